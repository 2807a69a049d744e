"""Where the sources are and how to ask them: defaults, and a TOML file over them.

`docs/sync.md` explains each setting; a test holds the two together.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from kamerspoor.errors import UsageError

Seconds = Annotated[float, Meta(gt=0)]
Count = Annotated[int, Meta(ge=1)]

CATEGORIES = (
    "Activiteit", "ActiviteitActor", "Agendapunt", "Besluit", "Commissie", "Document", "DocumentActor",
    "DocumentVersie", "Fractie", "FractieZetel", "FractieZetelPersoon", "Kamerstukdossier", "Persoon", "Stemming",
    "Toezegging", "Vergadering", "Verslag", "Zaak", "ZaakActor",
)  # fmt: skip


class HttpSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to ask. Units: seconds and bytes."""

    user_agent: str = "kamerspoor (reads open data of the Dutch parliament)"
    connect_timeout: Seconds = 10.0
    read_timeout: Seconds = 60.0
    whole_timeout: Seconds = 300.0
    max_bytes: Count = 200_000_000
    tries: Count = 5
    first_wait: Seconds = 1.0
    longest_wait: Seconds = 60.0
    longest_retry_after: Seconds = 600.0
    pace: Annotated[float, Meta(ge=0)] = 0.25
    cache: str | None = None
    hosts: tuple[str, ...] = ()
    proxy: str | None = None


class ODataSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parliament's OData service: the first of `bases` that answers is asked."""

    bases: Annotated[tuple[str, ...], Meta(min_length=1)] = (
        "https://gegevensmagazijn.tweedekamer.nl/OData/v5",
        "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0",
    )
    count: bool = True


class SyncFeedSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parliament's feed of changes."""

    base: str = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed"
    categories: tuple[str, ...] = CATEGORIES


class PublicationsSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The repository of official publications: search, files and lists of changes."""

    search: str = "https://repository.overheid.nl/sru"
    files: str = "https://repository.officiele-overheidspublicaties.nl/officielepublicaties"
    changes: str = "https://repository.officiele-overheidspublicaties.nl/officielepublicaties/_events"
    page_size: Annotated[int, Meta(ge=1, le=1000)] = 100
    first_days: Count = 7


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings."""

    http: HttpSettings = HttpSettings()
    odata: ODataSettings = ODataSettings()
    syncfeed: SyncFeedSettings = SyncFeedSettings()
    publications: PublicationsSettings = PublicationsSettings()


# Where the official sources say that their files are.
_HOSTS = frozenset({"repository.overheid.nl", "zoek.officielebekendmakingen.nl"})


def load_settings(path: Path | None = None) -> Settings:
    """Load the settings: the defaults, and over them what the file says.

    Raises: UsageError with the place in the file.
    """
    if path is None:
        return Settings()
    where = str(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"the settings cannot be read: {error.strerror or error}", where=where) from error
    except UnicodeDecodeError as error:
        raise UsageError("the settings are no UTF-8 text", where=where, remedy="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the settings are no valid TOML: {error}", where=where) from error
    return read_settings(table, where)


def read_settings(table: dict[str, object], where: str) -> Settings:
    """Read settings from a table of TOML; `where` names it in errors."""
    try:
        settings = msgspec.convert(table, type=Settings)
    except msgspec.ValidationError as error:
        raise UsageError(str(error).replace("Object contains", "there is an"), where=where, remedy=_SEE) from error
    for url in _addresses(settings):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UsageError(f"{url!r} is no address of a service", where=where, remedy="write https://…")
        if parts.username or parts.password:
            raise UsageError(
                f"the address at {parts.hostname} holds a user or a password",
                where=where,
                remedy="the official sources need none; leave it out",
            )
    return settings


_SEE = "docs/sync.md lists the settings"


def _addresses(settings: Settings) -> tuple[str, ...]:
    publications = settings.publications
    return (
        *settings.odata.bases,
        settings.syncfeed.base,
        publications.search,
        publications.files,
        publications.changes,
    )


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Give the hosts that may be asked: those of the addresses, of official files, and those named in addition."""
    named = {urlsplit(url).hostname or "" for url in _addresses(settings)}
    return frozenset(named) | _HOSTS | frozenset(settings.http.hosts)
