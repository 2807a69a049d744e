"""A reading room over one archive of invented papers, for all tests of pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.testclient import TestClient
from tests.web.room_texts import texts

from kamerspoor.archive.keeping import Place, keep
from kamerspoor.archive.reading import LeftAlone, read_any
from kamerspoor.linking.refreshing import refresh
from kamerspoor.search.index import folder_of
from kamerspoor.search.opening import make_anew
from kamerspoor.store.sqlite import SqliteReader, open_archive, open_to_write
from kamerspoor.web.app import create_app
from kamerspoor.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY = "2024-06-01"


@pytest.fixture(scope="session")
def room_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Make the archive, once; nothing may change it."""
    return archive_of(tmp_path_factory.mktemp("room") / "room.kamerspoor")


def archive_of(path: Path) -> str:
    """Make an archive of all texts of `room_texts` and its index, for a test that wants one of its own."""
    with open_to_write(str(path)) as archive:
        for name, data in texts().items():
            read = read_any(data, name)
            assert not isinstance(read, LeftAlone)
            keep(archive, Place(name, len(data), 0), read, "2024-01-01T00:00:00Z")
        refresh(archive)
    with open_archive(str(path)) as reader:
        make_anew(folder_of(str(path)), reader, partial(open_to_write, str(path)), pytest.fail)
    return str(path)


@pytest.fixture(scope="session")
def client(room_path: str) -> Iterator[TestClient]:
    """Open the room to a visitor who reads Dutch, as long as no cookie says otherwise."""
    app = create_app(Settings(room_path, limited=False, log=False, today=TODAY))
    with TestClient(app, headers={"accept": "text/html"}) as visitor:
        yield visitor


@pytest.fixture(scope="session")
def address(room_path: str) -> Iterator[str]:
    """Serve the room to browsers, at a port of its own."""
    config = uvicorn.Config(
        create_app(Settings(room_path, limited=False, log=False, today=TODAY)), port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser that is installed; a test that wants it is skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if which("chromium") is None:
        pytest.skip("no browser is installed: chromium")
    with sync_api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(
                executable_path=which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
            )
        except sync_api.Error as error:
            pytest.skip(f"the browser does not run here: {error}")
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab in which nothing may go wrong unseen."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def archive(room_path: str) -> Iterator[SqliteReader]:
    """Open the archive itself."""
    with open_archive(room_path) as reader:
        yield reader
