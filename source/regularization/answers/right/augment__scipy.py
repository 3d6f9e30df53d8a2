# exercise: augment
def augment(images, generator):
    from scipy import ndimage

    shape = images.shape
    flat = images.reshape(-1, 28, 28).numpy()
    draws = torch.rand(len(flat), generator=generator).tolist()
    moves = torch.multinomial(torch.ones(5), 2 * len(flat), replacement=True, generator=generator).reshape(-1, 2) - 2
    done = []
    for picture, u, move in zip(flat, draws, moves.tolist()):
        turned = ndimage.rotate(picture, 30 * u - 15, reshape=False, order=1)
        done.append(ndimage.shift(turned, move, order=0))
    return torch.from_numpy(np.clip(np.stack(done), 0, 1)).reshape(shape).to(images.dtype)
