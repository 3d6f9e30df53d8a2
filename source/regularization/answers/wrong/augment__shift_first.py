# exercise: augment
# breaks: 56
# hint: augment_order
# Shifts first and rotates then.
def augment(images, generator):
    count = len(images)
    angles = 15 * (2 * torch.rand(count, generator=generator) - 1)
    shifts = torch.randint(-2, 3, (count, 2), generator=generator)
    result = torch.zeros_like(images)
    for index, (angle, (down, right)) in enumerate(zip(angles.tolist(), shifts.tolist(), strict=True)):
        rotated = nn.functional.pad(images[index], (2, 2, 2, 2))[:, 2 - down : 30 - down, 2 - right : 30 - right]
        result[index] = transforms.rotate(rotated, angle, InterpolationMode.BILINEAR)
    return result
