"""The pages, in this process: what they show, what they take, what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from consist.decisions import FindingQuery, Order, Status
from consist.model import Decision, Finding, Kind, Verdict
from consist.ports import FindingStore
from tests.store.reports import many, mine
from tests.web import desks

IDS = [finding.id for finding in desks.FINDINGS]


def listed(page: str) -> list[str]:
    """Return the ids of the findings that a page lists."""
    links = html.fromstring(page).xpath("//a[@data-row]/@href")
    return [urlsplit(str(link)).path.rsplit("/", 1)[-1] for link in links]


def decide(
    client: TestClient, finding_id: str, verdict: str, *, note: str = "", address: str = ""
) -> str:
    """Decide as the form of the finding's page does and return where that led."""
    page = client.get(address or f"/findings/{finding_id}").text
    action = f"/findings/{finding_id}/decision"
    fields = desks.form_of(page, action) | {"verdict": verdict, "note": note}
    answer = client.post(action, data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_the_queue_lists_what_is_to_decide_the_surest_first(client: TestClient) -> None:
    assert listed(client.get("/").text) == IDS


FILTERS: dict[str, Callable[[Finding], bool]] = {
    "kind=disputed": lambda f: f.kind is Kind.DISPUTED,
    "kind=disputed&kind=framing": lambda f: f.kind in {Kind.DISPUTED, Kind.FRAMING},
    "type=date_time": lambda f: f.type == "date_time",
    "outlet=Island+Post": lambda f: "Island Post" in {f.a.outlet, f.b.outlet},
    "outlet=Bay+Wire": lambda f: bool(f.a.copies or f.b.copies),
    "story=fire": lambda f: f.story == "fire",
    "sure=65": lambda f: f.confidence >= 0.65,
    "text=sleepers": lambda f: "sleepers" in f.a.text + f.b.text,
    "text=SLEEPERS+nobody": lambda f: "sleepers" in f.b.text and "Nobody" in f.a.text,
    "kind=contradiction&sure=85&outlet=Coast+Courier": lambda f: f.confidence == 0.95,
    "status=confirmed": lambda _: False,
    "kind=nonsense&type=nonsense&sure=x&status=x&page=x&order=x": lambda _: True,
}


@pytest.mark.parametrize("asked", FILTERS)
def test_filters_agree_with_a_search_by_hand(client: TestClient, asked: str) -> None:
    wanted = [finding.id for finding in desks.FINDINGS if FILTERS[asked](finding)]
    assert listed(client.get(f"/?{asked}").text) == wanted


def test_a_decision_stands_and_leads_to_the_next(client: TestClient, store: FindingStore) -> None:
    at = decide(
        client, IDS[0], "confirmed", note="Asked both desks", address=f"/findings/{IDS[0]}?at=0"
    )
    assert urlsplit(at).path == f"/findings/{IDS[1]}"
    assert parse_qs(urlsplit(at).query)["at"] == ["0"]
    word = store.finding(IDS[0]).decision
    assert word is not None
    assert (word.verdict, word.note, word.author) == (
        Verdict.CONFIRMED,
        "Asked both desks",
        "Ada Quell",
    )
    page = client.get(at).text
    assert "Confirmed: Quay Herald and Coast Courier cannot both be right" in page
    assert listed(client.get("/").text) == IDS[1:]
    assert "1 of 6 findings decided" in client.get("/").text


def test_deciding_all_in_a_row_ends_at_the_queue(client: TestClient, store: FindingStore) -> None:
    address = f"/findings/{IDS[0]}?at=0"
    for _ in IDS:
        finding_id = urlsplit(address).path.rsplit("/", 1)[-1]
        address = decide(client, finding_id, "dismissed", address=address)
    assert urlsplit(address).path == "/"
    assert "Everything is decided" in client.get(address).text
    assert store.findings(FindingQuery(statuses=(Status.DISMISSED,))).total == len(IDS)


def test_next_and_previous_follow_the_filtered_queue(client: TestClient) -> None:
    page = client.get(f"/findings/{IDS[2]}?kind=contradiction&at=2").text
    links = html.fromstring(page).xpath("//nav[@aria-label='Queue']//a[@rel]/@href")
    assert [urlsplit(str(link)).path.rsplit("/", 1)[-1] for link in links] == [IDS[1], IDS[5]]
    assert all("kind=contradiction" in str(link) for link in links)


def test_undo_puts_back_what_held_before(client: TestClient, store: FindingStore) -> None:
    decide(client, IDS[0], "dismissed", note="Old news")
    at = decide(client, IDS[0], "confirmed", note="Not so old")
    action = f"/findings/{IDS[0]}/undo"
    client.post(action, data=desks.form_of(client.get(at).text, action))
    verdicts = [(word.verdict, word.note) for word in store.history(IDS[0])]
    assert verdicts == [
        (Verdict.DISMISSED, "Old news"),
        (Verdict.CONFIRMED, "Not so old"),
        (Verdict.DISMISSED, "Old news"),
    ]


def test_undo_of_the_first_decision_clears_it(client: TestClient, store: FindingStore) -> None:
    at = decide(client, IDS[0], "confirmed")
    action = f"/findings/{IDS[0]}/undo"
    answer = client.post(action, data=desks.form_of(client.get(at).text, action))
    assert "Taken back, and now to decide" in answer.text
    assert store.finding(IDS[0]).status is Status.OPEN
    assert len(store.history(IDS[0])) == 2


def test_undo_never_undoes_somebody_elses_word(client: TestClient, store: FindingStore) -> None:
    at = decide(client, IDS[0], "confirmed")
    action = f"/findings/{IDS[0]}/undo"
    fields = desks.form_of(client.get(at).text, action)
    store.decide(Decision(IDS[0], Verdict.UNSURE, "", "Ben Orr", desks.EPOCH))
    client.post(action, data=fields)
    assert store.finding(IDS[0]).status is Status.UNSURE


def test_a_decision_that_meets_another_is_not_written(
    client: TestClient, store: FindingStore
) -> None:
    action = f"/findings/{IDS[0]}/decision"
    fields = desks.form_of(client.get(f"/findings/{IDS[0]}").text, action)
    store.decide(Decision(IDS[0], Verdict.DISMISSED, "It is old", "Ben Orr", desks.EPOCH))
    answer = client.post(action, data=fields | {"verdict": "confirmed", "note": "Mine"})
    assert answer.status_code == 409
    assert "Somebody decided while you were reading" in answer.text
    assert "Ben Orr" in answer.text
    assert "It is old" in answer.text
    assert "Mine" in answer.text
    assert [word.verdict for word in store.history(IDS[0])] == [Verdict.DISMISSED]
    again = desks.form_of(answer.text, action) | {"verdict": "confirmed"}
    assert client.post(action, data=again, follow_redirects=False).status_code == 303
    assert store.finding(IDS[0]).status is Status.CONFIRMED


@pytest.mark.parametrize("action", ["decision", "undo"])
def test_the_address_of_a_form_that_is_asked_for_again_leads_to_the_finding(
    client: TestClient, action: str
) -> None:
    answer = client.get(f"/findings/{IDS[0]}/{action}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/findings/{IDS[0]}")


def test_a_list_begins_a_long_passage_shortly_before_its_lit_words(
    client: TestClient, store: FindingStore
) -> None:
    (finding,) = mine().findings
    lead = "The river rose for a week before anybody in the valley spoke of it, and then "
    text = f"{lead}ninety days passed."
    side = replace(finding.a, start=0, end=len(text), text=text, lit=((len(lead), len(lead) + 11),))
    store.record(replace(mine(), findings=(replace(finding, a=side),)), at=desks.EPOCH)
    rows = html.fromstring(client.get("/?text=ninety+days+passed").text).xpath("//li//p")
    shown = [str(row.text_content()) for row in rows]
    assert any(one.endswith("of it, and then ninety days passed.") and "… " in one for one in shown)


def test_a_button_pressed_twice_decides_once(client: TestClient, store: FindingStore) -> None:
    action = f"/findings/{IDS[0]}/decision"
    fields = desks.form_of(client.get(f"/findings/{IDS[0]}?at=0").text, action)
    once, twice = (
        client.post(action, data=fields | {"verdict": "confirmed"}, follow_redirects=False)
        for _ in range(2)
    )
    assert (once.status_code, twice.status_code) == (303, 303)
    assert once.headers["location"] == twice.headers["location"]
    assert len(store.history(IDS[0])) == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "maybe"}, 400),
        ({"verdict": ""}, 400),
        ({"revision": "none"}, 400),
        ({"revision": "-1"}, 400),
        ({"note": "x" * 2_001}, 400),
        ({"note": "x" * 70_000}, 413),
        ({"form_token": "0" * 64}, 403),
        ({"form_token": ""}, 403),
        ({"form_token": "é"}, 403),
    ],
)
def test_forms_that_are_refused_write_nothing(
    client: TestClient, store: FindingStore, change: dict[str, str], status: int
) -> None:
    action = f"/findings/{IDS[0]}/decision"
    fields = desks.form_of(client.get(f"/findings/{IDS[0]}").text, action)
    answer = client.post(action, data=fields | {"verdict": "confirmed"} | change)
    assert answer.status_code == status
    assert store.history(IDS[0]) == ()


