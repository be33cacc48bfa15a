"""Reads published ONNX weights back into networks that can be trained on.

Export folds normalisation into the convolutions. Here a batch unfolds it again, so that the network gives
the same answers.
"""
import cv2
import torch


def convolutions(path):
    """Weights and bias of each convolution of an ONNX file in the order in which they are run."""
    net = cv2.dnn.readNetFromONNX(str(path))
    names = [name for name in net.getLayerNames() if net.getLayer(name).type == "Convolution"]
    return [tuple(torch.from_numpy(net.getParam(name, i).copy()) for i in (0, 1)) for name in names]


def normalised(block):
    """The convolutions of a double convolution, each with its normalisation."""
    return (block[0], block[1]), (block[3], block[4])


def decoded(decoder):
    """The convolutions of the way back to all pixels as they are run, each with its normalisation or None."""
    for narrow, block in zip(reversed(decoder.narrow), reversed(decoder.up)):
        yield narrow, None
        yield from normalised(block)
    yield decoder.head, None


def unfolding(bias):
    """Sets a normalisation by the first batch it sees so that it only adds this bias."""
    def before(layer, inputs):
        variance, mean = torch.var_mean(inputs[0], (0, 2, 3), unbiased=False)
        layer.running_mean.copy_(mean)
        layer.running_var.copy_(variance)
        layer.weight.data = (variance + layer.eps).sqrt()
        layer.bias.data = mean + bias
    return before


def fill(parts, layers):
    """Gives convolutions their weights; what unfolds the normalisations until it is removed."""
    hooks = []
    for (convolve, normalise), (weight, bias) in zip(parts, layers, strict=True):
        rows = slice(weight.shape[2] - convolve.kernel_size[0], None)
        convolve.weight.zero_()[:len(weight)] = weight[:, :, rows, rows]
        if normalise is None:
            convolve.bias.zero_()[:len(weight)] = bias.flatten()
        else:
            hooks.append(normalise.register_forward_pre_hook(unfolding(bias.flatten())))
    return hooks


@torch.no_grad()
def unfold(network, hooks, batch):
    """Sets all normalisations by a batch."""
    network(batch)
    for hook in hooks:
        hook.remove()
