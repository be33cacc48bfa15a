"""The networks of both tasks: U-Nets that OpenCV's dnn runs, one about a pretrained encoder."""
import torch
from torch import nn
from torch.nn import functional as F

from encoder import WIDTHS, Encoder


def double_convolution(inputs, outputs):
    layers = []
    for channels in (inputs, outputs):
        layers += [nn.Conv2d(channels, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)


class UNet(nn.Module):
    """Four channels in (R, G, B, prompt; 0 to 1), one logit a pixel and output channel out."""

    def __init__(self, outputs, widths=(16, 32, 64, 128, 256)):
        super().__init__()
        self.down = nn.ModuleList(double_convolution(a, b) for a, b in zip((4,) + tuple(widths), widths))
        self.narrow = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:]))
        self.up = nn.ModuleList(double_convolution(2 * a, a) for a in widths[:-1])
        self.head = nn.Conv2d(widths[0], outputs, 1)

    def forward(self, x):
        kept = []
        x = x * 4 - 2
        for level, convolve in enumerate(self.down):
            x = convolve(x if level == 0 else F.max_pool2d(x, 2))
            kept.append(x)
        x = kept.pop()
        for narrow, convolve in zip(reversed(self.narrow), reversed(self.up)):
            x = convolve(torch.cat([F.interpolate(narrow(x), scale_factor=2.0), kept.pop()], 1))
        return self.head(x)


class PretrainedUNet(nn.Module):
    """As UNet, about an encoder that photographs of other things have taught; sides are multiples of 32."""

    def __init__(self, outputs, widths=(16, 32, 48, 64, 96)):
        super().__init__()
        self.fine = double_convolution(4, widths[0])
        self.encoder = Encoder()
        self.narrow = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in zip(widths, widths[1:] + WIDTHS[-1:]))
        self.up = nn.ModuleList(double_convolution(a + b, a) for a, b in zip(widths, widths[:1] + WIDTHS[:-1]))
        self.head = nn.Conv2d(widths[0], outputs, 1)

    def forward(self, x):
        x = x * 2 - 1
        kept = [self.fine(x)] + self.encoder(x)
        x = kept.pop()
        for narrow, convolve in zip(reversed(self.narrow), reversed(self.up)):
            x = convolve(torch.cat([F.interpolate(narrow(x), scale_factor=2.0), kept.pop()], 1))
        return self.head(x)


class Probabilities(nn.Module):
    """A network's sigmoids, as exported."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return torch.sigmoid(self.network(x))


class TissuesAndOpenness(nn.Module):
    """Ulcer and glare by one network, extrusion by it and another (their geometric mean: both must see it), and by a
    third whether any ulcer is open."""

    def __init__(self, region, extrusion, judge):
        super().__init__()
        self.networks = nn.ModuleList((region, extrusion, judge))

    def forward(self, x):
        region, extrusion, judge = (torch.sigmoid(network(x)) for network in self.networks)
        both = torch.sqrt(region[:, 1:2] * extrusion[:, 1:2])
        return torch.cat([region[:, :1], both, region[:, 2:3], judge[:, :1]], 1)
