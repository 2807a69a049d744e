"""Pages of the SyncFeed, made up after its documentation."""

from __future__ import annotations

import json
from typing import TypeVar

import pytest
from samples import page, uid

from kamerspoor.errors import OfficialDataError
from kamerspoor.official.feed import FeedPage, read_feed
from kamerspoor.official.odata import read_page
from kamerspoor.official.values import (
    Case,
    CaseDossier,
    Commitment,
    CommitmentLink,
    CommitmentPerson,
    DecisionCase,
    OfficialDocument,
    Seat,
    Vote,
)

V = TypeVar("V")
TK = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
FEED = "https://service.example/SyncFeed/2.0/Feed"
UPDATED = "2024-06-04T14:38:19.3051028Z"


def entry(
    kind: str, number: int, inner: str = "", deleted: bool = False, prefix: str = "", attributes: str = ""
) -> str:
    tag = f"{prefix}{kind}"
    space = f'xmlns{":" + prefix[:-1] if prefix else ""}="{TK}" xmlns:tk="{TK}"'
    return (
        f"<entry><id>{FEED.replace('Feed', 'Entiteiten')}/{number}</id><title>{uid(number)}</title>"
        f"<updated>{UPDATED}</updated><category term='{kind}'/>"
        f'<link rel="next" href="{FEED}?category={kind}&amp;skiptoken={number}"/>'
        f'<content type="application/xml"><{tag} {space} {attributes} id="{uid(number).upper()}" '
        f'tk:bijgewerkt="2024-06-04T16:37:26.34" tk:verwijderd="{str(deleted).lower()}">{inner}</{tag}>'
        "</content></entry>"
    )


def feed(*entries: str, following: str | None = None, resume: str | None = None) -> bytes:
    links = f'<link rel="next" href="{following}"/>' if following else ""
    links += f'<link rel="resume" href="{resume}"/>' if resume else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><title>x</title>{links}{"".join(entries)}</feed>'
    ).encode()


def of(read: FeedPage, kind: type[V]) -> list[V]:
    return [value for value in read.entities if isinstance(value, kind)]


def test_the_feed_gives_the_same_values_as_the_odata_page() -> None:
    inner = (
        "<soort>Voor</soort><fractieGrootte>7</fractieGrootte><actorNaam>AAA</actorNaam><actorFractie>AAA</actorFractie>"
        f"<vergissing>false</vergissing><besluit ref='{uid(800)}'/><fractie ref='{uid(700)}'/><persoon xsi:nil='true'/>"
    )
    record: dict[str, object] = {
        "Id": uid(1), "Soort": "Voor", "FractieGrootte": 7, "ActorNaam": "AAA", "ActorFractie": "AAA",
        "Vergissing": False, "Besluit_Id": uid(800), "Fractie_Id": uid(700), "Persoon_Id": None,
        "ApiGewijzigdOp": UPDATED, "Verwijderd": False,
    }  # fmt: skip
    read = read_feed(feed(entry("stemming", 1, inner)))
    assert read.entities == read_page(page("Stemming", record)).entities
    assert isinstance(read.entities[0], Vote)
    assert read.warnings == ()


def test_paging() -> None:
    more = f"{FEED}?category=Zaak&amp;skiptoken=251"
    read = read_feed(feed(entry("zaak", 9), entry("zaak", 250), following=more))
    assert (read.next_link, read.skiptoken) == (more.replace("&amp;", "&"), 251)
    last = read_feed(feed(entry("zaak", 9), entry("zaak", 260)))
    assert (last.next_link, last.skiptoken) == (None, 260)
    up_to_date = read_feed(feed(resume=f"{FEED}?category=Zaak&amp;skiptoken=260"))
    assert (up_to_date.next_link, up_to_date.skiptoken, up_to_date.entities) == (None, 260, ())
    assert read_feed(feed()).skiptoken is None


def test_tombstones() -> None:
    read = read_feed(feed(entry("zaak", 1, deleted=True)))
    assert read.entities == (Case(id=uid(1), modified="2024-06-04T14:38:19.305102Z", deleted=True),)
    assert read.warnings == ()


def test_references_that_repeat_become_links() -> None:
    inner = f"<besluitSoort>Stemmen - verworpen</besluitSoort><agendapunt ref='{uid(5)}'/>" + "".join(
        f"<zaak ref='{uid(number)}'/>" for number in (11, 12)
    )
    read = read_feed(feed(entry("besluit", 1, inner, prefix="ns1:")))
    assert of(read, DecisionCase) == [
        DecisionCase(decision_id=uid(1), case_id=uid(number), method="expanded") for number in (11, 12)
    ]
    assert not of(read, Case)


