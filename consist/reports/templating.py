"""The pages' templates; their escaping is the one place where article text meets markup."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@cache
def template(name: str) -> Template:
    """Return one of the templates beside this module."""
    return escaping("consist.reports", keep_trailing_newline=True).get_template(name)


def escaping(package: str, *, keep_trailing_newline: bool = False) -> Environment:
    """Return an environment for a package's templates, which escapes all that is put into them."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )
