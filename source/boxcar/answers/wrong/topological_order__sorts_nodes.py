# exercise: topological_order
# breaks: 57
# hint: order_hashable
# Sorts the nodes so that the order is always the same: numbers and strings cannot be compared.
def topological_order(edges):
    nodes = sorted({node for edge in edges for node in edge})
    left, order = set(edges), []
    while nodes:
        targets = {t for _, t in left}
        free = [node for node in nodes if node not in targets]
        if not free:
            raise ValueError("cycle")
        order += free
        nodes = [node for node in nodes if node in targets]
        left = {(s, t) for s, t in left if s not in free}
    return order
