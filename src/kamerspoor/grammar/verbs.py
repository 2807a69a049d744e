"""Read the written form of a Dutch verb: which verb, which form.

A form is taken apart rather than looked up: weak verbs by their stem and ending ('t kofschip), strong
ones by their root's principal parts, prefixes by trying. Source: Algemene Nederlandse Spraakkunst, 2.3
(conjugation) and 12.2 (separable verbs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from kamerspoor import lexicon

FormKind = Literal["singular", "plural", "infinitive", "participle", "present_participle"]

_VOWELS = "aeiou"
_VOICELESS = "tkfsxchp"
_INSEPARABLE = (
    "be",
    "ge",
    "her",
    "ont",
    "ver",
    "er",
    "mis",
    "onder",
    "over",
    "door",
    "voor",
    "om",
    "aan",
    "weer",
    "vol",
)
_PAST_ENDINGS: tuple[tuple[str, FormKind], ...] = (
    ("te", "singular"),
    ("de", "singular"),
    ("ten", "plural"),
    ("den", "plural"),
)
_DIAERESIS = str.maketrans("ëïü", "eiu")


class Reading(NamedTuple):
    """What a form can be: `verb` is the infinitive. `particle`: its separable part, when it has one."""

    verb: str
    kind: FormKind
    past: bool = False
    particle: str | None = None


class _Verbs(NamedTuple):
    """`separable`: particle by infinitive (empty: inseparable). `stems`: infinitives by weak stem. `strong`: forms.

    `prefixes`: all that a verb can begin with, `longest` the length of the longest. `partners`: particles by verb.
    """

    separable: Mapping[str, str]
    stems: Mapping[str, tuple[str, ...]]
    strong: Mapping[str, tuple[tuple[str, FormKind, bool], ...]]
    prefixes: frozenset[str]
    longest: int
    partners: Mapping[str, frozenset[str]]


@cache
def _verbs() -> _Verbs:
    table = lexicon.verbs()
    separable: dict[str, str] = {}
    stems: dict[str, tuple[str, ...]] = {}
    bound: dict[str, str] = {}
    for entry in table.infinitives:
        word, _, stem = entry.partition(" ")
        particle, _, rest = word.rpartition("|")
        verb = particle + rest
        separable[verb] = particle
        stem = stem or stem_of(rest)
        stems[particle + stem] = (*stems.get(particle + stem, ()), verb)
        if particle:
            bound[rest] = stem
    for rest, stem in bound.items():
        # What lives on behind a particle only (aan-kondigen) has simple forms too: kondigde ... aan.
        if rest not in separable:
            separable[rest] = ""
            stems[stem] = (*stems.get(stem, ()), rest)
    prefixes = frozenset({p for p in separable.values() if p} | set(_INSEPARABLE))
    partners: dict[str, set[str]] = {}
    for verb, particle in separable.items():
        if particle:
            partners.setdefault(verb[len(particle) :], set()).add(particle)
    frozen = {verb: frozenset(found) for verb, found in partners.items()}
    return _Verbs(separable, stems, table.strong, prefixes, max(map(len, prefixes)), frozen)


def joined(particle: str, verb: str) -> str | None:
    """Give the separable verb that a particle and a verb make, None when there is none.

    >>> joined("aan", "dringen")
    'aandringen'
    """
    whole = particle + verb
    return whole if _verbs().separable.get(whole) == particle else None


@cache
def particles() -> frozenset[str]:
    """Give everything that separable verbs leave behind (`aan`, `bij`, `vooruit`)."""
    return frozenset(p for p in _verbs().separable.values() if p)


@lru_cache(maxsize=8192)
def particles_of(word: str) -> frozenset[str]:
    """Give the particles that a finite form in lower case can have behind it.

    >>> sorted(particles_of("drong"))[:2]
    ['aan', 'binnen']
    """
    verbs = {r.verb for r in readings(word) if r.kind in ("singular", "plural") and not r.particle}
    return frozenset().union(*(_verbs().partners.get(v, ()) for v in verbs))


@lru_cache(maxsize=8192)
def is_joined(word: str) -> bool:
    """Tell a finite form with its particle in front, as it stands at a clause's end only: afspraken, voorstelt."""
    finite = [r for r in readings(word) if r.kind in ("singular", "plural")]
    return bool(finite) and all(r.particle for r in finite)


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[Reading, ...]:
    """Give every reading of a form in lower case, the likeliest not first: context decides.

    >>> [(r.verb, r.kind, r.past) for r in readings("benadrukte")]
    [('benadrukken', 'singular', True)]
    >>> [(r.verb, r.kind) for r in readings("aangedrongen")]
    [('aandringen', 'participle')]
    """
    return tuple(dict.fromkeys(_readings(word)))


def _readings(word: str) -> Iterator[Reading]:
    known = _verbs()
    if word in known.separable:
        particle = known.separable[word] or None
        yield Reading(word, "infinitive", particle=particle)
        if not (word.endswith("zijn") and word != "zijn"):
            yield Reading(word, "plural", particle=particle)
    yield from _strong(word, known)
    yield from _weak(word, known)
    if word.endswith(("nd", "nde")):
        verb = word[:-1] if word.endswith("d") else word[:-2]
        if verb in known.separable:
            yield Reading(verb, "present_participle")


