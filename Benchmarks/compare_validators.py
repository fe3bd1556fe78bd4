#!/usr/bin/env python3
"""Compares the verdicts of `kura schema check` and jsonschema-rs on each file.

usage: compare-validators [OPTIONS] --schema SCHEMA FILE...
  --map PREFIX=DIR   where references that begin with PREFIX are found (both validators)
  --no-formats       makes `format` an annotation (both validators)
  --draft DRAFT      the draft where $schema is absent (both validators)
  --kura PROGRAM     default: .build/release/kura beside this folder
  --quiet            prints the counts without the disagreements

Both read YAML with the 1.2 core schema: the other side uses PyYAML's C parser with the resolvers
of YAML 1.2, because its own are those of 1.1 (`on` is true, `12:30` is 750, dates are objects).
Exit status: 0 agreement, 1 disagreement, 2 a side could not use the schema.
"""
import argparse
import collections
import functools
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

import jsonschema_rs
import yaml

DRAFTS = {"draft2020-12": jsonschema_rs.Draft202012Validator,
          "draft2019-09": jsonschema_rs.Draft201909Validator,
          "draft7": jsonschema_rs.Draft7Validator}
KURA = pathlib.Path(__file__).resolve().parent.parent / ".build/release/kura"
Verdicts = collections.namedtuple("Verdicts", "unusable messages")


class CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 core schema, and keys that are the strings JSON would have."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        if not isinstance(node, yaml.MappingNode):
            raise yaml.constructor.ConstructorError(None, None, "not a mapping", node.start_mark)
        result = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is not a scalar", key.start_mark)
            if key.value in result:
                raise yaml.constructor.ConstructorError(
                    None, None, f"repeated key {key.value!r}", key.start_mark)
            result[key.value] = self.construct_object(value, deep=True)
        return result


def core_int(loader, node):
    text = node.value
    if text.startswith("0x"):
        return int(text[2:], 16)
    return int(text[2:], 8) if text.startswith("0o") else int(text)


def core_float(loader, node):
    text = node.value.lower()
    if text.lstrip("+-") in (".inf", ".nan"):
        raise yaml.constructor.ConstructorError(None, None, "no JSON number", node.start_mark)
    return float(text)


for tag, expression, first in (
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
        ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
                  r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", list("-+0123456789."))):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(expression), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", core_int)
CoreLoader.add_constructor("tag:yaml.org,2002:float", core_float)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node, deep=True))


def read(path):
    """The value of a JSON or YAML file."""
    data = pathlib.Path(path).read_bytes()
    if str(path).endswith(".json"):
        return json.loads(data.decode("utf-8-sig"))
    return yaml.load(data, Loader=CoreLoader)


def finder(maps, schema):
    """Finds references as kura does: in mapped folders, by path, by the `$id` of a neighbour."""
    def find(uri):
        for prefix, folder in maps:
            path = pathlib.Path(folder) / uri[len(prefix):]
            if uri.startswith(prefix) and path.is_file():
                return read(path)
        if uri.startswith("file://"):
            return read(urllib.parse.unquote(uri[len("file://"):]))
        for path, text in neighbours(pathlib.Path(schema).parent):
            if uri.encode() in text:
                document = read(path)
                if isinstance(document, dict) and document.get("$id") in (uri, uri + "#"):
                    return document
        raise ValueError(f"not found: {uri}")
    return find


@functools.lru_cache(maxsize=1)
def neighbours(folder):
    """The texts of the files of a folder that may be schemas."""
    return [(path, path.read_bytes()) for path in sorted(folder.iterdir())
            if path.suffix in (".json", ".yaml", ".yml")]


def base(schema, path):
    """The base URI of a schema that has none of its own, or `None`.

    In draft-07 `$ref` hides its siblings, and so an `$id` beside it.
    """
    if not isinstance(schema, dict):
        return None
    hidden = "$ref" in schema and "draft-07" in schema.get("$schema", "")
    if not hidden and re.match(r"[a-z]+:", schema.get("$id", "")):
        return None
    return pathlib.Path(path).resolve().as_uri()


def peer_verdicts(options):
    """What jsonschema-rs says of each file: a list of messages, empty when it is valid."""
    maps = [tuple(item.split("=", 1)) for item in options.map]
    schema = read(options.schema)
    words = {"validate_formats": options.formats, "retriever": finder(maps, options.schema),
             "base_uri": base(schema, options.schema)}
    make = jsonschema_rs.validator_for
    if isinstance(schema, dict) and "$schema" not in schema:
        make = DRAFTS[options.draft]
    try:
        validator = make(schema, **words)
    except (ValueError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError) as error:
        return Verdicts(str(error).splitlines()[0], {})
    messages = {}
    for path in options.files:
        try:
            document = read(path)
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            messages[path] = [f"cannot be read: {' '.join(str(error).split())}"]
            continue
        try:
            messages[path] = [
                f"/{'/'.join(map(str, error.instance_path))}: {error.message[:160]}"
                for error in validator.iter_errors(document)]
        except ValueError as error:
            messages[path] = [f"cannot be validated: {error}"]
    return Verdicts(None, messages)


def kura_verdicts(options):
    """What kura says of each file: a list of messages of errors, empty when it is valid."""
    command = [options.kura, "schema", "check", "--lang", "en", "--format", "json",
               "--draft", options.draft, "--schema", options.schema]
    for item in options.map:
        command += ["--map", item]
    if not options.formats:
        command.append("--no-formats")
    messages = {path: [] for path in options.files}
    for begin in range(0, len(options.files), 1000):
        part = options.files[begin:begin + 1000]
        done = subprocess.run(command + part, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            reason = (done.stderr or done.stdout).strip()
            return Verdicts(f"exit {done.returncode}: {reason[:600]}", {})
        for found in json.loads(done.stdout)["diagnostics"]:
            if found["severity"] == "error":
                messages.setdefault(found["path"], []).append(
                    f"{found.get('pointer') or '/'}: {found['rule']}: {found['message']}")
    return Verdicts(None, messages)


def compare(options):
    """The verdicts of both, and the counts by agreement."""
    ours, theirs = kura_verdicts(options), peer_verdicts(options)
    counts = collections.Counter()
    differing = []
    if ours.unusable is None and theirs.unusable is None:
        for path in options.files:
            pair = bool(ours.messages[path]), bool(theirs.messages[path])
            counts[pair] += 1
            if pair[0] != pair[1]:
                differing.append((path, ours.messages[path], theirs.messages[path]))
    return ours, theirs, counts, differing


def parsed(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schema", required=True)
    parser.add_argument("--map", action="append", default=[])
    parser.add_argument("--no-formats", dest="formats", action="store_false")
    parser.add_argument("--draft", default="draft2020-12", choices=list(DRAFTS))
    parser.add_argument("--kura", default=str(KURA))
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("files", nargs="+")
    return parser.parse_args(words)


def main():
    options = parsed(sys.argv[1:])
    ours, theirs, counts, differing = compare(options)
    for name, side in (("kura", ours), ("jsonschema-rs", theirs)):
        if side.unusable is not None:
            print(f"{name} cannot use the schema: {side.unusable}")
            sys.exit(2)
    print(f"{len(options.files)} files: {counts[False, False]} valid for both, "
          f"{counts[True, True]} invalid for both, {counts[True, False]} invalid for kura only, "
          f"{counts[False, True]} invalid for jsonschema-rs only")
    for path, our_words, their_words in [] if options.quiet else differing:
        print(path)
        for name, messages in (("kura", our_words), ("jsonschema-rs", their_words)):
            for message in messages[:3]:
                print(f"  {name}: {message}")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
