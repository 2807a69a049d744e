"""`kamerspoor sync` from a local service into an archive: what comes in, what a failure leaves, how fresh it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kamerspoor.cli import app
from kamerspoor.official.values import Case, Person
from kamerspoor.store.rows import FailureRow, OriginRow
from kamerspoor.store.sqlite import open_archive
from sources.server import Asked, Reply, Server, as_html, as_json, serving
from sources.services import OData, row


@pytest.fixture(autouse=True)
def _own_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMERSPOOR_ARCHIVE", str(tmp_path / "archive"))


def sync(server: Server, tmp_path: Path, *arguments: str) -> Result:
    config = tmp_path / "sync.toml"
    config.write_text(
        f'[http]\npace = 0.0\ntries = 1\n[odata]\nbases = ["{server.base}"]\n'
        f'[syncfeed]\nbase = "{server.base}"\n[publications]\nsearch = "{server.base}/sru"\n',
        encoding="utf-8",
    )
    return CliRunner().invoke(app, ["sync", "--config", str(config), *arguments])


def service() -> OData:
    cases = [
        row(n, Soort="Motie", Titel="Raad Buitenlandse Zaken", Onderwerp=f"Motie over groep {n}", Document=[])
        for n in range(1, 8)
    ]
    return OData({"Zaak": cases, "Persoon": [row(100, Achternaam="Ter Borgh")]}, page=3)


def test_pages_become_rows_and_a_second_run_doubles_nothing(tmp_path: Path) -> None:
    with serving(service()) as server:
        first = sync(server, tmp_path, "--source", "odata", "--dossier", "21501-02")
        assert first.exit_code == 0, first.stderr
        second = sync(server, tmp_path, "--source", "odata", "--dossier", "21501-02")
    assert second.exit_code == 0, second.stderr
    with open_archive(str(tmp_path / "archive")) as archive:
        assert archive.count(Case) == 7
        [person] = archive.find(Person)
        assert person.surname == "Ter Borgh"
        assert all(origin.kind == "official" for origin in archive.find(OriginRow))


def test_a_service_that_answers_a_page_of_the_web_stops_only_itself(tmp_path: Path) -> None:
    def down(asked: Asked) -> Reply:
        return as_html()

    with serving(down) as server:
        result = sync(server, tmp_path, "--source", "odata", "--dossier", "21501-02")
    assert result.exit_code == 1
    assert "odata" in result.stderr
    assert "HTML" in result.stderr or "web page" in result.stderr
    with open_archive(str(tmp_path / "archive")) as archive:
        assert archive.count(OriginRow) == 0


def test_what_cannot_be_read_yet_is_kept_and_told(tmp_path: Path) -> None:
    good = service()

    def odd(asked: Asked) -> Reply:
        if asked.path.endswith("/Persoon"):
            return as_json({"@odata.context": "x/$metadata#Persoon", "value": [{"Id": 5, "Achternaam": ["?"]}]})
        return good(asked)

    with serving(odd) as server:
        result = sync(server, tmp_path, "--source", "odata", "--dossier", "21501-02")
    with open_archive(str(tmp_path / "archive")) as archive:
        assert archive.count(Case) == 7
        kept = [origin for origin in archive.find(OriginRow) if "Persoon" in origin.uri]
        if failures := archive.find(FailureRow):
            assert [f.uri for f in failures] == [o.uri for o in kept]
            assert "not read" in result.stderr


def test_status_tells_how_fresh(tmp_path: Path) -> None:
    with serving(service()) as server:
        sync(server, tmp_path, "--source", "odata", "--dossier", "21501-02")
    shown = CliRunner().invoke(app, ["sync", "--status"])
    assert "Zaak?dossier=21501-02" in shown.stdout.replace("\n", "")
    listed = json.loads(CliRunner().invoke(app, ["sync", "--status", "--format", "json"]).stdout)
    assert {item["source"] for item in listed} == {"odata"}
    assert any(item["newest"] and item["newest"].startswith("2026-01-01") for item in listed)


def test_a_wrong_day_is_refused() -> None:
    result = CliRunner().invoke(app, ["sync", "--since", "yesterday"])
    assert result.exit_code == 2
    assert "2024-01-31" in result.stderr
