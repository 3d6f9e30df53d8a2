# exercise: topological_order
def topological_order(edges):
    rank = {node: 0 for edge in edges for node in edge}
    for _ in range(len(rank) + 1):
        settled = True
        for source, target in edges:
            if rank[target] <= rank[source]:
                rank[target] = rank[source] + 1
                settled = False
        if settled:
            return sorted(rank, key=rank.get)
    raise ValueError("ranks grow for ever: there is a cycle")
