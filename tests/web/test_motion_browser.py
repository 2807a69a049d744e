"""Pages of motions, the dossier and actors in a browser: narrow and wide, by keyboard, without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.web.room_texts import MOTION

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (f"/motie/{MOTION}", "/moties", "/dossier/21501-02", "/actor/Kabinet")
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll('main button, main input, main select, main summary')]
  .filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Open a tab without script: these pages need none."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_every_width(tab: Page, address: str, path: str) -> None:
    for width in (320, 800, 1600):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(address + path)
        assert tab.evaluate(OVER) <= 0, width
    assert tab.evaluate(SMALL) == []


def test_the_table_behind_a_vote_opens_by_keyboard(tab: Page, address: str) -> None:
    tab.goto(f"{address}/motie/{MOTION}")
    table = tab.locator("table.figures").first
    assert table.is_hidden()
    tab.locator("summary").first.focus()
    tab.keyboard.press("Enter")
    assert table.is_visible()
    assert tab.get_by_role("img", name="De stemming per fractie").is_visible()


def test_motions_are_chosen_with_a_form(tab: Page, address: str) -> None:
    tab.goto(f"{address}/moties")
    tab.get_by_label("Status").select_option("adopted")
    tab.get_by_label("Dossier").fill("21501-02")
    tab.get_by_role("button", name="Toon").click()
    assert "status=adopted" in tab.url
    badges = set(tab.locator(".filed .badge").all_inner_texts())
    assert badges
    assert "Verworpen" not in badges
    assert tab.get_by_label("Status").input_value() == "adopted"


def test_from_a_quote_to_its_place_and_back(tab: Page, address: str) -> None:
    tab.goto(f"{address}/motie/{MOTION}")
    tab.locator("ol.life .source a").last.click()
    assert tab.locator(":target").count() == 1
    tab.go_back()
    assert tab.url.endswith(f"/motie/{MOTION}")
