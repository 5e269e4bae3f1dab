"""Serving the site: the socket, and the server that answers on it."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from consist.errors import SettingsError

BACKLOG = 128
MOST_AT_ONCE = 200
"""Requests that are answered at a time; beyond it the server says 503 instead of slowing down."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; port 0 takes a free one.

    Raises:
        SettingsError: There is no such address here, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"cannot listen on {host} port {port}: {error.strerror or error}; "
            "choose another with --host and --port (0 takes a free port)"
        ) from error
    return listener


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Answer on the socket until the process is told to stop."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])
