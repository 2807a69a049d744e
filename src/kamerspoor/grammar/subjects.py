"""Find the subject of a finite verb among its clause's noun phrases.

It stands before the verb or at once behind it in a main clause, first in a subordinate one, and agrees with
the verb in number. Source: Algemene Nederlandse Spraakkunst, 20.2 (the subject) and 21.3-21.4 (its place).
"""

from __future__ import annotations

from kamerspoor.grammar.forms import number_of_verb
from kamerspoor.grammar.phrases import FOCUS, Phrase, is_adverbial, number_of
from kamerspoor.grammar.reading import Open, Sentence
from kamerspoor.grammar.tokens import (
    ADVERB,
    ARTICLE,
    COORDINATOR,
    DETERMINER,
    MARK,
    NAME,
    NEGATIVE,
    NOMINATIVE,
    NOUN,
    NOUN_FORM,
    OBLIQUE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_ADVERB,
    word_set,
)

_JOINING = frozenset({"en", "of", "noch", "alsmede", "alsook", "respectievelijk", "/", "&", "als"})
_NO_SUBJECT = frozenset({"zich", "er", "elkaar", "zichzelf", "daar", "zo", "dan", "hem", "hen", "mij", "me", "al"})
_NOUNS = NOUN | NOUN_FORM | NAME
# More conjuncts than this no sentence strings together.
_CONJUNCTS = 12
_QUOTES = frozenset("\"'“”‘’„«»")
_COPULAS = frozenset({"zijn", "waren", "worden", "werden", "blijven", "bleven"})
_GROUPS = word_set("meerderheid aantal helft deel groep rest reeks paar tal")
_SAYING = word_set(
    "zeggen vinden menen vragen antwoorden luiden klinken oordelen verklaren verzekeren waarschuwen concluderen melden "
    "erkennen constateren benadrukken stellen betogen opmerken denken schrijven roepen herhalen vertellen aldus heten "
    "blijken lijken vervolgen reageren weten bekennen beweren beloven geven voegen merken"
)
_AGENTS = word_set(
    "commissie raad kabinet minister ministers voorzitter voorzitterschap kamer regering lidstaten lidstaat landen land unie "
    "parlement staatssecretaris eurocommissaris commissaris premier president koning delegatie delegaties fractie mensen "
    "bank hof rekenkamer nederland partijen partij leden lid vertegenwoordiger bewindslieden"
)


def subjects(sentence: Sentence, clause: Open) -> tuple[Phrase, ...]:
    """List what can be the subject of a clause, the likeliest first."""
    if clause.finite < 0:
        return ()
    find = _of_main if clause.opener is None else _of_subordinate
    return tuple(find(sentence, clause))


def _agrees(sentence: Sentence, phrase: Phrase, finite: int) -> bool:
    plural = number_of_verb(sentence.words[finite])
    if plural is None or phrase.plural is None:
        return True
    if plural and sentence.words[finite] in _COPULAS and sentence.words[phrase.head] in ("dat", "dit", "het", "wat"):
        return True  # dat waren de eerste boeren
    if len(phrase.heads) > 1:
        return plural or not {"en"} & set(sentence.words[phrase.first : min(phrase.last, phrase.first + 40)])
    if plural:
        return phrase.plural or sentence.words[phrase.head].endswith(("en", "s"))
    return not phrase.plural or sentence.words[phrase.head] in _GROUPS


def _is_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    return bool(sentence.flags[phrase.head] & NOMINATIVE) and sentence.words[phrase.head] not in ("u", "je")


