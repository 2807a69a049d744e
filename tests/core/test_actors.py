"""Who is who: names and their spellings, offices and countries, who held an office when, and the data behind it."""

from __future__ import annotations

import datetime
import itertools
import tomllib
from collections import Counter, defaultdict
from importlib import resources
from typing import Any

import pytest

import kamerspoor
from kamerspoor import lexicon, world
from kamerspoor.model import Mention, Record


def report(text: str, day: str = "12 mei 2023") -> Record:
    """Read a text as the report of a Council on a day."""
    return kamerspoor.read_text(f"Verslag van de Raad Buitenlandse Zaken van {day}\n\nInleiding\n\n{text}")


def mentions(record: Record) -> list[Mention]:
    """Give the mentions below the heading; each stands where it says."""
    low = record.text.index("Inleiding")
    assert all(record.text[m.start : m.end] == m.text for m in record.mentions)
    return [m for m in record.mentions if m.start > low]


def actors(text: str, day: str = "12 mei 2023") -> list[str]:
    """Give who speaks in a text."""
    return [s.actor.name for s in report(text, day).statements]


# name: (words, kind, canonical name)
MENTIONED: dict[str, tuple[str, str, str]] = {
    "an abbreviation": ("de VN", "organisation", "Verenigde Naties"),
    "written in full": ("de Verenigde Naties", "organisation", "Verenigde Naties"),
    "EDEO": ("de EDEO", "organisation", "EDEO"),
    "EDEO in full": ("de Europese Dienst voor Extern Optreden", "organisation", "EDEO"),
    "NATO": ("de NATO", "organisation", "NAVO"),
    "a country": ("Moldavië", "country", "Moldavië"),
    "a country by another name": ("Wit-Rusland", "country", "Belarus"),
    "a country's official name": ("de Tsjechische Republiek", "country", "Tsjechië"),
    "a country by letters": ("het VK", "country", "Verenigd Koninkrijk"),
    "an adjective": ("Oekraïense havens", "country", "Oekraïne"),
    "a capital keeps its name": ("Parijs", "place", "Parijs"),
    "a region": ("Nagorno-Karabach", "place", "Nagorno-Karabach"),
    "a region, other spelling": ("Nagorno/Karabakh", "place", "Nagorno-Karabach"),
    "a party": ("de PvdA", "organisation", "PvdA"),
    "a party in full": ("de Partij van de Arbeid", "organisation", "PvdA"),
    "the Council": ("de Raad", "council", "Raad"),
    "a Council by its letters": ("de RBZ", "council", "Raad Buitenlandse Zaken"),
    "Raad van Europa": ("de Raad van Europa", "organisation", "Raad van Europa"),
    "Europese Raad": ("de Europese Raad", "council", "Europese Raad"),
    "a person in office": ("Eurocommissaris Várhelyi", "person", "Olivér Várhelyi"),
    "a person without accents": ("Eurocommissaris Varhelyi", "person", "Olivér Várhelyi"),
    "a surname misspelled": ("Hoge Vertegenwoordiger Borrel", "person", "Josep Borrell"),
    "an unknown person": ("Eurocommissaris Zonnekamp", "person", "Zonnekamp"),
    "a member": ("het lid Van der Meren", "member", "Van der Meren"),
    "a lady": ("mevrouw Zandstra", "member", "Zandstra"),
}


@pytest.mark.parametrize(("words", "kind", "name"), MENTIONED.values(), ids=MENTIONED)
def test_mention(words: str, kind: str, name: str) -> None:
    found = mentions(report(f"Er was een brief over {words} en de vrede."))
    assert (kind, name) in [(m.kind, m.name) for m in found]
    assert all(m.text in words for m in found if (m.kind, m.name) == (kind, name))


def test_spellings_of_one_surname_have_one_name() -> None:
    found = mentions(report("Eurocommissaris Zonnekamp en Eurocommissaris Zonnekampp schreven een brief."))
    assert {m.name for m in found if m.kind == "person"} == {"Zonnekamp"}
    assert [m.text for m in found if m.kind == "person"] == ["Zonnekamp", "Zonnekampp"]


def test_an_abbreviation_that_the_text_introduces() -> None:
    record = report(
        "De Permanente Vredesmissie Noord (PVN) gaf een presentatie. De PVN benadrukte het belang van water."
    )
    assert [s.actor.name for s in record.statements] == ["Permanente Vredesmissie Noord"] * 2
    assert [m.text for m in mentions(record)] == ["Permanente Vredesmissie Noord", "PVN", "PVN"]


