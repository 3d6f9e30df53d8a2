# exercise: augment
# breaks: 54
# hint: augment_angles
# The largest angles on one side never occur.
def augment(images, generator):
    result = torch.zeros_like(images)
    for index, image in enumerate(images):
        angle = 29 * torch.rand((), generator=generator).item() - 15
        down, right = torch.randint(-2, 3, (2,), generator=generator).tolist()
        moved = nn.functional.pad(transforms.rotate(image, angle, InterpolationMode.BILINEAR), (2, 2, 2, 2))
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    return result
