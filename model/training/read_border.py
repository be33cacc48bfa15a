"""Reads a published border.onnx back into a checkpoint from which train_border.py goes on."""
import argparse
from pathlib import Path

import cv2
import numpy as np
import torch

import published
from border_samples import StripSampler
from export import LARGEST_DIFFERENCE
from network import UNet
from train_border import WIDTHS

BATCH = 96


def in_order(network):
    """The convolutions of a U-Net as they are run, each with its normalisation or None."""
    for block in network.down:
        yield from published.normalised(block)
    yield from published.decoded(network)


@torch.no_grad()
def read(path, strips):
    """The network of a file, normalised by these strips."""
    network = UNet(1, WIDTHS).eval()
    published.unfold(network, published.fill(in_order(network), published.convolutions(path)), strips)
    net = cv2.dnn.readNetFromONNX(str(path))
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
