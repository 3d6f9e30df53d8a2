# exercise: forward_dag
# breaks: 72
# hint: dag_input_activated
# Applies the activation to the inputs, too.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    values = {node: activation(value) for node, value in inputs.items()}
    for node in order:
        if node in incoming:
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + biases.get(node, 0.0))
        elif node not in inputs:
            raise ValueError("missing")
    return values
