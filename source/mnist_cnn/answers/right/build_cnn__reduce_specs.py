# exercise: build_cnn
def build_cnn():
    from functools import reduce

    specs = "c1,32 r c32,32 r m c32,2 r f l200,50 r l50,10".split()

    def module(spec):
        numbers = [int(s) for s in spec[1:].split(",")] if len(spec) > 1 else []
        match spec[0]:
            case "c":
                return nn.Conv2d(*numbers, (3, 3), padding="valid", padding_mode="circular")
            case "r":
                return nn.Threshold(0.0, 0.0)
            case "m":
                return nn.MaxPool2d((2, 2), (2, 2), ceil_mode=True)
            case "f":
                return nn.Flatten(-3)
            case "l":
                return nn.Linear(*numbers)

    return reduce(lambda net, spec: net.append(module(spec)), specs, nn.Sequential())
