# exercise: minibatches
class minibatches:
    def __init__(self, X, t, batch_size, rng):
        self.X, self.t, self.size = X, t, batch_size
        self.rng, self.order = rng, None

    def __iter__(self):
        return self

    def __next__(self):
        if self.order is None:
            if self.size < 1:
                raise ValueError("batch_size")
            if len(self.X) != len(self.t):
                raise ValueError("lengths")
            self.order = self.rng.choice(len(self.t), len(self.t), replace=False)
        if len(self.order) == 0:
            raise StopIteration
        rows, self.order = self.order[: self.size], self.order[self.size :]
        return self.X[rows], self.t[rows]
