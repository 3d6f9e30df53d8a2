# exercise: dropout
# breaks: 20
# hint: dropout_switches
# Scales every element to its expected value and switches nothing off.
def dropout(x, p, training=True, generator=None):
    if not 0 <= p <= 1:
        raise ValueError("p")
    return x * (1 - p) if training else x
