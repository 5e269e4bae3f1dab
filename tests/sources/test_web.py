from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from consist.errors import SourceError
from consist.model import Article, Skipped
from consist.sources import read
from consist.sources.feed import is_feed


@pytest.fixture
def server(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            path = data / self.path.lstrip("/")
            self.send_response(200 if path.is_file() else 404)
            self.end_headers()
            if path.is_file():
                self.wfile.write(path.read_bytes())

    served = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join()
    served.server_close()
    assert len(asked) == len(set(asked))


def test_a_feed_is_known_by_its_content_and_fetched_once(server: str) -> None:
    address = f"{server}/feed.rss"
    first, second, third = read([address, address])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.outlet) == ("hp-4711", "wire.example")
    assert third == Skipped(address, "entry 3", "the text is empty")


def test_a_page(server: str) -> None:
    (article,) = read([f"{server}/bridge.html"])
    assert isinstance(article, Article)
    assert article.outlet == "The Harbour Post"


def test_a_page_that_speaks_of_feeds_is_no_feed() -> None:
    assert not is_feed(b"<!doctype html><html><body>How to write <rss> by hand</body></html>")
    assert is_feed('<?xml version="1.0"?><rdf:RDF>'.encode("utf-16"))


def test_a_missing_page_is_an_error_that_names_it(server: str) -> None:
    with pytest.raises(SourceError, match=r"/none.rss cannot be fetched: .*404.*check the address"):
        list(read([f"{server}/none.rss"]))


def test_without_a_network_the_error_names_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/feed"
    with pytest.raises(SourceError, match=rf"{address} cannot be fetched"):
        list(read([address]))


@pytest.mark.parametrize("address", ["http://", "https://[::1", "http://a b/"])
def test_what_is_no_address(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(SourceError, match="cannot be fetched"):
        list(read([address]))
