"""The page of a document in a browser: previews, choosing statements, links to sentences; with and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.web.room_texts import HOSTILE, MOTION, REPORT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REFERENCE = f"article a.ref[data-id='{MOTION}']"
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_a_preview_comes_on_hover_stays_under_the_pointer_and_goes_by_escape(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    tab.hover(REFERENCE)
    peek = tab.locator(".peek")
    peek.wait_for(state="visible")
    assert "100 voor, 50 tegen" in peek.inner_text()
    peek.hover()
    tab.wait_for_timeout(400)
    assert peek.is_visible()
    tab.keyboard.press("Escape")
    assert peek.is_hidden()


def test_a_preview_comes_on_focus(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    tab.keyboard.press("Tab")
    tab.focus(REFERENCE)
    assert "Ter Borgh" in tab.locator(".peek").inner_text()
    tab.keyboard.press("Tab")
    assert tab.locator(".peek").is_hidden() or "Ter Borgh" not in tab.locator(".peek").inner_text()


def test_the_first_touch_shows_the_preview_the_second_goes_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/document/{REPORT}")
    page.tap(REFERENCE)
    page.locator(".peek").wait_for(state="visible")
    assert page.url.endswith(REPORT)
    page.tap(".peek .shut")
    assert page.locator(".peek").is_hidden()
    page.tap(REFERENCE)
    page.tap(REFERENCE)
    page.wait_for_url(f"**/motie/{MOTION}")
    context.close()


def test_choosing_statements_changes_page_and_address(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    tab.select_option("select[name=actor]", "Kabinet")
    assert "?actor=Kabinet" in tab.url
    count = tab.inner_text("#filter-count")
    lit = tab.locator(".st.on").count()
    assert lit
    tab.reload()
    assert tab.inner_text("#filter-count") == count
    assert tab.locator(".st.on").count() == lit
    tab.click("button[type=reset]")
    tab.wait_for_url(f"{address}/document/{REPORT}")
    assert tab.locator(".st.on").count() == 0


def test_without_script_all_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/document/{REPORT}")
    page.select_option("select[name=actor]", "Kabinet")
    page.click(".filter button.show")
    assert "actor=Kabinet" in page.url
    assert page.locator(".st.on").count()
    assert page.locator("fieldset").is_hidden()
    page.click("a:text('Alles tonen')")
    page.click("a:text('Nummer de zinnen')")
    page.click("#s-3 > a.nr")
    assert page.url.endswith("?zinnen=1#s-3")
    assert page.locator(f".card a[href='/motie/{MOTION}']").is_visible()
    context.close()


def test_a_link_to_a_sentence_by_pointer_and_by_keys(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    block = tab.locator("p.b:has(.s[id]):has(.here)").nth(1)
    sentences = block.locator(".s[id]")
    sentences.nth(1).hover()
    here = block.locator(".here")
    assert here.get_attribute("href") == f"#{sentences.nth(1).get_attribute('id')}"
    assert here.get_attribute("aria-label") == "Link naar deze zin"
    here.focus()
    tab.keyboard.press("ArrowLeft")
    assert here.get_attribute("href") == f"#{sentences.nth(0).get_attribute('id')}"
    tab.keyboard.press("Enter")
    assert tab.url.endswith(f"#{sentences.nth(0).get_attribute('id')}")


def test_nothing_in_a_document_runs(tab: Page, address: str) -> None:
    for query in ("", "?zinnen=1", "?actor=%3Cscript%3Ealert(9)%3C/script%3E"):
        tab.goto(f"{address}/document/{HOSTILE}{query}")
        assert '<script>alert("gevaar")</script>' in tab.inner_text("article")
    tab.hover("a.ref[data-id='kst-21501-02-2997']")
    tab.locator(".peek").wait_for(state="visible")
    assert tab.locator(".peek img, .peek script").count() == 0


@pytest.mark.parametrize("width", [320, 360, 800, 1000, 1600])
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for key in (REPORT, MOTION, HOSTILE):
        page.goto(f"{address}/document/{key}?zinnen=1")
        assert page.evaluate(OVER) == 0
    context.close()


def test_print_shows_the_text_and_no_handles(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    tab.emulate_media(media="print")
    assert tab.locator("article h1").is_visible()
    for gone in (".filter", "nav.side", ".here >> nth=0", "header.room", ".permalinks"):
        assert tab.locator(gone).is_hidden()
