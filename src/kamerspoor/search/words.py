"""What Dutch words are to the index: `fold` the exact form, `root` one key for all inflections, `parts` of a compound.

`loose_text` makes what a loose field holds of a text; `loose` what is asked of it for one word.
"""

from __future__ import annotations

from kamerspoor.search.compounds import parts
from kamerspoor.search.roots import root
from kamerspoor.search.tokens import analyzer, fold, pattern_for, tokens

__all__ = ["analyzer", "fold", "is_function_word", "loose", "loose_text", "parts", "root", "tokens", "version"]

_KEPT = 400_000
"""Words that are kept, at most. A hundred thousand texts have fewer different ones that are used more than once."""


def is_function_word(word: str) -> bool:
    """Tell whether a word only joins others (de, van, is): it is left out of loose fields."""
    return fold(word) in _FUNCTION


def loose(word: str) -> str:
    """Give the root of a word and those of its parts, joined by a blank."""
    return " ".join(dict.fromkeys((root(word), *parts(word))))


def loose_text(text: str) -> str:
    """Make what a loose field holds of a text: `loose` of each word, in order, without function words."""
    return " ".join(filter(None, map(_seen.__getitem__, pattern_for(text).findall(text))))


def version() -> str:
    """Name the rules and the data: an index made with others is made anew."""
    return "1"


class _Seen(dict[str, str]):
    """What each word, as it stands in a text, gives to a loose field."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        made = self[word] = "" if is_function_word(word) else loose(word)
        return made


_seen = _Seen()
_FUNCTION = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "in",
        "op",
        "te",
        "en",
        "dat",
        "die",
        "is",
        "was",
        "zijn",
        "aan",
        "met",
        "voor",
        "door",
        "over",
        "bij",
        "om",
        "als",
        "dan",
        "of",
        "maar",
        "ook",
        "niet",
    ]
)
