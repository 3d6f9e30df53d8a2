# exercise: DeviceLoader
# breaks: 17
# hint: loader_batches
# The last, smaller batch is left out.
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
            if len(x) < self.loader.batch_size:
                return
            x, y = x.to(self.device), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)
