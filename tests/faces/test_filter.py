"""The filter of the page, in a browser where one is installed; nothing is installed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kamerspoor.export.html import render_html

from .browser import Tab, find_browser, tab
from .sample_record import sample

pytestmark = pytest.mark.skipif(find_browser() is None, reason="no browser is installed")

SEEN = """[...document.querySelectorAll("article .s, article .b, .who")]
  .filter((e) => e.checkVisibility()).map((e) => e.id)"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    folder = tmp_path_factory.mktemp("filter")
    (folder / "page.html").write_text(render_html(sample()), encoding="utf-8")
    (folder / "none.html").write_text(render_html(replace(sample(), statements=())), encoding="utf-8")
    try:
        with tab(folder / "profile") as one:
            one.folder = folder
            yield one
    except OSError as error:
        pytest.skip(f"the browser does not run here: {error}")


def choose(page: Tab, **values: str) -> str:
    """Choose by the label of an option, as a user does, and give the count that the page shows."""
    for name, value in values.items():
        if name == "rest":
            page.evaluate(f"document.querySelector('input[value={value}]').click()")
            continue
        page.evaluate(
            f"""(() => {{ const select = document.forms.filter.elements[{name!r}];
            select.value = [...select.options].find((o) => o.label.startsWith({value!r})).value;
            select.dispatchEvent(new Event("change", {{ bubbles: true }})); }})()"""
        )
    return str(page.evaluate("document.getElementById('filter-count').textContent"))


def lit(page: Tab) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('.st.on')].map((e) => e.id)")  # type: ignore[no-any-return]


@pytest.fixture
def fresh(page: Tab) -> Tab:
    page.open(page.folder / "page.html")
    return page


def test_the_bar_appears_with_the_script_and_counts_all(fresh: Tab) -> None:
    assert fresh.evaluate("document.getElementById('filter').checkVisibility()")
    assert choose(fresh) == "10 uitspraken"
    assert lit(fresh) == []
    assert fresh.complaints() == []


def test_choices_narrow_each_other(fresh: Tab) -> None:
    assert choose(fresh, actor="Kabinet") == "5 van 10"
    assert len(lit(fresh)) == 5
    assert choose(fresh, act="zegde toe") == "2 van 10"
    assert choose(fresh, motion="kst-21501-30-598") == "1 van 10"
    assert choose(fresh, act="steunde") == "0 van 10"
    assert lit(fresh) == []


def test_who_takes_part_counts_too(fresh: Tab) -> None:
    assert choose(fresh, actor="Portugal") == "1 van 10"
    assert choose(fresh, actor="Duitsland") == "1 van 10"


def test_what_does_not_fit_is_dimmed_and_can_be_read_still(fresh: Tab) -> None:
    before = fresh.evaluate(SEEN)
    choose(fresh, actor="Finland")
    assert fresh.evaluate(SEEN) == before
    colours = """["#h-4", "#s-5"].map((at) => getComputedStyle(document.querySelector(at)).color)"""
    paragraph, sentence = fresh.evaluate(colours)
    assert paragraph != sentence


def test_what_does_not_fit_can_be_hidden(fresh: Tab) -> None:
    assert choose(fresh, motion="kst-36200", rest="hide") == "1 van 10"
    record = sample()
    headings = [i for i, b in enumerate(record.blocks) if b.kind == "heading"]
    title = next(i for i, b in enumerate(record.blocks) if b.kind == "title")
    assert fresh.evaluate(SEEN) == [
        f"h-{title}",
        f"h-{headings[1]}",
        f"h-{headings[2]}",
        f"h-{headings[2] + 1}",
        "s-4",
        "s2",
    ]


def test_reset_shows_everything(fresh: Tab) -> None:
    before = fresh.evaluate(SEEN)
    choose(fresh, actor="Finland", rest="hide")
    assert fresh.evaluate(SEEN) != before
    fresh.evaluate("document.forms.filter.elements.clear.click()")
    fresh.evaluate("new Promise((done) => setTimeout(done, 20))")
    assert choose(fresh) == "10 uitspraken"
    assert fresh.evaluate(SEEN) == before


@pytest.mark.parametrize("hidden", ["s9", "s-3", "h-3"])
def test_a_link_to_what_is_hidden_shows_it(fresh: Tab, hidden: str) -> None:
    choose(fresh, motion="kst-36200", rest="hide")
    assert hidden not in fresh.evaluate(SEEN)
    fresh.evaluate(f"location.hash = '#{hidden}'")
    fresh.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert hidden in fresh.evaluate(SEEN)


def test_print_shows_everything(fresh: Tab) -> None:
    before = set(fresh.evaluate(SEEN))
    choose(fresh, actor="Finland", rest="hide")
    fresh.media("print")
    assert before <= set(fresh.evaluate(SEEN))
    assert not fresh.evaluate("document.getElementById('filter').checkVisibility()")
    fresh.media("")


@pytest.mark.parametrize("width", [390, 600, 1000, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_sticks_out_and_notes_stand_where_they_should(page: Tab, width: int, dark: bool) -> None:
    page.open(page.folder / "page.html", width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = """[...document.querySelectorAll(".who")].map((note) => {
      const box = note.getBoundingClientRect(), block = note.closest(".b").getBoundingClientRect();
      return [box.left >= block.right, box.right <= innerWidth];
    })"""
    found = page.evaluate(boxes)
    assert all(within for _, within in found)
    assert {beside for beside, _ in found} == {width >= 992}


def test_the_script_is_the_only_one_that_runs(fresh: Tab) -> None:
    fresh.evaluate(
        """(() => { const own = document.createElement("script"); own.textContent = "window.ran = true";
        document.body.append(own); })()"""
    )
    assert fresh.evaluate("window.ran === undefined")


def test_a_page_without_statements_has_no_bar(page: Tab) -> None:
    page.open(page.folder / "none.html")
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.getElementById('filter')") is None
