# exercise: logistic_regression
class _Descent:
    def __init__(self, loss, gradient):
        self.loss, self.gradient = loss, gradient

    def __call__(self, X, t, w0, learning_rate, max_iter=1000, tol=0.0):
        if learning_rate <= 0:
            raise ValueError("learning_rate <= 0")
        if max_iter < 0:
            raise ValueError("max_iter < 0")
        w, history = w0.copy(), [self.loss(w0, X, t)]
        while len(history) <= max_iter and not history[-1] <= tol:
            w -= learning_rate * self.gradient(w, X, t)
            history.append(self.loss(w, X, t))
        return w, history


logistic_regression = _Descent(logistic_loss, logistic_gradient)
