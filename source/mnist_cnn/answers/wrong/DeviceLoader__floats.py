# exercise: DeviceLoader
# breaks: 17
# hint: loader_as_they_are
# The inputs become float32.
class DeviceLoader:
    def __init__(self, loader, device, transform=None):
        self.loader, self.device, self.transform = loader, device, transform

    def __len__(self):
        return len(self.loader)

    def __iter__(self):
        for x, y in self.loader:
            x, y = x.to(self.device, torch.float32), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)
