from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.sources.markup import parsed
from consist.sources.page_body import body_text

FIRST = "The bridge over the Orlen was closed on Monday, the city engineer told the Post."
SECOND = "Some 18,000 vehicles cross it each day, and the next crossing is nine miles upstream."
THIRD = "“We could not answer for anyone's safety,” she said. Repairs are to begin in June."
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
TEASER = "Mayor opens the new library, a year late and well over its budget, after a long dispute."


def text_of(body: str) -> list[str]:
    return body_text(parsed(f"<html><body>{body}</body></html>")).split("\n")


@pytest.mark.parametrize(
    "beside",
    [
        f"<nav><p>{TEASER}</p></nav>",
        f"<aside><p>{TEASER}</p></aside>",
        f"<footer><p>{TEASER}</p></footer>",
        f"<div class='related-stories'><p>{TEASER}</p></div>",
        f"<div id='newsletterBox'><p>{TEASER}</p></div>",
        f"<section class='o-comments'><p>{TEASER}</p></section>",
        f"<div hidden><p>{TEASER}</p></div>",
        f"<div style='display: none'><p>{TEASER}</p></div>",
        f"<figure><img><figcaption>{TEASER}</figcaption></figure>",
        f"<p><a href='/x'>{TEASER}</a></p>",
        f"<script>var teaser = '{TEASER}'</script>",
        "<p>By Ann Hale</p>",
        "<h2>More on this story</h2>",
        "<ul><li><a href='/1'>World</a></li><li><a href='/2'>Sport</a></li></ul>",
    ],
)
@pytest.mark.parametrize("where", ["before", "after", "within"])
def test_what_stands_beside_the_story_is_left_out(beside: str, where: str) -> None:
    body = {
        "before": f"{beside}<div>{STORY}</div>",
        "after": f"<div>{STORY}</div>{beside}",
        "within": f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{beside}</div>",
    }[where]
    assert text_of(body) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='paywall sponsored-by'>{STORY}</div>",
        f"<form><div>{STORY}</div></form>",
        f"<div class='section--with-ads'>{STORY}</div>",
        f"<table><tr><td><p>Menu</p></td><td>{STORY}</td></tr></table>",
        f"<div><section><p>{FIRST}</p></section><section><p>{SECOND}</p><p>{THIRD}</p></section></div>",
        f"<div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div>",
        f"<main><div><span>{FIRST}</span></div><div>{SECOND}</div><div>{THIRD}</div></main>",
        f"<article><p>{TEASER[:30]}</p></article><article>{STORY}</article>",
        f"<p>{FIRST}</p><p>{SECOND}</p><blockquote>{THIRD}</blockquote>",
    ],
)
def test_the_story_is_found_however_it_is_wrapped(body: str) -> None:
    assert text_of(body) == [FIRST, SECOND, THIRD]


def test_a_heading_stays_where_a_paragraph_follows() -> None:
    body = (
        f"<article><p>{FIRST}</p><h2>A long way round</h2><p>{SECOND}</p><h2>Topics</h2></article>"
    )
    assert text_of(body) == [FIRST, "A long way round", SECOND]


def test_links_within_a_sentence_and_soft_hyphens_do_not_tear_it() -> None:
    body = (
        "<p>The <a href='/o'>Orlen</a> bridge was\n closed, the <b>city</b> engi\xadneer said.</p>"
    )
    assert text_of(body) == ["The Orlen bridge was closed, the city engineer said."]


def test_a_paragraph_that_is_printed_twice_is_read_once() -> None:
    assert text_of(STORY + f"<p>{FIRST}</p>") == [FIRST, SECOND, THIRD]


@given(st.lists(st.text("abé <>&“”", min_size=30, max_size=90).map(lambda s: " ".join(s.split()))))
def test_no_character_of_a_paragraph_is_lost(paragraphs: list[str]) -> None:
    ended = list(dict.fromkeys(f"{one} end." for one in paragraphs if one))
    markup = "".join(f"<p>{escape(one)}</p>" for one in ended)
    assert body_text(parsed(f"<body><article>{markup}<hr></article>")) == "\n".join(ended)


PARTS = "<div> </div> <p> </p> <a> </a> <br> <aside> <table><td> <h2>".split()


@given(st.lists(st.sampled_from([*PARTS, FIRST]), max_size=30))
def test_any_tree_is_read_and_nothing_is_made_up(parts: list[str]) -> None:
    root = parsed("<body>" + "".join(parts))
    assert body_text(root).replace(FIRST, "").split() == []
