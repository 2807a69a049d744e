"""A query as a question to the index.

Words that stand by themselves may be relaxed: where few texts hold all of them, those that hold most follow. All else
- phrases, filters, what must not be - holds in either case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kamerspoor.search import query as asked
from kamerspoor.search import variants, words
from kamerspoor.search.leaves import WEIGHTS, Leaves, Weights
from kamerspoor.search.pieces import Piece, needed_of
from kamerspoor.search.schema import DAY, TEXT, TITLE, UNIT, fold_value
from kamerspoor.search.wanted import Wanted, of_word

if TYPE_CHECKING:
    import tantivy

    from kamerspoor.search.vocabulary import Vocabulary

ABOVE_ALL = 10_000.0
"""What lifts the paper whose number was typed above all else."""
CITED = 5.0
AS_TYPED = 1000.0
"""What lifts texts with all words as they were typed."""
ALL_WORDS = 2000.0
"""What lifts texts with all words above those with most."""
PAIRED = 2.0
"""Words that tell less than this stand in so many texts that it says little whether they stand close."""
TELLING = 0.3
"""A word that tells less than this share of the most telling one does not count by itself."""
USUAL_UNITS: tuple[asked.Unit, ...] = ("document", "motion", "commitment")
UNITS: tuple[asked.Unit, ...] = (*USUAL_UNITS, "statement")
NAMELESS = variants.Found(0, 1)
_ONLY_STATEMENTS = ("actor", "act")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in two forms that find the same: `held` to count by, `ranked` to order by."""

    held: tantivy.Query
    ranked: tantivy.Query


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of the index.

    `every`: texts in which all that was asked holds. `most`: these, and those with some of the `soft` words, a telling
    one or what is near to it among them; None where that is the same. `hard`: what must hold in either case. `ranked`:
    whether one text can fit better than another. `numbers`: keys of papers that were typed.
    """

    every: Asked
    most: Asked | None
    hard: tantivy.Query
    soft: int
    wanted: tuple[Wanted, ...]
    units: tuple[asked.Unit, ...]
    ranked: bool
    numbers: tuple[str, ...]


def compile_query(
    query: asked.Query,
    schema: tantivy.Schema,
    vocabulary: Vocabulary,
    units: Sequence[asked.Unit] = (),
    weights: Weights = WEIGHTS,
) -> Plan:
    """Turn a query into a question to the index. `units`: only these; none given: what the query itself asks for."""
    return _Compiler(schema, vocabulary, weights).plan(query, tuple(units) or units_of(query))


def units_of(query: asked.Query) -> tuple[asked.Unit, ...]:
    """Give the units that a query is about when it does not say: statements where it asks who said something."""
    filters = list(_filters(query.root))
    if any(one.field == "unit" for one in filters):
        return ()
    return ("statement",) if any(one.field in _ONLY_STATEMENTS for one in filters) else USUAL_UNITS


def _filters(node: asked.Node | None) -> Iterator[asked.Filter]:
    match node:
        case asked.Filter():
            yield node
        case asked.Not():
            yield from _filters(node.part)
        case asked.All() | asked.Any():
            for part in node.parts:
                yield from _filters(part)
        case _:
            return


class _Compiler:
    def __init__(self, schema: tantivy.Schema, vocabulary: Vocabulary, weights: Weights) -> None:
        import tantivy

        self._tantivy = tantivy
        self._query = tantivy.Query
        self._occur = tantivy.Occur
        self._schema = schema
        self._vocabulary = vocabulary
        self._leaves = Leaves(schema, vocabulary, weights)
        self._wanted: list[Wanted] = []
        self._numbers: list[str] = []
        self._denied: list[tantivy.Query] = []
        self._ranked = False

    def plan(self, query: asked.Query, units: tuple[asked.Unit, ...]) -> Plan:
        parts = query.root.parts if isinstance(query.root, asked.All) else (query.root,) if query.root else ()
        loose = [part for part in parts if isinstance(part, asked.Words) and not part.exact]
        denied = [part for part in parts if isinstance(part, asked.Not)]
        hard = [self._node(part) for part in parts if part not in loose and part not in denied]
        self._denied = [self._unshown(part.part) for part in denied]
        if units:
            self._only(units, hard)
        pieces = self._pieces(loose)
        pairs = self._pairs(pieces)
        needed, others = needed_of(pieces)
        if pieces:
            as_typed = self._leaves.all([piece.exact for piece in needed])
            pairs.append(self._query.const_score_query(as_typed, AS_TYPED))
        pairs += [piece.query for piece in others]
        # A single word as it was typed is lifted as a whole.
        soft = [piece.query if len(needed) > 1 else piece.held for piece in needed]
        every = self._asked(hard, soft, pairs)
        every_held = self._asked(hard, [piece.held for piece in needed], [])
        most = None
        if len(soft) > 1 or any(piece.kin for piece in needed):
            together = self._query.const_score_query(self._leaves.all(soft), ALL_WORDS)
            most = Asked(
                held=self._asked(hard, [self._some(needed, [piece.held for piece in needed])], []),
                ranked=self._asked(hard, [self._some(needed, soft)], [*pairs, together]),
            )
        return Plan(
            Asked(every_held, every),
            most,
            self._asked(hard, [], []),
            len(soft),
            tuple(self._wanted),
            units,
            self._ranked or bool(soft),
            tuple(self._numbers),
        )

    def _only(self, units: Sequence[asked.Unit], hard: list[tantivy.Query]) -> None:
        """Ask for units. What is to be left out is the shorter question: that is quicker in a large index."""
        others = [unit for unit in UNITS if unit not in units]
        if len(units) > len(others):
            self._denied += [self._query.term_query(self._schema, UNIT, unit, "basic") for unit in others]
        else:
            only = self._query.term_set_query(self._schema, UNIT, list(units))
            hard.append(self._query.const_score_query(only, 0.0))

    def _asked(
        self, hard: Sequence[tantivy.Query], soft: Sequence[tantivy.Query], should: Sequence[tantivy.Query]
    ) -> tantivy.Query:
        must = [*hard, *soft] or [self._query.const_score_query(self._query.all_query(), 0.0)]
        denied = [(self._occur.MustNot, one) for one in self._denied]
        return self._query.boolean_query(
            [*((self._occur.Must, one) for one in must), *((self._occur.Should, one) for one in should), *denied]
        )

    def _some(self, pieces: Sequence[Piece], asked: Sequence[tantivy.Query]) -> tantivy.Query:
        """Ask for some of the words: the more the better, but words that stand in most texts are not enough."""
        least = TELLING * max(piece.weight for piece in pieces)
        telling: list[tantivy.Query] = []
        common: list[tantivy.Query] = []
        for piece, query in zip(pieces, asked, strict=True):
            wide = self._leaves.any([query, piece.kin]) if piece.kin else query
            (telling if piece.weight >= least else common).append(wide)
        return self._all([self._leaves.any(telling)], common)

    def _all(self, must: Sequence[tantivy.Query], should: Sequence[tantivy.Query]) -> tantivy.Query:
        must_occur, should_occur = self._occur.Must, self._occur.Should
        return self._query.boolean_query(
            [*((must_occur, one) for one in must), *((should_occur, one) for one in should)]
        )

    def _node(self, node: asked.Node) -> tantivy.Query:
        match node:
            case asked.Words():
                return self._words(node)
            case asked.Prefix():
                return self._prefix(node)
            case asked.Near():
                return self._near(node)
            case asked.Filter():
                return self._filter(node)
            case asked.Number():
                return self._number(node)
            case asked.Not():
                return self._without(node)
            case asked.All():
                loose = [part for part in node.parts if isinstance(part, asked.Words) and not part.exact]
                pieces = self._pieces(loose)
                rest = [self._node(part) for part in node.parts if part not in loose]
                return self._all([*(piece.query for piece in pieces), *rest], self._pairs(pieces))
            case asked.Any():
                return self._leaves.any([self._node(part) for part in node.parts])

    def _without(self, node: asked.Not) -> tantivy.Query:
        everything = self._query.const_score_query(self._query.all_query(), 0.0)
        denied = self._unshown(node.part)
        return self._query.boolean_query([(self._occur.Must, everything), (self._occur.MustNot, denied)])

    def _unshown(self, node: asked.Node) -> tantivy.Query:
        """Ask for what is not wanted: its words are not to be shown."""
        kept, numbers, ranked = len(self._wanted), len(self._numbers), self._ranked
        query = self._node(node)
        del self._wanted[kept:], self._numbers[numbers:]
        self._ranked = ranked
        return query

    def _words(self, node: asked.Words) -> tantivy.Query:
        if not node.exact:
            pieces = self._pieces([node])
            return self._all([piece.query for piece in pieces], self._pairs(pieces))
        run = _folded(node.text)
        self._ranked = True
        self._wanted.append(Wanted(node.text, exact=(run,), within=False))
        return self._leaves.exact(run)

    def _pieces(self, nodes: Sequence[asked.Words]) -> list[Piece]:
        """Make a piece of each word, and one of each run of words that has other names.

        Words that only hold a sentence together count when there are no others.
        """
        typed = [(folded, node.text[start:end]) for node in nodes for folded, start, end in words.tokens(node.text)]
        if any(not words.is_function_word(word) for word, _ in typed):
            spoken = variants.find(tuple(word for word, _ in typed))
        else:
            spoken = []
        pieces, at = [], 0
        for names in spoken:
            pieces += self._single(typed[at : names.start])
            pieces.append(self._named(typed[names.start : names.end], names))
            at = names.end
        pieces += self._single(typed[at:])
        return pieces or [piece for word, text in typed for piece in [self._plain(word, text)]]

    def _single(self, typed: Sequence[tuple[str, str]]) -> list[Piece]:
        return [self._plain(word, text) for word, text in typed if not words.is_function_word(word)]

    def _named(self, typed: Sequence[tuple[str, str]], names: variants.Found) -> Piece:
        if len(typed) == 1:
            return self._plain(*typed[0], names)
        run = tuple(word for word, _ in typed)
        telling = [word for word in run if not words.is_function_word(word)]
        each = [self._leaves.any(self._leaves.held(word, ())) for word in telling] or [self._leaves.exact(run)]
        whole = self._leaves.exact(run)
        self._ranked = True
        for word, text in typed:
            if word in telling:
                self._wanted.append(of_word(word, text))
        self._wanted.append(
            self._named_wanted(" ".join(text for _, text in typed), Wanted("", exact=(run,), within=False), names)
        )
        weight = max((self._vocabulary.weight(words.root(word)) for word in telling), default=0.0)
        others = [*map(self._leaves.exact, names.alternatives), *self._leaves.meant(names, weight)]
        held = self._leaves.any([self._leaves.all(each), *others])
        # Words that only mean something else together still count one by one, where few texts hold them all.
        kin = None if names.alternatives else self._leaves.any(each)
        return Piece(self._leaves.any([self._all(each, [whole]), *others]), held, (), kin, weight, whole)

    def _named_wanted(self, text: str, wanted: Wanted, names: variants.Found) -> Wanted:
        """Add to what is wanted its other names, and what the thesaurus has for it."""
        meant = (*names.same, *names.near)
        runs = (form for run in meant if len(run) > 1 for form in self._leaves.runs(run))
        roots = frozenset(words.root(run[0]) for run in meant if len(run) == 1)
        return replace(wanted, typed=text, variants=(*names.alternatives, *runs), meant=roots)

    def _plain(self, word: str, text: str, names: variants.Found = NAMELESS) -> Piece:
        self._ranked = True
        weight = self._vocabulary.weight(words.root(word))
        wanted = of_word(word, text, single=True, weight=weight, kin=frozenset(self._vocabulary.derived(word)))
        self._wanted.append(self._named_wanted(text, wanted, names))
        held = [*self._leaves.held(word, names.alternatives), *self._leaves.meant(names, weight)]
        return Piece(
            query=self._leaves.word(word, held),
            held=self._leaves.any(held),
            words=(word,),
            kin=self._leaves.kin(word),
            weight=weight,
            exact=self._leaves.exact((word,)),
        )

    def _pairs(self, pieces: Sequence[Piece]) -> list[tantivy.Query]:
        telling = [word for piece in pieces for word in piece.words if piece.weight >= PAIRED]
        return [self._leaves.pair(one, other) for one, other in pairwise(telling)]

    def _prefix(self, node: asked.Prefix) -> tantivy.Query:
        *before, last = _folded(node.text) or ("",)
        if not last:
            return self._query.empty_query()
        self._ranked = True
        self._wanted.append(Wanted(node.text + "*", prefixes=(last,), within=False))
        found = self._leaves.starting(last)
        return self._leaves.all([found, self._leaves.exact(before)]) if before else found

    def _near(self, node: asked.Near) -> tantivy.Query:
        runs = [(_folded(part.text), part.exact) for part in node.parts]
        runs = [(run, exact) for run, exact in runs if run]
        self._ranked = True
        for run, exact in runs:
            single = len(run) == 1 and not exact
            self._wanted.append(
                of_word(run[0], run[0], within=False) if single else Wanted(" ".join(run), exact=(run,))
            )
        return self._leaves.near([run for run, _ in runs], node.distance, exact=[exact for _, exact in runs])

    def _filter(self, node: asked.Filter) -> tantivy.Query:
        if node.field in ("title", "text"):
            return self._in_field(node)
        if node.field == "date":
            found = self._dates(*(node.dates or (None, None)))
        elif node.prefix:
            pattern = re.escape(fold_value(node.value)) + ".*"
            found = self._query.regex_query(self._schema, node.field, pattern)
        else:
            found = self._query.term_query(self._schema, node.field, _value(node), "basic")
        return self._query.const_score_query(found, 0.0)

    def _in_field(self, node: asked.Filter) -> tantivy.Query:
        field = (TITLE,) if node.field == "title" else (TEXT,)
        run = _folded(node.value)
        self._ranked = True
        if node.prefix and run:
            self._wanted.append(Wanted(node.value + "*", prefixes=(run[-1],), within=False))
            starting = self._leaves.starting(run[-1], field)
            return self._leaves.all([starting, self._leaves.exact(run[:-1], field)]) if run[1:] else starting
        if node.exact:
            self._wanted.append(Wanted(node.value, exact=(run,), within=False))
            return self._leaves.exact(run, field)
        telling = [word for word in run if not words.is_function_word(word)] or run
        self._wanted.extend(of_word(word, word) for word in telling)
        return self._leaves.all([self._leaves.word(word, self._held_in(word, field), field) for word in telling])

    def _held_in(self, word: str, field: Sequence[str]) -> list[tantivy.Query]:
        names = next(iter(variants.find((word,))), NAMELESS)
        weight = self._vocabulary.weight(words.root(word))
        return [*self._leaves.held(word, names.alternatives, field), *self._leaves.meant(names, weight, field)]

    def _dates(self, first: str | None, last: str | None) -> tantivy.Query:
        low = int(first.replace("-", "")) if first else 1
        high = int(last.replace("-", "")) if last else None
        return self._query.range_query(self._schema, DAY, self._tantivy.FieldType.Unsigned, low, high)

    def _number(self, node: asked.Number) -> tantivy.Query:
        """Ask for the paper itself, then for what speaks of it."""
        self._ranked = True
        self._numbers.append(node.key)
        run = _folded(node.text)
        self._wanted.append(Wanted(node.text, exact=(run, _folded(node.key.removeprefix("kst-"))), within=False))
        key = fold_value(node.key)
        itself = self._query.term_query(self._schema, "number", key, "basic")
        papers = self._query.term_set_query(self._schema, UNIT, ["document", "motion"])
        cites = self._query.term_query(self._schema, "cites", key, "basic")
        spelled = {run, _folded(node.key.removeprefix("kst-"))}
        return self._leaves.any([
            self._query.const_score_query(self._leaves.all([itself, papers]), ABOVE_ALL),
            self._query.const_score_query(itself, CITED),
            self._query.const_score_query(cites, CITED),
            *(self._leaves.exact(run) for run in spelled if run),
        ])  # fmt: skip


def _value(node: asked.Filter) -> str:
    return node.value if node.field == "unit" else fold_value(node.value)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in words.tokens(text))
