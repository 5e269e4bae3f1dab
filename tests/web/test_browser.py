"""The page in a real browser, on a real server process and a real store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consist.decisions import FindingQuery, Status
from consist.model import Decision, Verdict
from consist.store.findings import SqlFindingStore
from tests.web import desks
from tests.web.browsing import TOKEN, Server, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

IDS = [finding.id for finding in desks.FINDINGS]
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home folder with the findings by hand."""
    home = tmp_path_factory.mktemp("home")
    store = SqlFindingStore.open(home / "review.db")
    desks.fill(store)
    store.close()
    return home


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Give a server on that folder."""
    with serving(folder, "--author", "Ada Quell") as running:
        yield running


@pytest.fixture
def kept(folder: Path) -> Iterator[SqlFindingStore]:
    """Give the server's store, with nothing decided."""
    store = SqlFindingStore.open(folder / "review.db")
    for stored in store.findings(FindingQuery(gone=None)).findings:
        if stored.status is not Status.OPEN:
            store.decide(Decision(stored.id, Verdict.CLEARED, "", "nobody", desks.EPOCH))
    yield store
    store.close()


@pytest.fixture
def page(browser: Browser, server: Server, kept: SqlFindingStore) -> Iterator[Page]:
    """Give a page that is signed in; an error of its scripts or a blocked resource fails."""
    del kept
    yield from visiting(browser, server.link)


