"""Strips along a border: what the border network sees, one column a place along it, rows outwards."""
import cv2
import numpy as np

COLUMNS = 384
ROWS = 48
WRAP = 32
SMOOTHING = 5
TANGENT_SPAN = 6


def smoothed(values, sigma):
    """Values along a closed line, averaged by a Gaussian of so many columns."""
    half = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-half, half + 1) / sigma) ** 2)
    padded = np.concatenate([values[-half:], values, values[:half]])
    return np.convolve(padded, kernel / kernel.sum(), "valid")


def resampled(loop, columns):
    """The closed line with points at equal distances along it, and that distance."""
    closed = np.vstack([loop, loop[:1]])
    passed = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    at = np.arange(columns) * passed[-1] / columns
    return np.column_stack([np.interp(at, passed, closed[:, i]) for i in (0, 1)]), passed[-1] / columns


def signed_area(loop):
    x, y = loop.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


class Strip:
    """Places of a strip in the photograph: points along a smoothed border and outward normals."""

    def __init__(self, loop, columns=COLUMNS):
        if signed_area(loop) < 0:
            loop = loop[::-1]
        even, _ = resampled(loop, columns)
        even = np.column_stack([smoothed(even[:, i], SMOOTHING) for i in (0, 1)])
        self.points, self.step = resampled(even, columns)
        tangent = np.roll(self.points, -TANGENT_SPAN, 0) - np.roll(self.points, TANGENT_SPAN, 0)
        tangent /= np.maximum(1e-9, np.hypot(*tangent.T))[:, None]
        self.normals = np.column_stack([tangent[:, 1], -tangent[:, 0]])

    def places(self, rows):
        """Photograph x and y of each row and column, rows x columns."""
        away = (np.arange(rows) - (rows - 1) / 2) * self.step
        return [(self.points[None, :, i] + away[:, None] * self.normals[None, :, i]).astype(np.float32) for i in (0, 1)]

    def pixels(self, image, rows):
        """The photograph, or a map of it, in the strip; averaged where the strip is coarser."""
        x, y = self.places(rows)
        shrink = int(self.step)
        if shrink >= 2:
            h, w = image.shape[0] // shrink * shrink, image.shape[1] // shrink * shrink
            image = cv2.resize(image[:h, :w], (w // shrink, h // shrink), interpolation=cv2.INTER_AREA)
            x, y = (x - (shrink - 1) / 2) / shrink, (y - (shrink - 1) / 2) / shrink
        return cv2.remap(image, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    def moved(self, offsets):
        """The border with each column's point moved outwards by so many rows."""
        return self.points + (offsets * self.step)[:, None] * self.normals


def wrapped(strip):
    """A strip, columns last, continued around both ends."""
    return np.concatenate([strip[..., -WRAP:], strip, strip[..., :WRAP]], -1)


def ramp(rows=ROWS, columns=COLUMNS):
    """How far across the strip each row is, 0 to 1: what the network sees beside the colours."""
    return np.repeat((np.arange(rows, dtype=np.float32)[:, None] + 0.5) / rows, columns, 1)
