"""Names spelled in more than one way in one document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kamerspoor.model import Check, Sentence
from kamerspoor.words import frequency, sound

# A name: a capital amid a sentence, perhaps double (Nagorno-Karabach, Nagorno/Karabakh). What stands
# before is looked at behind the capital: a pattern that begins with one is scanned for much faster.
_NAME = re.compile(r"[A-ZÀ-ÞŠŽČĆŞİĞ](?<=[^\W_][ /-].|[,;–)»”] .| \(.)[^\W\d_]{3,}(?:[-/][A-ZÀ-Þ][^\W\d_]{2,})?")
_COMMON = 2.8


def find(clean: str, sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Yield `name-variant`, one for each name with its spellings, the most used one first."""
    if not sentences:
        return
    counts = Counter(_NAME.findall(clean, sentences[0].start, sentences[-1].end))
    alike: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        if len(name) > 4 and not name.isupper():
            alike[name[:2].lower()].append(name)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for names in alike.values():
        # Spellings of one name differ after its first letters: a name alone with its own has no other.
        for name in names if len(names) > 1 else ():
            spellings[sound(name)][name] += counts[name]
    for counted in spellings.values():
        if len(counted) < 2 or _is_common(counted):
            continue
        ranked = [name for name, _ in counted.most_common()]
        start, end = _first(clean, ranked[-1])
        yield Check(
            "name-variant",
            f"one name is spelled in {len(ranked)} ways: {', '.join(ranked)}",
            "warning",
            start,
            end,
            tuple(ranked),
            ranked[0],
        )


def _first(clean: str, name: str) -> tuple[int, int]:
    """Give the first place where a name stands as the pattern found it."""
    return next(match.span() for match in _NAME.finditer(clean) if match[0] == name)


def _is_common(names: Counter[str]) -> bool:
    """Two frequent words that happen to sound alike (Raad, Rad) are no spellings of one name."""
    return all(frequency(name.lower()) >= _COMMON for name in names)
