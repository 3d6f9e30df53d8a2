# exercise: augment
# breaks: 3
# hint: augment_range
# Gives float32 whatever it gets.
def augment(images, generator):
    result = torch.zeros(images.shape)
    for index, image in enumerate(images):
        angle = 30 * torch.rand((), generator=generator).item() - 15
        down, right = torch.randint(-2, 3, (2,), generator=generator).tolist()
        moved = nn.functional.pad(transforms.rotate(image, angle, InterpolationMode.BILINEAR), (2, 2, 2, 2))
        result[index] = moved[:, 2 - down : 30 - down, 2 - right : 30 - right]
    return result
