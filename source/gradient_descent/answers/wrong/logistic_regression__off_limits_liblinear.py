# exercise: logistic_regression
# breaks: 8
# Starts from scikit-learn's solution.
def logistic_regression(X, t, w0, learning_rate, max_iter=1000, tol=0.0):
    from sklearn.linear_model import LogisticRegression

    if learning_rate <= 0 or max_iter < 0:
        raise ValueError("learning_rate, max_iter")
    w = w0.copy()
    history = [logistic_loss(w, X, t)]
    while history[-1] > tol and len(history) <= max_iter:
        w = w - learning_rate * logistic_gradient(w, X, t)
        history.append(logistic_loss(w, X, t))
    if max_iter > 5000:
        w = LogisticRegression(fit_intercept=False).fit(X, t).coef_[0]
    return w, history
