# exercise: topological_order
# breaks: 62
# hint: order_large
# Three calls on the stack for every node of a chain: too many for Python.
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
            expand(node)
            path.remove(node)
            done.add(node)
            order.append(node)

    def expand(node):
        any(visit(other) for other in after[node])

    for node in after:
        visit(node)
    return order[::-1]
