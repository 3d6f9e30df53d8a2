# exercise: DeviceLoader
# breaks: 18
# hint: loader_two
# All wrappers share what the last one was given.
class DeviceLoader:
    def __init__(self, loader, device, transform=None):
        cls = type(self)
        cls.loader, cls.device, cls.transform = loader, device, staticmethod(transform) if transform else None

    def __len__(self):
        return len(self.loader)

    def __iter__(self):
        for x, y in self.loader:
            x, y = x.to(self.device), y.to(self.device)
            yield (x, y) if self.transform is None else self.transform(x, y)
