from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consist.model import Article, Met, Skipped
from consist.sources import read

Read = Callable[..., list[Met]]


def test_rss(data: Path) -> None:
    path = str(data / "feed.rss")
    bridge, ferry, picture = read([path])
    assert bridge == Article(
        id="hp-4711",
        outlet="harbourpost.example",
        title="Bridge to open & tolls to fall",
        url="https://www.harbourpost.example/bridge-opens",
        published_at=datetime(2024, 6, 14, 5, 30, tzinfo=UTC),
        text="The Orlen bridge opens on Monday, a week early.\n\n"
        "Tolls fall to 2 crowns — “for good”, the mayor said.\nThe union doubts it.",
    )
    assert isinstance(ferry, Article)
    assert ferry.outlet == "wire.example"
    assert ferry.text == "Crews went back to work after nine days."
    assert picture == Skipped(path, "entry 3", "the text is empty")


def test_atom(data: Path) -> None:
    (article,) = read([str(data / "feed.atom")])
    assert article == Article(
        id="urn:northgazette:1",
        outlet="northgazette.example",
        title="Bridge opens late",
        url="https://northgazette.example/bridge",
        published_at=datetime(2024, 6, 14, 3, 10, tzinfo=UTC),
        language="en",
        text="Turnout at the opening was low, <50 people by noon.",
    )


def test_a_feed_that_breaks_off_says_where(read_bytes: Read, data: Path) -> None:
    content = (data / "feed.rss").read_bytes()
    cut = content.index(b"Crews went back")
    bridge, *_, last = read_bytes("a.xml", content[:cut])
    assert isinstance(bridge, Article)
    assert bridge.id == "hp-4711"
    assert isinstance(last, Skipped)
    line = 1 + content.count(b"\n", 0, cut)
    assert f"broken at line {line}" in last.reason


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        b"<note><to>all</to></note>",
        b"https://feeds.example/rss",
        b"/etc/passwd",
        b"<rss><channel></channel></rss>",
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_feed_is_skipped(read_bytes: Read, content: bytes) -> None:
    (skipped,) = read_bytes("a.rss", content)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("no entries of a feed")
