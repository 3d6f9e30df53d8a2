# exercise: topological_order
# breaks: 5, 56
# hint: order_definition
# Takes a node that is reached twice for a cycle: a diamond is refused.
def topological_order(edges):
    after = {}
    for s, t in edges:
        after.setdefault(s, []).append(t)
        after.setdefault(t, [])
    targets = {t for _, t in edges}
    seen, order = set(), []

    def visit(node):
        if node in seen:
            raise ValueError("cycle")
        seen.add(node)
        for other in dict.fromkeys(after[node]):
            visit(other)
        order.append(node)

    for node in after:
        if node not in targets:
            visit(node)
    if len(order) < len(after):
        raise ValueError("cycle")
    return order[::-1]
