# exercise: squared_error
# Python's floats alone.
def squared_error(x, y, U, W):
    total = 0.0
    for row, answer in zip(x.tolist(), y.tolist()):
        state = 0.0
        for bit in row:
            state = state * W + bit * U
        total += (state - answer) ** 2
    return total
