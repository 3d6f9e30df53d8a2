# exercise: forward_dag
# breaks: 4
# hint: dag_definition
# Gives back tensors where floats were promised.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    values = {node: torch.tensor(value, dtype=torch.float64) for node, value in inputs.items()}
    for node in order:
        if node in incoming:
            total = sum(w * values[s].item() for s, w in incoming[node]) + biases.get(node, 0.0)
            values[node] = torch.tensor(activation(total), dtype=torch.float64)
        elif node not in inputs:
            raise ValueError("missing")
    return values
