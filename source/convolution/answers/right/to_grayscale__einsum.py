# exercise: to_grayscale
# A lambda: weights of one third, in one line.
to_grayscale = lambda rgb: np.einsum("ijc,c->ij", rgb.astype(float), np.full(3, 1 / 3))
