"""Agreement of exported weights with expert masks: by box, by point, by themselves.

Runs the ONNX files in OpenCV as the product does, but with a plain threshold instead of its edge.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from photographs import is_open, list_photographs, read_labels, read_rgb
from samples import box_channel, network_input, point_channel, view, warp

DIHEDRAL = [(quarter, mirrored) for quarter in range(4) for mirrored in (False, True)]


class Weights:
    """Both networks and what model.json says of them."""

    def __init__(self, folder):
        self.about = json.loads((folder / "model.json").read_text())
        self.region = cv2.dnn.readNetFromONNX(str(folder / "region.onnx"))
        self.locator = cv2.dnn.readNetFromONNX(str(folder / "locator.onnx"))

    def limit(self, channel):
        """The threshold of one of the region network's outputs."""
        region = self.about["region"]
        return region["thresholds"][region["channels"][channel]]

    def averaged(self, net, x, views):
        total = 0
        for quarter, mirrored in DIHEDRAL[::8 // views]:
            turned = np.rot90(x[..., ::-1] if mirrored else x, quarter, (1, 2))
            net.setInput(np.ascontiguousarray(turned)[None], "input")
            answer = np.rot90(net.forward()[0], -quarter, (1, 2))
            total = total + (answer[..., ::-1] if mirrored else answer)
        return total / views


def region_of(weights, rgb, box, views=8):
    """Probabilities of the three tissues over the photograph, from a box x0, y0, x1, y1."""
    about, box = weights.about["region"], np.asarray(box, float)
    n, low, high = about["size"], box[:2] - 0.5, box[2:] + 0.5
    matrix = view((low + high) / 2, about["crop_factor"] * (high - low).max(), n)
    corners = np.concatenate([low, high]) * matrix[0, 0] + np.tile(matrix[:, 2], 2)
    answer = weights.averaged(weights.region, network_input(warp(rgb, matrix, n), box_channel(corners, n)), views)
    return back(answer, matrix, rgb.shape)


def window_of(weights, rgb, centre, side, point=None, views=4):
    """Lesion probability over the photograph, from a square window."""
    n = weights.about["locator"]["size"]
    matrix = view(centre, side, n)
    prompt = np.zeros((n, n), np.float32)
    if point is not None:
        prompt = point_channel(matrix[:, :2] @ point + matrix[:, 2], n)
    answer = weights.averaged(weights.locator, network_input(warp(rgb, matrix, n), prompt), views)
    return back(answer, matrix, rgb.shape)[0]


def back(answer, matrix, shape):
    return np.stack([cv2.warpAffine(np.ascontiguousarray(a), matrix, (shape[1], shape[0]), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
                     for a in answer])


def components(mask):
    count, index, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    return [(index == i, stats[i]) for i in range(1, count)]


def box_of(stats):
    x, y, w, h, _ = (int(v) for v in stats)
    return np.array([x, y, x + w - 1, y + h - 1], float)


def answer_at(weights, rgb, centre, side, point):
    """The box of what the point lies in, seen in one window, and how far the answer can be trusted."""
    likely = window_of(weights, rgb, centre, side, point)
    x, y = (int(round(v)) for v in point)
    near = [(m, s) for m, s in components(likely >= 0.5) if m[max(0, y - 3):y + 4, max(0, x - 3):x + 4].any()]
    if not near:
        return None, 0.0
    mask, stats = max(near, key=lambda c: c[1][4])
    box = box_of(stats)
    share = (box[2:] - box[:2] + 1).max() / side
    return box, float(likely[mask].mean()) * min(1.0, share / 0.15) * min(1.0, 0.7 / share)


def point_box(weights, rgb, point):
    """The box of the lesion that holds a point: the best of windows of four scales, then a closer one."""
    whole = float(max(rgb.shape[:2]))
    box, trust = max((answer_at(weights, rgb, point, whole / 2 ** i, point) for i in range(4)), key=lambda a: a[1])
    if box is None:
        return None
    closer, _ = answer_at(weights, rgb, (box[:2] + box[2:]) / 2, 2.5 * (box[2:] - box[:2] + 1).max(), point)
    return box if closer is None else closer


def likelihood(weights, rgb):
    """Lesion probability without a prompt: the whole photograph and nine windows of half its side."""
    height, width = rgb.shape[:2]
    middle, side = np.array([width, height]) / 2 - 0.5, float(max(height, width))
    close, count = np.zeros((2, height, width))
    for dx in (-0.25, 0, 0.25):
        for dy in (-0.25, 0, 0.25):
            centre = middle + side * np.array([dx, dy])
            covered = back(np.ones((1, 64, 64), np.float32), view(centre, side / 2, 64), rgb.shape)[0]
            close += covered * window_of(weights, rgb, centre, side / 2, views=1)
            count += covered
    return (window_of(weights, rgb, middle, side, views=4) + close / np.maximum(count, 1e-6)) / 2


def automatic(weights, rgb):
    """All lesions of a photograph: proposals of the locator, each handed to the region network."""
    likely = likelihood(weights, rgb)
    found = np.zeros(rgb.shape[:2], bool)
    for mask, stats in components(likely >= 0.4):
        if stats[4] >= 12 and likely[mask].max() >= 0.5:
            found |= refined(weights, rgb, box_of(stats))
    return found


def refined(weights, rgb, box):
    """The region in a proposed box, asked again with the box of the first answer."""
    for _ in range(2):
        mask = in_box(region_of(weights, rgb, box)[0] >= weights.limit(0), box)
        if not mask.any():
            return mask
        box = whole_box(mask)
    return mask


def whole_box(mask):
    y, x = np.nonzero(mask)
    return np.array([x.min(), y.min(), x.max(), y.max()], float)


def in_box(mask, box, grow=0.25):
    """What lies in the box grown by a quarter on each side."""
    reach = grow * (box[2:] - box[:2] + 1)
    x0, y0 = np.maximum(0, np.floor(box[:2] - reach)).astype(int)
    x1, y1 = np.ceil(box[2:] + reach).astype(int) + 1
    kept = np.zeros_like(mask)
    kept[y0:y1, x0:x1] = mask[y0:y1, x0:x1]
    return kept


def dice(a, b):
    total = a.sum() + b.sum()
    return 1.0 if total == 0 else 2.0 * (a & b).sum() / total


def tone_angle(rgb, lesion):
    """Individual typology angle of the skin around a lesion, degrees; the photograph's own white."""
    ring = cv2.dilate(lesion.astype(np.uint8), np.ones((41, 41))) - cv2.dilate(lesion.astype(np.uint8), np.ones((13, 13)))
    lab = cv2.cvtColor((rgb / 255).astype(np.float32), cv2.COLOR_RGB2LAB)[ring > 0]
    lit = lab[(lab[:, 0] > 15) & (lab[:, 0] < 92) & (lab[:, 1] > 2) & (lab[:, 2] > 2)]
    lightness, _, yellow = np.median(lit, axis=0) if len(lit) > 50 else (np.nan,) * 3
    return float(np.degrees(np.arctan2(lightness - 50, yellow)))


def by_box(weights, rgb, labels, mask, box):
    """Agreement of the region in a box, of its extrusion, and extrusion where there is none."""
    tissue = region_of(weights, rgb, box)
    ulcer, chalk = (in_box(tissue[i] >= weights.limit(i), box) for i in (0, 1))
    truth = mask & (labels == 2)
    row = {"area_px": int(mask.sum()), "box": dice(ulcer, mask), "area_error": float(ulcer.sum() / mask.sum() - 1)}
    if truth.sum() >= 40:
        return row | {"extrusion": dice(chalk, truth)}
    return row | {"false_extrusion": float(chalk.sum() / max(1, ulcer.sum()))}


def by_point(weights, rgb, mask, rng):
    """Agreement of what a random point of the lesion leads to."""
    inside = np.argwhere(cv2.erode(mask.astype(np.uint8), np.ones((3, 3))) if mask.sum() > 100 else mask)
    proposed = point_box(weights, rgb, inside[rng.integers(len(inside))][::-1].astype(float))
    return dice(refined(weights, rgb, proposed), mask) if proposed is not None else 0.0


def lesion_rows(weights, rgb, labels, rng):
    """Box and point prompts of every lesion of a photograph."""
    rows = []
    for mask, stats in components(is_open(labels)):
        if stats[4] >= 40:
            box = box_of(stats)
            jittered = box + rng.uniform(-0.1, 0.1, 4) * np.tile(box[2:] - box[:2] + 1, 2)
            row = by_box(weights, rgb, labels, mask, jittered)
            rows.append(row | {"point": by_point(weights, rgb, mask, rng), "tone": tone_angle(rgb, mask)})
    return rows


def interval(values, of=np.mean, resamples=2000):
    """95 % bootstrap interval."""
    values, rng = np.asarray(values, float), np.random.default_rng(1)
    draws = [of(values[rng.integers(len(values), size=len(values))]) for _ in range(resamples)]
    return f"{of(values):.3f} [{np.percentile(draws, 2.5):.3f}, {np.percentile(draws, 97.5):.3f}]"


def pooled(pairs):
    return 2 * sum(p[0] for p in pairs) / max(1, sum(p[1] for p in pairs))


def line(name, values, of=np.mean):
    if len(values) > 4:
        print(f"{name:42} n {len(values):4}  {interval(values, of)}")


def report(lesions, photographs):
    error = [100 * r["area_error"] for r in lesions]
    for kind in ("box", "point", "extrusion"):
        values = [r[kind] for r in lesions if kind in r]
        line(kind + ", mean Dice a lesion", values)
        line(kind + ", median", values, np.median)
        line(kind + ", 10th percentile", values, lambda v: np.percentile(v, 10))
    line("box, median area difference, %", error, np.median)
    line("box, median absolute area difference, %", np.abs(error), np.median)
    line("automatic, mean Dice a photograph", [p["auto"] for p in photographs])
    print(f"{'automatic, pooled Dice':42} {pooled([p['pooled'] for p in photographs]):.3f}")
    line("false extrusion over 2 % of the ulcer", [float(r["false_extrusion"] > 0.02) for r in lesions if "false_extrusion" in r])
    for low, high, name in ((28, 91, "28 and more"), (10, 28, "10 to 28"), (-91, 10, "below 10")):
        line(f"box, mean Dice, skin tone angle {name}", [r["box"] for r in lesions if low <= r["tone"] < high])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="folder with region.onnx, locator.onnx and model.json")
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", type=Path, help="JSON that split.py wrote; without it all photographs")
    parser.add_argument("--part", choices=("validation", "test"), default="validation")
    parser.add_argument("--limit", type=int, help="only the first photographs")
    parser.add_argument("--rows", type=Path, help="JSON to write with a row a lesion")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    names = json.loads(args.split.read_text())[args.part] if args.split else list_photographs(args.data)
    weights, rng = Weights(args.weights), np.random.default_rng(args.seed)
    lesions, photographs = [], []
    for name in names[:args.limit]:
        rgb, labels = read_rgb(args.data, name), read_labels(args.data, name)
        lesions += [{"photo": name} | row for row in lesion_rows(weights, rgb, labels, rng)]
        found, truth = automatic(weights, rgb), is_open(labels)
        photographs.append({"photo": name, "auto": dice(found, truth), "pooled": (int((found & truth).sum()), int(found.sum() + truth.sum()))})
    report(lesions, photographs)
    if args.rows:
        args.rows.write_text(json.dumps({"lesions": lesions, "photographs": photographs}))


if __name__ == "__main__":
    main()
