"""Single questions to the index: a word in its forms, a phrase, a beginning, words near each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, permutations, product
from typing import TYPE_CHECKING

from kamerspoor.search import words
from kamerspoor.search.schema import PEOPLE, TEXT, TEXT_LOOSE, TITLE, TITLE_LOOSE

if TYPE_CHECKING:
    import tantivy

    from kamerspoor.search.variants import Found
    from kamerspoor.search.vocabulary import Vocabulary

EXACT_FIELDS = (TEXT, TITLE, PEOPLE)
_MOST_ORDERS = 4
_LONGEST_RUN = 60
_FREQUENT_STARTS = 12
_FORMS_IN_RUN = 3
_MOST_RUNS = 9


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much. Bonuses are in units of how telling the word is, and so stay above what frequency in one
    text can do."""

    title: float = 1.6
    titled: float = 1.4
    people: float = 1.3
    tie: float = 0.15
    exact: float = 0.5
    variant: float = 0.5
    apart: float = 0.3
    same: float = 1.2
    near: float = 0.5
    part: float = 0.7
    derived: float = 0.7
    pair: float = 0.8
    pair_slop: int = 2
    apart_slop: int = 5


WEIGHTS = Weights()


class Leaves:
    """Makes questions about words for one state of an index."""

    def __init__(self, schema: tantivy.Schema, vocabulary: Vocabulary, weights: Weights = WEIGHTS) -> None:
        import tantivy

        self._query = tantivy.Query
        self._should, self._must = tantivy.Occur.Should, tantivy.Occur.Must
        self._schema = schema
        self._vocabulary = vocabulary
        self._weights = weights

    def held(
        self, word: str, others: Sequence[Sequence[str]], fields: Sequence[str] = EXACT_FIELDS
    ) -> list[tantivy.Query]:
        """Ask for a folded word in any form: texts that hold one of these. `others`: other names for it."""
        loose = words.loose(word).split()
        if not loose or words.is_function_word(word):
            return [self.exact((word,), fields)]
        root, parts = loose[0], self.parts(word)
        asked = [self._loose(root, fields), *(self._other(other, fields, root) for other in others)]
        if PEOPLE in fields:
            asked.append(self._phrase(PEOPLE, (word,)))
        if parts and (apart := self._apart(parts, fields, root)):
            asked.append(apart)
        return asked

    def word(self, word: str, held: Sequence[tantivy.Query], fields: Sequence[str] = EXACT_FIELDS) -> tantivy.Query:
        """Rank texts that hold a folded word: better for the form that was typed."""
        if words.is_function_word(word):
            return self.any(held)
        shown = [self._term(field, word) for field in fields if field != PEOPLE]
        weight = self._vocabulary.weight(words.root(word))
        return self.any([*held, self._bonus(self.any(shown), self._weights.exact, weight)])

    def kin(self, word: str, fields: Sequence[str] = EXACT_FIELDS) -> tantivy.Query | None:
        """Ask for what is near to a folded word: a part of it, another word of its stem; None where there is none."""
        parts = self.parts(word)
        asked = [self._query.boost_query(self._loose(part, fields), self._weights.part) for part in parts]
        if derived := self._vocabulary.derived(word):
            asked.append(self._query.boost_query(self._in_any(derived, fields), self._weights.derived))
        return self._query.disjunction_max_query(asked, 1.0) if asked else None

    def meant(self, names: Found, weight: float, fields: Sequence[str] = EXACT_FIELDS) -> list[tantivy.Query]:
        """Ask for what the thesaurus has for words that tell so much: less than for themselves, however rare it is."""
        grades = ((names.same, self._weights.same), (names.near, self._weights.near))
        asked = [one for runs, least in grades for run in runs if (one := self._meant(run, weight, least, fields))]
        return [self._query.disjunction_max_query(asked, self._weights.tie)] if asked else []

    def _meant(self, run: Sequence[str], weight: float, boost: float, fields: Sequence[str]) -> tantivy.Query | None:
        telling = max(self._vocabulary.weight(words.root(word)) for word in run)
        boost *= min(1.0, weight / telling)
        if len(run) == 1:
            root = words.root(run[0])
            return self._query.boost_query(self._loose(root, fields), boost) if self._vocabulary.known(run[0]) else None
        shown = [field for field in fields if field != PEOPLE]
        asked = [self._phrase(field, form) for form in self.runs(run) for field in shown]
        found = self._query.disjunction_max_query(asked, self._weights.tie)
        return self._query.boost_query(found, boost) if asked else None

    def runs(self, run: Sequence[str]) -> list[tuple[str, ...]]:
        """Give a run of folded words in the forms that texts hold most."""
        forms = [self._forms_in_run(word) for word in run]
        return list(islice(product(*forms), _MOST_RUNS))

    def _forms_in_run(self, word: str) -> list[str]:
        if words.is_function_word(word):
            return [word]
        found = self._vocabulary.forms(words.root(word), word)[:_FORMS_IN_RUN]
        return [word, *(form for form in found if form != word)] if self._vocabulary.frequency(word) else list(found)

    def parts(self, word: str) -> tuple[str, ...]:
        """Give the roots of the parts of a folded compound, of an unknown one by the words that texts hold."""
        return tuple(words.loose(word).split()[1:]) or self._vocabulary.apart(word)

    def exact(self, run: Sequence[str], fields: Sequence[str] = EXACT_FIELDS) -> tantivy.Query:
        """Ask for folded words as they are, next to each other."""
        if not run:
            return self._query.empty_query()
        run = run[:_LONGEST_RUN]
        asked = [self._phrase(field, run) for field in fields]
        return self._query.disjunction_max_query(asked, self._weights.tie)

    def pair(self, one: str, other: str) -> tantivy.Query:
        """Ask for two words that stand close, as a bonus."""
        slop = self._weights.pair_slop
        asked = [self._query.phrase_query(self._schema, field, [one, other], slop) for field in (TEXT, TITLE)]
        return self._query.boost_query(self._query.disjunction_max_query(asked, 0.0), self._weights.pair)

    def starting(self, prefix: str, fields: Sequence[str] = EXACT_FIELDS) -> tantivy.Query:
        """Ask for words that begin so: every one, the frequent ones ranked by how often they stand in a text."""
        found = [word for word, _ in self._vocabulary.starting(prefix, _FREQUENT_STARTS)]
        every = [
            self._query.const_score_query(self._query.regex_query(self._schema, field, re.escape(prefix) + ".*"), 1.0)
            for field in fields
        ]
        ranked = [self._term(field, word) for word in found for field in fields if field != PEOPLE]
        return self._query.disjunction_max_query([*every, *ranked], self._weights.tie)

    def near(self, runs: Sequence[Sequence[str]], distance: int, *, exact: Sequence[bool]) -> tantivy.Query:
        """Ask for words or phrases in any order with at most so many words between them."""
        patterns = [
            [self._pattern(word, exact=only_so or len(run) > 1) for word in run]
            for run, only_so in zip(runs, exact, strict=True)
        ]
        orders = list(permutations(patterns)) if len(patterns) <= _MOST_ORDERS else [tuple(patterns), patterns[::-1]]
        asked = [
            self._query.regex_phrase_query(self._schema, field, [word for run in order for word in run], distance)
            for order in orders
            for field in (TEXT, TITLE)
        ]
        close = self._query.disjunction_max_query(asked, 0.0)
        whole = [self.exact(run) for run in runs if len(run) > 1]
        return self.all([close, *whole]) if whole else close

    def any(self, asked: Sequence[tantivy.Query]) -> tantivy.Query:
        """Ask for one of these, better for more of them."""
        return self._query.boolean_query([(self._should, one) for one in asked])

    def all(self, asked: Sequence[tantivy.Query]) -> tantivy.Query:
        """Ask for all of these."""
        return self._query.boolean_query([(self._must, one) for one in asked])

    def _loose(self, root: str, fields: Sequence[str]) -> tantivy.Query:
        weights, asked = self._weights, []
        if TEXT in fields:
            asked.append(self._term(TEXT_LOOSE, root))
        if TITLE in fields:
            # Titles are short or missing: how often a word stands in one, and how long it is, says nothing.
            asked.append(self._bonus(self._term(TITLE_LOOSE, root), weights.titled, self._vocabulary.weight(root)))
        return self.any(asked)

    def _other(self, other: Sequence[str], fields: Sequence[str], root: str) -> tantivy.Query:
        weight = self._vocabulary.weight(root)
        asked = [self._phrase(field, other) for field in fields]
        found = self._query.disjunction_max_query(asked, self._weights.tie)
        return self.any([found, self._bonus(self._query.boolean_query([(self._must, found)]),
                                            self._weights.variant, weight)])  # fmt: skip

    def _apart(self, parts: Sequence[str], fields: Sequence[str], root: str) -> tantivy.Query | None:
        weight = self._vocabulary.weight(root)
        patterns = [self._pattern_of_root(part) for part in parts]
        if not all(patterns):
            return None
        slop = self._weights.apart_slop
        asked = [
            self._query.regex_phrase_query(self._schema, field, list(order), slop)
            for order in permutations(patterns)
            for field in fields
            if field != PEOPLE
        ]
        return self._bonus(self._query.disjunction_max_query(asked, 0.0), self._weights.apart, weight)

    def _bonus(self, asked: tantivy.Query, bonus: float, weight: float) -> tantivy.Query:
        return self._query.const_score_query(asked, bonus * weight)

    def _in_any(self, some: Sequence[str], fields: Sequence[str]) -> tantivy.Query:
        return self.any([self._term(field, word) for word in some for field in fields])

    def _phrase(self, field: str, run: Sequence[str]) -> tantivy.Query:
        asked = self._term(field, run[0]) if len(run) == 1 else self._query.phrase_query(self._schema, field, list(run))
        boosts = {TITLE: self._weights.title, PEOPLE: self._weights.people}
        return self._query.boost_query(asked, boosts[field]) if field in boosts else asked

    def _term(self, field: str, word: str) -> tantivy.Query:
        return self._query.term_query(self._schema, field, word, "freq")

    def _pattern(self, word: str, *, exact: bool) -> str:
        if exact or words.is_function_word(word):
            return re.escape(word)
        return _one_of({word, *self._vocabulary.forms(words.root(word), word)})

    def _pattern_of_root(self, root: str) -> str:
        return _one_of(set(self._vocabulary.forms(root, root)))


def _one_of(some: set[str]) -> str:
    return f"({'|'.join(re.escape(one) for one in sorted(some))})" if some else ""
