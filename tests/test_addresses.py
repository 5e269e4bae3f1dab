"""Which addresses lead to one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.addresses import page, part, site


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("http://gazette.example", "https://gazette.example"),
        (" https://www.Gazette.example:443/ ", "https://gazette.example"),
        ("https://gazette.example:8443/a/", "https://gazette.example:8443/a"),
        ("https://desk:word@gazette.example/a", "https://gazette.example/a"),
        ("http://[::1]:90/a", "https://::1:90/a"),
        ("https://gazette.example/a?UTM_Medium=x&&b=1&utm_id=2", "https://gazette.example/a?b=1"),
        ("https://gazette.example/a?CMP=share&cmp=7", "https://gazette.example/a?cmp=7"),
        ("https://gazette.example/a?utm=1&source=b", "https://gazette.example/a?utm=1&source=b"),
        ("https://gazette.example/a?page=2#top", "https://gazette.example/a?page=2"),
        ("https://gazette.example/#!/5", "https://gazette.example#!/5"),
        ("mailto:desk@gazette.example", "mailto:desk@gazette.example"),
        ("https://[broken", "https://[broken"),
        ("", ""),
    ],
)
def test_a_page_is_known_however_its_address_is_written(address: str, same: str) -> None:
    assert page(address) == same


@given(st.text(st.characters() | st.sampled_from(":/?#&=@[]"), max_size=20))
def test_any_text_has_a_page_and_perhaps_a_site(text: str) -> None:
    address = f"https://{text}"
    assert page(text).strip() == page(text)
    assert "/" not in site(address)
    assert site(text) == "" or text.strip().lower().startswith("http")


def test_a_part_is_the_fragment() -> None:
    assert part("https://gazette.example/live#post-1") == "post-1"
    assert part("gazette") == ""