def _phrases(sentence: Sentence, clause: Open, low: int, high: int) -> list[Phrase]:
    """Give the phrases between two tokens that hang on no preposition, with what is joined to them.

    Those that agree with the verb; without any the others, without these the phrases of time.
    """
    found: list[Phrase] = []
    unlike: list[Phrase] = []
    times: list[Phrase] = []
    parts = clause.parts
    index = 0
    while index < len(parts) and parts[index][0] < low:
        index += 1
    while index < len(parts) and parts[index][0] < high and len(found) < 4:
        first, head, last, preposition = parts[index]
        if (preposition >= 0 and preposition != clause.particle) or first <= (clause.particle or -1) <= last:
            index += 1
            continue
        phrase, index = _coordinated(sentence, clause, index)
        flag = sentence.flags[head]
        if (flag & OBLIQUE and not flag & (NOMINATIVE | DETERMINER)) or sentence.words[head] in _NO_SUBJECT:
            continue
        if is_adverbial(sentence.tokens, phrase):
            times.append(phrase)
        elif not _agrees(sentence, phrase, clause.finite):
            unlike.append(phrase)
        else:
            found.append(phrase)
    return found or unlike or times


def _coordinated(sentence: Sentence, clause: Open, index: int) -> tuple[Phrase, int]:
    """Read the phrase of a part with its conjuncts; give the index of the next part too."""
    words, parts = sentence.words, clause.parts
    first, head, last, _ = parts[index]
    heads = [head]
    ends = last
    pending: list[tuple[int, int]] = []
    attached = False
    follow = index + 1
    while follow < len(parts) and follow < index + 40:
        start, other, stop, preposition = parts[follow]
        if preposition >= 0:
            if preposition != last + 1 or words[preposition] in ("aan", "met", "tot", "door"):
                break
            last, attached = stop, True
            follow += 1
            continue
        joint = last + 1
        while joint < start and words[joint] == "," and joint > last + 1:
            joint += 1
        if joint >= start or any(
            words[i] not in FOCUS and words[i] not in _JOINING and words[i] != "," and words[i] not in ("maar", "ook")
            for i in range(joint, start)
        ):
            break
        flag = sentence.flags[other]
        if (flag & (NOMINATIVE | OBLIQUE) and not flag & NAME and words[joint] == ",") or sentence.taken[start]:
            break
        if attached and not sentence.flags[start] & (ARTICLE | DETERMINER) and words[first] not in ("zowel", "noch"):
            last = stop  # a list inside the phrase that hangs on the first: de ministers van Italië en Spanje
            follow += 1
            continue
        pending.append((other, stop))
        if words[start - 1] != ",":
            heads += [h for h, _ in pending]
            ends = stop
            pending.clear()
        last = stop
        follow += 1
    if pending and words[last + 1 : last + 2] == ["e.a"]:
        heads += [h for h, _ in pending]
        ends = last
    while follow > index + 1 and parts[follow - 1][0] > ends and len(heads) > 1:
        follow -= 1
    if len(heads) == 1:
        follow = index + 1
    plural = True if len(heads) > 1 else number_of(sentence.tokens, first, head)
    while (
        first
        and words[first - 1] in FOCUS
        and not sentence.taken[first - 1]
        and first - 1 > (clause.opener if clause.opener is not None else -1)
    ):
        first -= 1
    return Phrase(first, head, ends, tuple(heads), plural), follow


def _of_main(sentence: Sentence, clause: Open) -> list[Phrase]:
    finite = clause.finite
    fore = _forefield(sentence, clause)
    nearest = next((p for p in reversed(clause.parts) if p[0] < finite), None)
    if nearest is not None and nearest[2] == finite - 1 and nearest[3] < 0 and sentence.flags[nearest[1]] & NOMINATIVE:
        return [
            Phrase(
                nearest[0], nearest[1], nearest[2], (nearest[1],), number_of(sentence.tokens, nearest[0], nearest[1])
            )
        ]
    behind = _phrases(sentence, clause, finite + 1, sentence.count)
    found: list[Phrase] = []
    if fore is not None:
        fits = _agrees(sentence, fore, finite) and not is_adverbial(sentence.tokens, fore)
        if fits:
            found = [fore]
        elif (
            not behind
            or not _agrees(sentence, behind[0], finite)
            or is_adverbial(sentence.tokens, behind[0])
            or (bool(sentence.flags[fore.first] & ARTICLE) and not _is_definite(sentence, behind[0]))
        ):
            return [fore, *behind]
    if clause.shares is not None and _begins_with_verb(sentence, clause):
        return behind if _has_own_subject(sentence, clause, behind) else []
    nominative = next((p for p in behind if _is_nominative(sentence, p)), None)
    if nominative is not None and (not found or not _is_nominative(sentence, found[0])):
        return [nominative, *found]
    if found and behind and _is_object_in_front(sentence, clause, found[0], behind[0]):
        return [behind[0], *found]
    if not found and fore is None and nominative is not None:
        return [nominative, *(p for p in behind if p is not nominative)]
    return [*found, *behind]


