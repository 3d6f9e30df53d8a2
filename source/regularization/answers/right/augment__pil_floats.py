# exercise: augment
def augment(images, generator):
    result = torch.empty_like(images)
    for i, image in enumerate(images):
        angle = 30 * torch.rand((), generator=generator, dtype=torch.float64).item() - 15
        right, down = (torch.randint(-2, 3, (2,), generator=generator)).tolist()
        picture = Image.fromarray(image[0].float().numpy()).rotate(angle, Image.Resampling.BILINEAR, fillcolor=0)
        moved = Image.new("F", (28, 28))
        moved.paste(picture, (right, down))
        result[i, 0] = torch.from_numpy(np.array(moved)).clamp(0, 1)
    return result
