"""The settings: defaults, the file, what is refused, and that each is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamerspoor.errors import UsageError
from kamerspoor.sources.settings import Settings, allowed_hosts, load_settings

DOCS = Path(__file__).resolve().parents[2] / "docs" / "sync.md"


def test_a_file_stands_over_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "sync.toml"
    path.write_text('[odata]\nbases = ["https://example.org/v4"]\n[http]\npace = 1\n')
    settings = load_settings(path)
    assert settings.odata.bases == ("https://example.org/v4",)
    assert settings.http.pace == 1
    assert settings.publications == Settings().publications
    assert "example.org" in allowed_hosts(settings)
    assert "elsewhere.example" not in allowed_hosts(settings)


WRONG = {
    "an unknown key": ("[odata]\nbasis = 1", r"unknown field `basis`.*\$\.odata"),
    "an unknown table": ("[soap]\n", "unknown field `soap`"),
    "a word for a number": ('[http]\npace = "slow"', r"\$\.http\.pace"),
    "a wait of nothing": ("[http]\nread_timeout = 0", r"\$\.http\.read_timeout"),
    "a page that is too large": ("[publications]\npage_size = 5000", r"\$\.publications\.page_size"),
    "no address": ('[syncfeed]\nbase = "gegevensmagazijn"', "is no address"),
    "a password": ('[syncfeed]\nbase = "https://me:geheim@x.nl/"', "a user or a password"),
    "no base": ("[odata]\nbases = []", r"\$\.odata\.bases"),
    "no TOML": ("[odata", "no valid TOML"),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "sync.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=says) as caught:
        load_settings(path)
    assert caught.value.where == str(path)
    assert "geheim" not in str(caught.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        load_settings(tmp_path / "odd.toml")


def test_every_setting_is_explained_with_its_default() -> None:
    text = DOCS.read_text("utf-8")
    for table in Settings.__struct_fields__:
        part = text.partition(f"[{table}]")[2]
        assert part, table
        for name in getattr(Settings(), table).__struct_fields__:
            assert re.search(rf"^\| `{name}` \|", part, re.M), f"{table}.{name} is not explained in docs/sync.md"
