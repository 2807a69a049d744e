"""Search in a browser: from words to a motion and back, narrowed and widened, on every width, without script."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from shutil import which
from typing import TYPE_CHECKING

import pytest
from tests.web.room_texts import HOSTILE, MOTION, REPORT

sync_api = pytest.importorskip("playwright.sync_api")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = pytest.mark.skipif(which("chromium") is None, reason="no browser is installed")
PAGES = (
    "/zoek", "/zoek?q=onderzoek&waarom=1", "/zoek?q=bericht+soort:brief&limit=5", "/zoek?q=raed:RBZ",
    "/zoek?q=in:uitspraken+onderzoek", f"/zoek?als={MOTION}", f"/zoek?q={'Donaudampfschifffahrt' * 20}", "/zoek/hulp",
    "/api",
)  # fmt: skip
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the browser that is installed."""
    with sync_api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"the browser does not run here: {error}")
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab without script: these pages need none."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_every_width_and_headings_are_in_order(browser: Browser, address: str, path: str) -> None:
    tab = browser.new_page()
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    tab.on("console", hear)
    for width in (320, 800, 1600):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(address + path)
        assert tab.evaluate(OVER) <= 0, width
    levels = tab.evaluate(LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    assert not [text for text in said if "422" not in text]
    tab.close()


@pytest.mark.parametrize("path", [f"/motie/{MOTION}", f"/document/{REPORT}", f"/document/{HOSTILE}"])
def test_the_policy_lets_data_about_a_page_be(browser: Browser, address: str, path: str) -> None:
    tab = browser.new_page()
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    tab.on("console", hear)
    tab.goto(address + path)
    assert tab.locator('script[type="application/ld+json"]').count() == 1
    assert said == []
    tab.close()


def test_from_words_to_a_motion_and_back(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.get_by_role("searchbox").fill("onafhankelijk onderzoek Kaukasus")
    tab.keyboard.press("Enter")
    title = tab.locator(f'.hits h2 a[href="/motie/{MOTION}"]').first
    title.click()
    assert tab.url.endswith(f"/motie/{MOTION}")
    tab.go_back()
    assert tab.get_by_role("searchbox").input_value() == "onafhankelijk onderzoek Kaukasus"


def test_narrowed_and_widened_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(f"{address}/zoek?q=onderzoek")
    before = tab.locator(".total strong").inner_text()
    tab.locator(".narrow details a").first.focus()
    tab.keyboard.press("Enter")
    chip = tab.locator(".chosen-fields a").first
    assert re.search(r"\w+:", chip.inner_text())
    assert tab.locator(".total strong").inner_text() != before
    chip.focus()
    tab.keyboard.press("Enter")
    assert tab.locator(".total strong").inner_text() == before


def test_the_language_switches_and_stays_on_the_search(tab: Page, address: str) -> None:
    tab.goto(f"{address}/zoek?q=onderzoek&sort=date")
    tab.get_by_role("link", name="English").click()
    tab.get_by_text("Latest first").wait_for()
    assert "q=onderzoek&sort=date" in tab.url
    tab.get_by_role("link", name="Nederlands").click()
    tab.get_by_text("Nieuwste eerst").wait_for()
    assert tab.get_attribute("html", "lang") == "nl"


def test_a_snippet_leads_to_its_place(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}/zoek?q=Kaukasus+in:documenten")
    tab.locator("a.to-place").first.click()
    assert "/document/" in tab.url
    tab.close()