def test_fields_that_repeat_are_all_kept() -> None:
    inner = (
        "<nummer>TZ202406-001</nummer><tekst>De minister schrijft.</tekst><status>Voldaan</status>"
        "<kamerbriefNakoming>2024D00001</kamerbriefNakoming><kamerbriefNakoming>2024D00002</kamerbriefNakoming>"
        "<toegezegdAan>Lid Een</toegezegdAan><toegezegdAan>Lid Twee</toegezegdAan><toegezegdAan>Lid Een</toegezegdAan>"
        f"<toegezegdAanPersoon ref='{uid(3)}'/><toegezegdAanPersoon ref='{uid(4)}'/><isHerhalingVan ref='{uid(2)}'/>"
    )
    read = read_feed(feed(entry("toezegging", 1, inner)))
    [commitment] = of(read, Commitment)
    assert (commitment.letter, commitment.promised_to) == ("2024D00001; 2024D00002", "Lid Een; Lid Twee")
    assert {link.person_id for link in of(read, CommitmentPerson)} == {uid(3), uid(4)}
    assert of(read, CommitmentLink) == [CommitmentLink(commitment_id=uid(1), other_id=uid(2), relation="repeats")]
    assert read.warnings == ()


def test_a_field_that_must_not_repeat_is_told() -> None:
    inner = "<nummer>A</nummer><nummer>B</nummer><soort>Motie</soort><onderwerp>x</onderwerp>"
    read = read_feed(feed(entry("zaak", 1, inner)))
    assert of(read, Case)[0].number == "A"
    assert read.warnings == ("Nummer is there 2 times and the first is taken (entry 0)",)


def test_attributes_hold_fields_too() -> None:
    inner = f"<documentNummer>2024D1</documentNummer><soort>Motie</soort><huidigeDocumentVersie ref='{uid(2)}'/>"
    read = read_feed(
        feed(entry("document", 1, inner, attributes="contentType='application/pdf' contentLength='12345'"))
    )
    [document] = of(read, OfficialDocument)
    assert (document.content_type, document.content_length, document.version_id) == ("application/pdf", 12345, uid(2))


def test_seats_and_dossiers() -> None:
    seat = f"<functie>Lid</functie><van>2023-12-06</van><fractieZetel ref='{uid(2)}'/><persoon ref='{uid(3)}'/>"
    case = f"<nummer>1</nummer><soort>Motie</soort><onderwerp>x</onderwerp><kamerstukdossier ref='{uid(4)}'/>"
    read = read_feed(feed(entry("fractieZetelPersoon", 1, seat), entry("zaak", 5, case)))
    assert [(value.seat_id, value.person_id, value.start) for value in of(read, Seat)] == [
        (uid(2), uid(3), "2023-12-06")
    ]
    assert of(read, CaseDossier) == [CaseDossier(case_id=uid(5), dossier_id=uid(4))]


def test_content_as_text() -> None:
    element = f'<zaak xmlns="{TK}" id="{uid(1)}"><nummer>1</nummer><soort>Motie</soort><onderwerp>x</onderwerp></zaak>'
    read = read_feed(feed(f'<entry><content type="application/xml"><![CDATA[{element}]]></content></entry>'))
    assert [value.number for value in of(read, Case)] == ["1"]


def test_odd_entries_are_told_and_the_rest_read() -> None:
    read = read_feed(
        feed(
            "<entry><title>leeg</title></entry>",
            entry("raadsel", 1),
            entry("zaal", 2),
            entry("zaak", 3, "<kleur>rood</kleur>"),
        )
    )
    assert read.warnings == (
        "an entry without content is left out (entry 0)",
        "<raadsel> is no type that is known (entry 1)",
        "records of type Zaal are not kept (entry 2)",
        "Zaak has no Nummer, so number is open (entry 3)",
        "Zaak has no Soort, so kind is open (entry 3)",
        "Zaak has no Onderwerp, so subject is open (entry 3)",
        "Zaak.Kleur is not known and not read (entry 3)",
    )


BOMB = b'<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">]><feed xmlns="http://www.w3.org/2005/Atom"><title>&a;</title></feed>'
BROKEN = [
    ("nothing", b"", "nothing in it"),
    ("HTML", b"<!doctype html><html></html>", "HTML stands where XML is expected"),
    ("JSON", json.dumps({"value": []}).encode(), "JSON stands where XML is expected"),
    ("cut off", feed(entry("zaak", 1))[:-30], r"broken at line 1, column \d+"),
    ("something else", b"<rss/>", "<rss> stands where an Atom <feed> is expected"),
    ("declares entities", BOMB, "document type"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_is_no_feed_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(OfficialDataError, match=message) as caught:
        read_feed(data, "feed.xml")
    assert caught.value.where == "feed.xml"
