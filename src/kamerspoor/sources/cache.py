"""Keep answers on disk, so that a source can say that nothing changed.

Shape: `answers/<sha256 of the address>.json` says what is known of an address (ETag, Last-Modified, sha256 of the
body), `bodies/<sha256>` holds the bytes. Each file is written beside its place and moved there, so that a killed run
leaves whole files only; a body that does not fit its sha256 is dropped and fetched again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kamerspoor.errors import CacheError


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an answer that was kept."""

    url: str
    final_url: str
    sha256: str
    content_type: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers."""

    folder: Path

    def load(self, url: str) -> tuple[Kept, bytes] | None:
        """Load the answer kept for an address; drop it and give None where it is damaged."""
        place = self._answer(url)
        try:
            kept = msgspec.json.decode(place.read_bytes(), type=Kept)
            data = self._body(kept.sha256).read_bytes()
        except FileNotFoundError:
            return None
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._drop(place)
            return None
        except OSError as error:
            raise self._unusable(error) from error
        if hashlib.sha256(data).hexdigest() != kept.sha256 or kept.url != url:
            self._drop(place)
            self._drop(self._body(kept.sha256))
            return None
        return kept, data

    def keep(self, kept: Kept, data: bytes) -> None:
        """Keep an answer, body first, so that what is known of an address never points at nothing."""
        try:
            body = self._body(kept.sha256)
            if not body.exists():
                _write_whole(body, data)
            _write_whole(self._answer(kept.url), msgspec.json.encode(kept))
        except OSError as error:
            raise self._unusable(error) from error

    def forget(self, url: str) -> None:
        """Forget what is known of an address."""
        self._drop(self._answer(url))

    def _answer(self, url: str) -> Path:
        key = hashlib.sha256(url.encode()).hexdigest()
        return self.folder / "answers" / key[:2] / f"{key}.json"

    def _body(self, sha256: str) -> Path:
        # A damaged file of facts must not name a place outside the folder.
        name = sha256 if len(sha256) == 64 and sha256.isalnum() else "0" * 64
        return self.folder / "bodies" / name[:2] / name

    def _drop(self, place: Path) -> None:
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable(error) from error

    def _unusable(self, error: OSError) -> CacheError:
        return CacheError(
            f"the cache cannot be used: {error.strerror or error}",
            where=str(error.filename or self.folder),
            remedy="free space, or name a folder that can be written as [http] cache",
        )


def _write_whole(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(data)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
