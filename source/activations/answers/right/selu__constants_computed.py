# exercise: selu
import math


def selu(x):
    # the fixed point of mean 0 and variance 1, from the article's closed form
    half = math.exp(0.5) * math.erfc(1 / math.sqrt(2)) - 1
    alpha = -math.sqrt(2 / math.pi) / half
    inner = -(math.pi + 2) * math.exp(2) * math.erfc(math.sqrt(2)) ** 2
    scale = (1 - math.erfc(1 / math.sqrt(2)) * math.sqrt(math.e)) * math.sqrt(2 * math.pi)
    scale *= (
        2 * math.erfc(math.sqrt(2)) * math.e**2
        + math.pi * math.erfc(1 / math.sqrt(2)) ** 2 * math.e
        - 2 * (2 + math.pi) * math.erfc(1 / math.sqrt(2)) * math.sqrt(math.e)
        + math.pi
        + 2
    ) ** -0.5
    positive = x > 0
    return scale * torch.where(positive, x, alpha * torch.expm1(torch.where(positive, torch.zeros_like(x), x)))
