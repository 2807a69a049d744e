"""What may have been meant by a word that no text holds: the word of a text that is spelled most like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kamerspoor.search import query as asked
from kamerspoor.search import variants, words

if TYPE_CHECKING:
    from kamerspoor.search.vocabulary import Vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4
_LONGEST = 40
_SAME_START = 3
_MOST_LOOKED_AT = 4000
_DISTANCE = 2


def corrected(query: asked.Query, vocabulary: Vocabulary) -> str | None:
    """Give what was typed with each unknown word replaced by the likeliest known one, or None.

    Words in fields stay: their values are checked when the query is read.
    """
    changes = [
        (node.start, node.end, text)
        for node in _words(query.root)
        if (text := _corrected(query.typed[node.start : node.end], vocabulary)) is not None
    ]
    if not changes:
        return None
    typed = query.typed
    for start, end, text in sorted(changes, reverse=True):
        typed = typed[:start] + text + typed[end:]
    return typed


def like(word: str, vocabulary: Vocabulary) -> str | None:
    """Give the word that texts hold and that is spelled most like this folded one, the more frequent the better."""
    if not _SHORTEST <= len(word) <= _LONGEST or word.isdigit():
        return None
    found = max(((vocabulary.frequency(other), other) for other in _one_off(word)), default=(0, ""))
    return found[1] if found[0] else _two_off(word, vocabulary)


def _words(node: asked.Node | None) -> Iterator[asked.Words]:
    match node:
        case asked.Words():
            yield node
        case asked.All() | asked.Any() | asked.Near():
            for part in node.parts:
                yield from _words(part)
        case _:
            return


def _corrected(typed: str, vocabulary: Vocabulary) -> str | None:
    changed = typed
    for word, start, end in reversed(words.tokens(typed)):
        if not _is_known(word, vocabulary) and (other := like(word, vocabulary)):
            changed = changed[:start] + other + changed[end:]
    return changed if changed != typed else None


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    if words.is_function_word(word) or vocabulary.frequency(word) or variants.find((word,)):
        return True
    return any(vocabulary.loose_frequency(root) for root in words.loose(word).split())


def _one_off(word: str) -> Iterator[str]:
    """Give all spellings that are one letter off: one less, two swapped, another one, one more."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            if after:
                yield before + letter + after[1:]
            yield before + letter + after


def _two_off(word: str, vocabulary: Vocabulary) -> str | None:
    if len(word) < 2 * _SAME_START:
        return None
    near = (
        (distance, -count, other)
        for other, count in vocabulary.starting(word[:_SAME_START], _MOST_LOOKED_AT)
        if abs(len(other) - len(word)) <= _DISTANCE and (distance := _distance(word, other, _DISTANCE)) is not None
    )
    return min(near, default=(0, 0, None))[2]


def _distance(one: str, other: str, most: int) -> int | None:
    """Count the letters to change, add or drop, two swapped counting once; None for more than `most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
