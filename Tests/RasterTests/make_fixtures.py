#!/usr/bin/env python3
"""Writes Fixtures/good, Fixtures/bad and Fixtures/colour. Needs Pillow, numpy, a C compiler and libjpeg.

Nearly every picture is the same, 32 x 24 pixels in four quarters:
    red | green
    ----+------
    blue| white
so that a test can name the colour it expects at any place.
"""
import io
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from colour_fixtures import write_colours

HERE = Path(__file__).parent / "Fixtures"
GOOD, BAD = HERE / "good", HERE / "bad"
W, H = 32, 24
COLORS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]


def quarters(colors=COLORS):
    picture = np.zeros((H, W, len(colors[0])), np.uint8)
    for index, color in enumerate(colors):
        y, x = divmod(index, 2)
        picture[y * H // 2:(y + 1) * H // 2, x * W // 2:(x + 1) * W // 2] = color
    return picture


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def packed(samples, depth):
    """Rows of samples as PNG packs them, filter 0 in front of each; samples is rows x columns x channels."""
    rows = b""
    for row in samples:
        flat = row.reshape(-1)
        if depth == 16:
            data = flat.astype(">u2").tobytes()
        elif depth == 8:
            data = flat.astype(np.uint8).tobytes()
        else:
            bits = "".join(format(int(value), f"0{depth}b") for value in flat)
            bits += "0" * (-len(bits) % 8)
            data = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
        rows += b"\0" + data
    return rows


def png(samples, depth, kind, extra=b"", interlaced=False, after=b""):
    high, wide = samples.shape[:2]
    header = struct.pack(">IIBBBBB", wide, high, depth, kind, 0, 0, int(interlaced))
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        data = b"".join(packed(samples[y::dy, x::dx], depth) for x, y, dx, dy in passes if samples[y::dy, x::dx].size)
    else:
        data = packed(samples, depth)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(data, 9)) + after
            + chunk(b"IEND", b""))


