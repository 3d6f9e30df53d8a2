# exercise: topological_order
def topological_order(edges):
    remaining = set(edges)
    nodes = list(dict.fromkeys(node for edge in edges for node in edge))
    order = []
    while nodes:
        targets = {target for _, target in remaining}
        free = [node for node in nodes if node not in targets]
        if not free:
            raise ValueError("what is left is a cycle")
        order += free
        nodes = [node for node in nodes if node in targets]
        remaining = {edge for edge in remaining if edge[0] not in free}
    return order
