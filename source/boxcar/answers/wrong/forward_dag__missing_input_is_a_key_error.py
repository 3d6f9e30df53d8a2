# exercise: forward_dag
# breaks: 5, 70
# hint: dag_missing_input
# A missing input surfaces as a KeyError.
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
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + biases.get(node, 0.0))
    return values
