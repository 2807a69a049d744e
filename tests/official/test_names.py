"""Written names and the people that they mean."""

from __future__ import annotations

import pytest
from samples import uid

from kamerspoor.official.names import index_people, match
from kamerspoor.official.values import Person

SITS = "Tweede Kamerlid"
FORMER = "Oud Kamerlid"
ROWS = [
    ("piri", "K.P.", None, "Piri", "Kati", SITS),
    ("lee", "T.M.T.", "van der", "Lee", "Tom", SITS),
    ("inge", "I.", "van", "Dijk", "Inge", SITS),
    ("emiel", "E.", "van", "Dijk", "Emiel", SITS),
    ("jimmy", "J.P.", None, "Dijk", "Jimmy", SITS),
    ("kostic", "I.", None, "Kosti\u0107", "Ines", SITS),
    ("westerveld", "E.M.", None, "Westerveld", "Lisa", SITS),
    ("campen", "A.A.H.", "van", "Campen", "Thom", SITS),
    ("yesilgoz", "D.", None, "Ye\u015filg\u00f6z-Zegerius", "Dilan", SITS),
    ("leeuw", "J.", None, "Nijhof-Leeuw", "Jeanet", SITS),
    ("koek", "M.C.", None, "Koekkoek", "Marieke", SITS),
    ("wout", "B.", "van 't", "Wout", "Bas", FORMER),
    ("bruins", "E.", None, "Teun", "Christine", SITS),
    ("teun", "H.", None, "Teun", "Hans", FORMER),
    ("jansen", "D.E.M.C.", None, "Jansen", "Dani\u00eblle", FORMER),
    ("jansen2", "F.", None, "Jansen", "Freek", FORMER),
    ("abassi", "I.", "el", "Abassi", "Ismail", SITS),
    ("six", "J.", None, "Six Dijkstra", "Jesse", SITS),
    ("empty", None, None, None, None, None),
]
PEOPLE = [
    Person(id=name, initials=initials, infix=infix, surname=surname, call_name=given, function=function)
    for name, initials, infix, surname, given, function in ROWS
]
INDEX = index_people(PEOPLE)
CASES = [
    ("surname", "Piri", ("piri",), "sure", "surname"),
    ("infix with a capital", "Van der Lee", ("lee",), "sure", "surname"),
    ("all capitals", "VAN CAMPEN", ("campen",), "sure", "surname"),
    ("call name decides", "Inge van Dijk", ("inge",), "sure", "full name"),
    ("infix decides", "Dijk", ("jimmy",), "sure", "surname"),
    ("two of one name", "Van Dijk", ("inge", "emiel"), "open", "surname"),
    ("initial decides", "E. van Dijk", ("emiel",), "sure", "initials and surname"),
    ("initial after the name", "Dijk, I. van", ("inge",), "sure", "initials and surname"),
    ("infix before the comma", "Dijk van, E. (Emiel)", ("emiel",), "sure", "full name"),
    ("call name in brackets", "I. (Inge) van Dijk", ("inge",), "sure", "full name"),
    ("accent", "Kosti\u0107", ("kostic",), "sure", "surname"),
    ("accent lost", "KOSTIC", ("kostic",), "sure", "surname"),
    ("accent as a letter of its own", "Kostic\u0301", ("kostic",), "sure", "surname"),
    ("last letter cut off", "Westervel", ("westerveld",), "likely", "last letter cut off"),
    ("last letter of a full name cut off", "Inge van Dij", ("inge",), "likely", "last letter cut off"),
    ("first of a double name", "Yesilg\u00f6z", ("yesilgoz",), "likely", "first of a double name"),
    ("last of a double name", "Leeuw", ("leeuw",), "likely", "last of a double name"),
    ("double name with a dash", "Nijhof\u2013Leeuw", ("leeuw",), "sure", "surname"),
    ("infix left out", "Campen", ("campen",), "likely", "without the infix"),
    ("a letter left out", "Koekoek", ("koek",), "likely", "one letter differs"),
    ("the rest of a word", "Piri e", ("piri",), "likely", "surname"),
    ("apostrophe", "Van \u2019t Wout", ("wout",), "sure", "surname"),
    ("in office today", "Teun", ("bruins",), "likely", "surname, in office"),
    ("none in office", "Jansen", ("jansen", "jansen2"), "open", "surname"),
    ("title before, others after", "het lid Piri c.s.", ("piri",), "sure", "surname"),
    ("infix that is no van", "El Abassi", ("abassi",), "sure", "surname"),
    ("two words", "Six Dijkstra", ("six",), "sure", "surname"),
    ("initials of somebody else", "X.Y. Piri", (), "open", None),
    ("nobody", "Onbekend", (), "open", None),
    ("short and one letter off", "Pira", (), "open", None),
    ("nothing", " ", (), "open", None),
]


@pytest.mark.parametrize(("name", "ids", "grade", "rule"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_match(name: str, ids: tuple[str, ...], grade: str, rule: str | None) -> None:
    assert match(name, INDEX) == (ids, grade, rule)


def test_who_was_in_office_then_decides() -> None:
    assert match("Teun", INDEX, sitting={"teun", "piri"}) == (("teun",), "sure", "surname, in office then")
    assert match("Van Dijk", INDEX, sitting={"inge", "emiel"}) == (("inge", "emiel"), "open", "surname")
    assert match("Piri", INDEX, sitting={"lee"}) == (("piri",), "likely", "surname")


def test_people_may_be_given_as_they_are() -> None:
    assert match("Piri", PEOPLE).ids == ("piri",)
    assert match("Piri", [Person(id=uid(1), surname="Piri", deleted=True)]).ids == ()
