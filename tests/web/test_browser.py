"""Every type of page in a browser: no barrier that axe finds, light and dark; on a phone, on paper, by keys alone.

Which pages there are is found by following links from the first one, so a new page takes part by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import TODAY
from tests.web.room_texts import HOSTILE, MOTION, REPORT
from tests.web.rounds import application, route_of, routes, walk

from kamerspoor.web.app import create_app
from kamerspoor.web.paging import PAGES
from kamerspoor.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OTHERS = {
    "a choice of statements": f"/document/{REPORT}?actor=Kabinet",
    "numbered sentences": f"/document/{REPORT}?zinnen=1",
    "markup as text": f"/document/{HOSTILE}",
    "English": f"/document/{REPORT}?taal=en",
    "an error": "/geen-pagina",
    "a wrong address": f"/document/{REPORT}?limit=0",
}
"""Pages beside the first that is found of each type."""
APP = application(create_app(Settings("nowhere")))
"""Made once before all tests, so that every page is registered."""
KINDS = {page.path: page for page in PAGES}
# What has the focus, whether one sees it, and whether it stands on the screen.
FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const all = [...document.querySelectorAll("*")];
  const mid = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    at: all.indexOf(one), tag: one.tagName, words: (one.textContent || one.value || "").trim().slice(0, 40),
    seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none",
    shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    free: !mid || one.contains(mid) || mid.contains(one),
  };
}"""


def _found(visitor: TestClient) -> dict[str, str]:
    """Give an address of every type of page that links lead to."""
    among = routes(application(visitor.app))
    found: dict[str, str] = {}
    for address, status in walk(visitor, "/", OTHERS["a choice of statements"], "/zoek?q=Zuidelijke+Kaukasus").items():
        path = route_of(urlsplit(address).path, among)
        if status == 200 and path in KINDS:
            found.setdefault(path, address)
    return found


@pytest.fixture(scope="module")
def found(visitor: TestClient) -> dict[str, str]:
    """Go round the room once."""
    visitor.cookies.clear()
    return _found(visitor)


def test_links_lead_to_every_type_of_page(found: dict[str, str]) -> None:
    assert set(KINDS) - set(found) == set()


def test_no_link_leads_nowhere(visitor: TestClient) -> None:
    assert {address: status for address, status in walk(visitor).items() if status >= 400} == {}


