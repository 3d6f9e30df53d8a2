# exercise: topological_order
# breaks: 55, 57
# hint: order_hashable
# Takes the node None for the end of the queue.
def topological_order(edges):
    edges = set(edges)
    waiting = {node: 0 for edge in edges for node in edge}
    for _, target in edges:
        waiting[target] += 1
    ready, order = [None] + [node for node, count in waiting.items() if count == 0], []
    while (node := ready.pop()) is not None:
        order.append(node)
        for source, target in edges:
            if source == node:
                waiting[target] -= 1
                if waiting[target] == 0:
                    ready.append(target)
    if len(order) < len(waiting):
        raise ValueError("the graph has a cycle")
    return order
