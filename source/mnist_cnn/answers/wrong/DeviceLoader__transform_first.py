# exercise: DeviceLoader
# breaks: 19
# hint: loader_move_first
# Transforms before the move.
from collections.abc import Callable, Iterator

import torch
from torch.utils.data import DataLoader


class DeviceLoader:
    def __init__(
        self,
        loader: DataLoader,
        device: torch.device | str,
        transform: Callable[[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]] | None = None,
    ) -> None:
        self.loader = loader
        self.device = device
        self.transform = transform

    def __len__(self) -> int:
        return len(self.loader)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for x, y in self.loader:
            if self.transform is not None:
                x, y = self.transform(x, y)
            yield x.to(self.device), y.to(self.device)
