# exercise: scale
scale = lambda x, factor=2.0: x + (factor - 1) * x * (x > 0)
