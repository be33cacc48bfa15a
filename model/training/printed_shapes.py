"""Writes flat printed shapes as training pairs: discs and blobs on an even field on paper, some with a pale piece.

They stand for sheets of known shapes, which the networks must find though no lesion looks like them.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np

SIDE = 512
FINER = 4


def blob(rng, centre, radius):
    """A closed smooth outline: a disc, or one with up to four waves."""
    angle = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    waved = rng.random() < 0.5
    wave = sum(rng.normal(0, 0.11) * np.cos(k * angle + rng.uniform(0, 2 * np.pi)) for k in (2, 3, 4))
    reach = radius * (1 + waved * wave)
    return np.asarray(centre) + reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)


def fill(picture, outline, colour):
    cv2.fillPoly(picture, [np.int32(np.round(outline * FINER))], colour)


def field_colours(rng):
    """Colours, RGB, of the field, the shape and the pale piece."""
    field = rng.uniform(0.35, 1) * np.array([222, 178, 154]) + rng.normal(0, 8, 3)
    shape = np.array([168, 56, 52]) + rng.normal(0, 22, 3)
    if rng.random() < 0.3:
        shape = shape + rng.uniform(0.2, 0.6) * (field - shape)
    pale = np.array([242, 234, 214]) + rng.normal(0, 10, 3)
    return [tuple(float(v) for v in np.clip(c, 0, 255)) for c in (field, shape, pale)]


def printed(rng):
    """One picture and its labels."""
    picture = np.full((SIDE * FINER, SIDE * FINER, 3), 245, np.uint8)
    labels = np.zeros(picture.shape[:2], np.uint8)
    field, shape, pale = field_colours(rng)
    edge = rng.uniform(20, 90)
    cv2.rectangle(picture, (int(edge * FINER),) * 2, (int((SIDE - edge) * FINER),) * 2, field, -1)
    for row in range(count := int(rng.integers(1, 3))):
        for column in range(count):
            cell = (SIDE - 2 * edge) / count
            radius = cell * np.exp(rng.uniform(np.log(0.06), np.log(0.36)))
            centre = edge + cell * (np.array([column, row]) + 0.5) + rng.uniform(-1, 1, 2) * (0.46 * cell - 1.2 * radius).clip(0)
            outline = blob(rng, centre, radius)
            fill(picture, outline, shape)
            fill(labels, outline, 1)
            if rng.random() < 0.45:
                inner = radius * rng.uniform(0.25, 0.6)
                piece = blob(rng, centre + rng.uniform(-0.5, 0.5, 2) * (radius - inner), inner)
                fill(picture, piece, pale)
                fill(labels, piece, 2)
    size = (SIDE, SIDE)
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA), cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    args = parser.parse_args()
    for part in ("images", "masks"):
        (args.out / part).mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(args.seed)
    for i in range(args.count):
        picture, labels = printed(rng)
        cv2.imwrite(str(args.out / "images" / f"printed-{i:04}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        cv2.imwrite(str(args.out / "masks" / f"printed-{i:04}.png"), labels)


if __name__ == "__main__":
    main()
