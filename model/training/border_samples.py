"""Samples of the border network: strips along the region network's borders, and the truth there."""
import cv2
import numpy as np

from evaluate import dice
from photographs import is_open
from samples import box_channel, load_photograph, network_input, view, warp
from strips import COLUMNS, ROWS, Strip, ramp, smoothed, wrapped

STORED_ROWS = 2 * ROWS
FINER = 8
SMALLEST_VIEW_PIXELS = 12
LEAST_DICE = 0.4
TURNS = 4


def region_border(weights, rgb, box):
    """The largest border that the region network draws in a box, in the photograph; None without one."""
    about, low, high = weights.about["region"], box[:2] - 0.5, box[2:] + 0.5
    n = about["size"]
    matrix = view((low + high) / 2, about["crop_factor"] * (high - low).max(), n)
    corners = np.concatenate([low, high]) * matrix[0, 0] + np.tile(matrix[:, 2], 2)
    inside = weights.averaged(weights.region, network_input(warp(rgb, matrix, n), box_channel(corners, n)), TURNS)[0]
    fine = cv2.resize(inside, (n * FINER, n * FINER), interpolation=cv2.INTER_LINEAR) >= weights.limit(0)
    contours, _ = cv2.findContours(fine.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(contours, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < SMALLEST_VIEW_PIXELS * FINER ** 2:
        return None
    shown = (largest.reshape(-1, 2) + 0.5) / FINER - 0.5
    return (shown - matrix[:, 2]) @ np.linalg.inv(matrix[:, :2]).T


def lesion_in(labels, contour, box):
    """The boxed lesion and others that lie inside the box, 255."""
    count, index, _, centres = cv2.connectedComponentsWithStats(is_open(labels).astype(np.uint8))
    own = {index[int(y), int(x)] for x, y in contour[::4]} - {0}
    beside = {i for i in range(1, count) if (centres[i] > box[:2]).all() and (centres[i] < box[2:]).all()}
    return np.isin(index, list(own | beside)).astype(np.uint8) * 255


def stored_strips(weights, data, name, rendered, times, rng):
    """Strips of each lesion of a photograph (R, G, B, truth; one byte each) and how well its border agrees."""
    photograph = load_photograph(data, name, rendered)
    rgb, labels = photograph.pixels(), photograph.truth()
    for _, contour in photograph.components:
        for _ in range(times):
            size = contour.max(0) - contour.min(0)
            reach = 0.3 if rng.random() < 0.1 else 0.1
            low, high = (edge + rng.uniform(-reach, reach, 2) * size for edge in (contour.min(0), contour.max(0)))
            box = np.concatenate([low, np.maximum(high, low + 2)])
            border = region_border(weights, rgb, box)
            if border is None:
                continue
            truth = lesion_in(labels, contour, box)
            drawn = cv2.fillPoly(np.zeros_like(truth), [np.round(border).astype(np.int32)], 1)
            agreed = dice(drawn > 0, truth > 0)
            if agreed >= LEAST_DICE:
                strip = Strip(border)
                colours, inside = strip.pixels(rgb, STORED_ROWS), strip.pixels(truth, STORED_ROWS)
                yield np.concatenate([colours.transpose(2, 0, 1), inside[None]]), agreed


class StripSampler:
    """Stored strips moved, turned and lit differently each time: input 4 x rows x columns, truth rows x columns.

    With each comes whether its truth is exact: that of the last pool, the photographs', is not.
    """

    def __init__(self, pools, shares, chances, seed):
        self.pools, self.shares, self.chances = pools, np.asarray(shares, float) / sum(shares), chances
        self.rng = np.random.default_rng(seed)

    def offsets(self):
        """How far the border is off, in rows: as a whole, and here and there."""
        rng = self.rng
        wave = smoothed(rng.standard_normal(COLUMNS), rng.uniform(6, 40))
        return rng.normal(0, 0.8) + abs(rng.normal(0, 1.0)) * wave / max(1e-6, wave.std())

    def moved(self, strip):
        """The strip's middle rows, each column moved by its offset."""
        rows = np.arange(ROWS)[:, None] + (STORED_ROWS - ROWS) / 2 + self.offsets()
        columns = np.repeat(np.arange(COLUMNS, dtype=np.float32)[None], ROWS, 0)
        planes = np.ascontiguousarray(strip.transpose(1, 2, 0))
        return cv2.remap(planes, columns, rows.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).transpose(2, 0, 1)

    def lit(self, rgb):
        """Another exposure, white balance, tone curve, saturation, sharpness and grain."""
        rng = self.rng
        gain = np.exp(rng.normal(0, 0.15) + rng.normal(0, 0.06, (3, 1, 1))).astype(np.float32)
        out = gain * rgb ** np.float32(np.exp(rng.normal(0, 0.1)))
        if rng.random() < 0.15:
            grey = out.mean(0, keepdims=True)
            out = grey + np.float32(rng.uniform(0.4, 1.3)) * (out - grey)
        if rng.random() < 0.15:
            out = cv2.GaussianBlur(out.transpose(1, 2, 0), (0, 0), rng.uniform(0.4, 2.5)).transpose(2, 0, 1)
        grain = np.float32(abs(rng.normal(0, 0.01))) * rng.standard_normal(out.shape, np.float32)
        return np.minimum(1, np.maximum(0, out + grain))

    def sample(self):
        which = self.rng.choice(len(self.pools), p=self.shares)
        pool = self.pools[which]
        strip = np.roll(pool[self.rng.choice(len(pool), p=self.chances[which])], self.rng.integers(COLUMNS), -1)
        planes = self.moved(strip[..., ::-1] if self.rng.random() < 0.5 else strip).astype(np.float32) / 255
        return wrapped(np.concatenate([self.lit(planes[:3]), ramp()[None]])), planes[3], np.float32(which < len(self.pools) - 1)
