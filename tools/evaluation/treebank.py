"""Score the clause grammar on treebanks: which noun is the subject of a finite verb, which particle its verb's.

The sentences are newspaper and encyclopedia text that people parsed; the project has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evaluation.places import DATA, missing
from evaluation.scores import Score, Section, share
from kamerspoor.grammar.clauses import parse

TREEBANKS = DATA / "ud"
_FULL = frozenset({"NOUN", "PROPN"})


class Word(NamedTuple):
    """A word of a treebank: where it stands in the text, and what people said of it."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    features: str
    head: int
    relation: str


def score_treebanks() -> Section:
    """Score subjects of finite verbs and separable particles on the development parts."""
    title = "Clause grammar on treebanks (newspaper, encyclopedia)"
    if reason := missing(TREEBANKS):
        return Section("clauses", title, skipped=reason)
    rows = {"subjects": [0, 0], "pronouns": [0, 0], "joined": [0, 0], "wrong": [0, 0]}
    misses: list[str] = []
    for path in sorted(TREEBANKS.glob("*.conllu")):
        for text, words in sentences(path):
            _score(text, words, rows, misses)
    right, of = rows["joined"]
    wrong, claimed = rows["wrong"]
    return Section(
        "clauses",
        title,
        (
            share("subjects found", *rows["subjects"], note="finite verbs with a noun as subject"),
            share("pronoun subjects found", *rows["pronouns"], note="finite verbs with a pronoun as subject"),
            share("particles joined", right, of),
            Score("particles joined rightly", 1 - wrong / claimed if claimed else 1.0, claimed - wrong, claimed),
        ),
        misses=tuple(misses),
    )


def sentences(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """Yield each sentence's text with its words."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        words: list[Word] = []
        at = 0
        for line in lines:
            fields = line.split("\t")
            if line.startswith("#") or not fields[0].isdigit():
                continue
            start = text.find(fields[1], at)
            at = start + len(fields[1])
            words.append(Word(start, at, fields[1], fields[2], fields[3], fields[5], int(fields[6]) - 1, fields[7]))
        if words:
            yield text, words


def _score(text: str, words: list[Word], rows: dict[str, list[int]], misses: list[str]) -> None:
    parsed = parse(text, 0, len(text))
    starts = parsed.tokens.starts
    subject_of = {starts[c.finite]: c.subject for c in parsed.clauses if c.finite is not None}
    particle_of = {starts[c.finite]: c.particle for c in parsed.clauses if c.finite is not None}
    for index, word in enumerate(words):
        if "VerbForm=Fin" not in word.features:
            continue
        predicate = word.head if word.upos == "AUX" and word.relation in ("aux", "aux:pass", "cop") else index
        subjects = [w for w in words if w.head == predicate and w.relation in ("nsubj", "nsubj:pass")]
        if len(subjects) == 1:
            kind = "subjects" if subjects[0].upos in _FULL else "pronouns"
            phrase = subject_of.get(word.start)
            found = starts[phrase.head] if phrase else None
            rows[kind][1] += 1
            if found == subjects[0].start:
                rows[kind][0] += 1
            else:
                got = text[found : parsed.tokens.ends[phrase.head]] if phrase and found is not None else None
                misses.append(f"{kind}: {word.form}: {subjects[0].form!r} not {got!r}: {text}")
        # The treebanks mark a separable verb in its lemma (op_geven); the same relation without that marks idioms
        # (gaf de tijd, is van plan), whose words are no particles.
        beside = [w for w in words if w.head == index and w.relation == "compound:prt"]
        particles = [w for w in beside if word.lemma.startswith(f"{w.form.lower()}_")]
        got_particle = particle_of.get(word.start)
        if particles:
            rows["joined"][1] += 1
            right = got_particle is not None and starts[got_particle] in {p.start for p in particles}
            rows["joined"][0] += right
            if not right:
                misses.append(f"particle: {word.form} {particles[0].form}: {text}")
        if got_particle is not None:
            rows["wrong"][1] += 1
            # In `ziet er uit` the treebanks mark `er`, on which `uit` hangs.
            marked = {w.start for w in words if w in beside or (w.upos == "ADP" and words[w.head] in beside)}
            if starts[got_particle] not in marked:
                rows["wrong"][0] += 1
                misses.append(f"wrong particle: {word.form} {parsed.tokens.words[got_particle]}: {text}")
