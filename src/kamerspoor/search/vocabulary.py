"""What words an index holds: how many texts each, which begin so, which are forms of one word."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING

from kamerspoor.search import words
from kamerspoor.search.schema import TEXT, TEXT_LOOSE, TITLE

if TYPE_CHECKING:
    import tantivy

FORMS = 16
"""So many forms of one word are told apart from other words that share its root; the rest counts as loose."""
_SAME_START = 200
_SHORTEST_START = 3
_KEPT = 4000
_KEPT_WEIGHTS = 100_000
_ENDINGS = ("heden", "heid", "ingen", "ing", "ers", "er", "ende", "end", "en", "e")
"""What makes a noun of a verb or an adjective, or a verb of a noun: afschaffen, afschaffing."""
_SHORTEST_STEM = 5
_SHORTEST_WHOLE = 6
_LONGER = 6
_DERIVED = 12
_TAILS = frozenset((*_ENDINGS, "", "t", "d", "de", "te", "ten", "den", "s", "sters", "aars", "aar", "baar", "elijk"))
_SHORTEST_PART = 4
_LINKS = ("", "s", "e", "en")


class Vocabulary:
    """The words of one state of an index, with a memory for what was asked lately."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._forms: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._weights: dict[str, float] = {}
        self.texts = searcher.num_docs

    def frequency(self, word: str) -> int:
        """Count the texts that hold this folded word in this form."""
        return self._searcher.doc_freq(TEXT, word) + self._searcher.doc_freq(TITLE, word)

    def loose_frequency(self, root: str) -> int:
        """Count the texts that hold a word with this root."""
        return self._searcher.doc_freq(TEXT_LOOSE, root)

    def weight(self, root: str) -> float:
        """Say how telling a root is: the rarer, the more."""
        weight = self._weights.get(root)
        if weight is None:
            if len(self._weights) > _KEPT_WEIGHTS:
                self._weights.clear()
            held = min(self.loose_frequency(root), self.texts)
            weight = self._weights[root] = math.log(1 + (self.texts - held + 0.5) / (held + 0.5))
        return weight

    def starting(self, prefix: str, most: int) -> list[tuple[str, int]]:
        """Give the words of texts that begin so and in how many they stand, the most frequent first."""
        return self._searcher.terms_with_prefix(TEXT, prefix, limit=most)

    def forms(self, root: str, like: str) -> tuple[str, ...]:
        """Give the words with this root that texts hold, the most frequent first. `like`: a word or root spelled so."""
        if root in self._forms:
            self._forms.move_to_end(root)
            return self._forms[root]
        found = self._find_forms(root, like)
        self._forms[root] = found
        if len(self._forms) > _KEPT:
            self._forms.popitem(last=False)
        return found

    def derived(self, word: str) -> tuple[str, ...]:
        """Give words of another root that are made of the same stem, the most frequent first: afschaffing of
        afschaffen, uitkoopregeling of uitkoop."""
        stem = next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)
        # A consonant is doubled only before an ending: zwemmen, zwemles.
        doubled = len(stem) > _SHORTEST_PART and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
        if doubled:
            stem = stem[:-1]
        if len(stem) < _SHORTEST_STEM - doubled:
            return ()
        root, longest = words.root(word), len(stem) + _LONGER
        near = [other for other, _ in self.starting(stem, _SAME_START) if words.root(other) != root]
        made = [other for other in near if len(other) <= longest and other[len(stem) :] in _TAILS]
        if doubled or len(word) >= _SHORTEST_WHOLE:
            whole = stem if doubled else word
            made += [other for other in near if other.startswith(whole) and other not in made]
        return tuple(made[:_DERIVED])

    def known(self, word: str) -> bool:
        """Tell whether texts hold a folded word in any form."""
        return bool(self.frequency(word) or self.loose_frequency(words.root(word)))

    def apart(self, word: str) -> tuple[str, ...]:
        """Take a word that no text holds apart into two words that texts hold; none where that cannot be done."""
        if not word.isalpha() or self.known(word):
            return ()
        for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if not self.known(word[at:]):
                continue
            for link in _LINKS:
                first = word[:at].removesuffix(link)
                if len(first) >= _SHORTEST_PART and word[:at].endswith(link) and self.known(first):
                    return words.root(first), words.root(word[at:])
        return ()

    def _find_forms(self, root: str, like: str) -> tuple[str, ...]:
        start = _common_start(like, root)
        # The end of a stem changes with the ending: brief, brieven.
        start = start[: max(_SHORTEST_START, len(start) - 1)]
        if len(start) < _SHORTEST_START:
            return ()
        near = (word for word, _ in self.starting(start, _SAME_START))
        return tuple([word for word in near if words.root(word) == root][:FORMS])


def _common_start(one: str, other: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]
