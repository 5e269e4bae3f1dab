"""Who is signed in, as a sealed cookie, and the token that each of their forms must bring back.

Nothing is kept on the server: a cookie is good as long as the server's token is the same.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

SESSION_SECONDS = 14 * 24 * 3600
LONGEST_AUTHOR = 80


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in.

    Attributes:
        author: The name that stands under their decisions.
        nonce: What tells this session from any other.
        begun: When, in seconds since 1970.
    """

    author: str
    nonce: str
    begun: int


class Seal:
    """What only this server can make: cookies and form tokens, by HMAC-SHA256."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._key = sha256(b"consist review session\x00" + self._token).digest()

    def admits(self, token: str) -> bool:
        """Tell whether that is the token, in a time that says nothing of how near it came."""
        return hmac.compare_digest(self._token, token.encode("utf-8", "surrogatepass"))

    def cookie(self, session: Session) -> str:
        """Return the session as a cookie's value."""
        body = json.dumps([session.author, session.nonce, session.begun]).encode()
        packed = urlsafe_b64encode(body).rstrip(b"=").decode()
        return f"{packed}.{self._mark(b'cookie', packed)}"

    def session(self, cookie: str, *, now: int) -> Session | None:
        """Return whose cookie it is, or None where it was not made here or is too old."""
        packed, _, mark = cookie.partition(".")
        if not packed.isascii() or not _same(mark, self._mark(b"cookie", packed)):
            return None
        author, nonce, begun = json.loads(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        if not begun <= now + 60 or now - begun > SESSION_SECONDS:
            return None
        return Session(author, nonce, begun)

    def form_token(self, session: Session) -> str:
        """Return what each form of the session carries, so that no other site can send one."""
        return self._mark(b"form", session.nonce)

    def is_own_form(self, session: Session, token: str) -> bool:
        """Tell whether a form was made for this session."""
        return _same(token, self.form_token(session))

    def _mark(self, purpose: bytes, value: str) -> str:
        return hmac.new(self._key, purpose + b"\x00" + value.encode(), sha256).hexdigest()


def tidy_author(name: str) -> str:
    """Return a name fit to stand under a decision: one line, no edges, at most 80 characters.

    >>> tidy_author("  Ada   Quell ")
    'Ada Quell'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:LONGEST_AUTHOR]


def _same(given: str, made: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), made.encode())
