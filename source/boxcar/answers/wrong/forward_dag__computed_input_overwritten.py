# exercise: forward_dag
# breaks: 71
# hint: dag_computed_input
# A value given for a computed node is silently replaced.
def forward_dag(edges, biases, inputs, activation):
    order = topological_order(list(edges))
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    values = dict(inputs)
    for node in order:
        if node in incoming:
            values[node] = activation(sum(w * values[s] for s, w in incoming[node]) + biases.get(node, 0.0))
        elif node not in inputs:
            raise ValueError("missing")
    return values
