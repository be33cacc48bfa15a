"""Trains one network for both tasks, region and locator; stops and resumes at any checkpoint.

Outputs: ulcer, calcified extrusion and glare for a boxed lesion, and lesion for a point or no prompt. With
--extrusion-alone it learns the extrusion and nothing else.
"""
import argparse
import copy
import json
import math
import multiprocessing
import time
from pathlib import Path
from queue import Empty

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from augment import Augmenter
from network import PretrainedUNet, UNet
from photographs import list_photographs
from samples import LocatorSampler, RegionSampler, load_photograph

OUTPUTS = 4
ULCER, EXTRUSION = 0, 1
AROUND = 0.25
DICE = 0.2
QUEUED = 4


def loss_of(logits, truth, known):
    """Weighted cross-entropy plus soft Dice of each output, where the truth is known."""
    soft = truth * 0.96 + 0.02
    entropy = F.binary_cross_entropy_with_logits(logits, soft, reduction="none") * known
    entropy = (entropy.sum((0, 2, 3)) / known.sum((0, 2, 3)).clamp(min=1)).sum()
    return entropy + dice_of(logits, truth, known)


def dice_of(logits, truth, known):
    """What is missing of the soft Dice, the mean of the outputs that are present where they are asked."""
    asked = (known > 0).float()
    p, t = torch.sigmoid(logits) * asked, truth * asked
    overlap, total = (p * t).sum((2, 3)), (p + t).sum((2, 3))
    present = t.sum((2, 3)) > 0
    dice = 1 - (2 * overlap + 1) / (total + 1)
    return (dice * present).sum() / max(1, int(present.sum()))


def extrusion_loss_of(logits, truth, known):
    """The extrusion's cross-entropy, most of it inside lesions, and a little of its soft Dice.

    Were Dice more of it, what may be extrusion or not would be called extrusion.
    """
    weights = known[:, EXTRUSION] * (AROUND + truth[:, ULCER])
    soft = truth[:, EXTRUSION] * 0.96 + 0.02
    entropy = F.binary_cross_entropy_with_logits(logits[:, EXTRUSION], soft, reduction="none") * weights
    of_extrusion = torch.zeros_like(known)
    of_extrusion[:, EXTRUSION] = known[:, EXTRUSION]
    return entropy.sum() / weights.sum().clamp(min=1) + DICE * dice_of(logits, truth, of_extrusion)


