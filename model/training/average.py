"""The mean of the weights of a training run's checkpoint and of one that went on from it: a network of its own."""
import argparse
from pathlib import Path

import torch

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+", help="of networks of one shape, begun from one another")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint for export.py and --start-from")
    args = parser.parse_args()
    found = [torch.load(c, map_location="cpu")["average"] for c in args.checkpoints]
    mean = {key: sum(f[key] for f in found) / len(found) if value.is_floating_point() else value for key, value in found[0].items()}
    torch.save({"network": mean, "average": mean, "step": 0}, args.out)
