# exercise: forward_dag
def forward_dag(edges, biases, inputs, activation):
    before = {}
    for (s, t), w in edges.items():
        before.setdefault(t, []).append((s, w))
        before.setdefault(s, [])
    values, open_nodes = {}, set()
    if any(before.get(node) for node in inputs):
        raise ValueError("a computed node has a value given")

    def value(node):
        if node in values:
            return values[node]
        if node in open_nodes:
            raise ValueError("cycle")
        if not before[node]:
            if node not in inputs:
                raise ValueError("missing input")
            values[node] = inputs[node]
            return values[node]
        open_nodes.add(node)
        total = biases.get(node, 0.0)
        for s, w in before[node]:
            total += w * value(s)
        open_nodes.discard(node)
        values[node] = activation(total)
        return values[node]

    for node in before:
        value(node)
    return {**inputs, **values}
