# exercise: augment
# breaks: 57
# hint: augment_range
# Brightens the images beyond 1.
def augment(images, generator):
    count = len(images)
    angles = 15 * (2 * torch.rand(count, generator=generator) - 1)
    shifts = torch.randint(-2, 3, (count, 2), generator=generator)
    result = torch.zeros_like(images)
    for index, (angle, (down, right)) in enumerate(zip(angles.tolist(), shifts.tolist(), strict=True)):
        rotated = transforms.rotate(images[index], angle, InterpolationMode.BILINEAR)
        moved = nn.functional.pad(rotated, (2, 2, 2, 2))
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    result = result * 1.02
    return result
