# exercise: topological_order
# breaks: 55
# hint: order_nodes
# Collects the nodes from the sources of the edges only.
def topological_order(edges):
    waiting, after = {}, {}
    for s, t in edges:
        waiting.setdefault(s, 0)
        after.setdefault(s, []).append(t)
    for s, t in edges:
        if t in waiting:
            waiting[t] += 1
    ready = [node for node in waiting if waiting[node] == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for t in after[node]:
            if t in waiting:
                waiting[t] -= 1
                if waiting[t] == 0:
                    ready.append(t)
    if len(order) < len(waiting):
        raise ValueError("cycle")
    return order
