# exercise: build_cnn
# breaks: 25
# hint: cnn_single
# A single image loses its axis.
class Flat(nn.Module):
    def forward(self, x):
        return x.squeeze(0).flatten(max(0, x.squeeze(0).dim() - 3))
def build_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 2, 3), nn.ReLU(), Flat(), nn.Linear(200, 50), nn.ReLU(), nn.Linear(50, 10),
    )
