"""Pictures with each mark of colour, and what they must look like: converted by Pillow's ImageCms (lcms2, perceptual),
then averaged in linear light.

`expected.txt` has one line for each: its name, columns, rows, and that many colours in hexadecimal.
"""
import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

W, H = 60, 45
COLUMNS, ROWS = 7, 5
D50 = (0.9642, 1.0, 0.8249)
SRGB = ImageCms.createProfile("sRGB")


def scene():
    """Ramps of every hue, a gray ramp, and lines of one pixel."""
    y, x = np.mgrid[0:H, 0:W]
    hue, light = x / W * 6, 0.15 + 0.85 * y / H
    rgb = np.stack([np.clip(np.abs((hue + o) % 6 - 3) - 1, 0, 1) for o in (0, 4, 2)], 2) * 0.7 + 0.2
    picture = rgb * light[:, :, None]
    picture[30:, :20] = (x[30:, :20, None] / 20)
    picture[30:, 40:] = ((x + y)[30:, 40:, None] % 2)
    return (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)


def tag(body):
    return body + b"\0" * (-len(body) % 4)


def number(value):
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(number(v) for v in values)


def curve(gamma):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def text(words):
    data = words.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)


def profile(kind, space, connection, tags):
    tags = {b"desc": text("made for a test"), b"wtpt": xyz(D50), b"cprt": b"text\0\0\0\0none\0", **tags}
    offset, index, bodies = 128 + 4 + 12 * len(tags), b"", b""
    for name, body in tags.items():
        index += name + struct.pack(">II", offset + len(bodies), len(body))
        bodies += tag(body)
    size = offset + len(bodies)
    head = struct.pack(">I4sI4s4s4s", size, b"none", 0x02400000, kind, space, connection)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(number(v) for v in D50)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + index + bodies


BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])


def columns(primaries, white):
    """The XYZ of red, green and blue under D50."""
    def of(place):
        return np.array([place[0] / place[1], 1, (1 - place[0] - place[1]) / place[1]])
    colors = np.stack([of(p) for p in primaries], 1)
    colors = colors * np.linalg.solve(colors, of(white))
    scale = (BRADFORD @ np.array(D50)) / (BRADFORD @ of(white))
    return np.linalg.inv(BRADFORD) @ np.diag(scale) @ BRADFORD @ colors


D65 = (0.3127, 0.329)
SPACES = {
    "srgb": (((0.64, 0.33), (0.3, 0.6), (0.15, 0.06)), D65, 2.2),
    "p3": (((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), D65, 2.2),
    "adobe": (((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), D65, 563 / 256),
    "prophoto": (((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), (0.3457, 0.3585), 1.8),
    "rec2020": (((0.708, 0.292), (0.17, 0.797), (0.131, 0.046)), D65, 2.4),
}


def rgb_profile(name, order=(0, 1, 2), gamma=None):
    primaries, white, usual = SPACES[name]
    matrix = columns(primaries, white)
    tags = {}
    for place, letter in zip(order, (b"r", b"g", b"b")):
        tags[letter + b"XYZ"] = xyz(matrix[:, place])
        tags[letter + b"TRC"] = curve(gamma or usual)
    return profile(b"mntr", b"RGB ", b"XYZ ", tags)


def gray_profile(gamma):
    return profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curve(gamma)})


def lab(linear):
    """Lab in eight bits of linear sRGB."""
    ratio = linear @ columns(*SPACES["srgb"][:2]).T / np.array(D50)
    f = np.where(ratio > 0.008856, np.cbrt(np.maximum(ratio, 1e-9)), 7.787 * ratio + 16 / 116)
    values = np.stack([(116 * f[:, 1] - 16) * 2.55, 500 * (f[:, 0] - f[:, 1]) + 128, 200 * (f[:, 1] - f[:, 2]) + 128], 1)
    return np.clip(values + 0.5, 0, 255).astype(np.uint8)


def table_profile(space, channels, grid, linear):
    """With a table instead of curves, as printers and XYB pictures have it."""
    places = np.stack(np.meshgrid(*[np.arange(grid) / (grid - 1)] * channels, indexing="ij"), -1).reshape(-1, channels)
    straight = bytes(range(256))
    body = b"mft1\0\0\0\0" + bytes([channels, 3, grid, 0]) + b"".join(number(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    body += straight * channels + lab(linear(places)).tobytes() + straight * 3
    return profile(b"scnr", space, b"Lab ", {b"A2B0": body})


def inks_profile():
    return table_profile(b"CMYK", 4, 6, lambda p: ((1 - p[:, :3] * 0.9) * (1 - p[:, 3:] * 0.95)) ** 2.2)


def xyb_profile():
    """Opponent colours: the samples are a mean and two differences, in another order."""
    def linear(p):
        mean = p[:, 1]
        # None in black and white, so that the darkest colour is black.
        a, b = ((p[:, place] - 0.5) * 1.2 * mean * (1 - mean) for place in (0, 2))
        return np.clip(np.stack([mean + a, mean - a, mean + b], 1), 0, 1) ** 2.2
    return table_profile(b"RGB ", 3, 9, linear)


def to_light(values):
    v = np.asarray(values, float) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)


def to_values(light):
    v = np.where(light <= 0.0031308, light * 12.92, 1.055 * np.maximum(light, 1e-9) ** (1 / 2.4) - 0.055)
    return np.clip(v * 255 + 0.5, 0, 255).astype(int)


def weights(source, target):
    out = np.zeros((target, source))
    for t in range(target):
        a, b = t * source / target, (t + 1) * source / target
        for s in range(source):
            out[t, s] = max(0, min(b, s + 1) - max(a, s))
    return out * target / source


def averaged(light):
    return to_values(np.einsum("ty,yxc,ux->tuc", weights(light.shape[0], ROWS), light, weights(light.shape[1], COLUMNS)))


def managed(image, icc):
    if icc:
        image = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(icc)), SRGB, renderingIntent=0, outputMode="RGB")
    return averaged(to_light(np.asarray(image.convert("RGB"))))


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def marked(image, *chunks):
    """A PNG with chunks right behind its header."""
    out = io.BytesIO()
    image.save(out, "PNG")
    data = out.getvalue()
    return data[:33] + b"".join(chunks) + data[33:]


