"""Memory layouts that honest code has to cope with."""

from typing import Any

import numpy as np
import torch


def noncontiguous(value: Any) -> Any:
    """A copy of an array or tensor with the same values in memory that is not contiguous.

    With two dimensions or more the layout is that of a transposed matrix, on which `view` fails; else
    every second place is left out. 0-d and empty values stay as they are, for they cannot be otherwise.
    """
    if value.ndim == 0 or 0 in value.shape:
        return value
    order = tuple(reversed(range(value.ndim)))
    if isinstance(value, torch.Tensor):
        value = value.detach()
        turned = value.permute(order).clone(memory_format=torch.contiguous_format).permute(order)
        if not turned.is_contiguous():
            return turned
        wide = value.new_zeros((*value.shape, 2))
        wide[..., 0] = value
        return wide[..., 0]
    turned = np.ascontiguousarray(value.transpose(order)).transpose(order)
    if not turned.flags.c_contiguous:
        return turned
    spread = np.zeros((*value.shape, 2), value.dtype)
    spread[..., 0] = value
    return spread[..., 0]
