# exercise: forward_dag
# breaks: 69
# hint: dag_cycle
# Sweeps as often as there are nodes and stops, whether or not the values have settled.
def forward_dag(edges, biases, inputs, activation):
    incoming = {}
    for (s, t), w in edges.items():
        incoming.setdefault(t, []).append((s, w))
    if any(node in incoming for node in inputs):
        raise ValueError("computed")
    if any(s not in incoming and s not in inputs for s, _ in edges):
        raise ValueError("missing")
    values = dict.fromkeys(incoming, 0.0) | inputs
    for _ in range(len(values)):
        for t, sources in incoming.items():
            values[t] = activation(sum(w * values[s] for s, w in sources) + biases.get(t, 0.0))
    return values
