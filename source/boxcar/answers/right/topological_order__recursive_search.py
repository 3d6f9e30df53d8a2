# exercise: topological_order
def topological_order(edges):
    after = {}
    for s, t in edges:
        after.setdefault(s, set()).add(t)
        after.setdefault(t, set())
    done, path, order = set(), set(), []

    def visit(node):
        if node in path:
            raise ValueError("cycle")
        if node in done:
            return
        path.add(node)
        for other in after[node]:
            visit(other)
        path.remove(node)
        done.add(node)
        order.append(node)

    for node in after:
        visit(node)
    return order[::-1]
