"""Which addresses a report links to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# everything that an address may hold unescaped, "%" included since addresses come escaped
KEPT = "%/:=&?~#+!$,;@"


def web_link(address: str | None) -> str | None:
    """Return the address in a form safe to link to, or None where it is no page of the web.

    >>> web_link("https://tern.example/a b"), web_link("javascript:alert(1)")
    ('https://tern.example/a%20b', None)
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # a broken IPv6 address
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return quote(parts.geturl(), safe=KEPT, errors="replace")