def test_an_abbreviation_without_its_words_is_kept_as_written() -> None:
    assert actors("De PVN benadrukte het belang van water.") == ["PVN"]


def test_brackets_with_other_letters_introduce_nothing() -> None:
    record = report(
        "De Permanente Vredesmissie Noord (XYZ) gaf een presentatie. De XYZ benadrukte het belang van water."
    )
    assert "Permanente Vredesmissie Noord" not in {m.name for m in record.mentions if m.text == "XYZ"}


# name: (who speaks, as written, canonical actor)
SPEAKERS: dict[str, tuple[str, str]] = {
    "a foreign minister": ("De Oekraïense Minister van Buitenlandse Zaken", "Oekraïne"),
    "a foreign minister by name": ("De Oekraïense minister Koelenko", "Oekraïne"),
    "a minister behind van": ("De Minister van Buitenlandse Zaken van Moldavië", "Moldavië"),
    "a president": ("De Turkse president", "Turkije"),
    "a premier": ("De Poolse premier", "Polen"),
    "a colleague": ("De Spaanse collega", "Spanje"),
    "a government": ("De Britse regering", "Verenigd Koninkrijk"),
    "a delegation": ("De Belgische delegatie", "België"),
    "a capital": ("Madrid", "Spanje"),
    "the Dutch minister": ("De Nederlandse Minister", "Kabinet"),
    "the Netherlands": ("Nederland", "Kabinet"),
    "the cabinet": ("Het kabinet", "Kabinet"),
    "the Council": ("De Raad", "Raad"),
    "a Council by its name": ("De Raad Algemene Zaken", "Raad"),
    "the European Council": ("De Europese Raad", "Europese Raad"),
    "Raad van Europa is another": ("De Raad van Europa", "Raad van Europa"),
    "Raad voor de rechtspraak is another": ("De Raad voor de Rechtspraak", "Raad voor de rechtspraak"),
    "a commissioner": ("Eurocommissaris Várhelyi", "Europese Commissie"),
    "an unknown commissioner": ("Eurocommissaris Zonnekamp", "Europese Commissie"),
    "the High Representative by name": ("Hoge Vertegenwoordiger Borrell", "Hoge Vertegenwoordiger"),
    "a secretary-general of": ("De secretaris-generaal van de NAVO", "NAVO"),
    "a secretary-general by name": ("Secretaris-generaal Stoltenberg", "NAVO"),
    "a member": ("De heer Zandstra", "Zandstra"),
    "a parliamentary party": ("De PvdA-fractie", "PvdA"),
    "a presidency by its country": ("Het Deense voorzitterschap", "Deens voorzitterschap"),
    "an unknown name, several words": ("Verzorgingsinstituut Blauwe Zee", "Verzorgingsinstituut Blauwe Zee"),
}


