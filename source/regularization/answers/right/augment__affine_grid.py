# exercise: augment
def augment(images, generator):
    n = len(images)
    angle = (torch.rand(n, generator=generator, dtype=torch.float64) * 30 - 15) * math.pi / 180
    theta = torch.zeros(n, 2, 3, dtype=torch.float64)
    theta[:, 0, 0] = theta[:, 1, 1] = angle.cos()
    theta[:, 0, 1], theta[:, 1, 0] = -angle.sin(), angle.sin()
    grid = nn.functional.affine_grid(theta, images.shape, align_corners=False).to(images)
    turned = nn.functional.grid_sample(images, grid, padding_mode="zeros", align_corners=False)
    padded = nn.functional.pad(turned, (2, 2, 2, 2))
    corner = torch.randint(0, 5, (n, 2), generator=generator)
    rows = corner[:, 0, None] + torch.arange(28)
    columns = corner[:, 1, None] + torch.arange(28)
    index = torch.arange(n)[:, None, None]
    return padded[index, 0, rows[:, :, None], columns[:, None, :]].unsqueeze(1)
