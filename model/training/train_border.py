"""Trains the border network on strips along the borders that exported region weights draw.

Resumes from the checkpoint in the output folder. Its one output is the inside of the lesion.
"""
import argparse
import json
import multiprocessing
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from border_samples import STORED_ROWS, StripSampler, stored_strips
from evaluate import Weights
from network import UNet
from photographs import list_photographs
from strips import ROWS, WRAP, ramp, wrapped
from train import Training, common_arguments, learning_rate

WIDTHS = (16, 32, 64, 96, 128)
FURTHEST_EXACT = 21
FURTHEST = 9
AGREED = 0.9
MOST_OFF = 10
EASIEST = 0.5


def loss_of(logits, truth, exact):
    """Cross-entropy, columns and whole lines that are off, where the border is near.

    Where the truth is a person's, what is far off is softly capped: nobody can tell there.
    """
    logits = logits[:, 0, :, WRAP:-WRAP]
    known = exact[:, None] > 0
    near = ((truth.sum(1) - ROWS / 2).abs() < torch.where(known, FURTHEST_EXACT, FURTHEST)).float()
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction="none").mean(1) * near
    off = torch.sigmoid(logits).sum(1) - truth.sum(1)
    columns = torch.where(known, F.huber_loss(off, torch.zeros_like(off), reduction="none", delta=2.0) / 4, off ** 2 / (off ** 2 + 4))
    whole = (off * near).sum(1) / near.sum(1).clamp(min=1)
    lines = torch.where(exact > 0, 2 * F.huber_loss(whole, torch.zeros_like(whole), reduction="none"), whole ** 2 / (whole ** 2 + 1))
    return 4 * entropy.sum() / near.sum().clamp(min=1) + 2 * (columns * near).mean() + 2 * lines.mean()


def rows_off(network, strips):
    """How far columns and the whole line are off, in rows, a strip."""
    found = []
    with torch.no_grad():
        for i in range(0, len(strips), 16):
            middle = strips[i:i + 16, :, (STORED_ROWS - ROWS) // 2:(STORED_ROWS + ROWS) // 2].astype(np.float32) / 255
            planes = np.stack([wrapped(np.concatenate([s[:3], ramp()[None]])) for s in middle])
            inside = torch.sigmoid(network(torch.from_numpy(planes)))[:, 0, :, WRAP:-WRAP].numpy().sum(1)
            off = inside - middle[:, 3].sum(1)
            found.append(np.abs(off).mean(1) + np.abs(off.mean(1)))
    return np.concatenate(found)


def chances_of(training, pools):
    """How often each strip is drawn: the more, the further off the weights to begin with are; photographs' alike."""
    training.average.eval()
    weights = [EASIEST + off / off.mean() for off in (np.minimum(rows_off(training.average, p), MOST_OFF) for p in pools[:-1])]
    return [w / w.sum() for w in weights] + [None]


def prepare(folder):
    """What each process that makes strips begins with."""
    cv2.setNumThreads(1)
    prepare.weights = Weights(folder)


def strips_of_one(data, name, rendered, times, least, seed):
    """All strips of a photograph whose borders agree with the truth at least so far."""
    rng = np.random.default_rng(seed)
    return [s for s, agreed in stored_strips(prepare.weights, data, name, rendered, times, rng) if agreed >= least]


def strips_of(args, data, names, rendered, times, least):
    """All strips of a folder, the same whatever the number of processes."""
    with multiprocessing.get_context("spawn").Pool(args.threads, prepare, (args.weights,)) as pool:
        tasks = [(data, name, rendered, times, least, (args.seed, i)) for i, name in enumerate(names)]
        found = [s for of_one in pool.starmap(strips_of_one, tasks, 8) for s in of_one]
    print(f"{len(found)} strips of {data}", flush=True)
    return np.stack(found)


def load_all(args):
    """Strips of rendered scenes, of composites and of photographs whose masks agree with the border."""
    stored = args.out / "strips.npz"
    if not stored.exists():
        photographs = json.loads(args.split.read_text())["training"]
        pools = [strips_of(args, folder, list_photographs(folder), True, 1, 0) for folder in args.scenes]
        pools.append(strips_of(args, args.data, photographs, False, 3, AGREED))
        np.savez(stored, *pools)
    with np.load(stored) as pools:
        return [pools[key] for key in pools.files]


def feed(queue, pools, chances, args, seed):
    """Batches without end, in a process of their own."""
    cv2.setNumThreads(1)
    sampler = StripSampler(pools, args.shares, chances, seed)
    while True:
        drawn = [sampler.sample() for _ in range(args.batch)]
        queue.put(tuple(np.stack(part).astype(np.float32) for part in zip(*drawn)))


def run(args):
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    pools, training = load_all(args), Training(UNet(1, WIDTHS), args.peak, args.decay)
    checkpoint = args.out / "network.pt"
    if checkpoint.exists():
        training.load(checkpoint, False)
    elif args.start_from:
        training.load(args.start_from, True)
    chances = chances_of(training, pools) if args.start_from else [None] * len(pools)
    queue = multiprocessing.Queue(4)
    multiprocessing.Process(target=feed, args=(queue, pools, chances, args, args.seed + training.step), daemon=True).start()
    begun, losses = time.time(), []
    while training.step < args.steps:
        strips, truth, exact = (torch.from_numpy(part) for part in queue.get())
        losses.append(training.learn(strips, lambda logits: loss_of(logits, truth, exact), learning_rate(training.step, args.steps, args.peak)))
        if training.step % args.every == 0 or training.step == args.steps:
            training.save(checkpoint)
            print(f"step {training.step} loss {np.mean(losses):.4f} {(time.time() - begun) / 60:.1f} min", flush=True)
            losses = []


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder with region.onnx, locator.onnx and model.json")
    common_arguments(parser, 3000)
    parser.add_argument("--scenes", type=Path, nargs="+", required=True, help="folders of rendered scenes, same layout")
    parser.add_argument("--shares", type=float, nargs="+", required=True, help="of the samples, one a folder of scenes, the photographs' last")
    parser.add_argument("--out", type=Path, required=True, help="folder of the strips and the checkpoint; one there is resumed")
    return parser.parse_args()


if __name__ == "__main__":
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    run(options)
