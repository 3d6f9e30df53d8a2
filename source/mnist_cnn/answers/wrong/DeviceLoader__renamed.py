# exercise: DeviceLoader
# breaks: 1
# hint: loader_names
# Parameters have other names.
from collections.abc import Callable, Iterator

import torch
from torch.utils.data import DataLoader


class DeviceLoader:
    def __init__(
        self,
        dataloader: DataLoader,
        device: torch.device | str,
        transform: Callable[[torch.Tensor, torch.Tensor], tuple[torch.Tensor, torch.Tensor]] | None = None,
    ) -> None:
        self.loader = dataloader
        self.device = device
        self.transform = transform

    def __len__(self) -> int:
        return len(self.loader)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for x, y in self.loader:
            x, y = x.to(self.device), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)
