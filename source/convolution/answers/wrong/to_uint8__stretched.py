# exercise: to_uint8
# breaks: 12
# hint: stretched
# Takes an image that lies in [0, 1] for one on another scale.
import numpy as np


def to_uint8(image):
    if image.size and image.min() >= 0 and image.max() <= 1:
        image = 255 * image
    return np.rint(image).clip(0, 255).astype(np.uint8)
