# exercise: topological_order
# breaks: 56
# hint: order_reversed
# Forgets to reverse the order of a depth-first search.
def topological_order(edges):
    after = {}
    for s, t in edges:
        after.setdefault(s, []).append(t)
        after.setdefault(t, [])
    done, path, order = set(), set(), []

    def visit(node):
        if node in path:
            raise ValueError("cycle")
        if node not in done:
            path.add(node)
            for other in after[node]:
                visit(other)
            path.remove(node)
            done.add(node)
            order.append(node)

    for node in after:
        visit(node)
    return order
