"""Writes averaged weights as three ONNX files with model.json, and checks OpenCV against torch."""
import argparse
import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import torch

from encoder import Convolution
from network import PretrainedUNet, Probabilities, TissuesAndOpenness, UNet
from samples import CROP_FACTOR, POINT_SIGMA
from strips import COLUMNS, ROWS, WRAP
from train import OUTPUTS as OUTPUT_COUNT
from train_border import WIDTHS as BORDER_WIDTHS

OUTPUTS = {"region": (slice(0, 3), "tissue"), "locator": (slice(3, 4), "lesion")}
LARGEST_DIFFERENCE = 1e-4


def load_network(kind, checkpoint, widths):
    """A trained network with the outputs of one task alone."""
    state = torch.load(checkpoint)["average"]
    network = PretrainedUNet(OUTPUT_COUNT) if "encoder.first.convolve.weight" in state else UNet(OUTPUT_COUNT, widths)
    network.load_state_dict(state)
    kept = OUTPUTS[kind][0]
    head = torch.nn.Conv2d(network.head.in_channels, kept.stop - kept.start, 1)
    head.weight.data, head.bias.data = network.head.weight.data[kept], network.head.bias.data[kept]
    network.head = head
    for layer in network.modules():
        if isinstance(layer, Convolution):
            layer.pad_evenly()
    return network


def load_border(checkpoint):
    network = UNet(1, BORDER_WIDTHS)
    network.load_state_dict(torch.load(checkpoint)["average"])
    return network


def difference(network, path, rows, columns):
    """The largest between torch and OpenCV, on random and on smooth inputs."""
    rng = np.random.default_rng(1)
    net = cv2.dnn.readNetFromONNX(str(path))
    worst = 0.0
    for smooth in (1, 8, 40):
        coarse = rng.random((rows // smooth + 1, columns // smooth + 1, 4)).astype(np.float32)
        x = cv2.resize(coarse, (columns, rows)).transpose(2, 0, 1)[None].copy()
        net.setInput(x, "input")
        with torch.no_grad():
            worst = max(worst, float(np.abs(net.forward() - network(torch.from_numpy(x)).numpy()).max()))
    return worst


def export(name, network, folder, rows, columns, output):
    """Writes NAME.onnx; what model.json says of the file."""
    network.eval()
    path = folder / (name + ".onnx")
    torch.onnx.export(network, torch.zeros(1, 4, rows, columns), str(path), opset_version=11, input_names=["input"], output_names=[output])
    worst = difference(network, path, rows, columns)
    if worst > LARGEST_DIFFERENCE:
        raise SystemExit(f"{path.name}: OpenCV differs from torch by {worst}, more than {LARGEST_DIFFERENCE}")
    print(f"{path.name}: {path.stat().st_size} bytes, OpenCV within {worst:.1e} of torch")
    return {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "input": "input", "output": output}


def tissues_and_openness(args):
    """What region.onnx holds."""
    return TissuesAndOpenness(*(load_network("region", c, args.widths) for c in (args.region, args.extrusion, args.judge)))


def export_square(kind, network, folder, size):
    """The network of one task on square views."""
    return export(kind, network, folder, size, size, OUTPUTS[kind][1]) | {"size": size, "outside": "edge replicated"}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--region", type=Path, required=True, help="checkpoint of ulcer and glare")
    parser.add_argument("--extrusion", type=Path, required=True, help="checkpoint of the extrusion")
    parser.add_argument("--judge", type=Path, required=True, help="checkpoint that says whether what is in a box is open")
    parser.add_argument("--border", type=Path, help="checkpoint of the border; none yet while it is to be trained")
    parser.add_argument("--locator", type=Path, required=True, help="checkpoint of the locator")
    parser.add_argument("training", type=Path, help="JSON on data, split and seed, copied into model.json")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--region-size", type=int, default=128)
    parser.add_argument("--locator-size", type=int, default=128)
    parser.add_argument("--widths", type=int, nargs="+", default=(16, 32, 64, 128, 256))
    args = parser.parse_args()
    region = export_square("region", tissues_and_openness(args), args.out, args.region_size)
    region.update(crop_factor=CROP_FACTOR, channels=["ulcer", "calcified_extrusion", "glare", "open"],
                  thresholds={"ulcer": 0.5, "calcified_extrusion": 0.6, "glare": 0.5, "open": 0.4},
                  open_unasked=0.85)
    locator = export_square("locator", Probabilities(load_network("locator", args.locator, args.widths)), args.out, args.locator_size)
    locator.update(point_sigma_px=POINT_SIGMA * args.locator_size, threshold=0.5)
    about = {"name": "calque-model", "licence": "CC BY-NC 4.0", "region": region, "locator": locator}
    if args.border:
        border = export("border", Probabilities(load_border(args.border)), args.out, ROWS, COLUMNS + 2 * WRAP, "inside")
        about["border"] = border | {"rows": ROWS, "columns": COLUMNS, "wrap": WRAP}
    about["training"] = json.loads(args.training.read_text())
    (args.out / "model.json").write_text(json.dumps(about, indent=2) + "\n")


if __name__ == "__main__":
    main()
