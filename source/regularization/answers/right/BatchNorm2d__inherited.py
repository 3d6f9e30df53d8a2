# exercise: BatchNorm2d
class BatchNorm2d(BatchNorm1d):
    def forward(self, x):
        if x.ndim != 4:
            raise ValueError("four dimensions")
        return super().forward(x.flatten(2)).reshape(x.shape)