def _strong(word: str, known: _Verbs) -> Iterator[Reading]:
    for root, kind, past in known.strong.get(word, ()):
        yield Reading(root, kind, past)
    for length in range(min(known.longest, len(word) - 2), 0, -1):
        prefix, rest = word[:length], word[length:]
        if prefix not in known.prefixes:
            continue
        # Inside a separable verb there may be another prefix: aan-be-vool, over-een-kwam.
        for root, kind, past in known.strong.get(rest, ()):
            verb = prefix + root
            if verb not in known.separable:
                continue
            particle = known.separable[verb]
            if kind == "participle" and rest.startswith("ge") and not particle and not root.startswith("ge"):
                continue
            yield Reading(verb, kind, past, particle or None)
        for root, kind, past in known.strong.get("ge" + rest, ()):
            verb = prefix + root
            if kind == "participle" and known.separable.get(verb) == "":
                yield Reading(verb, kind, past)


def _weak(word: str, known: _Verbs) -> Iterator[Reading]:
    stems = known.stems
    for verb in stems.get(word, ()):
        yield Reading(verb, "singular", particle=known.separable[verb] or None)
        if word.endswith(("d", "t")):
            yield from _participles(verb, known)
    if word.endswith(("t", "d")):
        for verb in stems.get(word[:-1], ()):
            if word.endswith("t"):
                yield Reading(verb, "singular", particle=known.separable[verb] or None)
            if word[-1] == _ending(verb):
                yield from _participles(verb, known)
    for ending, kind in _PAST_ENDINGS:
        if word.endswith(ending):
            for verb in stems.get(word[: -len(ending)], ()):
                if ending[0] == _ending(verb) and not _is_strong(verb, known):
                    yield Reading(verb, kind, True, known.separable[verb] or None)
    yield from _with_ge(word, known)


def _participles(verb: str, known: _Verbs) -> Iterator[Reading]:
    """A weak participle without `ge-`: of a verb with an inseparable prefix."""
    particle = known.separable[verb]
    bare = verb[len(particle) :]
    if (
        bare.startswith(_INSEPARABLE)
        and not _is_strong(verb, known)
        and (not particle or bare.startswith(_INSEPARABLE[:6]))
    ):
        yield Reading(verb, "participle", particle=particle or None)


def _with_ge(word: str, known: _Verbs) -> Iterator[Reading]:
    """A weak participle with `ge-`, at the beginning or behind a particle (toegelicht)."""
    at = word.find("ge")
    while 0 <= at <= 12:
        particle, rest = (
            word[:at],
            word[at + 2 :].translate(_DIAERESIS) if word[at + 2 : at + 3] in "ëïü" else word[at + 2 :],
        )
        for stem in (rest, rest[:-1]) if rest[-1:] in ("d", "t") else ():
            for verb in known.stems.get(particle + stem, ()):
                right = stem == rest or rest[-1] == _ending(verb)
                if known.separable[verb] == particle and right and not _is_strong(verb, known, "participle"):
                    yield Reading(verb, "participle", particle=particle or None)
        at = word.find("ge", at + 1)


def _is_strong(verb: str, known: _Verbs, _kind: str = "") -> bool:
    root = verb[len(known.separable[verb]) :]
    forms = lexicon.verbs().roots
    if root in forms:
        return not _kind or forms[root]
    return any(root.removeprefix(p) in forms for p in _INSEPARABLE if root.startswith(p))


def _ending(verb: str) -> str:
    """Give `t` or `d`: the past ending follows the sound before -en in the infinitive (leven: d, though leef)."""
    sound = verb[:-2][-1:] if verb.endswith("en") else verb[-2:-1]
    return "t" if sound in _VOICELESS else "d"


def stem_of(verb: str) -> str:
    """Give the stem (the ik-form) of an infinitive by rule; data/verbs.txt names the stems that miss it.

    >>> [stem_of(v) for v in ("benadrukken", "leven", "spreken", "vrezen", "werken", "hamelen")]
    ['benadruk', 'leef', 'spreek', 'vrees', 'werk', 'hamel']
    """
    if not verb.endswith("en"):
        return verb[:-1]
    if verb.endswith("ëren"):
        return verb[:-4] + ("e" if verb[-5:-4] == "i" else "ë") + "er"
    stem = verb[:-2]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        stem = stem[:-1]
    elif _has_open_syllable(stem):
        stem = stem[:-1] + stem[-2] + stem[-1]
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])


def _has_open_syllable(stem: str) -> bool:
    """Tell whether the last vowel is long and written once before -en: sprek-en, but werk-en and hamel-en."""
    if len(stem) < 2 or stem[-1] in _VOWELS + "wjyx" or stem[-2] not in "aeou":
        return False
    if len(stem) > 2 and stem[-3] in _VOWELS:
        return False
    unstressed = stem[-2] == "e" and stem[-1] in "lrmn" and any(c in _VOWELS + "éëï" for c in stem[:-2])
    return not unstressed
