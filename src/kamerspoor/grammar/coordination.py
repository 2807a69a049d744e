"""Read a noun phrase of a clause with what is joined to it: `Estland, Letland en Litouwen`, `de Raad en de Commissie`.

Source: Algemene Nederlandse Spraakkunst, 25.2 (coordination of noun phrases).
"""

from __future__ import annotations

from kamerspoor.grammar.phrases import FOCUS, JOINING, Phrase, number_of
from kamerspoor.grammar.reading import Open, Part, Sentence
from kamerspoor.grammar.tokens import ARTICLE, DETERMINER, NAME, NOMINATIVE, OBLIQUE

_BETWEEN = FOCUS | JOINING | {",", "maar", "ook", "als"}
_JOINTS = JOINING | {",", "maar", "als", "evenals"}
# Prepositions that hang on a verb rather than on the noun before them.
_OF_VERBS = frozenset({"aan", "met", "tot", "door"})
_PAIRED = frozenset({"zowel", "noch"})
_LONGEST = 40


def coordinated(sentence: Sentence, clause: Open, index: int) -> tuple[Phrase, int]:
    """Read the phrase of a clause's part with its conjuncts; give the index of the part behind it too.

    A comma alone joins only where a conjunction closes the list: in `Spanje, een buurland` it does not.
    """
    words, parts = sentence.words, clause.parts
    first, head, last, _ = parts[index]
    heads, ends, behind = [head], last, index + 1
    waiting: list[int] = []
    attached = False
    for follow in range(index + 1, min(len(parts), index + _LONGEST)):
        start, other, stop, preposition = parts[follow]
        if preposition >= 0:
            if preposition != last + 1 or words[preposition] in _OF_VERBS:
                break
            last, attached = stop, True
            continue
        if not _is_joined(sentence, parts[follow], last):
            break
        last = stop
        if attached and not sentence.flags[start] & (ARTICLE | DETERMINER) and words[first] not in _PAIRED:
            continue  # a list inside what hangs on the first: de ministers van Italië en Spanje
        waiting.append(other)
        if words[start - 1] != ",":
            heads, ends, behind, waiting = heads + waiting, stop, follow + 1, []
    if waiting and words[last + 1] == "e.a":
        heads, ends = heads + waiting, last
    plural = True if len(heads) > 1 else number_of(sentence.tokens, first, head)
    floor = -1 if clause.opener is None else clause.opener
    while first - 1 > floor and words[first - 1] in FOCUS and not sentence.taken[first - 1]:
        first -= 1
    return Phrase(first, head, ends, tuple(heads), plural), behind


def _is_joined(sentence: Sentence, part: Part, last: int) -> bool:
    """Tell whether a part stands behind a comma or conjunction at `last`, with no other words between."""
    start, head = part[0], part[1]
    if start <= last + 1 or start > last + 6 or sentence.taken[start]:
        return False
    between = sentence.words[last + 1 : start]
    if any(word not in _BETWEEN for word in between) or _JOINTS.isdisjoint(between):
        return False
    flag = sentence.flags[head]
    # a pronoun behind a comma begins something new
    return sentence.words[last + 1] != "," or not flag & (NOMINATIVE | OBLIQUE) or bool(flag & NAME)
