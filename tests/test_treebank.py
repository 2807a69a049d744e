"""The scorer of the clause grammar reads treebanks as people parsed them; the corpus section names plain words."""
# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import corpus, treebank
from evaluation.corpus import Examined, is_plain_word
from evaluation.scores import Section


def conllu(text: str, *rows: str) -> str:
    """Write a sentence as CoNLL-U: each row is form (and `=lemma`), part of speech, features, head, relation."""
    lines = [f"# text = {text}"]
    for number, row in enumerate(rows, start=1):
        word, upos, features, head, relation = row.split()
        form, _, lemma = word.partition("=")
        lines.append(
            "\t".join((str(number), form, lemma or form.lower(), upos, "_", features, head, relation, "_", "_"))
        )
    return "\n".join(lines)


RIGHT = conllu(
    "De bakker drong aan op haast.",
    "De DET _ 2 det", "bakker NOUN Number=Sing 3 nsubj", "drong=aan_dringen VERB VerbForm=Fin 0 root", "aan ADP _ 3 compound:prt",
    "op ADP _ 6 case", "haast NOUN Number=Sing 3 obl", ". PUNCT _ 3 punct",
)  # fmt: skip
PRONOUN = conllu(
    "Gisteren heeft zij brood gekocht.",
    "Gisteren ADV _ 5 advmod", "heeft AUX VerbForm=Fin 5 aux", "zij PRON _ 5 nsubj", "brood NOUN _ 5 obj", "gekocht VERB VerbForm=Part 0 root", ". PUNCT _ 5 punct",
)  # fmt: skip
# The treebank's people are made to have seen it otherwise: the bread buys, and no particle is left.
WRONG = conllu(
    "De bakker koopt brood in.",
    "De DET _ 2 det", "bakker NOUN _ 3 obj", "koopt VERB VerbForm=Fin 0 root", "brood NOUN _ 3 nsubj", "in ADV _ 3 advmod", ". PUNCT _ 3 punct",
)  # fmt: skip


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a treebank of this test in the place of the shared ones."""
    monkeypatch.setattr(treebank, "TREEBANKS", tmp_path)
    return tmp_path


def scores(section: Section) -> dict[str, tuple[int, int]]:
    """Give each row's right and of."""
    return {score.name: (int(score.right or 0), int(score.of or 0)) for score in section.scores}


