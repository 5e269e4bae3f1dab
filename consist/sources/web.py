"""Feeds and pages at an http or https address. Nothing is fetched unless a user names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consist.addresses import site
from consist.errors import SourceError
from consist.sources.encoding import LONGEST
from consist.sources.feed import articles_of, is_feed
from consist.sources.fields import Found, Origin
from consist.sources.page import article_of

_SECONDS = 20
"""How long a server may keep silent."""


def is_address(path: str) -> bool:
    """Return whether this is the address of something on the web and not a path."""
    return path.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class AddressSource:
    """A feed, or a page if it is no feed."""

    address: str

    def found(self, *, seen: set[str]) -> Iterator[Found]:
        """Yield the articles of the feed or of the page, unless the address is in `seen`.

        Raises:
            SourceError: The address cannot be fetched.
        """
        if self.address in seen:
            return
        seen.add(self.address)
        data = fetch(self.address)
        origin = Origin(self.address, site(self.address) or "unknown")
        if is_feed(data):
            yield from articles_of(data, origin=origin)
        else:
            yield article_of(data, origin=origin, address=self.address)


def fetch(address: str) -> bytes:
    """Return what lies at an address, through the proxy that the environment names, if any.

    Raises:
        SourceError: There is no network, no such page, or it is too long.
    """
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    try:
        request = Request(address, headers={"User-Agent": "consist"})  # noqa: S310 - see is_address
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(LONGEST + 1)
    except (OSError, HTTPException, ValueError) as error:
        raise SourceError(
            f"{address} cannot be fetched: {error}; check the address and the network"
        ) from error
    if len(data) > LONGEST:
        raise SourceError(f"{address} is longer than {LONGEST >> 20} MiB; it is no feed or page")
    return data
