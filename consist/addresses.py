"""Which page an address leads to, however it is written, and at which site."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

WEB = frozenset({"http", "https"})
USUAL_PORTS = frozenset({"", "80", "443"})
_TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid li_fat_id igshid igsh
    mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __twitter_impression guccounter guce_referrer
    guce_referrer_sig pk_campaign pk_kwd pk_source pk_medium pk_content pk_cid ocid
    ncid icid s_cid cmpid smid smtyp xtor CMP
    """.split()
)
_TRACKING_STARTS = ("utm_", "mtm_", "at_", "hsa_")
"""By what statistics name the way on which a reader came; the page is the same without them."""


def page(address: str) -> str:
    """Return what all addresses of a page of the web have in common; any other comes as it is.

    http or https, "www.", the host's case, a slash at the end, a fragment and parameters that
    only tell where readers come from make no difference; all other parameters do, and so do
    fragments that are paths of their own ("#/5", "#!5").

    >>> page("http://www.gazette.example/halm/?id=7&utm_source=feed#top")
    'https://gazette.example/halm?id=7'
    """
    parts = _web(address)
    if parts is None:
        return address.strip()
    kept = [each for each in parts.query.split("&") if each and not _tracks(each)]
    query = f"?{'&'.join(kept)}" if kept else ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"https://{_host(parts)}{_port(parts)}{parts.path.rstrip('/')}{query}{route}"


def part(address: str) -> str:
    """Return which part of its page an address names, "" for none."""
    parts = _web(address)
    return "" if parts is None else parts.fragment


def site(address: str) -> str:
    """Return the host of a page of the web without "www.", "" for any other address.

    >>> site("https://www.Gazette.example/politics/1")
    'gazette.example'
    """
    parts = _web(address)
    return "" if parts is None else _host(parts)


def _web(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts if parts.scheme in WEB and parts.hostname else None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".").removeprefix("www.")


def _port(parts: SplitResult) -> str:
    """Return the port with its colon, whatever stands for it; "" where it is a usual one."""
    host = parts.netloc.rpartition("@")[2].rpartition("]")[2]
    port = host.partition(":")[2]
    return "" if port in USUAL_PORTS else f":{port}"


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0]
    return name in _TRACKING or name.lower().startswith(_TRACKING_STARTS)
