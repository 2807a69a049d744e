"""Find the verb groups of a clause: each is one act, with the words that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kamerspoor.grammar.clauses import Clause, Parsed
from kamerspoor.grammar.verbs import joined, readings

_PERFECT = frozenset({"hebben"})
_PASSIVE = frozenset({"worden"})
_TO_BE = frozenset({"zijn"})
_MODAL = frozenset({"zullen", "kunnen", "moeten", "mogen", "willen", "hoeven", "gaan", "komen", "blijven", "laten"})
_AUXILIARY = _PERFECT | _PASSIVE | _TO_BE | _MODAL
_ACTIVE_WITH_BE = frozenset(
    {
        "overeenkomen",
        "terugkomen",
        "ingaan",
        "voortgaan",
        "overgaan",
        "aankomen",
        "uitgaan",
        "beginnen",
        "toekomen",
        "toegaan",
        "plaatsvinden",
        "verschijnen",
        "bijeenkomen",
        "bereiden",
        "tegemoetkomen",
        "vooruitgaan",
        "opkomen",
        "uitkomen",
        "doorgaan",
        "slagen",
        "blijven",
        "worden",
        "zijn",
        "verlopen",
        "ontstaan",
        "gebeuren",
    }
)

# More verbs than these do not stand side by side: te zullen moeten laten agenderen.
_LONGEST_CLUSTER = 6
_LONGEST_ASIDE = 20
_AGAIN = frozenset({"ook", "eerder", "reeds", "al", "tevens", "mede"})  # zoals ook verzocht bij ...


class Group(NamedTuple):
    """One verb group.

    `head`: the token that carries the meaning; `verbs`: infinitives it can be; `words`: of its stretch.
    `low`, `high`: the tokens of the stretch, half-open. `auxiliaries`: infinitives of the verbs around the head.
    """

    head: int
    verbs: tuple[str, ...]
    members: tuple[int, ...]
    words: tuple[str, ...]
    passive: bool
    auxiliaries: frozenset[str]
    finite: bool
    forms: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()


def groups_of(parsed: Parsed, clause: Clause) -> Iterator[Group]:
    """Yield the clause's verb groups in order."""
    words = parsed.tokens.words
    if clause.finite is None:
        return
    finite = _verbs_at(words[clause.finite], ("singular", "plural"))
    particle = words[clause.particle] if clause.particle is not None else None
    heads = [v for v in clause.verbs if not _after_te(words, v, clause) and not _stands_apart(words, v, clause)]
    semantic = _coordinated([v for v in heads if not _is_auxiliary(words[v]) or len(heads) == 1], clause, words)
    auxiliary = bool(finite & _AUXILIARY)
    if auxiliary and semantic:
        helpers = finite | {
            v for h in heads if h not in semantic for v in _verbs_at(words[h], ("infinitive", "participle"))
        }
        for index, head in enumerate(semantic):
            verbs: AbstractSet[str] = _verbs_at(words[head], ("participle",)) or _verbs_at(words[head], ("infinitive",))
            participle = bool(_verbs_at(words[head], ("participle",)))
            members = _stretch(clause, semantic, index, words)
            passive = participle and (
                bool(helpers & _PASSIVE)
                or (bool(finite & _TO_BE) and not helpers & _PERFECT and not verbs & _ACTIVE_WITH_BE)
            )
            if words[head] == "weten" and "laten" in helpers:
                verbs = {"laten"}
            yield _group(words, clause, head, verbs, members, passive, frozenset(helpers), finite=False)
        return
    whole: AbstractSet[str] = {j for v in finite if particle and (j := joined(particle, v))} or finite
    group = _group(
        words, clause, clause.finite, whole, clause.members, False, frozenset(finite & _AUXILIARY), finite=True
    )
    # `stelt ... beschikbaar` may stand in the lexicon as the verb with its word
    yield group._replace(bases=tuple(sorted(finite)), forms=(particle,)) if particle else group


def _coordinated(heads: list[int], clause: Clause, words: list[str]) -> list[int]:
    """Keep of verbs that nothing parts only the last: the others govern it (doen toekomen, laten weten)."""
    kept = [
        h for h, following in pairwise(heads) if _joint(clause, h, following, words) != h or "," in words[h:following]
    ]
    return [*kept, *heads[-1:]]


