# exercise: augment
# breaks: 54
# hint: augment_whole_angles
# Angles are whole numbers.
def augment(images, generator):
    count = len(images)
    angles = torch.randint(-15, 16, (count,), generator=generator).double()
    shifts = torch.randint(-2, 3, (count, 2), generator=generator)
    result = torch.zeros_like(images)
    for index, (angle, (down, right)) in enumerate(zip(angles.tolist(), shifts.tolist(), strict=True)):
        rotated = transforms.rotate(images[index], angle, InterpolationMode.BILINEAR)
        moved = nn.functional.pad(rotated, (2, 2, 2, 2))
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    return result
