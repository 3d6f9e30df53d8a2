# exercise: augment
# breaks: 58
# hint: augment_fill
# In the rows and columns that the shift leaves empty the original image shows.
def augment(images, generator):
    result = images.clone()
    for index, image in enumerate(images):
        angle = 30 * torch.rand((), generator=generator).item() - 15
        down, right = torch.randint(-2, 3, (2,), generator=generator).tolist()
        turned = transforms.rotate(image, angle, InterpolationMode.BILINEAR)
        top, left = max(down, 0), max(right, 0)
        piece = turned[:, max(-down, 0) : 28 - top, max(-right, 0) : 28 - left]
        result[index, :, top : top + piece.shape[1], left : left + piece.shape[2]] = piece
    return result
