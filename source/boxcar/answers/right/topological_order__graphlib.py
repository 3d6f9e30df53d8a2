# exercise: topological_order
def topological_order(edges):
    from graphlib import TopologicalSorter  # its CycleError is a ValueError

    sorter = TopologicalSorter()
    for source, target in edges:
        sorter.add(target, source)
    return list(sorter.static_order())
