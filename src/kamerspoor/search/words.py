"""What Dutch words are to the index: `fold` the exact form, `root` one key for all inflections, `parts` of a compound.

`loose_text` makes what a loose field holds of a text, a word at a time; `loose` is what it makes of one word. Both are
plain words between blanks: the tokenizer of a loose field has only to part them there.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib import resources

from kamerspoor.lexicon import LexiconError, load_table
from kamerspoor.search.compounds import parts, runs
from kamerspoor.search.roots import root
from kamerspoor.search.tokens import analyzer, fold, fold_token, pattern_for, tokens

__all__ = ["analyzer", "fold", "is_function_word", "loose", "loose_text", "parts", "root", "tokens", "version"]

RULES = 1
"""Of the rules in `tokens`, `roots`, `compounds`; raise it when they change."""

_INDEXED = ("letters.txt", "roots.txt", "parts.txt", "function_words.toml")
"""Data that an index is made with; other names and kin are looked up when somebody asks."""
_KEPT_CHUNKS = 200_000
_KEPT_WORDS = 200_000
_LONGEST_CHUNK = 80


def is_function_word(word: str) -> bool:
    """Tell whether a word only joins others (de, van, is): loose fields leave it out."""
    return fold(word) in _function_words()


def loose(word: str) -> str:
    """Give what a loose field holds for a word: its root and, of a compound, those of its parts, between blanks.

    A part that is a compound itself stands beside its own parts. Folded words that are several to the index (`foto's`)
    are several here.

    >>> loose("mensenrechtenverdrag")
    'mensenrechtenverdrag mens recht verdrag mensenrecht rechtenverdrag'
    """
    return " ".join(dict.fromkeys(part for made in map(_loose, pattern_for(word).findall(word)) for part in made))


def loose_text(text: str) -> str:
    """Make what a loose field holds of a text: `loose` of each word, in order, without function words.

    Words are kept by what stands between blanks, so that most of a text is only looked up.
    """
    return " ".join(filter(None, map(_seen.__getitem__, text.split())))


@cache
def version() -> str:
    """Name the rules and the data: an index made with others is made anew."""
    digest = hashlib.sha256(str(RULES).encode())
    for name in _INDEXED:
        digest.update(resources.files("kamerspoor.data.search").joinpath(name).read_bytes())
    return digest.hexdigest()[:12]


class _Seen(dict[str, str]):
    """What each chunk of a text between blanks gives to a loose field."""

    def __missing__(self, chunk: str) -> str:
        function = _function_words()
        words = [word for word in pattern_for(chunk).findall(chunk) if fold_token(word) not in function]
        made = " ".join(part for word in words for part in _loose(word))
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _KEPT_CHUNKS:
                self.clear()
            self[chunk] = made
        return made


_seen = _Seen()


@lru_cache(_KEPT_WORDS)
def _loose(token: str) -> tuple[str, ...]:
    folded = fold_token(token)
    return tuple(dict.fromkeys((root(folded), *runs(folded))))


@cache
def _function_words() -> frozenset[str]:
    table = load_table("search/function_words", frozenset({"words"}))
    words: list[str] = table["words"]
    if doubles := sorted({word for word in words if words.count(word) > 1}):
        raise LexiconError(f"{doubles[0]!r} stands twice", where="data/search/function_words.toml")
    return frozenset(words)