def test_words_stand_where_the_text_has_them(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(f"{RIGHT}\n\n{PRONOUN}\n\n", encoding="utf-8")
    found = list(treebank.sentences(path))
    assert [text for text, _ in found] == ["De bakker drong aan op haast.", "Gisteren heeft zij brood gekocht."]
    for text, words in found:
        assert [text[w.start : w.end] for w in words] == [w.form for w in words]
    assert [(w.form, w.head, w.relation) for w in found[0][1]][1:4] == [
        ("bakker", 2, "nsubj"),
        ("drong", -1, "root"),
        ("aan", 2, "compound:prt"),
    ]


def test_words_of_several_tokens_and_comments_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    rows = RIGHT.splitlines()
    path.write_text(
        "\n".join(
            [
                "# sent_id = 1",
                *rows[:1],
                "1-2\tDe bakker\t_\t_\t_\t_\t_\t_\t_\t_",
                *rows[1:],
                "8.1\tx\t_\t_\t_\t_\t_\t_\t_\t_",
            ]
        ),
        encoding="utf-8",
    )
    ((_, words),) = treebank.sentences(path)
    assert [w.form for w in words] == ["De", "bakker", "drong", "aan", "op", "haast", "."]


def test_what_agrees_with_the_treebank_is_right(bank: Path) -> None:
    (bank / "a.conllu").write_text(
        conllu(
            "De bakker drong erop aan.",
            "De DET _ 2 det",
            "bakker NOUN _ 3 nsubj",
            "drong=aan_dringen VERB VerbForm=Fin 0 root",
            "erop ADV _ 3 obl",
            "aan ADP _ 3 compound:prt",
            ". PUNCT _ 3 punct",
        )
        + f"\n\n{PRONOUN}\n",
        encoding="utf-8",
    )
    section = treebank.score_treebanks()
    assert section.misses == ()
    assert scores(section) == {
        "subjects found": (1, 1),
        "pronoun subjects found": (1, 1),
        "particles joined": (1, 1),
        "particles joined rightly": (1, 1),
    }


def test_what_differs_from_the_treebank_is_named(bank: Path) -> None:
    (bank / "a.conllu").write_text(f"{WRONG}\n", encoding="utf-8")
    section = treebank.score_treebanks()
    found = scores(section)
    assert (found["subjects found"], found["particles joined"], found["particles joined rightly"]) == (
        (0, 1),
        (0, 0),
        (0, 1),
    )
    assert section.misses == (
        "subjects: koopt: 'brood' not 'bakker': De bakker koopt brood in.",
        "wrong particle: koopt in: De bakker koopt brood in.",
    )


def test_a_missed_particle_is_named(bank: Path) -> None:
    text = "De bakker sloeg brood plat."
    rows = (
        "De DET _ 2 det",
        "bakker NOUN _ 3 nsubj",
        "sloeg=plat_slaan VERB VerbForm=Fin 0 root",
        "brood NOUN _ 3 obj",
        "plat ADP _ 3 compound:prt",
        ". PUNCT _ 3 punct",
    )
    (bank / "a.conllu").write_text(conllu(text, *rows) + "\n", encoding="utf-8")
    section = treebank.score_treebanks()
    right, of = scores(section)["particles joined"]
    assert of == 1
    assert (f"particle: sloeg plat: {text}" in section.misses) == (right == 0)


def test_a_word_of_an_idiom_is_no_particle(bank: Path) -> None:
    text = "De bakker gaf de tijd."
    rows = (
        "De DET _ 2 det",
        "bakker NOUN _ 3 nsubj",
        "gaf=geven VERB VerbForm=Fin 0 root",
        "de DET _ 5 det",
        "tijd NOUN _ 3 compound:prt",
        ". PUNCT _ 3 punct",
    )
    (bank / "a.conllu").write_text(conllu(text, *rows) + "\n", encoding="utf-8")
    found = scores(treebank.score_treebanks())
    assert (found["particles joined"], found["particles joined rightly"]) == ((0, 0), (0, 0))


def test_every_file_of_the_folder_counts(bank: Path) -> None:
    for name in ("a.conllu", "b.conllu"):
        (bank / name).write_text(f"{PRONOUN}\n", encoding="utf-8")
    (bank / "notes.txt").write_text(f"{PRONOUN}\n", encoding="utf-8")
    assert scores(treebank.score_treebanks())["pronoun subjects found"] == (2, 2)


def test_without_treebanks_the_section_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(treebank, "missing", lambda *_: "data/ud is not there")
    section = treebank.score_treebanks()
    assert (section.key, section.skipped, section.scores) == ("clauses", "data/ud is not there", ())


# -- who speaks in the corpus --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "plain"),
    [
        ("havenmeester", True),
        ("uitkomst van het overleg", True),
        ("Kabinet", False),
        ("Malta", False),
        ("lidstaten", False),
        ("Zweeds voorzitterschap", False),
        ("voorzitterschap", False),
        ("vaste commissie voor Buitenlandse Zaken", False),
        ("speciaal gezant", True),
        ("ombudsman", False),
        ("directeur van het fonds", False),
        ("", False),
    ],
)
def test_plain_words_are_told_from_names_and_offices(actor: str, plain: bool) -> None:
    assert is_plain_word(actor) is plain


def test_the_actors_of_the_corpus_are_counted() -> None:
    def examined(name: str, *actors: str) -> Examined:
        return Examined(name, [], [], [], {}, list(actors))

    files = [examined("kst-1", "Kabinet", "havenmeester"), examined("kst-2", "Malta"), examined("kst-3")]
    found, plain = corpus._score_actors(files)
    assert [(s.name, s.right, s.of) for s in found] == [
        ("actors that are no plain word", 2, 3),
        ("motions with a statement", 2, 3),
    ]
    assert plain == ("kst-1: 'havenmeester' is a plain word",)
