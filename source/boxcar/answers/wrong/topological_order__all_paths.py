# exercise: topological_order
# breaks: 9
# hint: order_large
# The depth of a node by walking all paths to it: they double at every rung of a ladder.
def topological_order(edges):
    before = {}
    for s, t in edges:
        before.setdefault(s, set())
        before.setdefault(t, set()).add(s)

    def depth(node, path=()):
        if node in path:
            raise ValueError("cycle")
        longest = 0
        for s in before[node]:
            longest = max(longest, depth(s, (*path, node)))
        return 1 + longest

    return sorted(before, key=depth)
