# exercise: count_parameters
# breaks: 30
# hint: count_buffers
# Goes through the state_dict.
def count_parameters(model):
    return sum(value.numel() for value in dict.fromkeys(model.state_dict(keep_vars=True).values()))
