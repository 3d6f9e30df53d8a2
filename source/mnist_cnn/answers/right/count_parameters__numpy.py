# exercise: count_parameters
import numpy as np

count_parameters = lambda model: np.sum(
    [p.nelement() for p in model.parameters() if p.requires_grad], dtype=np.int64
)  # noqa: E731, E501
