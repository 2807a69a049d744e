"""Find the subject of a finite verb among its clause's noun phrases.

It stands before the verb or at once behind it in a main clause, first in a subordinate one, and agrees with
the verb in number. Source: Algemene Nederlandse Spraakkunst, 20.2 (the subject) and 21.3-21.4 (its place).
"""

from __future__ import annotations

from kamerspoor.grammar.coordination import coordinated
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

_NOUNS = NOUN | NOUN_FORM | NAME
_LIGHT = COORDINATOR | ADVERB | NEGATIVE
_DEFINITE = ARTICLE | DETERMINER | NAME | NOMINATIVE | PRONOUN
_NO_SUBJECT = word_set("zich er elkaar zichzelf daar zo dan hem hen mij me al")
_POINTING = frozenset({"die", "dat", "deze", "dit"})
# More conjuncts than this no sentence strings together.
_CONJUNCTS = 12
_QUOTES = frozenset("\"'“”‘’„«»")
_ASIDE = frozenset({",", "–", "”", "’"})
_COPULAS = word_set("zijn waren worden werden blijven bleven")
_LINKING_VERBS = word_set("zijn worden blijven heten")
_GROUPS = word_set("meerderheid aantal helft deel groep rest reeks paar tal")
_SAYING = word_set(
    "zeggen vinden menen vragen antwoorden luiden klinken oordelen verklaren verzekeren waarschuwen concluderen "
    "melden erkennen constateren benadrukken stellen betogen opmerken denken schrijven roepen herhalen vertellen "
    "heten blijken lijken vervolgen reageren weten bekennen beweren beloven geven voegen merken"
)
# Those that act in letters of the genre: at once behind a verb or a relative word they are its subject.
_AGENTS = word_set(
    "commissie raad kabinet minister ministers voorzitter voorzitterschap kamer regering lidstaten lidstaat landen "
    "land unie parlement staatssecretaris eurocommissaris commissaris premier president koning delegatie delegaties "
    "fractie mensen bank hof rekenkamer nederland partijen partij leden lid vertegenwoordiger bewindslieden"
)
_CANDIDATES, _FORE_PARTS = 4, 6


def subjects(sentence: Sentence, clause: Open) -> tuple[Phrase, ...]:
    """List what can be the subject of a clause, the likeliest first."""
    if clause.finite < 0:
        return ()
    find = _of_main if clause.opener is None else _of_subordinate
    return tuple(find(sentence, clause))


def _agrees(sentence: Sentence, phrase: Phrase, finite: int) -> bool:
    """Tell whether a phrase can be the subject of a verb by its number."""
    words, head = sentence.words, sentence.words[phrase.head]
    plural = number_of_verb(words[finite])
    if plural is None or phrase.plural is None:
        return True
    if len(phrase.heads) > 1:
        return plural or "en" not in words[phrase.first : min(phrase.last, phrase.first + 40)]
    if plural:
        if words[finite] in _COPULAS and head in ("dat", "dit", "het", "wat"):
            return True  # dat waren de eerste boeren
        return phrase.plural or head.endswith(("en", "s"))
    return not phrase.plural or head in _GROUPS


def _is_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    return bool(sentence.flags[phrase.head] & NOMINATIVE) and sentence.words[phrase.head] not in ("u", "je")


def _is_definite(sentence: Sentence, phrase: Phrase) -> bool:
    if sentence.words[phrase.first] in ("een", "geen"):
        return False
    return bool(sentence.flags[phrase.first] & _DEFINITE)


def _phrases(sentence: Sentence, clause: Open, low: int, high: int) -> list[Phrase]:
    """Give the phrases between two tokens that hang on no preposition, with what is joined to them.

    Those that agree with the verb; without any the others, without these the phrases of time.
    """
    found: list[Phrase] = []
    unlike: list[Phrase] = []
    times: list[Phrase] = []
    parts, particle = clause.parts, -1 if clause.particle is None else clause.particle
    index = 0
    while index < len(parts) and parts[index][0] < low:
        index += 1
    while index < len(parts) and parts[index][0] < high and len(found) < _CANDIDATES:
        first, head, last, preposition = parts[index]
        if (preposition >= 0 and preposition != particle) or first <= particle <= last:
            index += 1
            continue
        phrase, index = coordinated(sentence, clause, index)
        flag = sentence.flags[head]
        if (flag & OBLIQUE and not flag & (NOMINATIVE | DETERMINER)) or sentence.words[head] in _NO_SUBJECT:
            continue
        if is_adverbial(sentence.tokens, phrase):
            times.append(phrase)
        elif _agrees(sentence, phrase, clause.finite):
            found.append(phrase)
        else:
            unlike.append(phrase)
    return found or unlike or times


