# exercise: count_parameters
# breaks: 30
# hint: count_shared
# Takes parameters with equal numbers for a shared one.
def count_parameters(model):
    kept = {}
    for p in model.parameters():
        if p.requires_grad:
            kept[(tuple(p.shape), str(p.detach().flatten().tolist()))] = p.numel()
    return sum(kept.values())
