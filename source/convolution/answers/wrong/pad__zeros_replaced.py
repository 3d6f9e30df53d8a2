# exercise: pad
# breaks: 23
# hint: zeros_replaced
# Whatever is zero is taken for the border.
import numpy as np


def pad(image, padding, value=0.0):
    (height, width), (p_v, p_h) = image.shape, as_pair(padding)
    framed = np.zeros((height + 2 * p_v, width + 2 * p_h))
    framed[p_v : p_v + height, p_h : p_h + width] = image
    framed[framed == 0] = value
    return framed
