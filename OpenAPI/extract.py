#!/usr/bin/env python3
"""Cut the request schemas the simulator checks bodies against out of OpenRouter's openapi.yaml.

Usage: OpenAPI/extract.py path/to/openapi.yaml > OpenAPI/schemas.json
"""
import json
import sys

import yaml

ROOTS = ["ImageGenerationRequest", "ChatRequest", "SpeechRequest"]
PROSE = {"description", "example", "examples", "discriminator", "deprecated", "default"}
PREFIX = "#/components/schemas/"


def without_prose(node, names_follow=False):
    """Drop what only people read; the keys of a `properties` map are names and stay."""
    if isinstance(node, dict):
        return {
            key: without_prose(value, key == "properties" and not names_follow)
            for key, value in node.items()
            if names_follow or not (key in PROSE or key.startswith("x-"))
        }
    if isinstance(node, list):
        return [without_prose(item) for item in node]
    return node


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.removeprefix(PREFIX)
            else:
                yield from references(value)
    elif isinstance(node, list):
        for item in node:
            yield from references(item)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schemas = yaml.safe_load(file)["components"]["schemas"]
    found, waiting = {}, list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = without_prose(schemas[name])
        waiting += references(found[name])
    json.dump(dict(sorted(found.items())), sys.stdout, separators=(",", ":"), ensure_ascii=False)
    sys.stdout.write("\n")


main()