def learning_rate(step, steps, peak):
    """One cycle: a tenth of the steps up, a cosine down."""
    warm = max(1, steps // 10)
    if step < warm:
        return peak * (0.05 + 0.95 * step / warm)
    return peak * (0.002 + 0.998 * (1 + math.cos(math.pi * min(1, (step - warm) / (steps - warm)))) / 2)


def side_of(step, args):
    """Small views first, the final size for the last part."""
    return args.size if step >= args.steps * args.small else args.size * 3 // 4 // 32 * 32


class Training:
    """Network, its running average, optimiser and step: what a checkpoint holds."""

    def __init__(self, network, peak, decay):
        self.network = network.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), peak, weight_decay=decay)
        self.step = 0

    def save(self, path):
        temporary = path.with_suffix(".part")
        torch.save({"network": self.network.state_dict(), "average": self.average.state_dict(),
                    "optimiser": self.optimiser.state_dict(), "step": self.step}, temporary)
        temporary.replace(path)

    def load(self, path, restart):
        state = torch.load(path)
        self.network.load_state_dict(state["average" if restart else "network"])
        self.average.load_state_dict(state["average"])
        if not restart:
            self.optimiser.load_state_dict(state["optimiser"])
            self.step = state["step"]

    def learn(self, x, loss_of, rate):
        """One step; the loss of the network's logits."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.network(x.contiguous(memory_format=torch.channels_last))
        loss = loss_of(logits.float())
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        self.follow(min(0.998, (1 + self.step) / (20 + self.step)))
        return loss.item()

    @torch.no_grad()
    def follow(self, keep):
        for slow, fast in zip(self.average.state_dict().values(), self.network.state_dict().values()):
            if slow.dtype.is_floating_point:
                slow.lerp_(fast, 1 - keep)


def batch_of(samplers, rng, args, side):
    """Each sample by one task's sampler, drawn by the tasks' shares."""
    drawn = [samplers[int(rng.random() >= args.region_share)].sample(side) for _ in range(args.batch)]
    return tuple(np.stack(part) for part in zip(*drawn))


def send_batches(args, begin, queue):
    """What a process of its own does: every batch from a step on, in order."""
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    augmenter, photographs = Augmenter(args.seed + begin), load_all(args)
    samplers = [kind(photographs, augmenter, args.rendered_share, args.slough_share) for kind in (RegionSampler, LocatorSampler)]
    print(f"{len(samplers[0].real)} real and {len(samplers[0].rendered)} rendered lesions, from step {begin}", flush=True)
    for step in range(begin, args.steps):
        queue.put(batch_of(samplers, augmenter.rng, args, side_of(step, args)))


def batches(args, begin):
    """The batches of the steps from one on, made while the network learns."""
    context = multiprocessing.get_context("spawn")
    queue = context.Queue(QUEUED)
    maker = context.Process(target=send_batches, args=(args, begin, queue), daemon=True)
    maker.start()
    for _ in range(begin, args.steps):
        yield tuple(torch.from_numpy(part) for part in received(queue, maker))


def received(queue, maker):
    """The next batch; an end where its process has died."""
    while True:
        try:
            return queue.get(timeout=10)
        except Empty:
            if not maker.is_alive():
                raise SystemExit("the process that makes the samples has ended")


def load_all(args):
    parts = json.loads(args.split.read_text())
    photographs = [load_photograph(args.data, name, False) for name in parts["training"]]
    return photographs + [load_photograph(folder, name, True) for folder in args.scenes for name in list_photographs(folder)]


def run(args):
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(1)
    torch.manual_seed(args.seed)
    training = Training(PretrainedUNet(OUTPUTS) if args.encoder or args.extrusion_alone else UNet(OUTPUTS, args.widths), args.peak, args.decay)
    checkpoint = args.out / "network.pt"
    if checkpoint.exists():
        training.load(checkpoint, False)
    elif args.start_from:
        training.load(args.start_from, True)
    elif args.encoder:
        training.network.encoder.load(args.encoder)
    loss = extrusion_loss_of if args.extrusion_alone else loss_of
    begun, losses = time.time(), []
    for views, truth, known in batches(args, training.step):
        rate = learning_rate(training.step, args.steps, args.peak)
        losses.append(training.learn(views, lambda logits: loss(logits, truth, known), rate))
        if training.step % args.every == 0 or training.step == args.steps:
            training.save(checkpoint)
            print(f"step {training.step} loss {np.mean(losses):.4f} rate {rate:.5f} {(time.time() - begun) / 60:.1f} min", flush=True)
            losses = []


def common_arguments(parser, steps):
    """What a run of any network is told."""
    parser.add_argument("--data", type=Path, required=True, help="folder with images/ and masks/")
    parser.add_argument("--split", type=Path, required=True, help="JSON that split.py wrote")
    parser.add_argument("--start-from", type=Path, help="checkpoint whose averaged weights begin a new run")
    parser.add_argument("--steps", type=int, default=steps)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--peak", type=float, default=3e-3, help="highest learning rate")
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--every", type=int, default=50, help="steps between checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=20261122)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    common_arguments(parser, 4000)
    parser.add_argument("--scenes", type=Path, nargs="+", default=[], help="folders of rendered scenes, same layout")
    parser.add_argument("--encoder", type=Path, help="folder of the pretrained encoder's weights; a network without one if not given")
    parser.add_argument("--extrusion-alone", action="store_true", help="with --start-from: teaches a network about an encoder the extrusion alone")
    parser.add_argument("--slough-share", type=float, default=0, help="of the samples onto whose ulcer slough is painted")
    parser.add_argument("--rendered-share", type=float, default=0.28)
    parser.add_argument("--region-share", type=float, default=0.6, help="of the samples; the rest are the locator's")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoint; one there is resumed")
    parser.add_argument("--widths", type=int, nargs="+", default=(16, 32, 64, 128, 256))
    parser.add_argument("--size", type=int, default=128, help="side of the final views, px")
    parser.add_argument("--small", type=float, default=0.88, help="share of the steps at three quarters of the size")
    return parser.parse_args()


if __name__ == "__main__":
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    run(options)
