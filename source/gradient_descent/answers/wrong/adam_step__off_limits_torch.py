# exercise: adam_step
# breaks: 8
# Keeps torch's optimizer in the state.
def adam_step(w, gradient, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    import copy

    import torch as th

    weight = th.tensor(w, requires_grad=True)
    optimizer = th.optim.Adam([weight], lr=learning_rate, betas=(beta1, beta2), eps=eps)
    if state is not None:
        optimizer.load_state_dict(copy.deepcopy(state))
        optimizer.param_groups[0].update(lr=learning_rate, betas=(beta1, beta2), eps=eps)
    weight.grad = th.tensor(gradient)
    optimizer.step()
    return weight.detach().numpy().copy(), copy.deepcopy(optimizer.state_dict())
