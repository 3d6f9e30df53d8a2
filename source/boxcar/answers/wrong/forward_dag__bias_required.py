# exercise: forward_dag
# breaks: 65
# hint: dag_biases
# A node without a bias is a KeyError.
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
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + biases[node])
        elif node not in inputs:
            raise ValueError("missing")
    return values
