"""The review page and the HTTP API: findings read and decided in a browser or by a program."""

from consist.web.app import create_app
from consist.web.settings import WebSettings

__all__ = ["WebSettings", "create_app"]
