"""Training samples: views of photographs with a prompt and the truth to learn.

Labels of a photograph: 0 background, 1 ulcer, 2 calcified extrusion, 4 closed (masks with 255 mean 1).
"""
from dataclasses import dataclass

import cv2
import numpy as np

from photographs import CLOSED, is_open, read_labels, read_rgb, unpadded

CROP_FACTOR = 1.75
POINT_SIGMA = 0.025
SMALLEST_LESION = 40
SLOUGH_WEIGHT = 3
CHALK_SHARE = 0.28
RENDERED_CHALK = 0.5
CLOSED_SHARE = 0.08
SKIN_SHARE = 0.04


@dataclass
class Photograph:
    """One photograph in memory; rendered ones stay encoded until used."""
    rgb: np.ndarray
    labels: np.ndarray
    components: list
    closed: list
    rendered: bool
    size: tuple

    def pixels(self):
        return cv2.cvtColor(cv2.imdecode(self.rgb, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB) if self.rendered else self.rgb

    def truth(self):
        return cv2.imdecode(self.labels, cv2.IMREAD_GRAYSCALE) if self.rendered else self.labels


def lesion_components(lesions):
    """The (index, contour) of connected lesions that are large enough to learn."""
    count, index, stats, _ = cv2.connectedComponentsWithStats(lesions.astype(np.uint8))
    found = []
    for i in range(1, count):
        if stats[i, cv2.CC_STAT_AREA] >= SMALLEST_LESION:
            contours, _ = cv2.findContours((index == i).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
            found.append((i, max(contours, key=len).reshape(-1, 2).astype(np.float32)))
    return found


def load_photograph(data, name, rendered):
    """Reads one pair; a rendered one is kept as the bytes of its files."""
    labels = read_labels(data, name)
    components, closed = lesion_components(is_open(labels)), lesion_components(labels == CLOSED)
    if rendered:
        path = next((data / "images").glob(name + ".*"))
        encoded = np.frombuffer(path.read_bytes(), np.uint8)
        return Photograph(encoded, cv2.imencode(".png", labels)[1], components, closed, True, labels.shape)
    return Photograph(read_rgb(data, name), labels, components, closed, False, labels.shape)


def view(points_from, side, n, turn=0.0, mirrored=False, stretch=1.0):
    """The affine map of a square view: centre and side in photograph px to n x n, pixel centres."""
    c, s = np.cos(turn), np.sin(turn)
    linear = np.array([[c, -s], [s, c]]) @ np.diag([stretch, 1 / stretch])
    if mirrored:
        linear = np.diag([-1, 1]) @ linear
    linear = linear * n / side
    offset = np.array([(n - 1) / 2] * 2) - linear @ np.asarray(points_from, float)
    return np.column_stack([linear, offset])


def warp(rgb, matrix, n):
    """The view's pixels; outside the photograph its edge is repeated. Shrinks with averaging."""
    scale = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    if scale < 0.6:
        k = int(np.floor(1 / scale))
        h, w = rgb.shape[0] // k * k, rgb.shape[1] // k * k
        rgb = cv2.resize(rgb[:h, :w], (w // k, h // k), interpolation=cv2.INTER_AREA)
        shrink = np.array([[k, 0, (k - 1) / 2], [0, k, (k - 1) / 2], [0, 0, 1]])
        matrix = matrix @ shrink
    return cv2.warpAffine(rgb, matrix[:2], (n, n), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def warp_mask(labels, matrix, n):
    """Labels of the view, their outlines interpolated; background outside the photograph."""
    lesion, chalk, closed = (cv2.warpAffine(np.uint8(m) * 255, matrix[:2], (n, n), flags=cv2.INTER_LINEAR) >= 128
                             for m in (is_open(labels), labels == 2, labels == CLOSED))
    return np.where(lesion, 1 + chalk, CLOSED * closed).astype(np.uint8)


def box_channel(box, n):
    """1 inside the box x0, y0, x1, y1 of the view, 0 outside."""
    channel = np.zeros((n, n), np.float32)
    x0, y0, x1, y1 = (int(round(v)) for v in box)
    channel[max(0, y0):max(0, y1 + 1), max(0, x0):max(0, x1 + 1)] = 1
    return channel


def point_channel(point, n):
    """A Gaussian bump at the point of the view."""
    y, x = np.mgrid[0:n, 0:n].astype(np.float32)
    return np.exp(-((x - point[0]) ** 2 + (y - point[1]) ** 2) / (2 * (POINT_SIGMA * n) ** 2))


def network_input(rgb, prompt):
    return np.concatenate([rgb.astype(np.float32).transpose(2, 0, 1) / 255, prompt[None]])


class Sampler:
    """Shared by both networks: draws a photograph and a lesion, turns and pastes."""

    def __init__(self, photographs, augmenter, rendered_share, slough_share=0):
        self.augment = augmenter
        self.rng = augmenter.rng
        self.slough_share = slough_share
        self.real = [(p, c) for p in photographs if not p.rendered for c in p.components]
        self.rendered = [(p, c) for p in photographs if p.rendered for c in p.components]
        self.empty = [p for p in photographs if not p.components]
        self.rendered_share = rendered_share if self.rendered else 0

    def draw(self):
        pool = self.rendered if self.rng.random() < self.rendered_share else self.real
        return pool[self.rng.integers(len(pool))]

    def pixels(self, photograph):
        """The photograph and its labels, now and then without padding, and its corner."""
        rgb, labels = photograph.pixels(), photograph.truth()
        if photograph.rendered or self.rng.random() < 0.6:
            return rgb, labels, np.zeros(2)
        bare, corner = unpadded(rgb)
        left, top = corner
        return bare, labels[top:top + bare.shape[0], left:left + bare.shape[1]], np.array(corner, float)

    def paste(self, rgb, labels, rendered):
        """Extrusion, glare and distractors: the picture, labels and glare's coverage."""
        rng, lesion = self.rng, labels > 0
        glare = np.zeros(labels.shape, np.float32)
        if not lesion.any():
            return self.augment.beside(rgb, lesion) if rng.random() < 0.2 else rgb, labels, glare
        if rng.random() < 0.12:
            rgb = self.augment.darker_skin(rgb, lesion)
        if rng.random() < 0.16:
            rgb = self.augment.beside(rgb, lesion)
        if self.slough_share and rng.random() < self.slough_share and (labels == 1).any():
            rgb = self.augment.slough(rgb, labels == 1)
        chalk_share = RENDERED_CHALK * self.slough_share if rendered else CHALK_SHARE
        if chalk_share and rng.random() < chalk_share:
            rgb, cover = self.augment.chalk(rgb, lesion)
            labels = np.where(cover >= 0.5, 2, labels).astype(np.uint8)
        if rng.random() < 0.22:
            rgb, glare = self.augment.glare(rgb, lesion)
        return (self.augment.hair(rgb) if rng.random() < 0.06 else rgb), labels, glare

    def targets(self, rgb, labels, glare):
        """Truth of the three tissues and where each is known; the locator's output is not asked.

        Chalk shines through a nodule: whether that is extrusion is left open, not whether it is an ulcer.
        """
        lesion = is_open(labels)
        truth = np.stack([lesion, labels == 2, glare >= 0.5, lesion]).astype(np.float32)
        known = np.ones_like(truth)
        known[3] = 0
        known[1] = (glare < 0.5) & (labels != CLOSED)
        known[2] = (glare >= 0.5) | (rgb.min(axis=2) < 215) | (labels == 2)
        return truth, known


class RegionSampler(Sampler):
    """A lesion, a closed one or mere skin in a jittered box: input, truth and knowledge, each 4 x n x n."""

    def __init__(self, photographs, augmenter, rendered_share, slough_share=0):
        super().__init__(photographs, augmenter, rendered_share, slough_share)
        self.closed = [(p, c) for p in photographs for c in p.closed]
        self.clinical = [p for p in photographs if not p.rendered]

    def draw(self):
        which = self.rng.random()
        if which < SKIN_SHARE:
            return self.skin()
        if self.closed and which < SKIN_SHARE + CLOSED_SHARE:
            return self.closed[self.rng.integers(len(self.closed))]
        return super().draw()

    def skin(self):
        """A circle in a photograph that touches no lesion; a lesion after all where none is found."""
        rng = self.rng
        for _ in range(20):
            photograph = self.clinical[rng.integers(len(self.clinical))]
            height, width = photograph.size
            radius = 0.5 * min(photograph.size) * np.exp(rng.uniform(np.log(0.05), np.log(0.35)))
            centre = rng.uniform([radius, radius], [width - radius, height - radius])
            around = slice(*np.int32(centre[1] + np.array([-1.3, 1.3]) * radius).clip(0, height)), slice(*np.int32(centre[0] + np.array([-1.3, 1.3]) * radius).clip(0, width))
            if not photograph.labels[around].any() and (photograph.rgb[around].max(axis=2) > 16).mean() > 0.9:
                angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
                return photograph, (0, (centre + radius * np.column_stack([np.cos(angles), np.sin(angles)])).astype(np.float32))
        return super().draw()

    def jittered(self, low, high):
        rng, size = self.rng, high - low
        reach = 0.3 if rng.random() < 0.12 else 0.12
        low, high = low + rng.uniform(-reach, reach, 2) * size, high + rng.uniform(-reach, reach, 2) * size
        return low - 0.5, np.maximum(high, low + 2) + 0.5

    def sample(self, n):
        photograph, (index, contour) = self.draw()
        rgb, labels, corner = self.pixels(photograph)
        rng = self.rng
        turn = rng.integers(4) * np.pi / 2 + (rng.uniform(-0.5, 0.5) if rng.random() < 0.7 else 0)
        frame = view((0, 0), 1.0, 1, turn, rng.random() < 0.5, np.exp(rng.normal(0, 0.06)))[:, :2]
        shown = (contour - corner) @ frame.T
        low, high = self.jittered(shown.min(axis=0), shown.max(axis=0))
        scale = n / (CROP_FACTOR * (high - low).max())
        offset = (n - 1) / 2 - scale * (low + high) / 2
        matrix = np.column_stack([scale * frame, offset])
        picture = warp(rgb, matrix, n)
        kept = self.in_box(warp_mask(labels, matrix, n), contour - corner, matrix, scale * low + offset, scale * high + offset)
        picture, kept, glare = self.paste(picture, kept, photograph.rendered)
        truth, known = self.targets(picture, kept, glare)
        if not photograph.rendered and not truth[1].any():
            known[1] *= SLOUGH_WEIGHT
        prompt = box_channel(np.concatenate([scale * low + offset, scale * high + offset]), n)
        return network_input(self.augment.camera(picture), prompt), truth, known

    @staticmethod
    def in_box(labels, contour, matrix, low, high):
        """Labels of the prompted lesion and of others that lie mostly inside the box."""
        count, index, stats, centres = cv2.connectedComponentsWithStats((labels > 0).astype(np.uint8))
        x, y = np.clip(np.int32(np.round(contour[::4] @ matrix[:, :2].T + matrix[:, 2])), 0, len(labels) - 1).T
        own = set(np.unique(index[y, x])) - {0}
        inside = {i for i in range(1, count) if (centres[i] > low).all() and (centres[i] < high).all()}
        return np.where(np.isin(index, list(own | inside)), labels, 0).astype(np.uint8)


class LocatorSampler(Sampler):
    """A window of any scale, by a point or by itself: input, truth and knowledge, each 4 x n x n."""

    def window(self, size, contour):
        """Centre and side of a square window."""
        rng, whole = self.rng, float(max(size))
        centre = np.array([size[1], size[0]], float) / 2
        if contour is None or rng.random() < 0.35:
            return centre + rng.normal(0, 0.03, 2) * whole, whole * np.exp(rng.normal(0.0, 0.08))
        extent = float((contour.max(axis=0) - contour.min(axis=0)).max())
        side = extent / np.exp(rng.uniform(np.log(0.08), np.log(0.8)))
        side = min(side, 1.2 * whole)
        middle = (contour.max(axis=0) + contour.min(axis=0)) / 2
        reach = max(0.0, 0.5 * side - 0.4 * extent)
        return middle + rng.uniform(-1, 1, 2) * reach, side

    def sample(self, n):
        empty = self.empty and self.rng.random() < 0.04
        photograph, lesion = (self.empty[self.rng.integers(len(self.empty))], None) if empty else self.draw()
        rgb, labels, corner = self.pixels(photograph)
        contour = None if lesion is None else lesion[1] - corner
        rng = self.rng
        centre, side = self.window(labels.shape, contour)
        turn = rng.integers(4) * np.pi / 2 + (rng.uniform(-0.4, 0.4) if rng.random() < 0.5 else 0)
        matrix = view(centre, side, n, turn, rng.random() < 0.5, np.exp(rng.normal(0, 0.05)))
        picture, shown = warp(rgb, matrix, n), warp_mask(np.where(is_open(labels), labels, 0), matrix, n)
        picture, shown, _ = self.paste(picture, shown, photograph.rendered)
        truth, prompt = self.prompted(shown, contour, matrix)
        known = np.zeros((4, n, n), np.float32)
        known[3] = 1
        return network_input(self.augment.camera(picture), prompt), known * truth, known

    def prompted(self, labels, contour, matrix):
        """All lesions without a prompt, or the one that holds a random point."""
        lesions, n = (labels > 0).astype(np.uint8), len(labels)
        if not lesions.any() or self.rng.random() < 0.5:
            return lesions.astype(np.float32), np.zeros((n, n), np.float32)
        _, index = cv2.connectedComponents(lesions)
        ids = np.unique(index[index > 0])
        own = index == ids[self.rng.integers(len(ids))]
        return own.astype(np.float32), point_channel(self.augment.place(own), n)
