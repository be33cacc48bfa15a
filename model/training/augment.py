"""What a photograph may look like beyond those at hand. All on RGB uint8 crops of network size."""
import cv2
import numpy as np


def noise_tiles(rng, count=24, size=256):
    """Fractal noise of several roughnesses, mean 0, deviation 1."""
    tiles = []
    for i in range(count):
        tile = np.zeros((size, size), np.float32)
        fall = rng.uniform(0.3, 1.0)
        for octave in range(2, 8):
            coarse = rng.standard_normal((2 ** octave, 2 ** octave)).astype(np.float32)
            tile += cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC) * fall ** (octave - 2)
        tiles.append((tile - tile.mean()) / tile.std())
    return tiles


class Augmenter:
    """Random changes of a crop; one instance a process."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.tiles = noise_tiles(self.rng)
        self.grain = self.rng.standard_normal((512, 512, 3)).astype(np.float32)

    def texture(self, n):
        """A random n x n window of fractal noise, at a random magnification."""
        tile = self.tiles[self.rng.integers(len(self.tiles))]
        side = int(self.rng.integers(n // 4, min(256, 2 * n)))
        y, x = self.rng.integers(0, 257 - side, 2)
        return cv2.resize(tile[y:y + side, x:x + side], (n, n), interpolation=cv2.INTER_LINEAR)

    def blob(self, n, centre, radius):
        """A soft irregular patch: coverage 0 to 1."""
        y, x = np.mgrid[0:n, 0:n].astype(np.float32)
        turn, aspect = self.rng.uniform(0, np.pi), self.rng.uniform(0.45, 1)
        dx, dy = x - centre[0], y - centre[1]
        u, v = dx * np.cos(turn) + dy * np.sin(turn), -dx * np.sin(turn) + dy * np.cos(turn)
        distance = np.sqrt(u * u + (v / aspect) ** 2) / max(radius, 1.0)
        level = 1 - distance + self.rng.uniform(0.05, 0.45) * self.texture(n)
        sharp = max(radius, 1.0) / self.rng.uniform(0.7, 2.5)
        return np.clip(level * sharp + 0.5, 0, 1) * (distance < 2.2)

    def place(self, mask):
        """A random pixel of a mask, as (x, y)."""
        inside = np.flatnonzero(mask)
        at = int(inside[self.rng.integers(len(inside))])
        return at % mask.shape[1], at // mask.shape[1]

    def chalk(self, rgb, lesion):
        """Calcified extrusion in, filling or over a lesion: the picture and the chalk's coverage."""
        n, rng = rgb.shape[0], self.rng
        size = np.sqrt(lesion.sum() / np.pi)
        if rng.random() < 0.3:
            cover = np.clip(cv2.GaussianBlur(lesion.astype(np.float32), (0, 0), rng.uniform(0.7, 2)) * 2 - 0.5
                            + 0.2 * self.texture(n) * (rng.random() < 0.5), 0, 1)
        else:
            cover = np.zeros((n, n), np.float32)
            for _ in range(rng.integers(1, 4)):
                cover = np.maximum(cover, self.blob(n, self.place(lesion), size * rng.uniform(0.15, 0.75)))
        return self.blend(self.rim(rgb, cover), self.chalk_colour(rgb, n), cover), cover

    def slough(self, rgb, lesion):
        """Smooth slough and fibrin over all of a lesion or in patches, cream to tan and greenish: the picture."""
        n, rng = rgb.shape[0], self.rng
        size = np.sqrt(lesion.sum() / np.pi)
        edge = cv2.GaussianBlur(lesion.astype(np.float32), (0, 0), 0.7)
        if rng.random() < 0.25:
            rgb = self.blend(rgb, self.granulation(rgb, n), edge)
        kind = rng.random()
        if kind < 0.35:
            cover = cv2.GaussianBlur(lesion.astype(np.float32), (0, 0), rng.uniform(0.5, 0.15 * size + 1))
        elif kind < 0.6:
            cover = np.clip(np.exp(rng.uniform(np.log(0.5), np.log(12))) * (self.texture(n) + rng.uniform(-0.7, 0.7)) + 0.5, 0, 1)
        else:
            cover = np.zeros((n, n), np.float32)
            for _ in range(rng.integers(1, 5)):
                cover = np.maximum(cover, self.blob(n, self.place(lesion), size * rng.uniform(0.15, 0.8)))
            if rng.random() < 0.4:
                cover = cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.4, 0.1 * size + 0.8))
        cover = cover * edge * (rng.uniform(0.6, 1) if rng.random() < 0.5 else 1)
        return self.blend(self.rim(rgb, cover), self.slough_colour(rgb, n), cover)

    def granulation(self, rgb, n):
        """A red, beefy bed: finely or coarsely grained."""
        rng = self.rng
        albedo = np.float32([0.72, 0.24, 0.2]) + rng.normal(0, 0.05, 3).astype(np.float32)
        grain = rng.uniform(0, 0.15) * self.grain[:n, :n, :1] + rng.uniform(0, 0.2) * self.texture(n)[..., None]
        return self.light(rgb) * albedo * rng.uniform(0.5, 1.1) * (1 + grain)

    def slough_colour(self, rgb, n):
        """Wet, without grain, now and then shaded as what lies under it."""
        rng = self.rng
        hues = np.float32([[0.95, 0.86, 0.64], [0.88, 0.76, 0.48], [0.78, 0.60, 0.40], [0.78, 0.76, 0.50], [0.92, 0.76, 0.62], [0.93, 0.89, 0.78], [0.60, 0.58, 0.44]])
        albedo = rng.dirichlet(np.full(len(hues), 0.6)).astype(np.float32) @ hues
        under = cv2.GaussianBlur(rgb, (0, 0), rng.uniform(0.5, 3)).mean(axis=2)
        shade = (under / max(1.0, float(np.median(under)))).clip(0.5, 1.6) ** rng.uniform(0, 0.7)
        tint = rng.uniform(0, 0.1) * self.texture(n)[..., None] * np.float32([0.3, 1, 1.4])
        return self.light(rgb) * albedo * rng.uniform(0.6, 1.1) * (shade[..., None] + tint)

    def light(self, rgb):
        """What a white surface would send, about: on dark skin much more than the skin does."""
        light = np.percentile(rgb.reshape(-1, 3), 85, axis=0).astype(np.float32).clip(60, 255)
        brightest = max(1.45, 235 / float(light.mean()))
        hue = self.rng.uniform(0, 0.35)
        return (hue * light + (1 - hue) * light.mean()) * brightest ** self.rng.uniform(0.3, 1)

    def chalk_colour(self, rgb, n):
        """Matt granular material, chalk-white to ivory and yellow-brown, under the picture's light."""
        rng = self.rng
        light = self.light(rgb)
        tone = rng.uniform(0, 1) ** 2
        albedo = (1 - tone) * np.float32([1.0, 0.985, 0.95]) + tone * np.float32([0.86, 0.72, 0.5])
        height = self.texture(n) + rng.uniform(0, 0.6) * self.texture(n)
        turn = rng.uniform(0, 2 * np.pi)
        slope = cv2.Sobel(height, cv2.CV_32F, 1, 0) * np.cos(turn) + cv2.Sobel(height, cv2.CV_32F, 0, 1) * np.sin(turn)
        shade = 1 + rng.uniform(0.04, 0.14) * np.clip(slope, -2.5, 2.5) + rng.uniform(0, 0.06) * height
        fine = rng.uniform(0.01, 0.06) * self.grain[:n, :n, :1]
        return light * albedo * rng.uniform(0.8, 1.05) * (shade[..., None] + fine)

    def rim(self, rgb, cover):
        """Sometimes a dark or red border around what is pasted."""
        if self.rng.random() < 0.5:
            return rgb
        wide = np.clip(cv2.GaussianBlur(cover, (0, 0), self.rng.uniform(1, 4)) * 2, 0, 1)[..., None]
        tint = np.float32([1.0, 0.75, 0.75]) if self.rng.random() < 0.6 else np.float32([0.75, 0.7, 0.68])
        return np.clip(rgb * (1 - wide * (1 - tint) * self.rng.uniform(0.3, 1)), 0, 255).astype(np.uint8)

    @staticmethod
    def blend(rgb, over, cover):
        cover = cover[..., None]
        return np.clip(rgb * (1 - cover) + over * cover, 0, 255).astype(np.uint8)

    def glare(self, rgb, lesion):
        """Wet reflections: the picture and where they hide the surface."""
        n, rng = rgb.shape[0], self.rng
        cover = np.zeros((n, n), np.float32)
        size = max(2.0, np.sqrt(lesion.sum() / np.pi))
        for _ in range(rng.integers(1, 6)):
            cover = np.maximum(cover, self.blob(n, self.place(lesion), size * rng.uniform(0.04, 0.3)))
        cover = cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.4, 1.2))
        tint = np.float32([255, 255, 255]) * (1 - rng.uniform(0, 0.06, 3).astype(np.float32))
        return self.blend(rgb, np.broadcast_to(tint * rng.uniform(0.95, 1.1), rgb.shape), cover), cover

    def beside(self, rgb, keep_off):
        """Paper, gauze, cream or scale next to the lesion: never part of it."""
        n, rng = rgb.shape[0], self.rng
        free = cv2.dilate(keep_off.astype(np.uint8), np.ones((7, 7), np.uint8)) == 0
        if free.sum() < 60:
            return rgb
        kind = rng.integers(3)
        if kind == 0:
            cover = self.sheet(n, self.place(free))
            over = np.float32([245, 243, 238]) * rng.uniform(0.6, 1.02) * (1 + 0.03 * self.texture(n)[..., None])
            if rng.random() < 0.5:
                over[:, ::int(rng.integers(4, 12))] *= 0.25
        elif kind == 1:
            cover = self.blob(n, self.place(free), n * rng.uniform(0.05, 0.3)) * rng.uniform(0.6, 1)
            over = np.float32([244, 242, 240]) * rng.uniform(0.7, 1) * (1 + 0.02 * self.texture(n)[..., None])
        else:
            cover = np.clip(self.texture(n) * 2 - rng.uniform(2, 4), 0, 1) * rng.uniform(0.4, 0.9)
            over = np.broadcast_to(np.float32([235, 225, 215]) * rng.uniform(0.7, 1), rgb.shape)
        return self.blend(rgb, over, cover * free)

    def sheet(self, n, corner):
        """A straight-edged patch."""
        turn, size = self.rng.uniform(0, 360), self.rng.uniform(0.15, 0.8, 2) * n
        box = cv2.boxPoints(((float(corner[0]), float(corner[1])), (float(size[0]), float(size[1])), turn))
        cover = np.zeros((n, n), np.float32)
        cv2.fillConvexPoly(cover, np.int32(box), 1.0, cv2.LINE_AA)
        return cover

    def darker_skin(self, rgb, lesion):
        """Melanin in the skin around a lesion, fading out towards it."""
        away = cv2.GaussianBlur(1 - lesion.astype(np.float32), (0, 0), self.rng.uniform(1.5, 6))
        depth = self.rng.uniform(0.2, 1.3) * away[..., None] + self.rng.uniform(0, 0.25)
        return np.clip(rgb * np.exp(-depth * np.float32([0.42, 0.62, 0.8])), 0, 255).astype(np.uint8)

    def hair(self, rgb):
        n, rng = rgb.shape[0], self.rng
        out = rgb.copy()
        for _ in range(rng.integers(2, 12)):
            a, b = rng.uniform(-0.2, 1.2, (2, 2)) * n
            m = (a + b) / 2 + rng.normal(0, 0.1 * n, 2)
            t = np.linspace(0, 1, 16)[:, None]
            line = np.int32(((1 - t) ** 2 * a + 2 * t * (1 - t) * m + t * t * b) * 8)
            shade = tuple(int(v) for v in rng.uniform(10, 80) * np.array([1, 0.85, 0.75]))
            cv2.polylines(out, [line.reshape(-1, 1, 2)], False, shade, 1, cv2.LINE_AA, 3)
        return out

    def camera(self, rgb):
        """White balance, exposure, contrast, saturation, blur, noise, compression."""
        rng = self.rng
        levels = np.arange(256, dtype=np.float32) / 255
        gamma, contrast = 2 ** rng.uniform(-0.45, 0.6), rng.uniform(0.8, 1.2)
        gains = np.exp(rng.normal(0, 0.07, 3) + np.clip(rng.normal(-0.03, 0.08), -0.3, 0.08))
        curves = (((levels[:, None] ** gamma - 0.5) * contrast + 0.5) * gains * 255).clip(0, 255)
        rgb = cv2.LUT(np.ascontiguousarray(rgb), curves.astype(np.uint8)[None])
        grey = np.full((3, 3), 1 / 3, np.float32)
        saturation = rng.uniform(0.55, 1.4)
        rgb = cv2.transform(rgb, saturation * np.eye(3, dtype=np.float32) + (1 - saturation) * grey)
        if rng.random() < 0.3:
            rgb = cv2.GaussianBlur(rgb, (0, 0), rng.uniform(0.3, 1.6))
        if rng.random() < 0.2:
            n, small = rgb.shape[0], int(rgb.shape[0] * rng.uniform(0.25, 0.8))
            rgb = cv2.resize(cv2.resize(rgb, (small, small), interpolation=cv2.INTER_AREA), (n, n))
        if rng.random() < 0.4:
            y, x = rng.integers(0, 512 - rgb.shape[0] + 1, 2)
            rgb = np.clip(rgb + rng.uniform(1, 9) * self.grain[y:y + rgb.shape[0], x:x + rgb.shape[1]], 0, 255).astype(np.uint8)
        if rng.random() < 0.3:
            rgb = cv2.imdecode(cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 92))])[1], cv2.IMREAD_COLOR)
        return rgb
