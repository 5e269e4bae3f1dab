"""Where the review page listens and who may come in: frozen, checked at birth."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from consist.errors import SettingsError

LEAST_TOKEN = 16
"""Characters of a token: with letters and digits more guesses than a network allows."""

LEAST_SECRET = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the page is served.

    Attributes:
        host: The address to listen on. Anything but loopback is refused by `consist review` unless
            a token was chosen.
        port: The port, 0 for a free one.
        token: What lets a browser or a program in, at least 16 characters.
        author: Whose name stands under decisions until somebody signs in with another.
        public_url: The address people use where a proxy stands before the server; its host name is
            then accepted, and with https the cookie is sent over https alone.
        index: The index whose findings are shown and checks are run on; None shows all findings.
        webhooks: Addresses that are told of new findings.
        webhook_secret: What the messages to them are signed with.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str
    author: str = "editor"
    public_url: str | None = None
    index: str | None = None
    webhooks: tuple[str, ...] = ()
    webhook_secret: str = ""

    def __post_init__(self) -> None:
        """Refuse what would not be safe or could not work, with the value and the way out."""
        if not 0 <= self.port <= 65535:
            raise SettingsError(f"--port {self.port} is no port; choose one from 1 to 65535")
        if len(self.token) < LEAST_TOKEN or not self.token.isascii():
            raise SettingsError(
                f"the token has {len(self.token)} characters; choose one of at least "
                f"{LEAST_TOKEN} ASCII characters, for example with: openssl rand -hex 16"
            )
        for address in (*self.webhooks, *((self.public_url,) if self.public_url else ())):
            if not _is_web(address):
                raise SettingsError(f"{address!r} is no http or https address")
        if self.webhooks and len(self.webhook_secret) < LEAST_SECRET:
            raise SettingsError(
                f"--webhook needs a secret of at least {LEAST_SECRET} characters to sign with; "
                "set it in the environment as CONSIST_WEBHOOK_SECRET"
            )

    @property
    def secure(self) -> bool:
        """Whether people reach the page over https."""
        return self.public_url is not None and self.public_url.lower().startswith("https:")

    @property
    def address(self) -> str:
        """The address under which people reach the page, without a slash at its end."""
        if self.public_url is not None:
            return self.public_url.rstrip("/")
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 (a comparison)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def names(self) -> frozenset[str]:
        """The host names by which the page may be asked for, beside addresses in digits."""
        named = {"localhost", self.host.lower()}
        if self.public_url is not None:
            named.add((urlsplit(self.public_url).hostname or "").lower())
        return frozenset(named)


def is_loopback(host: str) -> bool:
    """Tell whether only programs of this machine can reach that address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