def test_the_page_shows_both_articles_whole(client: TestClient) -> None:
    tree = html.fromstring(client.get(f"/findings/{IDS[0]}").text)
    shown = [str(pane.text_content()) for pane in tree.xpath("//div[@class='article']")]
    assert shown == [desks.HERALD.text, desks.COURIER.text]
    said = [str(span.text_content()) for span in tree.xpath("//span[@class='said']")]
    assert said == [desks.TWELVE.text, desks.NINE.text]
    lit = [str(mark.text_content()) for mark in tree.xpath("//span[@class='said']//mark")]
    assert lit == ["twelve", "nine"]


def test_others_on_the_same_fact_are_named_once(client: TestClient) -> None:
    tree = html.fromstring(client.get(f"/findings/{IDS[0]}").text)
    (voices,) = tree.xpath("//section[@aria-labelledby='others']")
    assert [quote.text_content() for quote in voices.xpath(".//blockquote")] == [desks.FIFTEEN.text]
    assert "Island Post" in voices.text_content()


def test_others_are_found_among_any_number_of_surer_findings(
    client: TestClient, store: FindingStore
) -> None:
    crowd = many(350, stories=1)
    surer = [replace(finding, story="fire", confidence=0.99) for finding in crowd.findings]
    run = desks.report([*desks.FINDINGS, *surer])
    store.record(replace(run, articles=(*run.articles, *crowd.articles)), at=desks.EPOCH)
    page = client.get(f"/findings/{IDS[0]}").text
    (voices,) = html.fromstring(page).xpath("//section[@aria-labelledby='others']")
    assert [quote.text_content() for quote in voices.xpath(".//blockquote")] == [desks.FIFTEEN.text]
    assert "355 findings in the story" in voices.text_content()


