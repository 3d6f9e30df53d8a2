# exercise: forward_dag
# breaks: 67
# hint: dag_skip
# Computes the targets in the order in which the edges are listed.
def forward_dag(edges, biases, inputs, activation):
    topological_order(list(edges))
    targets = list(dict.fromkeys(t for _, t in edges))
    targets.sort(key=lambda node: any((node, other) in edges for other in targets), reverse=True)
    if any(node in targets for node in inputs):
        raise ValueError("computed")
    if any(s not in targets and s not in inputs for s, _ in edges):
        raise ValueError("missing")
    values = dict(inputs)
    for node in targets:
        total = sum(w * values.get(s, 0.0) for (s, t), w in edges.items() if t == node)
        values[node] = activation(total + biases.get(node, 0.0))
    return values
