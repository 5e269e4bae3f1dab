"""The review page's work over HTTP, for programs: described by OpenAPI, behind one bearer token."""

from consist.web.api.application import create_api

__all__ = ["create_api"]