def wide_gray(values, *chunks):
    """A PNG of 16-bit gray."""
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    head = struct.pack(">IIBBBBB", values.shape[1], values.shape[0], 16, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows, 9))
            + chunk(b"IEND", b""))


def chromaticities(name):
    primaries, white, _ = SPACES[name]
    return chunk(b"cHRM", b"".join(struct.pack(">I", round(v * 100000)) for place in (white, *primaries) for v in place))


def gamma(value):
    return chunk(b"gAMA", struct.pack(">I", round(100000 / value)))


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return out.getvalue()


def webp(image, **options):
    out = io.BytesIO()
    image.save(out, "WEBP", **{"quality": 95, **options})
    return out.getvalue()


def option_file():
    """The EXIF by which cameras say Adobe RGB without a profile."""
    exif = Image.Exif()
    exif[0x8769] = {0xA001: 0xFFFF, 0xA005: {1: "R03", 2: b"0100"}}
    return exif


def opened(data):
    return Image.open(io.BytesIO(data))


def write_colours(folder):
    folder.mkdir(parents=True, exist_ok=True)
    rgb = Image.fromarray(scene())
    gray = rgb.convert("L")
    lines = []

    def add(name, data, icc=None, expected=None):
        (folder / name).write_bytes(data)
        if expected is None:
            expected = managed(opened(data), icc)
        colors = " ".join("%02x%02x%02x" % tuple(c) for c in np.asarray(expected).reshape(-1, 3))
        lines.append(f"{name} {COLUMNS} {ROWS} {colors}")

    for space in ("srgb", "p3", "adobe", "prophoto", "rec2020"):
        icc = rgb_profile(space)
        add(f"{space}.png", marked(rgb, chunk(b"iCCP", b"x\0\0" + zlib.compress(icc))), icc)
        add(f"{space}.jpg", jpeg(rgb, icc_profile=icc), icc)
    p3 = rgb_profile("p3")
    add("p3.webp", webp(rgb, icc_profile=p3), p3)
    add("p3-lossless.webp", webp(rgb, lossless=True, icc_profile=p3), p3)
    swapped = rgb_profile("srgb", (1, 2, 0))
    add("swapped.png", marked(rgb, chunk(b"iCCP", b"x\0\0" + zlib.compress(swapped))), swapped)
    add("swapped.jpg", jpeg(rgb, icc_profile=swapped), swapped)
    add("unmarked.jpg", jpeg(rgb))
    add("unmarked.webp", webp(rgb))
    add("broken-profile.jpg", jpeg(rgb, icc_profile=p3[:200] + b"\xff" * 200))
    xyb = xyb_profile()
    add("table.jpg", jpeg(rgb, icc_profile=xyb), xyb)
    add("table.png", marked(rgb, chunk(b"iCCP", b"x\0\0" + zlib.compress(xyb))), xyb)
    inks = inks_profile()
    add("inks.jpg", jpeg(rgb.convert("CMYK"), icc_profile=inks), inks)
    linear = gray_profile(1)
    add("gray-linear.jpg", jpeg(gray, icc_profile=linear), linear)
    add("gray-linear.png", marked(gray, chunk(b"iCCP", b"x\0\0" + zlib.compress(linear))), linear)
    add("gray-in-rgb-profile.jpg", jpeg(gray, icc_profile=rgb_profile("adobe")), None,
        managed(gray.convert("RGB"), rgb_profile("adobe")))
    y, x = np.mgrid[0:H, 0:W]
    dark = (x / W * y / H) ** 2 * 65535
    light = np.repeat((dark / 65535)[:, :, None], 3, 2)
    add("gray16-linear.png", wide_gray(dark, gamma(1)), None, averaged(light))
    add("gamma18.png", marked(rgb, gamma(1.8)), None, managed(rgb, rgb_profile("srgb", gamma=1.8)))
    add("chrm.png", marked(rgb, chromaticities("prophoto"), gamma(1.8)), None, managed(rgb, rgb_profile("prophoto")))
    # sRGB beats both, and cICP beats all: P3 with the curve of sRGB.
    add("srgb-chunk.png", marked(rgb, chunk(b"sRGB", b"\0"), chromaticities("prophoto"), gamma(1.8)))
    matrix = np.linalg.inv(columns(*SPACES["srgb"][:2])) @ columns(*SPACES["p3"][:2])
    seen = np.clip(to_light(scene()) @ matrix.T, 0, 1)
    add("cicp-p3.png", marked(rgb, chunk(b"cICP", bytes([12, 13, 0, 1])), chunk(b"sRGB", b"\0")), None, averaged(seen))
    adobe = rgb_profile("adobe")
    add("option-file.jpg", jpeg(rgb, exif=option_file()), None, managed(opened(jpeg(rgb)), adobe))
    (folder / "expected.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    from pathlib import Path
    write_colours(Path(__file__).parent / "Fixtures" / "colour")