def _of_main(sentence: Sentence, clause: Open) -> list[Phrase]:
    """List the subjects that a main clause can have: its first constituent, or what stands behind the verb."""
    finite = clause.finite
    pronoun = _pronoun_before(sentence, clause)
    if pronoun is not None:
        return [pronoun]
    fore = _forefield(sentence, clause)
    behind = _phrases(sentence, clause, finite + 1, sentence.count)
    if fore is not None and (not _agrees(sentence, fore, finite) or is_adverbial(sentence.tokens, fore)):
        if not _outdoes(sentence, behind, fore, finite):
            return [fore, *behind]
        fore = None
    elif fore is None and clause.shares is not None and _begins_with_verb(sentence, clause):
        return behind if _has_own_subject(sentence, clause, behind) else []
    nominative = next((phrase for phrase in behind if _is_nominative(sentence, phrase)), None)
    if fore is None:
        return behind if nominative is None else [nominative, *(p for p in behind if p is not nominative)]
    if nominative is not None and not _is_nominative(sentence, fore):
        return [nominative, fore]
    if behind and _is_object_in_front(sentence, clause, fore, behind[0]):
        return [behind[0], fore]
    return [fore, *behind]


def _pronoun_before(sentence: Sentence, clause: Open) -> Phrase | None:
    """Give a pronoun in the nominative right before the verb, which is its subject whatever else stands there."""
    for first, head, last, preposition in reversed(clause.parts):
        if first < clause.finite:
            if last != clause.finite - 1 or preposition >= 0 or not sentence.flags[head] & NOMINATIVE:
                return None
            return Phrase(first, head, last, (head,), number_of(sentence.tokens, first, head))
    return None


def _outdoes(sentence: Sentence, behind: list[Phrase], fore: Phrase, finite: int) -> bool:
    """Tell whether what stands behind the verb is the subject rather than a first phrase that does not agree."""
    if not behind or not _agrees(sentence, behind[0], finite) or is_adverbial(sentence.tokens, behind[0]):
        return False
    return not sentence.flags[fore.first] & ARTICLE or _is_definite(sentence, behind[0])


def _is_object_in_front(sentence: Sentence, clause: Open, fore: Phrase, behind: Phrase) -> bool:
    """Judge `Die rol wil de Unie vervullen`: what was mentioned in front, one that acts right behind the verb.

    So too with a noun without an article: `Aandacht vroeg Malta voor ...`.
    """
    if clause.verb in _LINKING_VERBS or behind.first != clause.finite + 1:
        return False
    flag = sentence.flags[fore.head]
    if fore.first == fore.last and flag & NOUN_FORM and not flag & NAME:
        return (
            bool(sentence.flags[behind.head] & NAME) or sentence.words[behind.head] in _AGENTS
        )  # aandacht vroeg Malta
    if sentence.words[fore.first] not in _POINTING or fore.first == fore.last:
        return False
    return sentence.words[behind.head] in _AGENTS and sentence.words[fore.head] not in _AGENTS


def _begins_with_verb(sentence: Sentence, clause: Open) -> bool:
    """Tell a coordinated clause with nothing but a conjunction and light adverbs before its verb."""
    for member in clause.members:
        if member >= clause.finite:
            break
        flag = sentence.flags[member]
        if not flag & _LIGHT or flag & PREPOSITION:
            return False
    return True


def _has_own_subject(sentence: Sentence, clause: Open, behind: list[Phrase]) -> bool:
    """Tell whether a clause that begins with its verb has a subject behind it instead of sharing one.

    So with a pronoun in the nominative, behind an adverb (`en daarna steunde Malta`), where the clause before has
    its subject behind its verb as well, and with a verb of saying behind what was said (`..., zei Trimble`).
    """
    if not behind:
        return False
    words, finite = sentence.words, clause.finite
    previous = _first_conjunct(sentence, clause)
    starts = previous.members[0] if previous.members else previous.finite
    presents = words[finite + 1] == "er" and not _strands(sentence, clause)
    if _is_nominative(sentence, behind[0]) or presents or starts == previous.finite:
        return True
    before = [member for member in clause.members[:4] if member < finite]
    if any(not sentence.flags[member] & COORDINATOR for member in before):
        return behind[0].first <= finite + 3
    if not before and clause.joint >= 0 and words[clause.joint] in _ASIDE:
        return _is_quotative(sentence, clause, behind[0])
    inverted = starts < previous.finite and not any(p[3] < 0 and p[0] < previous.finite for p in previous.parts[:3])
    return inverted and behind[0].first == finite + 1


def _strands(sentence: Sentence, clause: Open) -> bool:
    """Tell whether an `er` goes with a preposition of the clause that governs nothing: vraagt er nu geld voor."""
    for member in clause.members:
        if member > clause.finite + 1 and sentence.flags[member] & PREPOSITION:
            following = sentence.flags[member + 1]
            if following & MARK or sentence.words[member + 1] in ("dat", "om", "of", "en"):
                return True
    return False


