# exercise: forward_dag
# breaks: 66
# hint: dag_zero_weight
# Takes an edge of weight 0 for no edge.
def forward_dag(edges, biases, inputs, activation):
    edges = {edge: weight for edge, weight in edges.items() if weight}
    targets = {target for _, target in edges}
    if targets & set(inputs):
        raise ValueError("an input with incoming edges")
    values = dict(inputs)
    for node in topological_order(list(edges)):
        if node in targets:
            total = sum(w * values[source] for (source, target), w in edges.items() if target == node)
            values[node] = float(activation(total + biases.get(node, 0.0)))
        elif node not in values:
            raise ValueError("a missing input")
    return values
