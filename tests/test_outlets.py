"""Outlets under one name, and notes on what may be one outlet under several."""

from __future__ import annotations

import pytest

from consist.model import Article, Note, outlet_key
from consist.outlets import sharing_a_host, with_one_spelling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Gazette", "Gazette", True),
        ("the gazette", "GAZETTE ", True),
        ("The\u00a0Gazette", "Gazette", True),
        ("The", "the", True),
        ("Theatre Gazette", "atre Gazette", False),
        ("The Gazette", "Le Gazette", False),
        ("Gazette", "Gazette, The", False),
        ("The Gazette", "The Courier", False),
        ("The", "", False),
    ],
)
def test_a_the_makes_no_other_outlet(one: str, other: str, same: bool) -> None:
    assert (outlet_key(one) == outlet_key(other)) is same


def test_the_name_that_most_articles_have_is_shown() -> None:
    names = ("Gazette", "The Gazette", "The Gazette", "Courier")
    articles = [Article(str(n), name, "Rain.") for n, name in enumerate(names)]
    shown = [article.outlet for article in with_one_spelling(articles)]
    assert shown == ["The Gazette"] * 3 + ["Courier"]


def at(*places: tuple[str, str]) -> list[Article]:
    return [
        Article(str(number), outlet, "Rain.", url=f"https://{host}/{number}")
        for number, (outlet, host) in enumerate(places)
    ]


@pytest.mark.parametrize(
    ("places", "hosts"),
    [
        ([("Gazette", "www.gazette.example"), ("gazette.example", "gazette.example")], 1),
        ([("Gazette", "gazette.example"), ("Courier", "courier.example")], 0),
        ([("Gazette", "gazette.example"), ("Sport", "sport.gazette.example")], 0),
        ([(name, "all.example") for name in ("Gazette", "Courier", "Herald")], 1),
        ([(name, "all.example") for name in ("Gazette", "Courier", "Herald", "Post")], 0),
        # a guest's article makes the host not the guest's own
        (
            [
                ("Gazette", "g.example"),
                *[("Wire", host) for host in ("g.example", *["w.example"] * 2)],
            ],
            0,
        ),
    ],
)
def test_outlets_that_share_a_host_are_noted(places: list[tuple[str, str]], hosts: int) -> None:
    notes = sharing_a_host(at(*places))
    assert len(notes) == hosts
    assert all(isinstance(note, Note) for note in notes)


def test_a_note_names_the_outlets_and_their_host() -> None:
    (note,) = sharing_a_host(
        at(("Gazette", "www.gazette.example"), ("gazette.example", "gazette.example"))
    )
    assert note.reason == (
        "articles of 'Gazette' and 'gazette.example' are at gazette.example: "
        "if they are one outlet, give them one name"
    )


def test_articles_without_an_address_share_nothing() -> None:
    articles = [Article("1", "Gazette", "Rain."), Article("2", "Courier", "Snow.", url="page 3")]
    assert sharing_a_host(articles) == ()