def _first_conjunct(sentence: Sentence, clause: Open) -> Open:
    """Go back along conjuncts that begin with their verb to the one that says where the subject stands."""
    previous = sentence.clauses[clause.shares or 0]
    for _ in range(_CONJUNCTS):
        if previous.shares is None or previous.opener is not None or not _begins_with_verb(sentence, previous):
            break
        previous = sentence.clauses[previous.shares]
    return previous


def _is_quotative(sentence: Sentence, clause: Open, speaker: Phrase) -> bool:
    """Tell a verb of saying, or any verb behind a quotation, with the one who speaks behind it: `..., zei Trimble`."""
    finite, end = clause.finite, speaker.last + 1
    quoted = any(word in _QUOTES for word in sentence.words[max(0, clause.joint - 2) : finite])
    says = clause.verb in _SAYING and not (clause.particle or 0) > finite  # zegt, but not zegt toe
    if not (quoted or says) or speaker.first > finite + 2:
        return False
    return bool(sentence.flags[end] & (MARK | ADVERB | PREPOSITION))


def _forefield(sentence: Sentence, clause: Open) -> Phrase | None:
    """Read the constituent before the finite verb, when it is a noun phrase."""
    flags, finite = sentence.flags, clause.finite
    first = next((m for m in clause.members if not _is_light(flags[m]) or m >= finite), finite)
    if first >= finite or sentence.taken[first]:
        return None
    for index, (start, head, _, preposition) in enumerate(clause.parts[:_FORE_PARTS]):
        if start >= finite or preposition == first:
            return None
        if preposition >= 0:
            continue
        if start > first and not _only_light(sentence, clause, first, start):
            return None
        return None if sentence.words[head] in _NO_SUBJECT else coordinated(sentence, clause, index)[0]
    return None


def _is_light(flag: int) -> bool:
    """Tell a conjunction or adverb that leaves the place before the verb to what follows it."""
    return bool(flag & _LIGHT) and not flag & (PREPOSITION | PRONOUN | DETERMINER | ARTICLE)


def _only_light(sentence: Sentence, clause: Open, low: int, high: int) -> bool:
    """Tell whether only conjunctions, adverbs and words of focus of a clause stand between two tokens."""
    for member in clause.members:
        if member >= high:
            break
        if member >= low and not sentence.flags[member] & _LIGHT and sentence.words[member] not in FOCUS:
            return False
    return True


def _of_subordinate(sentence: Sentence, clause: Open) -> list[Phrase]:
    """List the subjects that a subordinate clause can have, the relative word among them."""
    opener = clause.opener or 0
    word, before = sentence.words[opener], sentence.flags[opener - 1] if opener else 0
    phrases = _phrases(sentence, clause, max(clause.joint, opener) + 1, clause.finite)
    nominative = next((phrase for phrase in phrases if _is_nominative(sentence, phrase)), None)
    own = Phrase(opener, opener, opener, (opener,), None)
    if clause.kind != "relative" or sentence.flags[opener] & RELATIVE_ADVERB:
        if nominative is not None:
            return [nominative, *(p for p in phrases if p is not nominative)]
        if not phrases and word == "dat" and before & (_NOUNS | MARK | PRONOUN):
            return [own]  # a relative word after all: werk dat is getekend
        return phrases or _phrases(sentence, clause, clause.finite + 1, sentence.count)
    if word not in ("die", "dat") and before & PREPOSITION and not before & ADVERB:
        return phrases  # met wie Nederland samenwerkt
    if clause.joint >= 0 and clause.shares is not None:
        return [nominative] if nominative else []
    if nominative is not None:
        return [nominative, own]
    if word in ("wiens", "wier", "welke"):
        return phrases
    if phrases and _is_object(sentence, clause, phrases[0]):
        return [phrases[0], own]
    return [own, *phrases]


def _is_object(sentence: Sentence, clause: Open, phrase: Phrase) -> bool:
    """Judge `die de Commissie presenteerde`: the phrase is the subject when the antecedent does not agree.

    With both agreeing, an institution right behind the relative word is the subject where the antecedent is a
    thing; a name before it is one that does something itself (`Italië, dat de Raad steunde`).
    """
    before, opener = clause.antecedent, clause.opener or 0
    if before is None or sentence.words[opener] == "wie" or not _agrees(sentence, phrase, clause.finite):
        return False
    flag = sentence.flags[before]
    plural = number_of_verb(sentence.words[clause.finite])
    antecedent = number_of(sentence.tokens, max(0, before - 1), before) if flag & _NOUNS else None
    if plural is not None and antecedent is not None and antecedent != plural:
        return True
    if phrase.first != opener + 1 or flag & NAME or sentence.words[before] in _AGENTS:
        return False
    return sentence.words[phrase.head] in _AGENTS or bool(sentence.flags[phrase.head] & NAME)