def _is_definite(sentence: Sentence, phrase: Phrase) -> bool:
    flag = sentence.flags[phrase.first]
    return sentence.words[phrase.first] not in ("een", "geen") and bool(
        flag & (ARTICLE | DETERMINER | NAME | NOMINATIVE | PRONOUN)
    )


def _is_object_in_front(sentence: Sentence, clause: Open, fore: Phrase, behind: Phrase) -> bool:
    """Judge `Die rol wil de Unie vervullen`: what was mentioned before in front, one that acts right behind the verb."""
    if clause.verb in ("zijn", "worden", "blijven", "heten") or behind.first != clause.finite + 1:
        return False
    if sentence.words[fore.first] not in ("die", "dat", "deze", "dit") or fore.first == fore.last:
        return False
    return sentence.words[behind.head] in _AGENTS and sentence.words[fore.head] not in _AGENTS


def _begins_with_verb(sentence: Sentence, clause: Open) -> bool:
    """Tell a coordinated clause with nothing but a conjunction and light adverbs before its verb."""
    for member in clause.members:
        if member >= clause.finite:
            break
        flag = sentence.flags[member]
        if not flag & (COORDINATOR | NEGATIVE | ADVERB) or flag & PREPOSITION:
            return False
    return True


def _has_own_subject(sentence: Sentence, clause: Open, behind: list[Phrase]) -> bool:
    """Tell whether a clause that begins with its verb has a subject behind it instead of sharing one.

    So with a pronoun in the nominative, behind an adverb (`en daarna steunde Malta`), and with a verb of saying
    behind what was said (`..., zei Trimble`).
    """
    if not behind:
        return False
    if _is_nominative(sentence, behind[0]):
        return True
    finite = clause.finite
    before = [m for m in clause.members if m < finite]
    words = sentence.words
    previous = _first_conjunct(sentence, clause)
    if words[finite + 1 : finite + 2] == ["er"] or previous.finite == previous.members[0]:
        return True
    if any(not sentence.flags[m] & COORDINATOR for m in before):
        return behind[0].first <= finite + 3
    if before or clause.joint < 0 or sentence.words[clause.joint] not in (",", "–", "”", "’"):
        inverted = (
            not any(p[3] < 0 and p[0] < previous.finite for p in previous.parts)
            and bool(previous.members)
            and previous.members[0] < previous.finite
        )
        return inverted and behind[0].first == finite + 1
    end = behind[0].last + 1
    quoted = any(words[i] in _QUOTES for i in range(max(0, clause.joint - 2), finite))
    says = quoted or (clause.verb in _SAYING and not (clause.particle or 0) > finite)
    return (
        says
        and behind[0].first <= finite + 2
        and (end >= sentence.count or bool(sentence.flags[end] & (MARK | ADVERB | PREPOSITION)))
    )


def _first_conjunct(sentence: Sentence, clause: Open) -> Open:
    """Go back along conjuncts that begin with their verb to the one that says where the subject stands."""
    previous = sentence.clauses[clause.shares or 0]
    for _ in range(_CONJUNCTS):
        if previous.shares is None or previous.opener is not None or not _begins_with_verb(sentence, previous):
            break
        previous = sentence.clauses[previous.shares]
    return previous


