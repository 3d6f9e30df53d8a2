# exercise: augment
# breaks: 53
# hint: augment_turn_then_shift
# Blackens a frame of one pixel as well.
def augment(images, generator):
    result = torch.zeros_like(images)
    for index, image in enumerate(images):
        angle = 30 * torch.rand((), generator=generator).item() - 15
        down, right = torch.randint(-2, 3, (2,), generator=generator).tolist()
        moved = nn.functional.pad(transforms.rotate(image, angle, InterpolationMode.BILINEAR), (2, 2, 2, 2))
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    framed = torch.zeros_like(images)
    framed[..., 1:-1, 1:-1] = result[..., 1:-1, 1:-1]
    return framed
