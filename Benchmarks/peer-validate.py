#!/usr/bin/env python3
"""The fastest validation that Python offers: PyYAML's C loader and jsonschema-rs in one process.

usage: peer-validate.py SCHEMA < LIST-OF-FILES
Reads every file, asserts formats, and collects every error of each.
"""
import json
import sys

import jsonschema_rs
import yaml

with open(sys.argv[1], "rb") as file:
    validator = jsonschema_rs.validator_for(json.load(file), validate_formats=True)
files = errors = 0
for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as file:
        document = yaml.load(file.read(), Loader=yaml.CSafeLoader)
    errors += sum(1 for _ in validator.iter_errors(document))
    files += 1
print(f"{files} files, {errors} errors")
