"""Words of a text as the index has them: small letters without diacritics, and where each stands.

Letters, digits and what folds to what come from the index's own tokenizer (`data/search/letters.txt`), so that a word
found here is a word there, in every script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

# Where these agree with the index about what is a letter, the short pattern finds the same words, far faster.
_USUAL = re.compile("[\0-\u02ff\u0370-\u0481\u2000-\u2069\u20a0-\u20cf\u2190-\u2429]*")
_WORD = re.compile(r"[^\W_]+")


def analyzer(*, whole: bool = False) -> tantivy.TextAnalyzer:
    """Make the tokenizer of exact fields; `whole`: the one that folds alike and parts nothing, for whole values.

    Folded before and after small letters are made: the İ of İstanbul is folded before, the Å of the unit after.
    """
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    made = TextAnalyzerBuilder(Tokenizer.raw() if whole else Tokenizer.simple())
    for step in (Filter.ascii_fold(), Filter.lowercase(), Filter.ascii_fold()):
        made = made.filter(step)
    return made.build()


def pattern_for(text: str) -> re.Pattern[str]:
    """Give the pattern that finds the words of this text as the index does."""
    return _WORD if text.isascii() or _USUAL.fullmatch(text) else _letters()[0]


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Give the words of a text, folded, and where they stand.

    Units: code points of the text, the end exclusive.

    >>> tokens("EU-27: foto's")
    [('eu', 0, 2), ('27', 3, 5), ('foto', 7, 11), ('s', 12, 13)]
    """
    return [(fold_token(m[0]), m.start(), m.end()) for m in pattern_for(text).finditer(text)]


def fold_token(token: str) -> str:
    """Fold one word of a text exactly as the index does."""
    return token.lower() if token.isascii() else token.translate(_letters()[1])


def fold(word: str) -> str:
    """Fold what somebody typed: composed first, so that a letter and its accent are one, then as the index does.

    >>> fold("Belgi\\u00eb"), fold("Belgie\\u0308"), fold("\\u0130stanbul"), fold("Stra\\u00dfe")
    ('belgie', 'belgie', 'istanbul', 'strasse')
    """
    return word.lower() if word.isascii() else fold_token(unicodedata.normalize("NFC", word))


@cache
def _letters() -> tuple[re.Pattern[str], dict[int, str]]:
    """Load the pattern of words and what each letter folds to."""
    text = resources.files("kamerspoor.data.search").joinpath("letters.txt").read_text("utf-8")
    ranges, *folds = (line for line in text.split("\n") if line and line[0] != "#")
    plane: list[str] = ["0-9A-Za-z"]
    beyond: list[str] = []
    for span in ranges.split(" "):
        first, _, last = span.partition("-")
        low, high = int(first, 16), int(last or first, 16)
        (plane if high < 0x10000 else beyond).append(f"{chr(low)}-{chr(high)}")
    # the many ranges beyond the basic plane are tried for characters from there alone
    pattern = f"(?:[{''.join(plane)}]+|(?=[\U00010000-\U0010ffff])[{''.join(beyond)}]+)+"
    table = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    table.update((ord(line[0]), line[2:]) for line in folds)
    return re.compile(pattern), table
