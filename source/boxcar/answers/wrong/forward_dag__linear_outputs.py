# exercise: forward_dag
# breaks: 64
# hint: dag_output_linear
# Nodes without outgoing edges stay linear, as outputs of a network often do.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming, sources = {}, {s for s, _ in edges}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    values = dict(inputs)
    for node in order:
        if node in incoming:
            total = sum(w * values[s] for s, w in incoming[node]) + biases.get(node, 0.0)
            values[node] = activation(total) if node in sources else total
        elif node not in inputs:
            raise ValueError("missing")
    return values
