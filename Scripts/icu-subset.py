#!/usr/bin/env python3
"""Makes a C header that defines ICU's data with what this program can reach.

Foundation brings 34 MB of data for all languages. The program shows English alone, so the root and English are kept,
with what belongs to no language: properties, normal forms, time zones.

Usage: icu-subset.py lib_FoundationICU.a FOLDER
"""

import re
import struct
import subprocess
import sys

# Folders of the data of which root and English are kept.
LANGUAGES = {"zone", "curr", "lang", "region", "unit", "rbnf", "coll", "brkitr"}
KEPT_NAMES = {"root", "en", "en_US", "en_US_POSIX", "pool", "res_index", "ucadata", "supplementalData", "tzdbNames"}
LOCALE = re.compile(r"^[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?(_[A-Z]+)?$")


def symbol(path):
    """The name and the bytes of the data in an ELF object."""
    image = open(path, "rb").read()
    offset, = struct.unpack_from("<Q", image, 0x28)
    size, count, _ = struct.unpack_from("<HHH", image, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", image, offset + i * size) for i in range(count)]
    for section in (s for s in sections if s[1] == 2):
        names = sections[section[6]][4]
        for index in range(section[5] // 24):
            name, _, _, home, value, length = struct.unpack_from("<IBBHQQ", image, section[4] + index * 24)
            text = image[names + name:image.index(b"\0", names + name)].decode()
            if re.fullmatch(r"icudt\d+_dat", text):
                start = sections[home][4] + value
                return text, image[start:start + length]
    sys.exit("icu-subset.py: there is no ICU data in this library.")


def is_kept(name):
    parts = name.split("/")[1:]
    stem, ending = parts[-1].rsplit(".", 1)
    if len(parts) > 1:
        if ending == "brk":
            return stem in {"char", "word", "line", "sent", "title", "word_POSIX"}
        return parts[0] in LANGUAGES and ending != "dict" and stem in KEPT_NAMES
    if ending == "cnv":
        return False
    return stem in KEPT_NAMES or ending != "res" or not LOCALE.fullmatch(stem)


def subset(data):
    head, = struct.unpack_from("<H", data, 0)
    count, = struct.unpack_from("<I", data, head)
    rows = [struct.unpack_from("<II", data, head + 4 + 8 * i) for i in range(count)]
    ends = [offset for _, offset in rows[1:]] + [len(data) - head]
    items = []
    for (name, offset), end in zip(rows, ends):
        text = data[head + name:data.index(b"\0", head + name)]
        if is_kept(text.decode()):
            items.append((text, data[head + offset:head + end]))
    names_at = 4 + 8 * len(items)
    names = b"".join(text + b"\0" for text, _ in items)
    position = -(-(names_at + len(names)) // 16) * 16
    table, body, at = struct.pack("<I", len(items)), b"", names_at
    for text, item in items:
        table += struct.pack("<II", at, position + len(body))
        at += len(text) + 1
        body += item + b"\0" * (-len(item) % 16)
    return data[:head] + (table + names).ljust(position, b"\0") + body


def main():
    library, folder = sys.argv[1:]
    subprocess.run(["ar", "x", library, "icu_packaged_data.cpp.o"], cwd=folder, check=True)
    name, data = symbol(folder + "/icu_packaged_data.cpp.o")
    small = subset(data)
    open(folder + "/icu.dat", "wb").write(small)
    lines = [".section .rodata", f".global {name}", ".balign 16", f".type {name}, @object", f"{name}:",
             f'.incbin \\"{folder}/icu.dat\\"', f".size {name}, {len(small)}", ".text"]
    with open(folder + "/icu.h", "w") as text:
        text.write("__asm__(\n" + "".join(f'    "{line}\\n"\n' for line in lines) + ");\n")
    print(f"ICU data: {len(data)} bytes, {len(small)} kept")


main()