@pytest.mark.parametrize(("who", "name"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_speaks(who: str, name: str) -> None:
    record = report(f"{who} pleitte voor een nieuw onderzoek.")
    (found,) = record.statements
    assert (found.actor.name, found.act) == (name, "urge")
    assert found.actor.text is not None
    assert found.actor.text in who


def test_a_person_introduced_with_an_office_speaks_for_it_later() -> None:
    text = "De Oekraïense minister Koelenko riep op tot meer steun. Koelenko dankte de lidstaten."
    assert actors(text) == ["Oekraïne", "Oekraïne"]


@pytest.mark.parametrize("name", ["Zandstra", "Borrelman", "Maltezer", "Fransen", "Raadsman"])
def test_an_unknown_name_is_not_forced_onto_a_known_one(name: str) -> None:
    record = report(f"In Brussel pleitte {name} voor een nieuw onderzoek.")
    assert {s.actor.name for s in record.statements} <= {name}
    assert name not in {m.text for m in record.mentions if m.name != name}


def test_whom_an_unknown_name_spoke_with_does_not_speak_for_it() -> None:
    assert actors("Zandstra sprak met Malta, Cyprus en Italië.") == []
    assert actors("Zandstra sprak met Borrell en Von der Leyen.") == []


@pytest.mark.parametrize("word", ["Finland", "Malta", "de Commissie"])
def test_a_name_within_a_longer_word_is_none(word: str) -> None:
    record = report(f"Er was een Pan{word.split()[-1]}overleg over water.")
    assert mentions(record) == []


# -- who was in office when -------------------------------------------------------------------------------------


HIGH_REPRESENTATIVES = {
    "12 mei 2008": "Javier Solana",
    "12 mei 2011": "Catherine Ashton",
    "12 mei 2017": "Federica Mogherini",
    "12 mei 2022": "Josep Borrell",
    "12 mei 2025": "Kaja Kallas",
}


@pytest.mark.parametrize(("day", "name"), HIGH_REPRESENTATIVES.items(), ids=HIGH_REPRESENTATIVES)
def test_high_representative_by_surname(day: str, name: str) -> None:
    surname = name.split()[-1]
    record = report(f"In Brussel benadrukte {surname} het belang van rust.", day)
    assert [s.actor.name for s in record.statements] == ["Hoge Vertegenwoordiger"]
    assert [m.name for m in mentions(record) if m.text == surname] == [name]


@pytest.mark.parametrize(
    ("day", "name"), [("12 mei 2011", "Borrell"), ("12 mei 2022", "Ashton"), ("12 mei 2017", "Kallas")]
)
def test_a_surname_long_before_or_after_the_office_is_not_its_holder(day: str, name: str) -> None:
    record = report(f"In Brussel benadrukte {name} het belang van rust.", day)
    assert "Hoge Vertegenwoordiger" not in [s.actor.name for s in record.statements]


@pytest.mark.parametrize(
    ("day", "surname", "post"),
    [
        ("2023-01-10", "Rutte", "Minister-president"),
        ("2025-02-10", "Rutte", "Secretaris-generaal van de NAVO"),
        ("2023-05-12", "Hoekstra", "Minister van Buitenlandse Zaken"),
        ("2024-03-12", "Hoekstra", "Eurocommissaris"),
        ("2013-05-12", "Timmermans", "Minister van Buitenlandse Zaken"),
        ("2016-05-12", "Timmermans", "Eurocommissaris"),
        ("2022-05", "Von der Leyen", "Voorzitter van de Europese Commissie"),
    ],
)
def test_who_held_two_offices_is_in_the_one_of_the_day(day: str, surname: str, post: str) -> None:
    assert world.surnames_at(day)[surname].post == post


def test_two_persons_of_one_surname_are_told_by_the_day() -> None:
    assert world.surnames_at("2020-02-10")["Bruins"].canonical == "Bruno Bruins"
    assert world.surnames_at("2025-02-10")["Bruins"].canonical == "Eppo Bruins"


def test_a_former_minister_who_went_on_speaks_for_the_new_office() -> None:
    text = "In Brussel pleitte Hoekstra voor een nieuw onderzoek."
    assert (actors(text, "12 mei 2023"), actors(text, "12 maart 2024")) == (["Kabinet"], ["Europese Commissie"])


PRESIDENCIES = {
    "2020-11-19": "Duits voorzitterschap",
    "2023-05-12": "Zweeds voorzitterschap",
    "2023-06-30": "Zweeds voorzitterschap",
    "2023-07-01": "Spaans voorzitterschap",
    "2016-02": "Nederlands voorzitterschap",
    "2025-02-18": "Pools voorzitterschap",
    "1980-01-01": None,
    "": None,
}


@pytest.mark.parametrize(("day", "name"), PRESIDENCIES.items(), ids=[day or "no day" for day in PRESIDENCIES])
def test_presidency_by_date(day: str, name: str | None) -> None:
    assert world.presidency_at(day or None) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("19 november 2020", "Duits"),
        ("12 mei 2019", "Roemeens"),
        ("12 mei 2014", "Grieks"),
        ("12 oktober 2024", "Hongaars"),
    ],
)
def test_the_presidency_speaks_under_its_country(day: str, name: str) -> None:
    assert actors("Het voorzitterschap lichtte de stand van zaken toe.", day) == [f"{name} voorzitterschap"]


@pytest.mark.parametrize(
    ("country", "day", "member"),
    [
        ("Kroatië", "2013-06-30", False),
        ("Kroatië", "2013-07-01", True),
        ("Verenigd Koninkrijk", "2020-01-31", True),
        ("Verenigd Koninkrijk", "2020-02-01", False),
        ("Noorwegen", None, False),
        ("Nederland", None, True),
        ("Atlantis", None, False),
    ],
)
def test_members_of_the_union(country: str, day: str | None, member: bool) -> None:
    assert world.is_member(country, day) is member


# -- the data -----------------------------------------------------------------------------------------------------


def table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("kamerspoor.data").joinpath(f"{name}.toml").read_text("utf-8"))


def test_periods_in_office_are_days_in_order() -> None:
    for official in world.officials():
        start = datetime.date.fromisoformat(official.start)
        assert official.end is None or start < datetime.date.fromisoformat(official.end), official


