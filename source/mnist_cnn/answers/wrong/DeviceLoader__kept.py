# exercise: DeviceLoader
# breaks: 21
# hint: loader_kept
# Keeps the batches of the first walk.
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
        if not hasattr(self, "kept"):
            self.kept = []
            for pair in self.loader:
                self.kept.append(pair)
                yield self.move(*pair)
            return
        for x, y in self.kept:
            yield self.move(x, y)

    def move(self, x, y):
        x, y = x.to(self.device), y.to(self.device)
        return (x, y) if self.transform is None else self.transform(x, y)
