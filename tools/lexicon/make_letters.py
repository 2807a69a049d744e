"""Make data/search/letters.txt: what the index takes for letters and digits, and what it makes of each.

    python tools/lexicon/make_letters.py

Asks tantivy itself, character by character, so that the package tells words apart exactly as the index does.
"""

from __future__ import annotations

from pathlib import Path

from kamerspoor.search.tokens import analyzer

FILE = Path(__file__).parents[2] / "src" / "kamerspoor" / "data" / "search" / "letters.txt"
HEAD = """\
# What the index takes for letters and digits, as ranges of code points; below that line, what it folds characters to.
# Source: tantivy's simple tokenizer, ascii_fold and lowercase, through tools/lexicon/make_letters.py.
"""


def main() -> None:
    """Write the file."""
    ask, whole = analyzer().analyze, analyzer(whole=True).analyze
    ranges: list[list[int]] = []
    folds: list[str] = []
    for code in range(0x80, 0x110000):
        if 0xD800 <= code < 0xE000:
            continue
        if (made := whole(chr(code))) != [chr(code)]:
            folds.append(f"{chr(code)} {made[0]}")
        if not ask(chr(code)):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    spans = (f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in ranges)
    FILE.write_text(HEAD + "\n".join((" ".join(spans), *folds)) + "\n", encoding="utf-8")
    print(f"data/search/letters.txt: {len(ranges)} ranges, {len(folds)} folded")


if __name__ == "__main__":
    main()