def test_wire_copies_are_named(client: TestClient) -> None:
    page = html.fromstring(client.get(f"/findings/{IDS[0]}").text)
    (under,) = page.xpath("//p[@class='under']")
    assert "The same words also stand in Bay Wire." in " ".join(under.text_content().split())


def test_hostile_text_stays_text(client: TestClient) -> None:
    story = client.get("/stories").text
    pages = [client.get(path).text for path in ("/", f"/findings/{IDS[5]}", "/?story=fire")]
    (link,) = html.fromstring(story).xpath("//a[contains(., 'Bridge')]/@href")
    for page in (*pages, story, client.get(str(link)).text):
        tree = html.fromstring(page)
        assert not tree.xpath("//img")
        (script,) = tree.xpath("//script")
        assert script.get("src").startswith("/static/keys.js")
        assert not [href for href in tree.xpath("//@href") if "javascript:" in str(href)]
        assert not tree.xpath("//@style | //@onerror | //@onclick | //style")
    assert "{{ 7 * 7 }}" in client.get(f"/findings/{IDS[5]}").text


def test_a_link_leads_to_the_web_alone(client: TestClient) -> None:
    tree = html.fromstring(client.get(f"/findings/{IDS[0]}").text)
    sources = tree.xpath("//p[@class='source']//a/@href")
    assert sources == ["https://quayherald.example/fire"]