def write_pngs():
    rgb = quarters().astype(np.uint16)
    rgba = quarters([c + (a,) for c, a in zip(COLORS, (255, 128, 64, 0))]).astype(np.uint16)
    gray = quarters([(0,), (85,), (170,), (255,)]).astype(np.uint16)
    places = quarters([(0,), (1,), (2,), (3,)]).astype(np.uint16)
    palette = chunk(b"PLTE", bytes(sum(COLORS, ())))
    files = {
        "rgb8": png(rgb, 8, 2),
        "rgb16": png(rgb * 257, 16, 2),
        "rgba8": png(rgba, 8, 6),
        "rgba16": png(rgba * 257, 16, 6),
        "gray1": png(gray // 255, 1, 0),
        "gray2": png(gray // 85, 2, 0),
        "gray4": png(gray // 17, 4, 0),
        "gray8": png(gray, 8, 0),
        "gray16": png(gray * 257, 16, 0),
        "graya8": png(np.concatenate([gray, rgba[:, :, 3:]], 2), 8, 4),
        "graya16": png(np.concatenate([gray, rgba[:, :, 3:]], 2) * 257, 16, 4),
        "palette2": png(places, 2, 3, palette),
        "palette8": png(places, 8, 3, palette),
        "palette-trns": png(places, 4, 3, palette + chunk(b"tRNS", bytes([255, 128, 64, 0]))),
        "rgb-trns": png(rgb, 8, 2, chunk(b"tRNS", struct.pack(">HHH", 0, 0, 255))),
        "gray-trns": png(gray, 8, 0, chunk(b"tRNS", struct.pack(">H", 85))),
        "interlaced": png(rgba, 8, 6, interlaced=True),
        "interlaced-gray1": png(gray // 255, 1, 0, interlaced=True),
        "gamma1": png(np.full((4, 4, 3), 55, np.uint16), 8, 2, chunk(b"gAMA", struct.pack(">I", 100000))),
        "gamma-srgb": png(np.full((4, 4, 3), 55, np.uint16), 8, 2,
                          chunk(b"sRGB", b"\0") + chunk(b"gAMA", struct.pack(">I", 100000))),
        "one": png(np.full((1, 1, 3), 200, np.uint16), 8, 2),
        "tall": png(np.full((10000, 1, 3), 200, np.uint16), 8, 2),
        "wide": png(np.full((1, 10000, 3), 200, np.uint16), 8, 2),
    }
    exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    files["turned6"] = png(rgb, 8, 2, chunk(b"eXIf", exif))
    files["turned6-late"] = png(rgb, 8, 2, after=chunk(b"eXIf", exif))
    for name, data in files.items():
        (GOOD / f"{name}.png").write_bytes(data)
    first, second = Image.fromarray(quarters()), Image.new("RGB", (W, H), "black")
    first.save(GOOD / "animated.png", save_all=True, append_images=[second], duration=100)


ARITHMETIC = """
#include <stdio.h>
#include <jpeglib.h>
int main(void) {
  struct jpeg_decompress_struct in; struct jpeg_compress_struct out; struct jpeg_error_mgr errors;
  in.err = out.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&in); jpeg_create_compress(&out);
  jpeg_stdio_src(&in, stdin); jpeg_stdio_dest(&out, stdout);
  jpeg_read_header(&in, TRUE);
  jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&in);
  jpeg_copy_critical_parameters(&in, &out);
  out.arith_code = TRUE;
  jpeg_write_coefficients(&out, coefficients);
  jpeg_finish_compress(&out);
}
"""


def arithmetic(data):
    with tempfile.TemporaryDirectory() as folder:
        source, program = Path(folder) / "a.c", Path(folder) / "a"
        source.write_text(ARITHMETIC)
        subprocess.run(["clang", "-o", program, source, "-ljpeg"], check=True)
        return subprocess.run([program], input=data, stdout=subprocess.PIPE, check=True).stdout


def jpeg(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 95, "subsampling": 0, **options})
    return out.getvalue()


def frame(data):
    """The offset of the frame marker's second byte."""
    offset = 2
    while not 0xC0 <= data[offset + 1] <= 0xC2:
        offset += 2 + struct.unpack(">H", data[offset + 2:offset + 4])[0]
    return offset + 1


def patched(data, offset, value):
    return data[:offset] + bytes([value]) + data[offset + 1:]


def write_jpegs():
    rgb = Image.fromarray(quarters())
    plain = jpeg(rgb)
    inks = quarters([(0, 255, 255, 0), (255, 0, 255, 0), (255, 255, 0, 0), (0, 0, 0, 0)])
    # Black ink instead of the other three, in the last quarter: dark gray.
    inks[H // 2:, W // 2:] = (0, 0, 0, 204)
    cmyk = jpeg(Image.fromarray(inks, "CMYK"))
    # YCCK is the first three inks as YCC, and the transform byte of Adobe's marker tells it from CMYK. Pillow inverts
    # all four channels when it stores them, as Adobe does, but YCC must stay as it is.
    ycc = 255 - np.array(Image.fromarray(np.ascontiguousarray(inks[:, :, :3])).convert("YCbCr"))
    ycck = jpeg(Image.fromarray(np.dstack([ycc, inks[:, :, 3]]), "CMYK"))
    place = ycck.index(b"Adobe") + 11
    files = {
        "rgb444": plain,
        "rgb420": jpeg(rgb, subsampling=2),
        "rgb-stored": jpeg(rgb, keep_rgb=True),
        "gray": jpeg(Image.fromarray(quarters([(0,), (85,), (170,), (255,)])[:, :, 0])),
        "progressive": jpeg(rgb, progressive=True),
        "restart": jpeg(rgb, restart_marker_blocks=2),
        "cmyk": cmyk,
        "ycck": patched(ycck, place, 2),
        "arithmetic": arithmetic(plain),
        "comment": plain[:2] + b"\xff\xfe\x40\x02" + b"c" * 0x4000 + plain[2:],
    }
    for number in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = number
        files[f"turned{number}"] = jpeg(rgb, exif=exif)
    for name, data in files.items():
        (GOOD / f"{name}.jpg").write_bytes(data)
    mark = frame(plain)
    (BAD / "twelve-bit.jpg").write_bytes(patched(plain, mark + 3, 12))
    (BAD / "lossless.jpg").write_bytes(patched(plain, mark, 0xC3))
    (BAD / "no-pixels.jpg").write_bytes(patched(patched(plain, mark + 4, 0), mark + 5, 0))


def write_scan_bomb():
    """A progressive file that asks for a thousand passes over one small picture."""
    data = jpeg(Image.new("L", (8, 8), 128), progressive=True)
    start = data.index(b"\xff\xda")
    end = data.index(b"\xff", start + 2)
    scan = data[start:end]
    (BAD / "scans.jpg").write_bytes(data[:start] + scan * 1000 + b"\xff\xd9")


def write_webps():
    rgb = Image.fromarray(quarters())
    rgba = Image.fromarray(quarters([c + (a,) for c, a in zip(COLORS, (255, 128, 64, 0))]), "RGBA")
    rgb.save(GOOD / "lossy.webp", quality=90)
    rgb.save(GOOD / "lossless.webp", lossless=True)
    rgba.save(GOOD / "alpha-lossless.webp", lossless=True, exact=True)
    rgba.save(GOOD / "alpha-lossy.webp", quality=90, exact=True)
    rgb.save(GOOD / "animated.webp", save_all=True, append_images=[Image.new("RGB", (W, H))], duration=100, lossless=True)
    write_offset_frame(GOOD / "lossless.webp")
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb.save(GOOD / "turned6.webp", lossless=True, exif=exif)


def riff(name, body):
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def write_offset_frame(still):
    """An animation of 64 x 48 pixels whose first frame fills only the lower right quarter."""
    def number(value):
        return struct.pack("<I", value)[:3]
    picture = still.read_bytes()[12:]
    head = riff(b"VP8X", b"\x12\0\0\0" + number(63) + number(47)) + riff(b"ANIM", bytes(6))
    place = number(32 // 2) + number(24 // 2) + number(W - 1) + number(H - 1) + number(100) + b"\0"
    body = b"WEBP" + head + riff(b"ANMF", place + picture)
    (GOOD / "offset-frame.webp").write_bytes(riff(b"RIFF", body))


def write_others():
    rgb = Image.fromarray(quarters())
    rgb.save(GOOD / "still.gif")
    rgb.save(GOOD / "moving.gif", save_all=True, append_images=[Image.new("RGB", (W, H))], loop=0)
    rgb.save(GOOD / "plain.bmp")
    rgb.save(GOOD / "plain.tiff")
    rgb.resize((16, 12)).save(GOOD / "plain.avif", quality=30)
    write_gifs(rgb)
    write_bmps(rgb)
    write_qois()


def write_gifs(rgb):
    palette = rgb.quantize(4, dither=Image.Dither.NONE)
    palette.save(GOOD / "interlaced.gif", interlace=1)
    clear = palette.copy()
    clear.save(GOOD / "clear.gif", transparency=palette.getpixel((W - 1, H - 1)))
    # Enough colours for codes of twelve bits, and a table that is begun anew.
    y, x = np.mgrid[0:160, 0:160]
    noisy = Image.fromarray(((x * 7 + y * 13 + x * y) % 251).astype(np.uint8), "P")
    noisy.putpalette([v for i in range(256) for v in (i, 255 - i, i // 2)])
    noisy.save(GOOD / "long.gif")


def write_bmps(rgb):
    rgb.convert("1").save(GOOD / "one-bit.bmp")
    rgb.quantize(4, dither=Image.Dither.NONE).save(GOOD / "palette.bmp")
    rgb.convert("RGBA").save(GOOD / "alpha.bmp")
    pixels = quarters()
    rows = b"".join(struct.pack(f"<{W}H", *[(int(r) >> 3) << 11 | (int(g) >> 2) << 5 | int(b) >> 3 for r, g, b in row])
                    for row in pixels)
    head = struct.pack("<IiiHHIIiiII", 40, W, -H, 1, 16, 3, len(rows), 0, 0, 0, 0) + struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    (GOOD / "masks.bmp").write_bytes(b"BM" + struct.pack("<IHHI", 14 + len(head) + len(rows), 0, 0, 14 + len(head)) + head + rows)
    half = bytes([W // 2])
    runs = (half + b"\2" + half + b"\3" + b"\0\0") * (H // 2)
    # The same in the other way: places one by one, with a byte to fill up.
    runs += (half + b"\0" + b"\0" + bytes([W // 2 - 1]) + b"\1" * (W // 2 - 1) + b"\0" + b"\1\1" + b"\0\0") * (H // 2) + b"\0\1"
    colors = b"".join(bytes([b, g, r, 0]) for r, g, b in COLORS)
    head = struct.pack("<IiiHHIIiiII", 40, W, H, 1, 8, 1, len(runs), 0, 0, 4, 0)
    (GOOD / "runs.bmp").write_bytes(
        b"BM" + struct.pack("<IHHI", 54 + len(colors) + len(runs), 0, 0, 54 + len(colors)) + head + colors + runs)


def write_qois():
    body, last, seen = b"", (0, 0, 0, 255), [(0, 0, 0, 0)] * 64
    rgba = quarters([c + (a,) for c, a in zip(COLORS, (255, 128, 64, 0))]).reshape(-1, 4)
    run = 0
    for pixel in [tuple(int(v) for v in p) for p in rgba]:
        if pixel == last and run < 62:
            run += 1
            continue
        if run:
            body += bytes([0xC0 | run - 1])
            run = 0
        if pixel != last:
            place = (pixel[0] * 3 + pixel[1] * 5 + pixel[2] * 7 + pixel[3] * 11) % 64
            body += bytes([place]) if seen[place] == pixel else bytes([0xFF, *pixel])
            seen[place] = last = pixel
        else:
            run = 1
    body += bytes([0xC0 | run - 1]) if run else b""
    head = b"qoif" + struct.pack(">IIBB", W, H, 4, 0)
    (GOOD / "alpha.qoi").write_bytes(head + body + bytes(7) + b"\1")
    # Small steps from each pixel to the next: both kinds of differences.
    ramp = bytes([0xFE, 100, 100, 100]) + bytes([0x40 | 3 << 4 | 3 << 2 | 3, 0x80 | 37, 0x8A, 0xC0])
    (GOOD / "steps.qoi").write_bytes(b"qoif" + struct.pack(">IIBB", 4, 1, 3, 0) + ramp + bytes(7) + b"\1")


def write_bad_pngs():
    plain = png(quarters().astype(np.uint16), 8, 2)
    data = plain.index(b"IDAT")
    (BAD / "crc.png").write_bytes(patched(plain, data + 4 + struct.unpack(">I", plain[data - 4:data])[0], 0))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30000, 30000, 8, 6, 0, 0, 0))
    (BAD / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + plain[33:])
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 0, 8, 6, 0, 0, 0))
    (BAD / "no-pixels.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + plain[33:])
    # Text that unpacks to 4 MB: it must be skipped, not unpacked, so the picture itself is good.
    bomb = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(4 << 20), 9))
    (GOOD / "text-bomb.png").write_bytes(plain[:33] + bomb + plain[33:])
    # More rows than the data holds.
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", W, H + 1, 8, 2, 0, 0, 0))
    (BAD / "short.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + plain[33:])


if __name__ == "__main__":
    for folder in (GOOD, BAD):
        folder.mkdir(parents=True, exist_ok=True)
    write_pngs()
    write_jpegs()
    write_scan_bomb()
    write_webps()
    write_others()
    write_bad_pngs()
    write_colours(HERE / "colour")
