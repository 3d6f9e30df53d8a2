# exercise: topological_order
# breaks: 59
# hint: order_empty
# Without a source there must be a cycle, it thinks; but an empty graph has none either.
def topological_order(edges):
    targets = {t for _, t in edges}
    if not any(s not in targets for s, _ in edges):
        raise ValueError("cycle")
    waiting, after = {}, {}
    for s, t in edges:
        waiting.setdefault(s, 0)
        waiting[t] = waiting.get(t, 0) + 1
        after.setdefault(s, []).append(t)
    ready = [node for node in waiting if waiting[node] == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for t in after.get(node, []):
            waiting[t] -= 1
            if waiting[t] == 0:
                ready.append(t)
    if len(order) < len(waiting):
        raise ValueError("cycle")
    return order
