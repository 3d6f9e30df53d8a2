# exercise: forward_dag
# breaks: 66
# hint: dag_keys
# Returns the nodes of the edges only.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    values = {}
    for node in order:
        if node in incoming:
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + biases.get(node, 0.0))
        elif node in inputs:
            values[node] = inputs[node]
        else:
            raise ValueError("missing")
    return values
