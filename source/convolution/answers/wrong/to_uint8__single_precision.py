# exercise: to_uint8
# breaks: 12
# hint: nearly_a_tie
# In float32 what is close to a tie becomes one.
import numpy as np


def to_uint8(image):
    with np.errstate(over="ignore"):
        return np.rint(image.astype(np.float32)).clip(0, 255).astype(np.uint8)
