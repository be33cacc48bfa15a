"""Reads a published border.onnx back into a checkpoint from which train_border.py goes on.

Export folds normalisation into the convolutions. Here a batch of strips unfolds it again, so that the
network gives the same answers and can be trained.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

from border_samples import StripSampler
from export import LARGEST_DIFFERENCE
from network import UNet
from train_border import WIDTHS

BATCH = 96


def in_order(network):
    """The convolutions of a U-Net as they are run, each with its normalisation or None."""
    for block in network.down:
        yield from ((block[0], block[1]), (block[3], block[4]))
    for narrow, block in zip(reversed(network.narrow), reversed(network.up)):
        yield from ((narrow, None), (block[0], block[1]), (block[3], block[4]))
    yield network.head, None


def published(path):
    """Weights and bias of each convolution of an ONNX file, in order, and the network."""
    net = cv2.dnn.readNetFromONNX(str(path))
    names = [name for name in net.getLayerNames() if net.getLayer(name).type == "Convolution"]
    return [tuple(torch.from_numpy(net.getParam(name, i).copy()) for i in (0, 1)) for name in names], net


def unfolding(bias):
    """Sets a normalisation by the first batch it sees so that it only adds this bias."""
    def before(layer, inputs):
        variance, mean = torch.var_mean(inputs[0], (0, 2, 3), unbiased=False)
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(variance)
        layer.weight.data = (variance + layer.eps).sqrt()
        layer.bias.data = mean + bias
    return before


@torch.no_grad()
def read(path, strips):
    """The network of a file, normalised by these strips."""
    network = UNet(1, WIDTHS).eval()
    layers, net = published(path)
    hooks = []
    for (convolve, normalise), (weight, bias) in zip(in_order(network), layers, strict=True):
        convolve.weight.copy_(weight)
        if normalise is None:
            convolve.bias.copy_(bias.flatten())
        else:
            hooks.append(normalise.register_forward_pre_hook(unfolding(bias.flatten())))
    network(strips)
    for hook in hooks:
        hook.remove()
    net.setInput(strips[:1].numpy(), "input")
    worst = float(np.abs(net.forward() - torch.sigmoid(network(strips[:1])).numpy()).max())
    if worst > LARGEST_DIFFERENCE:
        raise SystemExit(f"{path}: read back it differs by {worst}, more than {LARGEST_DIFFERENCE}")
    return network


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("border", type=Path, help="border.onnx")
    parser.add_argument("strips", type=Path, help="strips.npz that train_border.py made")
    parser.add_argument("checkpoint", type=Path, help="file to write")
    args = parser.parse_args()
    with np.load(args.strips) as stored:
        pools = [stored[key] for key in stored.files]
    sampler = StripSampler(pools, [1] * len(pools), [None] * len(pools), 1)
    strips = np.stack([sampler.sample()[0] for _ in range(BATCH)]).astype(np.float32)
    torch.save({"average": read(args.border, torch.from_numpy(strips)).state_dict()}, args.checkpoint)


if __name__ == "__main__":
    main()
