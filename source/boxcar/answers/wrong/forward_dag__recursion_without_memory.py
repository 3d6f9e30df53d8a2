# exercise: forward_dag
# breaks: 9, 68
# hint: dag_large
# Computes a node anew for every path that needs it.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    if any(node not in incoming and node not in inputs for node in order):
        raise ValueError("missing")

    def value(node):
        if node not in incoming:
            return inputs[node]
        total = biases.get(node, 0.0)
        for s, w in incoming[node]:
            total += w * value(s)
        return activation(total)

    return {node: value(node) for node in [*order, *inputs]}
