# exercise: DeviceLoader
# breaks: 18
# hint: loader_device
# Moves only x.
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
            x, y = x.to(self.device), y
            yield (x, y) if self.transform is None else self.transform(x, y)
