# exercise: forward_dag
# breaks: 2
# hint: names_and_arguments
# setdefault writes the missing zeros into the caller's dict.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    values = dict(inputs)
    for node in order:
        if node in incoming:
            bias = biases.setdefault(node, 0.0)
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + bias)
        elif node not in inputs:
            raise ValueError("missing")
    return values