def test_one_office_has_one_holder_at_a_time() -> None:
    held = defaultdict(list)
    for official in world.officials():
        if official.office != "Eurocommissaris":
            held[official.office].append(official)
    for office, holders in held.items():
        holders.sort(key=lambda o: o.start)
        for one, other in itertools.pairwise(holders):
            assert one.end is not None, f"{office}: {one.name} has no last day, and {other.name} follows"
            assert one.end <= other.start, f"{office}: {one.name} until {one.end}, {other.name} from {other.start}"


def test_a_commissioner_has_each_portfolio_once_at_a_time() -> None:
    held = defaultdict(list)
    for entry in table("officials")["official"]:
        if entry["office"] == "Eurocommissaris":
            held[entry["name"], entry["portfolio"]].append(entry)
    for key, entries in held.items():
        entries.sort(key=lambda e: e["start"])
        assert all(one.get("end", "9999") <= other["start"] for one, other in itertools.pairwise(entries)), key


def test_every_office_holder_has_a_source_and_known_codes() -> None:
    codes = {country.code for country in world.countries()}
    for entry in table("officials")["official"]:
        assert entry["source"], entry["name"]
        assert entry.get("country", "NL") in codes, entry["name"]
        assert entry.get("party") is None or entry["party"] in world.parties(), entry["name"]
        assert (
            entry["name"].endswith(entry["surname"].removeprefix("Van ").removeprefix("De "))
            or entry["surname"].lower() in entry["name"].lower()
        )


@pytest.mark.parametrize("name", [*lexicon.FILES, *lexicon.LISTS])
def test_every_data_file_names_its_source(name: str) -> None:
    folder = resources.files("kamerspoor.data")
    path = next(p for e in ("toml", "txt") if (p := folder.joinpath(f"{name}.{e}")).is_file())
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert any("Source:" in line for line in comments)


def test_presidencies_follow_each_other_without_a_gap() -> None:
    for (_, end, _), (start, _, _) in itertools.pairwise(world.presidencies()):
        assert datetime.date.fromisoformat(start) - datetime.date.fromisoformat(end) == datetime.timedelta(days=1)
    assert all(world.presidency_of(country) for _, _, country in world.presidencies())
    assert all(world.is_member(country, start) for start, _, country in world.presidencies())


def test_countries_have_one_code_and_one_name() -> None:
    countries = world.countries()
    assert len({c.code for c in countries}) == len({c.name for c in countries}) == len(countries)
    assert all(len(c.code) == 2 and c.code.isupper() for c in countries)
    assert all(len(c.adjectives) % 2 == 0 for c in countries), "an uninflected and an inflected form"


def test_members_have_an_adjective_and_a_capital_or_a_city_name() -> None:
    members = [c for c in world.countries() if c.member_from and c.member_until is None]
    assert len(members) == 27
    assert [c.name for c in members if not c.adjectives] == []


def test_a_name_stands_for_one_organisation() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    names = Counter(entry["name"] for entry in table("organisations")["organisation"])
    for entry in table("organisations")["organisation"]:
        assert entry["kind"] in ("union", "body", "group", "ngo", "agency", "dutch"), entry["name"]
        for name in (entry["name"], *entry["aliases"]):
            owners[name.lower()].add(entry["name"])
        assert len(set(entry["aliases"])) == len(entry["aliases"]), entry["name"]
    assert [name for name, count in names.items() if count > 1] == []
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_a_name_is_of_one_kind() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for country in world.countries():
        for name in (country.name, *country.aliases):
            kinds[name].add("country")
        for name in country.capitals:
            kinds[name].add("capital")
    for key, kind in (("organisations", "organisation"), ("places", "place")):
        for entry in table(key)[kind]:
            for name in (entry["name"], *entry.get("aliases", ())):
                kinds[name].add(kind)
    for name in world.parties():
        kinds[name].add("party")
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_canonical_names_are_names_themselves() -> None:
    known = world.names()
    for name in known.values():
        if name.kind in ("country", "organisation", "party", "place", "council"):
            assert known[name.canonical].canonical == name.canonical, name


def test_tables_of_names_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        world.names()["Atlantis"] = world.names()["Malta"]  # type: ignore[index]


def test_words_for_groups_and_quantities_are_in_lower_case() -> None:
    assert [w for w in world.groups().words | world.groups().counting if w != w.lower()] == []
    assert [w for w, _ in world.quantities() if w != w.lower()] == []
    assert {q for _, q in world.quantities()} == {"some", "several", "many", "all", "one"}


@pytest.mark.parametrize("quantity", ["some", "several", "many", "all", "one"])
def test_no_quantity_word_stands_twice(quantity: str) -> None:
    counts = Counter(word for words in table("actors")["quantities"].values() for word in words)
    assert [w for w in table("actors")["quantities"][quantity] if counts[w] > 1] == []
