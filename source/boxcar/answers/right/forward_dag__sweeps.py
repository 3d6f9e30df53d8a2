# exercise: forward_dag
def forward_dag(edges, biases, inputs, activation):
    targets = {t for _, t in edges}
    if targets & set(inputs):
        raise ValueError("inputs must not have incoming edges")
    if {s for s, _ in edges} - targets - set(inputs):
        raise ValueError("an input is missing")
    values = {node: float(value) for node, value in inputs.items()}
    waiting = set(targets)
    while waiting:
        ready = {t for t in waiting if all(s in values for s, other in edges if other == t)}
        if not ready:
            raise ValueError("there is a cycle")
        for node in ready:
            incoming = [w * values[s] for (s, t), w in edges.items() if t == node]
            values[node] = float(activation(math.fsum(incoming) + biases.get(node, 0)))
        waiting -= ready
    return values
