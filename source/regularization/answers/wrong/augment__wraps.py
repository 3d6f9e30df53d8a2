# exercise: augment
# breaks: 58
# hint: augment_wraps
# What leaves on one side comes in on the other.
def augment(images, generator):
    count = len(images)
    angles = 15 * (2 * torch.rand(count, generator=generator) - 1)
    shifts = torch.randint(-2, 3, (count, 2), generator=generator)
    result = torch.zeros_like(images)
    for index, (angle, (down, right)) in enumerate(zip(angles.tolist(), shifts.tolist(), strict=True)):
        rotated = transforms.rotate(images[index], angle, InterpolationMode.BILINEAR)
        result[index] = rotated.roll((down, right), (1, 2))
    return result
