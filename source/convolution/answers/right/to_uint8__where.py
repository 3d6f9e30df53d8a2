# exercise: to_uint8
# By cases, in an object that can be called.
class _ToBytes:
    def __call__(self, image):
        rounded = np.round(np.where(image > 255, 255.0, np.where(image < 0, 0.0, image)))
        return np.asarray(rounded).astype(np.uint8)


to_uint8 = _ToBytes()
