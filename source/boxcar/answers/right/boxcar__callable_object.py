# exercise: boxcar
class _Boxcar:
    def __call__(self, x, a, b, height):
        if (b - a) <= 0:
            raise ValueError("not a box")
        flat = [height if a <= each < b else 0.0 for each in x.ravel().tolist()]
        return np.array(flat, dtype=np.float64).reshape(x.shape)


boxcar = _Boxcar()
