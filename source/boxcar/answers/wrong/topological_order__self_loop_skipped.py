# exercise: topological_order
# breaks: 61
# hint: order_self_loop
# Skips edges from a node to itself as harmless.
def topological_order(edges):
    waiting, after = {}, {}
    for s, t in edges:
        waiting.setdefault(s, 0)
        if s == t:
            continue
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
