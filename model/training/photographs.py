"""Photographs with expert masks: DATA/images/NAME.jpg (or png) and DATA/masks/NAME.png."""
from pathlib import Path

import cv2
import numpy as np


CLOSED = 4


def list_photographs(data):
    """Names of the photographs that have a mask, sorted."""
    masks = {p.stem for p in (Path(data) / "masks").glob("*.png")}
    return sorted({p.stem for p in (Path(data) / "images").iterdir() if p.stem in masks})


def read_rgb(data, name):
    """The photograph as it is stored, RGB."""
    path = next((Path(data) / "images").glob(name + ".*"))
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def read_labels(data, name):
    """0 background, 1 ulcer (255 means it too), 2 calcified extrusion, CLOSED where a scar or a nodule is; one byte a pixel."""
    labels = cv2.imread(str(Path(data) / "masks" / (name + ".png")), cv2.IMREAD_GRAYSCALE)
    return np.where(labels == 255, 1, labels).astype(np.uint8)


def is_open(labels):
    """Where an ulcer or extrusion is."""
    return (labels > 0) & (labels != CLOSED)


def unpadded(rgb):
    """The photograph without black padding, and the corner (x, y) it was cut at."""
    lit = rgb.max(axis=2) > 16
    rows = np.flatnonzero(lit.mean(axis=1) > 0.02)
    columns = np.flatnonzero(lit.mean(axis=0) > 0.02)
    if len(rows) == 0 or len(columns) == 0:
        return rgb, (0, 0)
    top, left = rows[0], columns[0]
    return rgb[top:rows[-1] + 1, left:columns[-1] + 1], (left, top)