def _violations(page: Page, only: list[str] | None = None) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    run: dict[str, Any] = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    answer = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": run})
    return [
        f"{one['id']}: {' '.join(node['target'])} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in answer.response["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """Open one tab for looking at all pages."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_a_page_has_no_barrier(bare: Page, address: str, found: dict[str, str], kind: str) -> None:
    bare.emulate_media(color_scheme="light", media="screen")
    bare.set_viewport_size({"width": 1400, "height": 900})
    bare.goto(address + (OTHERS.get(kind) or found[kind]))
    wrong = _violations(bare)
    bare.emulate_media(color_scheme="dark")
    wrong += [f"dark: {one}" for one in _violations(bare, ["color-contrast", "link-in-text-block"])]
    bare.set_viewport_size({"width": 320, "height": 640})
    if over := bare.evaluate(OVER):
        wrong.append(f"320 px: {over} px too wide")
    wrong += [f"320 px: {one}" for one in _violations(bare, ["target-size", "scrollable-region-focusable"])]
    levels = bare.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(one => +one.tagName[1])")
    if levels.count(1) != 1:
        wrong.append(f"{levels.count(1)} main headings")
    wrong += [f"heading {b} after {a}" for a, b in pairwise(levels) if b > a + 1]
    bare.emulate_media(media="print")
    wrong += [
        f"on paper: {gone}" for gone in ("header.room", "footer.room", ".skip") if bare.locator(gone).is_visible()
    ]
    if not bare.locator("main h1").first.is_visible():
        wrong.append("on paper: no heading")
    assert wrong == []


def test_pages_have_titles_of_their_own(client: TestClient, found: dict[str, str]) -> None:
    titles = {kind: client.get(at).text.partition("<title>")[2].partition("</title>")[0] for kind, at in found.items()}
    assert len(set(titles.values())) == len(titles), titles


def test_no_page_is_heavy(client: TestClient) -> None:
    heavy = {}
    for address, status in walk(client).items():
        answer = client.get(address)
        if status == 200 and answer.headers["content-type"].startswith("text/html"):
            heavy[address] = len(answer.content)
    assert {address: size for address, size in heavy.items() if size > 150_000} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_a_page_says_the_same(browser: Browser, address: str, found: dict[str, str], kind: str) -> None:
    def words(script: bool) -> str:
        context = browser.new_context(java_script_enabled=script, viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.goto(address + found[kind])
        said = page.locator("h1").first.inner_text() + page.locator("main").inner_text()
        context.close()
        return said

    # Some handles are there only with a script, some only without; what there is to read is the same.
    without, scripted = words(False), words(True)
    assert len(set(scripted.split()) - set(without.split())) <= 12


def _tabs(page: Page, most: int) -> list[dict[str, Any]]:
    steps = []
    for _ in range(most):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUS))
        if steps[-1]["tag"] == "BODY":
            return steps[:-1]
    return steps


@pytest.mark.parametrize("kind", KINDS)
def test_keys_alone_lead_through_a_page(tab: Page, address: str, found: dict[str, str], kind: str) -> None:
    tab.goto(address + found[kind])
    steps = _tabs(tab, 30)
    assert [step["at"] for step in steps] == sorted(step["at"] for step in steps)
    assert [step["words"] for step in steps if not step["seen"]] == []
    assert [step["words"] for step in steps if not (step["shown"] and step["free"])] == []


def test_the_skip_link_comes_first_and_leads_to_the_text(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}")
    skip = tab.locator("a.skip")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    box = skip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "tekst"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_language_is_changed_and_stays(tab: Page, address: str) -> None:
    tab.goto(f"{address}/document/{REPORT}?actor=Kabinet")
    assert tab.get_attribute("html", "lang") == "nl"
    tab.click("footer a[hreflang=en]")
    assert tab.url == f"{address}/document/{REPORT}?actor=Kabinet"
    assert tab.get_attribute("html", "lang") == "en"
    tab.goto(f"{address}/document/{MOTION}")
    assert tab.get_attribute("html", "lang") == "en"
    assert tab.get_attribute("article", "lang") == "nl"
    assert {cookie["name"] for cookie in tab.context.cookies()} == {"taal"}
    tab.click("footer a[hreflang=nl]")
    assert tab.get_attribute("html", "lang") == "nl"


def test_from_a_search_to_a_document_to_a_motion_and_back(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.fill("input[name=q]", "Zuidelijke Kaukasus soort:verslag")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/zoek?q=*")
    first = tab.locator(f"main a[href^='/document/{REPORT}']").first
    first.click()
    tab.wait_for_url(f"**/document/{REPORT}**")
    tab.click(f"article a.ref[data-id='{MOTION}']")
    tab.wait_for_url(f"**/motie/{MOTION}")
    _links_to(tab, f"/document/{REPORT}").first.click()
    tab.wait_for_url(f"**/document/{REPORT}**")
    tab.go_back()
    tab.go_back()
    tab.go_back()
    tab.wait_for_url("**/zoek?q=*")
    assert first.is_visible()


def _links_to(tab: Page, address: str) -> Locator:
    return tab.locator(f"main a[href^='{address}']:visible")


def test_the_round_finds_pages_by_itself(room_path: str) -> None:
    app = create_app(Settings(room_path, limited=False, log=False, today=TODAY))
    with TestClient(app, headers={"accept": "text/html"}) as visitor:
        asked = walk(visitor, f"/document/{REPORT}")
    assert f"/document/{REPORT}.json" in asked
    assert len(asked) > 10
