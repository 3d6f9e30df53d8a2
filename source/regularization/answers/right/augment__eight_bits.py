# exercise: augment
from torchvision.transforms.functional import to_pil_image, to_tensor


def augment(images, generator):
    result = []
    for image in images:
        angle = 30 * (torch.rand(1, generator=generator).item() - 0.5)
        right, down = (torch.randint(0, 5, (2,), generator=generator) - 2).tolist()
        picture = to_pil_image(image.float())
        picture = picture.rotate(angle, resample=Image.Resampling.BILINEAR, translate=(right, down))
        result.append(to_tensor(picture).to(images.dtype))
    return torch.stack(result)