def _group(
    words: list[str],
    clause: Clause,
    head: int,
    verbs: AbstractSet[str],
    members: tuple[int, ...],
    passive: bool,
    auxiliaries: frozenset[str],
    finite: bool,
) -> Group:
    own = {
        head,
        clause.finite,
        clause.particle if finite else None,
        clause.opener if clause.kind == "relative" else None,
    }
    if verbs == {"laten"}:
        own.discard(head)
    stretch = tuple([words[m] for m in members if m not in own])
    return Group(head, tuple(sorted(verbs)), members, stretch, passive, auxiliaries, finite, (words[head],))


def _stretch(clause: Clause, heads: list[int], index: int, words: list[str]) -> tuple[int, ...]:
    """Give the tokens that go with one of several coordinated verbs: up to the next one's own words."""
    if len(heads) == 1:
        return clause.members
    previous = heads[index - 1] if index else -1
    following = heads[index + 1] if index + 1 < len(heads) else len(words)
    low = _joint(clause, previous, heads[index], words) if index else -1
    high = _joint(clause, heads[index], following, words) if index + 1 < len(heads) else len(words)
    return tuple(m for m in clause.members if low < m < high or m in (clause.finite,))


def _joint(clause: Clause, low: int, high: int, words: list[str]) -> int:
    """Give the conjunction or comma between two verbs that parts what belongs to each: the first behind the one."""
    for member in clause.members:
        if low < member < high and words[member] in ("en", "maar", "of", "alsmede", "doch"):
            return member
    return low


def _after_te(words: list[str], at: int, clause: Clause) -> bool:
    """Tell an infinitive behind `te`, with other infinitives between (te zullen agenderen)."""
    for _ in range(_LONGEST_CLUSTER):
        if at - 1 not in clause.verbs:
            break
        at -= 1
    return at > 0 and words[at - 1] == "te"


def _stands_apart(words: list[str], at: int, clause: Clause) -> bool:
    """Tell a participle that belongs to a noun or an aside: `zoals toegezegd`, `de toezegging gedaan op ...`.

    Before the finite verb of a main clause a participle is its own only where it stands first (Benadrukt werd dat).
    """
    before = at - 2 if at > 1 and words[at - 1] in _AGAIN else at - 1
    if at and (words[before] in ("zoals", "als", "dan") or _closes_as(words, at)):
        return True
    if words[at + 1 : at + 2] == ["door"] and clause.verbs[-1] != at and _begins_aside(words, at, clause):
        return True
    return clause.kind == "main" and clause.finite is not None and at < clause.finite and at != clause.members[0]


def _closes_as(words: list[str], at: int) -> bool:
    """Tell the last word of an aside with `zoals`: ..., zoals in het debat aan het lid X toegezegd, ..."""
    if words[at + 1 : at + 2] not in ([","], ["."]):
        return False
    low = at - 1
    while low > max(0, at - _LONGEST_ASIDE) and words[low] not in (",", "zoals"):
        low -= 1
    return words[low] == "zoals" and low > 0 and words[low - 1] == ","


def _begins_aside(words: list[str], at: int, clause: Clause) -> bool:
    """Tell a participle at the beginning of a clause or behind a comma: `heeft, gesteund door Malta, gepleit`."""
    if at == clause.members[0]:
        return clause.finite is not None and at + 1 < clause.finite
    last = clause.verbs[-1]
    if clause.finite is not None and _verbs_at(words[clause.finite], ("singular", "plural")) & _MODAL:
        # zal, gesteund door Malta, aandringen; but: zal door Malta gesteund worden
        helped = any(_verbs_at(words[v], ("infinitive",)) & (_PASSIVE | _PERFECT | _TO_BE) for v in clause.verbs)
        return bool(_verbs_at(words[last], ("infinitive",))) and not helped
    low = at - 1
    while low > at - 3 and words[low] not in (",", "–"):
        low -= 1
    return words[low] in (",", "–") and "," in words[at:] and clause.finite is not None and clause.finite < low


def _is_auxiliary(word: str) -> bool:
    verbs = _verbs_at(word, ("infinitive", "participle"))
    return bool(verbs & _AUXILIARY)


@lru_cache(maxsize=8192)
def _verbs_at(word: str, kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(r.verb for r in readings(word) if r.kind in kinds)
