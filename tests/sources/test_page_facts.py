from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consist.sources.markup import parsed
from consist.sources.page_facts import Facts, facts

DAY = datetime(2024, 5, 3, tzinfo=UTC)
EVENING = datetime(2024, 5, 3, 19, 30, tzinfo=UTC)
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
    {"@type": "Organization", "name": "Another Firm", "url": "https://firm.example/"},
    {"@type": ["NewsArticle"], "headline": "Bridge\\nclosed", "publisher": {"name": "Harbour Post"},
     "datePublished": "2024-05-03T21:30:00+02:00",
     "mainEntityOfPage": {"@id": "https://post.example/bridge"}}
]}</script>"""


def facts_of(head: str, body: str = "<p>Text.</p>") -> Facts:
    return facts(parsed(f"<html><head>{head}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-03T19:30:00Z">',
        '<meta itemprop="datePublished" content="2024-05-03 19:30">',
        '<meta name="parsely-pub-date" content="2024-05-03T21:30:00+02:00">',
        '<meta name="DC.date.issued" content="Fri, 03 May 2024 19:30:00 GMT">',
        LINKED,
        '<meta name="pubdate" content="soon"><meta name="date" content="2024-05-03T19:30Z">',
    ],
)
def test_the_moment_is_what_the_head_says(head: str) -> None:
    later = "<time datetime='2025-01-01'>1 January 2025</time>"
    assert facts_of(head, later).published_at == EVENING


@pytest.mark.parametrize(
    "body",
    [
        "<span itemprop='datePublished'>3 May 2024</span>",
        "<time datetime='2024-05-03'>Friday</time><time datetime='2020-01-01'>old</time>",
        "<p class='article-date'>Published on May 3, 2024</p>",
        "<div class='post_dateline'>Friday, 3 May 2024</div>",
        "<abbr class='published' title='2024-05-03'>last Friday</abbr>",
    ],
)
def test_else_what_readers_see(body: str) -> None:
    assert facts_of("", body).published_at == DAY


def test_else_the_day_in_the_address() -> None:
    link = '<link rel="canonical" href="https://post.example/news/2024/05/03/bridge">'
    assert facts_of(link).published_at == DAY
    assert facts_of(link.replace("05/03", "15/43")).published_at is None


@pytest.mark.parametrize(
    "body",
    [
        "<p>It was last closed on 14 March 1998.</p>",
        "<p class='date'>yesterday</p>",
        "<p class='update'>3 May 2024</p>",
        "<p class='date'>The talks of 3 May 2024 were the first " + "in many years " * 9 + "</p>",
    ],
)
def test_another_date_is_not_that_of_publication(body: str) -> None:
    assert facts_of("", body).published_at is None


def test_linked_data_names_title_site_and_address() -> None:
    assert facts_of(LINKED) == Facts(
        "Bridge closed", "Harbour Post", "https://post.example/bridge", EVENING
    )


@pytest.mark.parametrize(
    "broken", ["", "{", "[" * 100_000, "null", "3", '{"@graph": 3}', '"\\ud800"']
)
def test_broken_linked_data_is_passed_over(broken: str) -> None:
    head = f"<script type='application/ld+json'>{broken}</script>{LINKED}"
    assert facts_of(head).site == "Harbour Post"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<meta property='og:title' content='A  bridge'><title>B</title>",
            "<h1>C</h1>",
            "A bridge",
        ),
        ("<title>B | The Post</title>", "<h1>C <em>d</em></h1>", "C d"),
        ("<title>B - c | The Post</title>", "<h1>One</h1><h1>Two</h1>", "B - c"),
        ("<title>B-c</title>", "", "B-c"),
        ("", "", None),
    ],
)
def test_titles(head: str, body: str, title: str | None) -> None:
    assert facts_of(head, body or "<p>Text.</p>").title == title


def test_an_address_is_a_whole_one() -> None:
    canonical = '<link rel="Canonical" href="/bridge">'
    assert facts_of(canonical).address is None
    shared = canonical + '<meta property="og:url" content="https://post.example/b">'
    assert facts_of(shared).address == "https://post.example/b"