def _forefield(sentence: Sentence, clause: Open) -> Phrase | None:
    """Read the constituent before the finite verb, when it is a noun phrase."""
    members, flags = clause.members, sentence.flags
    index = 0
    while (
        index < len(members)
        and members[index] < clause.finite
        and (
            flags[members[index]] & (COORDINATOR | ADVERB | NEGATIVE)
            and not flags[members[index]] & (PREPOSITION | PRONOUN | DETERMINER | ARTICLE)
        )
    ):
        index += 1
    if index >= len(members) or members[index] >= clause.finite or sentence.taken[members[index]]:
        return None
    first = members[index]
    for position, part in enumerate(clause.parts[:6]):
        if part[0] >= clause.finite:
            return None
        if part[3] >= 0:
            if part[3] == first:
                return None
            continue
        if part[0] > first and not all(
            flags[m] & (COORDINATOR | ADVERB | NEGATIVE) or sentence.words[m] in FOCUS
            for m in members[index:]
            if first <= m < part[0]
        ):
            return None
        phrase, _ = _coordinated(sentence, clause, position)
        if sentence.words[part[1]] in _NO_SUBJECT:
            return None
        return phrase
    return None


def _of_subordinate(sentence: Sentence, clause: Open) -> list[Phrase]:
    opener, finite = clause.opener or 0, clause.finite
    low = (clause.joint if clause.joint >= 0 else opener) + 1
    phrases = _phrases(sentence, clause, low, finite)
    nominative = next((p for p in phrases if _is_nominative(sentence, p)), None)
    if clause.kind != "relative" or sentence.flags[opener] & RELATIVE_ADVERB:
        if nominative is not None:
            return [nominative, *(p for p in phrases if p is not nominative)]
        if (
            not phrases
            and sentence.words[opener] == "dat"
            and opener
            and sentence.flags[opener - 1] & (_NOUNS | MARK | PRONOUN)
        ):
            return [Phrase(opener, opener, opener, (opener,), None)]  # a relative word after all: werk dat is getekend
        return phrases or _phrases(sentence, clause, finite + 1, sentence.count)
    if (
        opener
        and sentence.words[opener] not in ("die", "dat")
        and sentence.flags[opener - 1] & PREPOSITION
        and not sentence.flags[opener - 1] & ADVERB
    ):
        return phrases
    if clause.joint >= 0 and clause.shares is not None:
        return [nominative] if nominative else []
    own = Phrase(opener, opener, opener, (opener,), None)
    if nominative is not None:
        return [nominative, own]
    if sentence.words[opener] in ("wiens", "wier", "welke"):
        return phrases
    if phrases and _is_object(sentence, clause, phrases[0]):
        return [phrases[0], own]
    return [own, *phrases]


def _is_object(sentence: Sentence, clause: Open, phrase: Phrase) -> bool:
    """Judge `die de Commissie presenteerde`: the phrase is the subject when the antecedent does not agree.

    With both agreeing, an institution right behind the relative word is the subject where the antecedent is a
    thing; a name before it is one that does something itself (`Italië, dat de Raad steunde`).
    """
    before = clause.antecedent
    if before is None or sentence.words[clause.opener or 0] in ("wie",):
        return False
    plural = number_of_verb(sentence.words[clause.finite])
    antecedent = number_of(sentence.tokens, max(0, before - 1), before) if sentence.flags[before] & _NOUNS else None
    if plural is not None and antecedent is not None and antecedent != plural:
        return _agrees(sentence, phrase, clause.finite)
    if phrase.first != (clause.opener or 0) + 1 or sentence.flags[before] & NAME or sentence.words[before] in _AGENTS:
        return False
    if not _agrees(sentence, phrase, clause.finite):
        return False
    return sentence.words[phrase.head] in _AGENTS or bool(sentence.flags[phrase.head] & NAME)
