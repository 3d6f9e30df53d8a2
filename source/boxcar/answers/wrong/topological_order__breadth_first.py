# exercise: topological_order
# breaks: 56
# hint: order_definition
# Breadth first from the sources: a node comes as soon as one of its predecessors has come.
def topological_order(edges):
    after, targets = {}, set()
    for s, t in edges:
        after.setdefault(s, []).append(t)
        after.setdefault(t, [])
        targets.add(t)
    _refuse_cycles(edges)
    order = [node for node in after if node not in targets]
    for node in order:
        order += [t for t in dict.fromkeys(after[node]) if t not in order]
    return order


def _refuse_cycles(edges):
    left = set(edges)
    while left:
        targets = {t for _, t in left}
        fewer = {(s, t) for s, t in left if s in targets}
        if len(fewer) == len(left):
            raise ValueError("cycle")
        left = fewer
