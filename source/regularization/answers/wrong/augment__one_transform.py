# exercise: augment
# breaks: 59
# hint: augment_own
# Turns and shifts the whole batch alike.
def augment(images, generator):
    angle = float(30 * torch.rand(1, generator=generator) - 15)
    down, right = torch.randint(-2, 3, (2,), generator=generator).tolist()
    moved = nn.functional.pad(transforms.rotate(images, angle, InterpolationMode.BILINEAR), (2, 2, 2, 2))
    return moved[:, :, 2 - down : 30 - down, 2 - right : 30 - right].contiguous()
