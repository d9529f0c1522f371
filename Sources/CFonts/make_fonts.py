#!/usr/bin/env python3
"""Makes the fonts of this folder from Debian's package fonts-spleen: the letters of Latin scripts and common signs.

    apt-get download fonts-spleen && dpkg-deb -x fonts-spleen_*.deb x
    ./make_fonts.py x/usr/share/consolefonts/spleen-12x24.psfu.gz spleen-12x24.font

A font is the width, the height and the number of its letters (16 bits each, highest byte first), their code points in
order (32 bits each), and then their rows, each in whole bytes, the leftmost pixel in the highest bit.
"""
import gzip
import struct
import sys

WANTED = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {0x192, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E}
WANTED |= {0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193}
WANTED |= {0x2212, 0x2248, 0x2264, 0x2265, 0x2713, 0x2605, 0x00D7}

data = gzip.open(sys.argv[1], "rb").read()
magic, version, header, flags, count, size, height, width = struct.unpack("<8I", data[:32])
assert magic == 0x864AB572
glyphs = [data[header + i * size : header + (i + 1) * size] for i in range(count)]
found = {}
for index, entry in enumerate(data[header + count * size :].split(b"\xff")[:count]):
    # What follows 0xFE are sequences of several code points.
    for letter in entry.split(b"\xfe")[0].decode("utf-8"):
        if ord(letter) in WANTED:
            found.setdefault(ord(letter), glyphs[index])
with open(sys.argv[2], "wb") as out:
    out.write(struct.pack(">HHH", width, height, len(found)))
    for code in sorted(found):
        out.write(struct.pack(">I", code))
    for code in sorted(found):
        out.write(found[code])
print(len(found), [hex(c) for c in sorted(WANTED - set(found))])