@pytest.mark.parametrize("path", ["/findings/0000000000000000", "/nothing", "/story?id=none"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


@pytest.mark.parametrize("query", ["at=99999", "at=-1", "at=x", "done=x&from=9999999", "story=%00"])
def test_odd_addresses_do_no_harm(client: TestClient, query: str) -> None:
    for path in ("/", f"/findings/{IDS[0]}"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_an_empty_store_says_what_to_run(client: TestClient, store: FindingStore) -> None:
    del client
    with desks.visitor(store, index="world") as other:
        page = other.get("/").text
    assert "consist check --index world --save" in page


def test_keys_can_be_switched_off(client: TestClient) -> None:
    fields = desks.form_of(client.get("/").text, "/keys")
    assert 'data-keys="off"' in client.post("/keys", data=fields | {"keys": "off"}).text


def test_a_null_character_is_dropped(client: TestClient, store: FindingStore) -> None:
    """PostgreSQL keeps none, and a form can send one."""
    decide(client, IDS[0], "unsure", note="a\0b")
    decision = store.finding(IDS[0]).decision
    assert decision is not None
    assert decision.note == "ab"


def test_the_way_back_leads_to_the_page_of_the_queue(client: TestClient) -> None:
    for at, page in ((0, "/?kind=framing"), (29, "/?kind=framing"), (30, "/?kind=framing&page=2")):
        tree = html.fromstring(client.get(f"/findings/{IDS[0]}?kind=framing&at={at}").text)
        assert tree.xpath("//nav[@class='crumbs']/a/@href") == [page]


def test_the_pages_of_an_index_know_nothing_of_others(store: FindingStore) -> None:
    fire, bridge = desks.FINDINGS[:5], desks.FINDINGS[5:]
    store.record(desks.report(fire), at=desks.EPOCH, index="world")
    renamed = [replace(finding, story="fire") for finding in bridge]
    store.record(desks.report(renamed), at=desks.EPOCH, index="other")
    with desks.visitor(store, index="other") as client:
        queue = " ".join(html.fromstring(client.get("/").text).text_content().split())
        assert listed(client.get("/").text) == listed(client.get("/story?id=fire").text) == IDS[5:]
        assert "Contradiction 1 " in queue
        assert "Quay Herald" not in queue
        assert listed(client.get("/stories").text) == ["story"]
        assert "1 finding in the story" in client.get(f"/findings/{IDS[5]}").text
    with desks.visitor(store, index="third") as client:
        assert listed(client.get("/stories").text) == []
        assert client.get("/story?id=fire").status_code == 404


def test_a_line_break_counts_once_as_browsers_count_it(
    client: TestClient, store: FindingStore
) -> None:
    note = "\r\n".join(["x" * 99] * 20)
    decide(client, IDS[0], "unsure", note=note)
    decision = store.finding(IDS[0]).decision
    assert decision is not None
    assert decision.note == note.replace("\r\n", "\n")


@pytest.mark.parametrize("at", range(6))
def test_deciding_in_the_order_of_decisions_leads_on(
    client: TestClient, store: FindingStore, at: int
) -> None:
    for finding_id in IDS[:3]:
        decide(client, finding_id, "unsure")
    order = [item.id for item in store.findings(FindingQuery(order=Order.DECIDED)).findings]
    address = f"/findings/{order[at]}?status=all&order=decided&at={at}"
    led = urlsplit(decide(client, order[at], "confirmed", address=address))
    if at == 5:
        assert led.path == "/"
    else:
        assert led.path == f"/findings/{order[at + 1]}"
        assert parse_qs(led.query)["at"] == [str(at + 1)]


def test_an_undo_that_meets_another_decision_says_so(
    client: TestClient, store: FindingStore
) -> None:
    at = decide(client, IDS[0], "confirmed")
    action = f"/findings/{IDS[0]}/undo"
    fields = desks.form_of(client.get(at).text, action)
    store.decide(Decision(IDS[0], Verdict.UNSURE, "", "Ben Orr", desks.EPOCH))
    answer = client.post(action, data=fields)
    assert answer.status_code == 409
    assert "Nothing was taken back" in answer.text
    assert "Ben Orr" in answer.text


def test_an_undo_pressed_twice_meets_nobody(client: TestClient, store: FindingStore) -> None:
    at = decide(client, IDS[0], "confirmed")
    action = f"/findings/{IDS[0]}/undo"
    fields = desks.form_of(client.get(at).text, action)
    for _ in range(2):
        answer = client.post(action, data=fields)
        assert answer.status_code == 200
        assert "Somebody decided" not in answer.text
    assert len(store.history(IDS[0])) == 2


def test_a_store_where_all_is_gone_is_not_said_to_be_empty(
    client: TestClient, store: FindingStore
) -> None:
    store.record(desks.report([]), at=desks.EPOCH + timedelta(days=1))
    page = client.get("/").text
    assert "No findings are recorded yet" not in page
    assert "Nothing is found any more" in page
    assert listed(client.get("/?status=all&gone=1").text) == IDS


def test_all_findings_of_a_story_are_counted(client: TestClient, store: FindingStore) -> None:
    large = many(301, stories=1)
    store.record(large, at=desks.EPOCH)
    page = client.get(f"/findings/{large.findings[0].id}").text
    assert "301 findings in the story" in page


def test_a_storys_findings_are_all_reached_page_by_page(
    client: TestClient, store: FindingStore
) -> None:
    large = many(310, stories=1)
    store.record(large, at=desks.EPOCH)
    wanted = [f.id for f in sorted(large.findings, key=lambda f: (-f.confidence, f.id))]
    address, met, places, told = "/story?id=story+0", [], [], []
    while address:
        tree = html.fromstring(client.get(address).text)
        links = [str(link) for link in tree.xpath("//a[@data-row]/@href")]
        met += [urlsplit(link).path.rsplit("/", 1)[-1] for link in links]
        places += [int(parse_qs(urlsplit(link).query)["at"][0]) for link in links]
        (findings,) = tree.xpath("//section[@aria-labelledby='findings']")
        told.append(findings.xpath("string(.//p[contains(@class, 'figure')])"))
        assert len(tree.xpath("//section[@aria-labelledby='articles']//tbody/tr")) == 620
        address = "".join(findings.xpath(".//a[@rel='next']/@href"))
    assert met == wanted
    assert places == list(range(310))
    assert (told[0], told[-1]) == ("1 to 30 of 310 findings", "301 to 310 of 310 findings")
    assert len(told) == 11


def test_the_pages_of_a_story_lead_back_and_end(client: TestClient, store: FindingStore) -> None:
    store.record(many(61, stories=1), at=desks.EPOCH)
    tree = html.fromstring(client.get("/story?id=story+0&page=99").text)
    assert len(tree.xpath("//a[@data-row]")) == 1
    assert tree.xpath("//a[@rel='next']") == []
    assert tree.xpath("//a[@rel='prev']/@href") == ["/story?id=story+0&page=2#findings"]
    assert "Page 3 of 3" in tree.text_content()
    short = html.fromstring(client.get("/story?id=fire").text)
    assert short.xpath("//nav[@class='pages']") == []


def test_the_pages_of_the_queue_keep_its_filters(client: TestClient, store: FindingStore) -> None:
    store.record(many(70, stories=1), at=desks.EPOCH)
    page = client.get("/?kind=framing&status=all&story=story+0&page=1").text
    assert html.fromstring(page).xpath("//a[@rel='next']") == []
    tree = html.fromstring(client.get("/?status=all&story=story+0&page=2").text)
    assert tree.xpath("//nav[@class='pages']/a/@href") == [
        "/?status=all&story=story+0&page=1",
        "/?status=all&story=story+0&page=3",
    ]
    assert "31 to 60 of 70 findings" in tree.text_content()


def test_a_finding_that_has_left_the_queue_has_no_place_in_it(
    client: TestClient, store: FindingStore
) -> None:
    address = f"/findings/{IDS[0]}?at=0"
    place = "//nav[@class='crumbs']/span[@class='figure']/text()"
    assert html.fromstring(client.get(address).text).xpath(place) == [f"1 of {len(IDS)}"]
    store.decide(Decision(IDS[0], Verdict.CONFIRMED, "", "Ada", desks.EPOCH))
    assert html.fromstring(client.get(address).text).xpath(place) == []
    everything = client.get(f"{address}&status=all").text
    assert html.fromstring(everything).xpath(place) == [f"1 of {len(IDS)}"]


@pytest.mark.parametrize(("sure", "shown"), [(0.8495, False), (0.85, True), (0.8549, True)])
def test_what_is_shown_as_so_sure_is_what_the_filter_for_it_shows(
    client: TestClient, store: FindingStore, sure: float, shown: bool
) -> None:
    near = replace(desks.FINDINGS[0], confidence=sure)
    store.record(desks.report((near, *desks.FINDINGS[1:])), at=desks.EPOCH)
    assert (near.id in listed(client.get("/?sure=85").text)) is shown
    assert ("85%" in client.get(f"/findings/{near.id}").text) is shown


def test_an_update_says_what_the_newer_account_has(client: TestClient, store: FindingStore) -> None:
    update = replace(desks.FINDINGS[0], kind=Kind.SUPERSEDED)
    store.record(desks.report((update, *desks.FINDINGS[1:])), at=desks.EPOCH)
    page = html.fromstring(client.get(f"/findings/{update.id}").text).text_content()
    assert "The newer account (Coast Courier, 1 May 2031, 14:00 UTC) says: “" in page
    assert "newer account" not in client.get(f"/findings/{IDS[1]}").text
