"""Splits photographs by look-alikes, so that no foot is in two parts.

Photographs are compared by colour and by matched skin features; those that resemble each other form
groups (connected components), and a group goes to one part as a whole.
"""
import argparse
import json
import random
from pathlib import Path

import cv2
import numpy as np

from photographs import list_photographs, read_rgb, unpadded


def description(rgb):
    """Lab histogram and a blurred thumbnail of the photograph without its padding."""
    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)
    histogram = cv2.calcHist([lab], [0, 1, 2], None, [6, 12, 12], [0, 256, 96, 192, 96, 192]).ravel()
    thumbnail = cv2.resize(lab, (12, 12), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.sqrt(histogram / max(1.0, histogram.sum())), (thumbnail - thumbnail.mean((0, 1))).ravel() / 40


def candidates(descriptions, count):
    """Pairs to compare closely: the nearest neighbours by colour and by thumbnail."""
    pairs = set()
    for kind in range(2):
        table = np.stack([d[kind] for d in descriptions])
        squares = (table ** 2).sum(1)
        distance = squares[:, None] + squares[None] - 2 * table @ table.T
        np.fill_diagonal(distance, np.inf)
        for i, row in enumerate(np.argsort(distance, axis=1)[:, :count]):
            pairs.update((min(i, int(j)), max(i, int(j))) for j in row)
    return sorted(pairs)


def features(rgb):
    """Root-SIFT key points."""
    points, rows = cv2.SIFT_create(350, contrastThreshold=0.02).detectAndCompute(rgb, None)
    if rows is None:
        return np.zeros((0, 2), np.float32), np.zeros((0, 128), np.float32)
    rows = np.sqrt(rows / (rows.sum(1, keepdims=True) + 1e-6))
    return np.float32([p.pt for p in points]), rows


def inliers(a, b):
    """How many key points of two photographs agree on one similarity transform."""
    if min(len(a[0]), len(b[0])) < 8:
        return 0
    product = a[1] @ b[1].T
    best, back, rows = product.argmax(1), product.argmax(0), np.arange(len(product))
    first = product[rows, best]
    product[rows, best] = -1
    nearest, second = np.sqrt(np.maximum(0, 2 - 2 * np.stack([first, product.max(1)])))
    good = np.flatnonzero((nearest < 0.82 * second) & (back[best] == rows))
    if len(good) < 6:
        return 0
    _, mask = cv2.estimateAffinePartial2D(a[0][good], b[0][best[good]], ransacReprojThreshold=6)
    return 0 if mask is None else int(mask.sum())


def alike(matches, colour):
    """Whether two photographs may show one foot: many matched features, close colours, or some of both."""
    return matches >= 6 or colour < 0.40 or (matches >= 5 and colour < 0.65)


def groups(n, edges):
    """Connected components."""
    parent = list(range(n))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in edges:
        parent[root(i)] = root(j)
    found = {}
    for i in range(n):
        found.setdefault(root(i), []).append(i)
    return sorted(found.values(), key=len, reverse=True)


def assign(found, sizes, seed):
    """Whole groups at random to test and validation until each has its size; the rest trains."""
    order = [g for g in found if len(g) <= max(sizes) // 3]
    random.Random(seed).shuffle(order)
    parts = {"test": [], "validation": [], "training": [i for g in found if len(g) > max(sizes) // 3 for i in g]}
    for group in order:
        open_parts = [p for p, size in zip(("test", "validation"), sizes) if len(parts[p]) < size]
        parts[open_parts[0] if open_parts else "training"].extend(group)
    return parts


def to_training(parts, found, reviewed):
    """Moves the groups of photographs that a person recognised in training."""
    moved = {i for group in found if reviewed & set(group) for i in group}
    outside = parts["validation"] + parts["test"]
    kept = {part: [i for i in members if i not in moved] for part, members in parts.items() if part != "training"}
    return {"training": parts["training"] + [i for i in outside if i in moved], **kept}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with images/ and masks/")
    parser.add_argument("out", type=Path, help="JSON to write")
    parser.add_argument("--neighbours", type=int, default=16, help="candidates compared per photograph")
    parser.add_argument("--test", type=int, default=80)
    parser.add_argument("--validation", type=int, default=120)
    parser.add_argument("--reviewed", type=Path, help="JSON list of names that a person recognised in training")
    parser.add_argument("--seed", type=int, default=20261122)
    args = parser.parse_args()
    cv2.setRNGSeed(args.seed)
    cv2.setNumThreads(1)
    names = list_photographs(args.data)
    pictures = [unpadded(read_rgb(args.data, n))[0] for n in names]
    descriptions = [description(p) for p in pictures]
    keyed = [features(p) for p in pictures]
    scored = [(i, j, inliers(keyed[i], keyed[j]), round(float(np.linalg.norm(descriptions[i][0] - descriptions[j][0])), 4))
              for i, j in candidates(descriptions, args.neighbours)]
    edges = [(i, j) for i, j, n, d in scored if alike(n, d)]
    found = groups(len(names), edges)
    parts = assign(found, (args.test, args.validation), args.seed)
    if args.reviewed:
        parts = to_training(parts, found, {names.index(n) for n in json.loads(args.reviewed.read_text())})
    result = {part: sorted(names[i] for i in members) for part, members in parts.items()}
    result["pairs"] = [[names[i], names[j], n, d] for i, j, n, d in scored]
    args.out.write_text(json.dumps(result))
    print({part: len(members) for part, members in parts.items()}, [len(g) for g in found][:12])


if __name__ == "__main__":
    main()
