# exercise: forward_dag
# breaks: 64
# hint: dag_skip
# Sweeps until nothing changes: the activation is called with sums that lack a source.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    targets = {t for _, t in edges}
    if targets & set(inputs) or any(v not in targets and v not in inputs for v in order):
        raise ValueError("inputs")
    values = {v: 0.0 for v in order} | dict(inputs)
    for _ in range(len(order)):
        new = dict(values)
        for v in targets:
            new[v] = float(activation(sum(w * values[s] for (s, t), w in edges.items() if t == v) + biases.get(v, 0.0)))
        if new == values:
            break
        values = new
    return values
