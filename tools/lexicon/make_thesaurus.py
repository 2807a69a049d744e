"""Make data/search/thesaurus.txt: words for the same thing, of thesaurus.toml.

python tools/lexicon/make_thesaurus.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from kamerspoor.search.tokens import tokens

FILE = Path(__file__).parents[2] / "src" / "kamerspoor" / "data" / "search" / "thesaurus.txt"
OURS = Path(__file__).parent / "thesaurus.toml"
HEAD = """\
# Words for the same thing, folded, between `|`. `words > others`: what is nearly always about the words before it, to
# look for where they are asked, and not the other way round.
# Source: tools/lexicon/thesaurus.toml, through tools/lexicon/make_thesaurus.py.
"""


def fields() -> dict[str, dict[str, list[str]]]:
    """Give the rows as they are written, by field and by how near."""
    return tomllib.loads(OURS.read_text("utf-8"))


def folded(row: str) -> list[str]:
    """Fold the entries of a row to their words between blanks, each once."""
    return list(dict.fromkeys(" ".join(word for word, _, _ in tokens(entry)) for entry in row.split("|")))


def lines() -> Iterator[str]:
    """Yield the lines of the file."""
    for field in fields().values():
        for row in field["same"]:
            yield "|".join(folded(row))
        for row in field.get("near", ()):
            asked, _, others = row.partition(">")
            yield f"{folded(asked)[0]} > {'|'.join(folded(others))}"


def main() -> None:
    """Write the file."""
    made = list(lines())
    FILE.write_text(HEAD + "\n".join(made) + "\n", encoding="utf-8")
    print(f"data/search/thesaurus.txt: {len(made)} lines")


if __name__ == "__main__":
    main()
