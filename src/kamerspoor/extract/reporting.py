"""Tell what of a sentence reports: no question, no address, no condition, no clause that only hangs on a report."""

from __future__ import annotations

import re

from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.verbs import readings
from kamerspoor.model import Sentence

# Who is addressed stands outside the sentence: `Voorzitter, ...`, `Dank u wel, voorzitter.`
_ADDRESS = re.compile(
    r"(?:(?:Dank u wel|Dank|Goedemorgen|Goedemiddag|Goedenavond)[,.]? )?"
    r"(?:[Mm]evrouw de |[Mm]ijnheer de |[Mm]eneer de )?"
    r"[Vv]oorzitter[,.:]\s*(?:[Dd]ank[^.,]{0,20}[.,]\s*)?"
)
_ADDRESS_REACH = 40  # Goedemiddag, mijnheer de voorzitter
_SO_SAYS = re.compile(r", (?P<aside>zo (?P<verb>(?!nodig)[a-zë]{3,20}) [^,;.]{2,90})[,.]")
# Conjunctions of what has not happened, or not yet.
_UNREAL = frozenset({"zodra", "voordat", "totdat", "indien", "mits", "tenzij", "alvorens"})
_SEEMS = ("blijk", "bleek", "lijk", "leek", "bleken", "leken")


def begin(text: str, sentence: Sentence) -> int | None:
    """Give where a sentence begins to report, behind whom it addresses; None for a question or an address alone."""
    if text[sentence.end - 1] == "?" or text[sentence.end - 2 : sentence.end] in ("?”", "?’", "?»"):
        return None
    start = sentence.start
    if "oorzitter" in text[start : start + _ADDRESS_REACH] and (opening := _ADDRESS.match(text, start, sentence.end)):
        start = opening.end()
    return None if start > sentence.end - 4 else start


def aside_at(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Find an aside that tells who says all the rest: `De wet zal, zo zegde de minister toe, ...`."""
    if ", zo " not in text[low:high]:
        return None
    for match in _SO_SAYS.finditer(text, low, high):
        if ";" in text[low:high] or match["verb"].startswith(_SEEMS):
            continue
        if any(reading.kind in ("singular", "plural") for reading in readings(match["verb"])):
            told = text.startswith((" die ", " dat ", " wat ", " waarbij "), match.end())
            return match.start("aside"), high if told else match.end("aside")
    return None


def reports(parsed: Parsed, index: int, motion: bool) -> bool:
    """Tell a clause that can report an act: not what somebody says, nor what hangs on that, nor a condition."""
    clause = parsed.clauses[index]
    words = parsed.tokens.words
    if clause.finite is None or not clause.members:
        return False
    if clause.finite == 0 and not motion and len(parsed.clauses) > 1:
        return False  # a verb first: a condition (Mocht ..., dan ...)
    if clause.opener is not None and clause.opener and words[clause.opener - 1] == "(":
        return False
    at: int | None = index
    while at is not None:
        one = parsed.clauses[at]
        if one.kind in ("complement", "infinitive"):
            return one.kind == "complement" and one.opener is not None and one.opener <= 1 and at == index
        if one.kind == "adverbial" and one.opener is not None and words[one.opener] in _UNREAL:
            return False
        if (
            one.kind == "adverbial"
            and one.opener is not None
            and words[one.opener] in ("wanneer", "zodra")
            and _asks(parsed, one)
        ):
            return False
        at = one.parent
    return True


def _asks(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause hangs on a verb of asking: vragen wanneer ..."""
    if clause.parent is None:
        return False
    above = parsed.clauses[clause.parent]
    verbs = (above.finite, *above.verbs) if above.finite is not None else above.verbs
    known = (reading for verb in verbs for reading in readings(parsed.tokens.words[verb]))
    return any(r.verb in ("vragen", "weten") for r in known)


def is_past(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a clause's finite verb is in the past, or a perfect."""
    found = readings(parsed.tokens.words[clause.finite]) if clause.finite is not None else ()
    return any(r.past for r in found) or any(r.verb in ("hebben", "zijn") for r in found)
