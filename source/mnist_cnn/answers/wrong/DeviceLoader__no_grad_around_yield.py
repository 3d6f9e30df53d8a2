# exercise: DeviceLoader
# breaks: 3
# hint: gradients_left_off
# While the caller uses a batch, gradients are off.
class DeviceLoader:
    def __init__(self, loader, device, transform=None):
        self.loader, self.device, self.transform = loader, device, transform

    def __len__(self):
        return len(self.loader)

    def __iter__(self):
        with torch.no_grad():
            it = iter(self.loader)
            while True:
                torch.set_grad_enabled(False)
                try:
                    x, y = next(it)
                except StopIteration:
                    return
                x, y = x.to(self.device), y.to(self.device)
                yield (x, y) if self.transform is None else self.transform(x, y)