def visiting(browser: Browser, link: str, **how: Any) -> Iterator[Page]:
    context = browser.new_context(viewport=how.pop("viewport", DESK), **how)
    context.set_default_timeout(20_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(link)
    yield page
    context.close()
    assert faults == []


def is_fault(said: ConsoleMessage) -> bool:
    """Tell whether the browser complains; that somebody decided meanwhile (409) is no fault."""
    return said.type == "error" and "409" not in said.text


def open_finding(page: Page, server: Server, number: int) -> None:
    page.goto(f"{server.address}/findings/{IDS[number]}?at={number}")


def test_deciding_by_keyboard_stands_after_a_reload(page: Page, kept: SqlFindingStore) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/findings/{IDS[0]}**")
    page.keyboard.press("n")
    page.keyboard.type("Asked both desks: cd u")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url(f"**/findings/{IDS[1]}**")
    assert "Confirmed" in page.title()
    page.wait_for_selector("[role=status]:has-text('Confirmed')")
    page.keyboard.press("d")
    page.wait_for_url(f"**/findings/{IDS[2]}**")
    page.keyboard.press("u")
    page.wait_for_url(f"**/findings/{IDS[3]}**")
    page.reload()
    assert "3 of 6 findings decided" in page.inner_text(".progress")
    said = [(kept.finding(name).status, kept.finding(name).decision) for name in IDS[:3]]
    assert [status for status, _ in said] == [Status.CONFIRMED, Status.DISMISSED, Status.UNSURE]
    assert said[0][1] is not None
    assert (said[0][1].note, said[0][1].author) == ("Asked both desks: cd u", "Ada Quell")
    page.keyboard.press("q")
    page.wait_for_selector("[data-row]")
    assert page.locator("[data-row]").count() == 3


def test_undo_by_key(page: Page, server: Server, kept: SqlFindingStore) -> None:
    open_finding(page, server, 0)
    page.keyboard.press("d")
    page.wait_for_url(f"**/findings/{IDS[1]}**")
    page.keyboard.press("z")
    page.wait_for_url(f"**/findings/{IDS[0]}**")
    # The script says it again for screen readers, a moment after the page is there.
    page.wait_for_selector(".outcome:has-text('Taken back')")
    assert kept.finding(IDS[0]).status is Status.OPEN
    assert [word.verdict for word in kept.history(IDS[0])][-2:] == ["dismissed", "cleared"]


def test_filters_and_the_passages_in_their_articles(page: Page) -> None:
    page.check("text=Contradiction")
    page.select_option("select[name=outlet]", "Coast Courier")
    page.click("text=Show")
    page.wait_for_url("**outlet=Coast**")
    assert page.locator("[data-row]").count() == 2
    page.locator("[data-row]").first.click()
    page.wait_for_selector(".pane")
    for pane in page.locator(".pane").all():
        box, said = pane.locator(".article").bounding_box(), pane.locator(".said").bounding_box()
        assert box is not None
        assert said is not None
        assert box["y"] <= said["y"]
        assert said["y"] + said["height"] <= box["y"] + box["height"]
    assert page.locator(".said mark").all_inner_texts() == ["twelve", "nine"]
    assert page.locator("#passage-b").evaluate("e => e.closest('.article').scrollTop") > 0
    page.keyboard.press("j")
    page.wait_for_url(f"**/findings/{IDS[2]}**")
    page.keyboard.press("k")
    page.wait_for_url(f"**/findings/{IDS[0]}**")


def test_hostile_text_stays_text(page: Page, server: Server) -> None:
    for path in (f"/findings/{IDS[5]}", "/", "/stories"):
        page.goto(server.address + path)
        page.wait_for_timeout(100)
        assert page.title() != "owned"
    open_finding(page, server, 5)
    assert desks.SCRIPT in page.inner_text(".article >> nth=1") + page.inner_text(".article")
    assert page.locator("img").count() == 0


def test_the_help_opens_and_closes_by_key(page: Page) -> None:
    page.keyboard.press("?")
    page.wait_for_selector("#help:popover-open")
    page.keyboard.press("Escape")
    page.wait_for_selector("#help:not(:popover-open)", state="hidden")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "text"


def test_all_of_it_works_without_script(
    browser: Browser, server: Server, kept: SqlFindingStore
) -> None:
    for page in visiting(browser, f"{server.address}/", java_script_enabled=False):
        page.fill("input[name=token]", TOKEN)
        page.fill("input[name=author]", "Ben Orr")
        page.click("button:has-text('Sign in')")
        page.locator("[data-row]").first.click()
        page.fill("textarea", "By mouse alone")
        page.click("button:has-text('Dismiss')")
        page.wait_for_selector(".outcome")
        page.click("button:has-text('Undo')")
        page.wait_for_selector("text=Taken back")
        page.click("button:has-text('Confirm')")
        page.wait_for_selector(".outcome")
    decision = kept.finding(IDS[0]).decision
    assert decision is not None
    assert (decision.verdict, decision.author) == (Verdict.CONFIRMED, "Ben Orr")


def test_two_editors_at_once(
    page: Page, browser: Browser, server: Server, kept: SqlFindingStore
) -> None:
    open_finding(page, server, 0)
    before = len(kept.history(IDS[0]))
    for other in visiting(browser, server.link):
        other.goto(f"{server.address}/sign-in")
        other.fill("input[name=author]", "Ben Orr")
        other.click("button:has-text('Change')")
        other.wait_for_selector("[data-row]")
        open_finding(other, server, 0)
        page.keyboard.press("c")
        page.wait_for_url(f"**/findings/{IDS[1]}**")
        other.fill("textarea", "It is old")
        other.click("button:has-text('Dismiss')", no_wait_after=True)
        other.wait_for_selector("text=Somebody decided while you were reading")
        assert "Confirmed by Ada Quell" in " ".join(other.inner_text(".decide").split())
        assert other.input_value("textarea") == "It is old"
        assert len(kept.history(IDS[0])) == before + 1
        other.click("button:has-text('Dismiss')")
        other.wait_for_selector(".outcome")
    assert [word.author for word in kept.history(IDS[0])[before:]] == ["Ada Quell", "Ben Orr"]
    assert kept.finding(IDS[0]).status is Status.DISMISSED


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", DESK), ("light", PHONE)], ids=str
)
def test_no_serious_fault_of_accessibility(
    browser: Browser, server: Server, kept: SqlFindingStore, scheme: str, viewport: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    kept.decide(Decision(IDS[0], Verdict.CONFIRMED, "A note", "Ada Quell", desks.EPOCH))
    paths = [
        "/?status=all",
        f"/findings/{IDS[0]}?status=all&at=0&done={IDS[0]}",
        "/story?id=fire",
    ]
    if (scheme, viewport) == ("light", DESK):
        paths += [f"/findings/{IDS[3]}", "/stories", "/story/coverage?id=fire", "/sign-in"]
    found: list[str] = []
    for page in visiting(browser, server.link, viewport=viewport, color_scheme=scheme):
        for path in paths:
            page.goto(server.address + path)
            for fault in Axe().run(page).response["violations"]:
                if fault["impact"] in {"serious", "critical"}:
                    where = [node["html"][:120] for node in fault["nodes"]]
                    found.append(f"{path}: {fault['id']}: {where}")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path
    assert found == []


def test_the_server_killed_and_started_again(
    browser: Browser, tmp_path: Path, folder: Path, kept: SqlFindingStore
) -> None:
    """What was answered stands, the sign-in too, and what was not can be done again."""
    del tmp_path
    with serving(folder) as first:
        port = int(re.findall(r":(\d+)", first.address)[0])
        for page in visiting(browser, first.link):
            open_finding(page, first, 0)
            page.keyboard.press("c")
            page.wait_for_url(f"**/findings/{IDS[1]}**")
            first.process.kill()
            first.process.wait()
            with serving(folder, port=port) as second:
                page.keyboard.press("d")
                page.wait_for_url(f"**/findings/{IDS[2]}**")
                open_finding(page, second, 0)
                assert "Confirmed by" in " ".join(page.inner_text(".decide").split())
    assert kept.finding(IDS[0]).status is Status.CONFIRMED
    assert kept.finding(IDS[1]).status is Status.DISMISSED
