"""Reads a published region.onnx back into checkpoints from which train.py goes on and export.py writes it again."""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import torch

import published
from augment import Augmenter
from encoder import Convolution
from export import LARGEST_DIFFERENCE
from network import PretrainedUNet, TissuesAndOpenness
from samples import RegionSampler, load_photograph
from train import OUTPUTS

BATCH = 48


def in_order(network):
    """The convolutions of a network as they are run, each with its normalisation or None."""
    yield from published.normalised(network.fine)
    yield from ((layer.convolve, layer.normalise) for layer in network.encoder.modules() if isinstance(layer, Convolution))
    yield from published.decoded(network)


@torch.no_grad()
def read(path, views):
    """Region, extrusion and judge of a file, normalised by these views."""
    networks = {name: PretrainedUNet(OUTPUTS).eval() for name in ("region", "extrusion", "judge")}
    together = TissuesAndOpenness(*networks.values())
    parts = [part for network in networks.values() for part in in_order(network)]
    published.unfold(together, published.fill(parts, published.convolutions(path)), views)
    net = cv2.dnn.readNetFromONNX(str(path))
    net.setInput(views[:1].numpy(), "input")
    worst = float(np.abs(net.forward() - together(views[:1]).numpy()).max())
    if worst > LARGEST_DIFFERENCE:
        raise SystemExit(f"{path}: read back it differs by {worst}, more than {LARGEST_DIFFERENCE}")
    return networks


def views_of(data, split, size):
    """A batch of boxed lesions of the training part."""
    photographs = [load_photograph(data, name, False) for name in json.loads(split.read_text())["training"][::5]]
    sampler = RegionSampler(photographs, Augmenter(1), 0)
    return torch.from_numpy(np.stack([sampler.sample(size)[0] for _ in range(BATCH)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="folder of region.onnx and model.json")
    parser.add_argument("data", type=Path, help="folder with images/ and masks/")
    parser.add_argument("out", type=Path, help="folder for region.pt, extrusion.pt and judge.pt")
    parser.add_argument("--split", type=Path, required=True, help="JSON that split.py wrote")
    args = parser.parse_args()
    size = json.loads((args.weights / "model.json").read_text())["region"]["size"]
    args.out.mkdir(parents=True, exist_ok=True)
    for name, network in read(args.weights / "region.onnx", views_of(args.data, args.split, size)).items():
        torch.save({"average": network.state_dict()}, args.out / f"{name}.pt")


if __name__ == "__main__":
    main()
