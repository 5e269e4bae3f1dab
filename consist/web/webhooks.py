"""Messages to addresses that were chosen when the server started: signed, and tried again.

The signature is an HMAC-SHA256 over the time of sending and the body, as in

    Consist-Signature: t=1767225600,v1=5f0a…

so that a receiver knows who sent it and an old message cannot be sent again by somebody else.
"""

from __future__ import annotations

import hmac
import json
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from http.client import HTTPException
from threading import Condition, Thread
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from consist.version import version

logger = logging.getLogger(__name__)

PAUSES = (1.0, 5.0, 30.0, 120.0, 600.0)
"""Seconds before each further try: a restart of the receiver is bridged, an outage of a day not."""

TIMEOUT_SECONDS = 10.0
MOST_REMEMBERED = 200
GONE = 410
TOLERANCE_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A message to one address; `state` is pending, delivered or failed."""

    id: str
    url: str
    event: str
    created: datetime
    body: bytes
    due: float
    state: str = "pending"
    tries: int = 0
    error: str | None = None


def signature(secret: str, body: bytes, *, at: int) -> str:
    """Return the signature's header for a body sent at a second since 1970.

    >>> signature("a secret of the desk", b"{}", at=1767225600)[:20]
    't=1767225600,v1=f692'
    """
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    return f"t={at},v1={mark}"


def is_genuine(secret: str, body: bytes, header: str, *, now: int) -> bool:
    """Tell whether a message was signed with the secret within the last five minutes."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    stated = parts.get("t", "")
    if not (stated.isascii() and stated.isdecimal()) or len(stated) > 12:
        return False
    fresh = abs(now - int(stated)) <= TOLERANCE_SECONDS
    return fresh and hmac.compare_digest(
        signature(secret, body, at=int(stated)).encode(), header.encode("utf-8", "replace")
    )


class Webhooks:
    """Delivers each message to each address, in a thread of its own.

    Messages that wait are lost when the server stops: a receiver that must know of everything asks
    the API for what is new.
    """

    def __init__(
        self,
        urls: Sequence[str],
        *,
        secret: str,
        clock: Callable[[], datetime],
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._urls = tuple(urls)
        self._secret = secret
        self._clock = clock
        self._pauses = tuple(pauses)
        self._opener = _opener()
        self._deliveries: dict[str, Delivery] = {}
        self._changed = Condition()
        self._closed = False
        self._thread = Thread(target=self._work, name="consist-webhooks", daemon=True)
        if self._urls:
            self._thread.start()

    def announce(self, event: str, payload: Mapping[str, Any]) -> None:
        """Send a message to every address, in the background."""
        with self._changed:
            for url in self._urls:
                name = secrets.token_hex(8)
                body = json.dumps({"event": event, "delivery": name, **payload}).encode()
                self._deliveries[name] = Delivery(
                    id=name, url=url, event=event, created=self._clock(), body=body, due=monotonic()
                )
            self._forget()
            self._changed.notify()

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return what is remembered of the messages, the newest first."""
        with self._changed:
            return tuple(reversed(self._deliveries.values()))

    def close(self) -> None:
        """Send no more."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._urls:
            self._thread.join(timeout=1.0)

    def _forget(self) -> None:
        ended = [item.id for item in self._deliveries.values() if item.state != "pending"]
        for name in ended[: max(0, len(self._deliveries) - MOST_REMEMBERED)]:
            del self._deliveries[name]

    def _work(self) -> None:
        while (delivery := self._next()) is not None:
            error, final = self._try(delivery)
            with self._changed:
                self._deliveries[delivery.id] = self._after(delivery, error, final=final)

    def _next(self) -> Delivery | None:
        """Wait for the next message that is due; None when closed."""
        with self._changed:
            while not self._closed:
                pending = [item for item in self._deliveries.values() if item.state == "pending"]
                first = min(pending, key=lambda item: item.due, default=None)
                wait = None if first is None else first.due - monotonic()
                if first is not None and wait is not None and wait <= 0:
                    return first
                self._changed.wait(wait)
            return None

    def _after(self, delivery: Delivery, error: str | None, *, final: bool) -> Delivery:
        tried = replace(delivery, tries=delivery.tries + 1, error=error)
        if error is None:
            return replace(tried, state="delivered")
        if final or tried.tries > len(self._pauses):
            logger.warning("webhook %s to %s failed for good: %s", tried.id, tried.url, error)
            return replace(tried, state="failed")
        return replace(tried, due=monotonic() + self._pauses[tried.tries - 1])

    def _try(self, delivery: Delivery) -> tuple[str | None, bool]:
        """Send once and return what went wrong, and whether there is no use in trying again."""
        at = int(self._clock().timestamp())
        request = Request(  # noqa: S310 (only addresses that the settings found to be http)
            delivery.url,
            data=delivery.body,
            method="POST",
            headers={
                "Content-Type": "application/json",
                "User-Agent": f"consist/{version()}",
                "Consist-Event": delivery.event,
                "Consist-Delivery": delivery.id,
                "Consist-Signature": signature(self._secret, delivery.body, at=at),
            },
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS):
                return None, False
        except HTTPError as error:
            error.close()
            return f"the receiver answered {error.code}", error.code == GONE
        except (OSError, HTTPException, ValueError, OverflowError) as error:
            return f"{type(error).__name__}: {error}"[:300], False


def _opener() -> OpenerDirector:
    """Return an opener that takes a redirect for an error: no message goes where none was meant."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
