"""Filters and addresses say the same."""

from __future__ import annotations

from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from consist.decisions import FindingQuery, Order, Status
from consist.model import ClashType, Kind
from consist.web.filters import Filters, place

texts = st.text(max_size=30).map(lambda text: text.replace("\0", ""))
words = texts.map(str.strip)

filters = st.builds(
    Filters,
    status=st.none() | st.sampled_from(Status),
    kinds=st.sets(st.sampled_from(Kind)).map(lambda some: tuple(k for k in Kind if k in some)),
    type=st.none() | st.sampled_from(ClashType),
    outlet=texts,
    story=texts,
    sure=st.integers(0, 100),
    text=words,
    order=st.sampled_from(Order),
    gone=st.booleans(),
)


@given(filters)
def test_an_address_keeps_the_filters(chosen: Filters) -> None:
    assert Filters.of(QueryParams(urlsplit(chosen.address("/", at=7)).query)) == chosen


@given(filters)
def test_a_hidden_field_keeps_the_filters(chosen: Filters) -> None:
    assert Filters.of_field(chosen.as_field) == chosen


@given(st.text(max_size=200))
def test_any_address_asks_for_something(query: str) -> None:
    asked = Filters.of(QueryParams(query)).query(index=None, limit=1)
    assert isinstance(asked, FindingQuery)


@given(st.text(max_size=12))
def test_a_place_is_a_whole_number_or_none(value: str) -> None:
    found = place({"at": value}, "at", least=0)
    assert found is None or str(found) == value.lstrip("0") or (found == 0 and not value.strip("0"))
