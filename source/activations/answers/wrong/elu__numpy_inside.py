# exercise: elu
# breaks: 9
# hint: no_gradient
# Goes through NumPy: no graph.
def elu(x, alpha=1.0):
    v = x.detach().cpu().numpy()
    return torch.from_numpy(np.asarray(np.where(v > 0, v, alpha * np.expm1(np.minimum(v, 0))), v.dtype)).to(x)
