# exercise: DeviceLoader
import torch


class DeviceLoader:
    def __init__(self, loader, device, transform=None):
        self.loader, self.device = loader, torch.device(device)
        self.transform = transform or (lambda x, y: (x, y))

    def __len__(self):
        return self.loader.__len__()

    def __iter__(self):
        self.batches = iter(self.loader)
        return self

    def __next__(self):
        return self.transform(*[each.to(self.device, non_blocking=True) for each in next(self.batches)])
