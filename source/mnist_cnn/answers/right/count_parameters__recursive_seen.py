# exercise: count_parameters
def count_parameters(model, _seen=None):
    seen = set() if _seen is None else _seen
    own = 0
    for p in model._parameters.values():
        if p is None or p in seen or not p.requires_grad:
            continue
        seen.add(p)
        own += p.nelement()
    return own + sum(count_parameters(child, seen) for child in model.children())
