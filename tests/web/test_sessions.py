"""Cookies and form tokens: what was made here is taken, anything else is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consist.web.sessions import SESSION_SECONDS, Seal, Session, tidy_author

NOW = 1_900_000_000
SEAL = Seal("a token of the desk")

texts = st.text(max_size=60)


@given(texts, texts, st.integers(0, SESSION_SECONDS))
def test_a_cookie_opens_to_its_session(author: str, nonce: str, age: int) -> None:
    session = Session(author, nonce, NOW - age)
    assert SEAL.session(SEAL.cookie(session), now=NOW) == session


@given(st.data())
def test_a_changed_cookie_opens_to_nothing(data: st.DataObject) -> None:
    cookie = SEAL.cookie(Session("Ada", "n", NOW))
    at = data.draw(st.integers(0, len(cookie) - 1))
    other = data.draw(st.characters().filter(lambda c: c != cookie[at]))
    assert SEAL.session(cookie[:at] + other + cookie[at + 1 :], now=NOW) is None
    assert SEAL.session(cookie[:at], now=NOW) is None


@given(texts)
def test_no_text_is_a_cookie(text: str) -> None:
    assert SEAL.session(text, now=NOW) is None


def test_a_cookie_ends() -> None:
    cookie = SEAL.cookie(Session("Ada", "n", NOW))
    assert SEAL.session(cookie, now=NOW + SESSION_SECONDS + 1) is None
    assert SEAL.session(cookie, now=NOW - 3600) is None


def test_a_cookie_of_another_token_is_none() -> None:
    cookie = Seal("another token of the desk").cookie(Session("Ada", "n", NOW))
    assert SEAL.session(cookie, now=NOW) is None


def test_a_form_belongs_to_its_session() -> None:
    one, other = Session("Ada", "one", NOW), Session("Ada", "other", NOW)
    assert SEAL.is_own_form(one, SEAL.form_token(one))
    assert not SEAL.is_own_form(other, SEAL.form_token(one))


def test_a_cookie_is_no_form_token() -> None:
    session = Session("Ada", "n", NOW)
    assert SEAL.cookie(session).partition(".")[2] != SEAL.form_token(session)


@given(texts)
def test_the_token_alone_is_admitted(text: str) -> None:
    assert SEAL.admits(text) is (text == "a token of the desk")


@given(st.text())
def test_a_name_fits_on_a_line(name: str) -> None:
    tidy = tidy_author(name)
    assert len(tidy) <= 80
    assert tidy.isprintable()
    assert tidy == tidy.strip()
