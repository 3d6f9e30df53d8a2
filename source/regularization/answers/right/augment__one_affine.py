# exercise: augment
def augment(images, generator):
    result = []
    for image in images:
        degrees = torch.empty(()).uniform_(-15, 15, generator=generator).item()
        dx, dy = (int(torch.randint(5, (1,), generator=generator)) - 2 for _ in range(2))
        result.append(transforms.affine(image, degrees, [dx, dy], 1.0, [0.0, 0.0], InterpolationMode.BILINEAR))
    return torch.stack(result)
