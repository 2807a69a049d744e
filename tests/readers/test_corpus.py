"""The readers on real documents, where they are at hand."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from kamerspoor.readers import read_bytes

FIELDS = ("id", "dossier", "number", "session_year", "title", "dossier_title")
_TARGET = re.compile(r'<extref[^>]*?\sdoc="([^"]*)"|<dossierref[^>]*?\sdossier="([^"]*)"')


def test_official_motions(shared: Path) -> None:
    wrong: list[tuple[str, str]] = []
    with (shared / "data" / "gold" / "motions.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            data = (shared / "data" / gold["file"]).read_bytes()
            raw, source = read_bytes(data), data.decode("utf-8")
            wrong += [(gold["file"], field) for field in FIELDS if raw.facts.get(field) != gold[field]]
            if raw.facts.get("date") != gold["date_proposed"] or raw.facts.get("kind") != "motion":
                wrong.append((gold["file"], "date or kind"))
            targets = [document or f"dossier-{dossier}" for document, dossier in _TARGET.findall(source)]
            if sorted(link.target for link in raw.links) != sorted(targets):
                wrong.append((gold["file"], "links"))
            for origin in raw.origins:
                text, stretch = raw.text[origin.start : origin.end], source[origin.source_start : origin.source_end]
                assert text in (stretch, html.unescape(stretch)), gold["file"]
            words = re.sub(r"<[^>]+>", "", source[source.index("</metadata>") :])
            if "".join(html.unescape(words).split()) != "".join(raw.text.split()):
                wrong.append((gold["file"], "words"))
    assert wrong == []


def test_texts_are_taken_as_they_are(shared: Path) -> None:
    for path in sorted((shared / "data" / "pdftext").glob("*.txt")):
        raw = read_bytes(path.read_bytes(), path.name)
        assert raw.text == path.read_bytes().decode("utf-8").lstrip("\ufeff")
        assert raw.format == "text"
