#!/usr/bin/env python3
"""Writes a storehouse of generated entries: the same bytes for the same arguments.

usage: generate-storehouse.py FOLDER [ENTRIES] [--defects]

Each entry has about 2 KB of Japanese text in 22 fields and refers to others. With --defects every
entry has exactly one mistake.
"""
import json
import pathlib
import random
import sys

WORDS = (
    "情報 安全 対策 管理 会社 端末 更新 確認 相談 窓口 警告 攻撃 被害 復旧 手順 記録 報告 責任 教育 "
    "パスワード バックアップ ランサムウェア フィッシング クラウド ネットワーク メール 添付 ファイル "
    "取引先 委託先 経営者 従業員 利用者 認証 設定 権限 契約 点検 計画 訓練 演習 連絡 体制"
).split()
ENDINGS = ["します。", "してください。", "が必要です。", "を確認します。", "に相談してください。"]

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://kura.invalid/bench/entry.schema.json",
    "title": "項目", "type": "object", "additionalProperties": False,
    "required": ["id", "title", "published", "category", "sections", "status"],
    "$defs": {
        "section": {
            "type": "object", "required": ["heading", "text"], "additionalProperties": False,
            "properties": {
                "heading": {"type": "string", "minLength": 1},
                "text": {"type": "string", "minLength": 1},
                "children": {"type": "array", "items": {"$ref": "#/$defs/section"}},
            },
        },
        "slug": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    },
    "properties": {
        "id": {"$ref": "#/$defs/slug"},
        "title": {"type": "string", "minLength": 1, "maxLength": 80, "x-kura-title": True},
        "title_en": {"type": "string"},
        "published": {"type": "string", "format": "date"},
        "updated": {"type": "string", "format": "date"},
        "checked_at": {"type": "string", "format": "date-time"},
        "category": {"enum": ["prevention", "incident", "trouble", "law", "other"]},
        "status": {"enum": ["draft", "review", "approved", "withdrawn"]},
        "audience": {"type": "array", "items": {"enum": ["management", "administrator", "user"]}},
        "keywords": {"type": "array", "minItems": 1, "maxItems": 12, "uniqueItems": True,
                     "items": {"type": "string", "minLength": 1}},
        "summary": {"type": "string", "maxLength": 400},
        "sections": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/section"}},
        "link": {"type": "string", "format": "uri", "x-kura-link": True},
        "file": {"type": "string", "format": "uri-reference"},
        "contact": {"anyOf": [{"type": "string", "format": "hostname"}, {"type": "null"}]},
        "importance": {"type": "integer", "minimum": 1, "maximum": 5},
        "share": {"type": "number", "exclusiveMinimum": 0},
        "public": {"type": "boolean"},
        "related": {"type": "array", "items": {"$ref": "#/$defs/slug", "x-kura-reference": True}},
        "steps": {"type": "array", "items": {
            "type": "object", "required": ["role", "do"],
            "properties": {"role": {"type": "string"}, "do": {"type": "string"}}}},
        "withdrawn_reason": {"type": "string"},
        "note": {"type": "string"},
        "disclosure": {"type": "object", "x-kura-disclosure": True, "required": ["tlp"],
                       "properties": {"tlp": {"enum": ["CLEAR", "GREEN", "AMBER", "RED"]}}},
    },
    "allOf": [{"if": {"properties": {"status": {"const": "withdrawn"}}, "required": ["status"]},
               "then": {"required": ["withdrawn_reason"]}}],
}


def sentence(rng):
    return "".join(rng.choice(WORDS) for _ in range(rng.randint(6, 12))) + rng.choice(ENDINGS)


def entry(number, count):
    rng = random.Random(number)
    # Never the entry itself: that would be a finding.
    related = ", ".join(
        f"entry-{(number + rng.randrange(1, count)) % count:05d}" for _ in range(3))
    lines = [
        "# yaml-language-server: $schema=../../schemas/entry.schema.json",
        f"id: entry-{number:05d}",
        f"title: {rng.choice(WORDS)}と{rng.choice(WORDS)}の{rng.choice(WORDS)}",
        'title_en: "How to keep a small firm safe"',
        f'published: "20{rng.randint(10, 25)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"',
        'updated: "2026-04-01"',
        'checked_at: "2026-04-01T09:00:00+09:00"',
        f"category: {rng.choice(SCHEMA['properties']['category']['enum'])}",
        "status: review",
        "audience: [management, user]",
        "keywords:",
        *[f"  - {word}" for word in rng.sample(WORDS, 5)],
        f"summary: {sentence(rng)}",
        "sections:",
    ]
    for _ in range(2):
        lines += [f"  - heading: {rng.choice(WORDS)}の手順", "    text: |",
                  f"      {sentence(rng)}", f"      {sentence(rng)}", "    children:",
                  f"      - heading: {rng.choice(WORDS)}", f'        text: "{sentence(rng)}"']
    lines += [
        f"link: https://example.jp/pages/{number}", f"file: files/{number}.pdf",
        "contact: desk.example.jp", f"importance: {rng.randint(1, 5)}", "share: 0.25",
        "public: true", f"related: [{related}]", "steps:",
    ]
    for role in ("経営者", "管理者", "利用者"):
        lines += [f"  - role: {role}", f"    do: {sentence(rng)}"]
    # Brings every entry to about 2 KB whatever the words before were.
    size = sum(len(line.encode()) + 1 for line in lines)
    note = "note: " + sentence(rng)
    while size + len(note.encode()) < 1900:
        note += sentence(rng)
    return lines + [note, "disclosure:", "  tlp: CLEAR"]


# Syntax, schema and references, without the house rules.
PLAIN = """kura: 1
kinds:
  entry:
    path: knowledge/entry/*.yaml
    schema: schemas/entry.schema.json
"""


def damaged(lines, number):
    """One mistake, which of them depends on the number."""
    kind = number % 5
    for index, line in enumerate(lines):
        if kind == 0 and line.startswith("category:"):
            lines[index] = "category: preventoin"
        elif kind == 1 and line.startswith("published:"):
            lines[index] = "publishd:" + line[len("published:"):]
        elif kind == 2 and line.startswith("importance:"):
            lines[index] = "importance: 9"
        elif kind == 3 and line.startswith("updated:"):
            lines[index] = 'updated: "2026-13-01"'
        elif kind == 4 and line.startswith("title:"):
            lines[index] = line.replace("title: ", "title：", 1)
    return lines


def main():
    defects = "--defects" in sys.argv
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder = pathlib.Path(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else 5000
    (folder / "schemas").mkdir(parents=True, exist_ok=True)
    (folder / "knowledge/entry").mkdir(parents=True, exist_ok=True)
    (folder / "kura.yaml").write_text(
        PLAIN if "--plain" in sys.argv else "kura: 1\nprofile: storehouse\n", encoding="utf-8")
    (folder / "schemas/entry.schema.json").write_text(
        json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for number in range(count):
        lines = entry(number, count)
        if defects:
            lines = damaged(lines, number)
        path = folder / f"knowledge/entry/entry-{number:05d}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
