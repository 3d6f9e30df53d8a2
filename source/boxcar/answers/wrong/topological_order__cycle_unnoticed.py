# exercise: topological_order
# breaks: 60
# hint: order_cycle
# Returns the nodes that it reached; those of a cycle are missing without a word.
def topological_order(edges):
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
    return order
