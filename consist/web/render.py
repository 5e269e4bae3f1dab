"""Templates to answers; text is escaped where it meets markup, as in the reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from consist.reports.templating import escaping
from consist.version import version
from consist.web.sessions import Session

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the frame of every page shows; `here` names the page, `keys` says whether keys work."""

    here: str = ""
    session: Session | None = None
    form_token: str = ""
    keys: bool = True


def render(template: str, page: Page, *, status_code: int = 200, **values: object) -> HTMLResponse:
    """Return a page."""
    html = _environment().get_template(template).render(page=page, version=version(), **values)
    return HTMLResponse(html.encode("utf-8", "replace"), status_code=status_code)


@cache
def _environment() -> Environment:
    environment = escaping("consist.web")
    environment.globals["asset"] = asset
    return environment


@cache
def asset(name: str) -> str:
    """Return the address of a file of the page, which changes with the file."""
    data = files("consist.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={sha256(data).hexdigest()[:12]}"
