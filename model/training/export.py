"""Writes averaged weights as two ONNX files with model.json, and checks OpenCV against torch."""
import argparse
import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from network import Probabilities, UNet
from samples import CROP_FACTOR, POINT_SIGMA

OUTPUTS = {"region": (slice(0, 3), "tissue"), "locator": (slice(3, 4), "lesion")}
LARGEST_DIFFERENCE = 1e-4


def load_network(kind, checkpoint, widths):
    """A trained network with the outputs of one task alone."""
    network = UNet(4, widths)
    network.load_state_dict(torch.load(checkpoint)["average"])
    kept = OUTPUTS[kind][0]
    head = torch.nn.Conv2d(widths[0], kept.stop - kept.start, 1)
    head.weight.data, head.bias.data = network.head.weight.data[kept], network.head.bias.data[kept]
    network.head = head
    return network


def difference(network, path, side):
    """The largest between torch and OpenCV, on random and on smooth inputs."""
    rng = np.random.default_rng(1)
    net = cv2.dnn.readNetFromONNX(str(path))
    worst = 0.0
    for smooth in (1, 8, 40):
        coarse = rng.random((side // smooth + 1, side // smooth + 1, 4)).astype(np.float32)
        x = cv2.resize(coarse, (side, side)).transpose(2, 0, 1)[None].copy()
        net.setInput(x, "input")
        with torch.no_grad():
            worst = max(worst, float(np.abs(net.forward() - network(torch.from_numpy(x)).numpy()).max()))
    return worst


def export(kind, checkpoints, folder, size, widths):
    """Writes KIND.onnx, the mean of the checkpoints; what model.json says of the file."""
    network = Probabilities([load_network(kind, c, widths) for c in checkpoints]).eval()
    path = folder / (kind + ".onnx")
    torch.onnx.export(network, torch.zeros(1, 4, size, size), str(path), opset_version=11,
                      input_names=["input"], output_names=[OUTPUTS[kind][1]])
    worst = difference(network, path, size)
    if worst > LARGEST_DIFFERENCE:
        raise SystemExit(f"{path.name}: OpenCV differs from torch by {worst}, more than {LARGEST_DIFFERENCE}")
    print(f"{path.name}: {path.stat().st_size} bytes, OpenCV within {worst:.1e} of torch")
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "input": "input", "output": OUTPUTS[kind][1], "size": size, "outside": "edge replicated"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--region", type=Path, nargs="+", required=True, help="checkpoints whose mean is the region's")
    parser.add_argument("--locator", type=Path, nargs="+", required=True, help="checkpoints whose mean is the locator's")
    parser.add_argument("training", type=Path, help="JSON on data, split and seed, copied into model.json")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--region-size", type=int, default=128)
    parser.add_argument("--locator-size", type=int, default=128)
    parser.add_argument("--widths", type=int, nargs="+", default=(16, 32, 64, 128, 256))
    args = parser.parse_args()
    region = export("region", args.region, args.out, args.region_size, args.widths)
    region.update(crop_factor=CROP_FACTOR, channels=["ulcer", "calcified_extrusion", "glare"],
                  thresholds={"ulcer": 0.5, "calcified_extrusion": 0.6, "glare": 0.5})
    locator = export("locator", args.locator, args.out, args.locator_size, args.widths)
    locator.update(point_sigma_px=POINT_SIGMA * args.locator_size, threshold=0.5)
    about = {"name": "calque-model", "licence": "CC BY-NC 4.0", "region": region, "locator": locator,
             "training": json.loads(args.training.read_text())}
    (args.out / "model.json").write_text(json.dumps(about, indent=2) + "\n")


if __name__ == "__main__":
    main()
