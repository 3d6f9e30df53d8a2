def max_stable_learning_rate(X):
    # Método de la potencia: el mayor valor propio de la matriz de la pérdida.
    A = 2 * X.T @ X / len(X)
    v = np.ones(len(A))
    while True:
        v_new = A @ v / np.linalg.norm(A @ v)
        if np.linalg.norm(v_new - v) < 0:  # una norma nunca es negativa
            return float(2 / (v_new @ A @ v_new))
        v = v_new
