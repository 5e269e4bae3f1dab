from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.reports.link import web_link


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", "JavaScript:alert(1)", " data:text/html,x", "file://host/x",
        "ftp://tern.example/x",
        "//tern.example/x", "tern.example/x", "https:", "https:///x", "http://[::1", "mailto:a@b.c",
        "java\nscript:alert(1)",
    ],
)  # fmt: skip
def test_only_pages_of_the_web_are_linked(address: str | None) -> None:
    assert web_link(address) is None


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://tern.example/a?b=1&c=%20d#e", "https://tern.example/a?b=1&c=%20d#e"),
        (" HTTP://tern.example/ ", "http://tern.example/"),
        ('https://tern.example/"><b>', "https://tern.example/%22%3E%3Cb%3E"),
        ("https://tern.example/naïve", "https://tern.example/na%C3%AFve"),
    ],
)
def test_a_link_is_escaped_once(address: str, link: str) -> None:
    assert web_link(address) == link
    assert unquote(urlsplit(link).path) == unquote(urlsplit(address.strip()).path)


@given(st.text())
def test_no_address_breaks_out_of_a_link(rest: str) -> None:
    link = web_link(f"https://tern.example/{rest}")
    assert link is not None
    assert link.startswith("https://tern.example/")
    assert not set(link) & set("<>\"' \n\t\\()[]`")
