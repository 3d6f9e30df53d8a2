# exercise: topological_order
# breaks: 2
# hint: names_and_arguments
# Removes edges from the caller's list as it goes.
def topological_order(edges):
    nodes = list(dict.fromkeys(node for edge in edges for node in edge))
    order = []
    while nodes:
        targets = {t for _, t in edges}
        free = [node for node in nodes if node not in targets]
        if not free:
            raise ValueError("cycle")
        order += free
        nodes = [node for node in nodes if node in targets]
        for edge in [edge for edge in edges if edge[0] in free]:
            edges.remove(edge)
    return order
