# exercise: dead_unit_fraction
def dead_unit_fraction(preactivations, f):
    shape = tuple(preactivations.shape)
    if len(shape) != 2 or shape[0] == 0 or shape[1] == 0:
        raise ValueError("need samples and units")
    slopes = activation_gradient(f, preactivations.detach()).cpu().numpy()
    return np.mean(np.count_nonzero(slopes, axis=0) == 0)
