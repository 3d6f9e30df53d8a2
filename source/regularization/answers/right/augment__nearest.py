# exercise: augment
def augment(images, generator):
    out = images.clone()
    for i in range(images.shape[0]):
        angle = float(torch.rand(1, generator=generator)) * 30 - 15
        dy = int(torch.randint(-2, 3, (1,), generator=generator))
        dx = int(torch.randint(-2, 3, (1,), generator=generator))
        turned = transforms.rotate(images[i], angle)
        moved = torch.roll(turned, (dy, dx), (1, 2))
        if dy > 0:
            moved[:, :dy] = 0
        elif dy < 0:
            moved[:, dy:] = 0
        if dx > 0:
            moved[..., :dx] = 0
        elif dx < 0:
            moved[..., dx:] = 0
        out[i] = moved
    return out
