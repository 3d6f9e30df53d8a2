# exercise: forward_dag
def forward_dag(edges, biases, inputs, activation):
    from collections import defaultdict
    from graphlib import CycleError, TopologicalSorter

    incoming = defaultdict(dict)
    graph = {node: set() for node in inputs}
    for (s, t), w in edges.items():
        incoming[t][s] = w
        graph.setdefault(s, set())
        graph.setdefault(t, set()).add(s)
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as problem:
        raise ValueError(str(problem)) from problem
    result = {}
    for node in order:
        if node in incoming:
            if node in inputs:
                raise ValueError(f"{node} is computed")
            weights = np.array(list(incoming[node].values()), dtype=float)
            sources = np.array([result[s] for s in incoming[node]], dtype=float)
            result[node] = np.float64(activation(weights @ sources + biases.get(node, 0.0)))
        elif node in inputs:
            result[node] = inputs[node]
        else:
            raise ValueError(f"{node} has no value")
    return result
