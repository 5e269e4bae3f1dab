"""Bytes to text: compression, byte order marks, wrong encodings, damage.

Text is never repaired: what cannot be decoded without loss is reported, so that offsets stay those
of the text as it was given.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from gzip import GzipFile
from io import BufferedReader
from pathlib import Path
from typing import TypeAlias

LONGEST = 64 * 2**20
"""The most bytes of one line, or of one file that is read whole: a bound against bombs."""

_GZIP = b"\x1f\x8b"
_CHUNK = 2**16
_SAMPLE = 2**15
_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿÀÂÄÁÅÆÇÉÈÊËÍÎÏÑÓÔÖØŒÚÙÛÜ«»‹›“”„‘’‚–—…•€£§°·´©®¿¡\xa0"
)

Stream: TypeAlias = BufferedReader | GzipFile


class DecodingError(Exception):
    """Bytes that are no text, or not whole. It never leaves this package."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end; `number` counts from one. `problem` is set where it cannot be read."""

    number: int
    text: str
    problem: str = ""


@contextmanager
def opened(path: Path) -> Iterator[Stream]:
    """Open a file for reading, unpacked if its first bytes say gzip, whatever its name says."""
    with path.open("rb") as raw:
        if raw.peek(2)[:2] != _GZIP:
            yield raw
        else:
            with gzip.open(raw, "rb") as unpacked:
                yield unpacked


def read_bytes(path: Path) -> bytes:
    """Return a whole file, unpacked.

    Raises:
        DecodingError: It is damaged, or longer than `LONGEST`.
        OSError: It cannot be opened.
    """
    with opened(path) as stream:
        try:
            data = stream.read(LONGEST + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DecodingError(_damage(error)) from error
    if len(data) > LONGEST:
        raise DecodingError(f"it is longer than {LONGEST >> 20} MiB")
    return data


def read_text(path: Path) -> str:
    """Return the text of a whole file.

    Raises:
        DecodingError: It is damaged, too long, or no text.
        OSError: It cannot be opened.
    """
    return decode(read_bytes(path))


def lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file one by one; only a line feed ends a line.

    After damage that ends the reading comes one last line with a problem.

    Raises:
        OSError: The file cannot be opened.
    """
    number = 0
    with opened(path) as stream:
        try:
            for line in _lines(stream):
                number = line.number
                yield line
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Line(number + 1, "", _damage(error))
        except UnicodeDecodeError as error:
            yield Line(number + 1, "", f"the {error.encoding} text is damaged here: {error.reason}")


def decode(data: bytes) -> str:
    """Return the text of some bytes, without a byte order mark.

    UTF-8 unless a mark or a pattern of NUL bytes says UTF-16 or 32. What is not UTF-8 is guessed;
    UTF-8 with a few broken bytes is refused, for a guess would spoil the rest of it.

    Raises:
        DecodingError: The bytes are no text.
    """
    encoding = _declared(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise DecodingError(f"it is no {encoding} text: {error.reason}") from error
        return _foreign(data, error)
    if "\x00" in text:
        raise DecodingError("it holds NUL bytes: binary data, not text")
    return text


def _lines(stream: Stream) -> Iterator[Line]:
    encoding = _declared(stream.peek(_HEAD)[:_HEAD])
    if encoding in {"utf-8", "utf-8-sig"}:
        yield from _narrow(stream)
    else:
        yield from _wide(stream, encoding)


def _narrow(stream: Stream) -> Iterator[Line]:
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if len(raw) > LONGEST:
            yield Line(number, "", f"the line is longer than {LONGEST >> 20} MiB")
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LONGEST + 1)
            continue
        if number == 1:
            raw = raw.removeprefix(codecs.BOM_UTF8)
        try:
            yield Line(number, raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield _foreign_line(number, raw, error)


def _foreign_line(number: int, raw: bytes, error: UnicodeDecodeError) -> Line:
    try:
        return Line(number, _foreign(raw, error))
    except DecodingError as refusal:
        return Line(number, "", f"the line cannot be decoded: {refusal}")


def _wide(stream: Stream, encoding: str) -> Iterator[Line]:
    decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
    number, rest, more = 0, "", True
    while more:
        chunk = stream.read1(_CHUNK)
        more = bool(chunk)
        *whole, rest = (rest + decoder.decode(chunk, final=not more)).split("\n")
        for text in whole:
            number += 1
            yield Line(number, text + "\n")
        if len(rest) > LONGEST:
            problem = f"the line is longer than {LONGEST >> 20} MiB; from here on nothing is read"
            yield Line(number + 1, "", problem)
            return
    if rest:
        yield Line(number + 1, rest)


def _declared(head: bytes) -> str:
    """Return the encoding that the first bytes show: by a mark, or by where the NUL bytes stand."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    sample = head[:_HEAD]
    half = len(sample) // 2
    if half >= 4 and sample[1::2].count(0) > 0.6 * half and not sample[::2].count(0):
        return "utf-16-le"
    if half >= 4 and sample[::2].count(0) > 0.6 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _foreign(data: bytes, error: UnicodeDecodeError) -> str:
    """Decode what is not UTF-8; windows-1252 if it looks Western, else by charset-normalizer."""
    if b"\x00" in data:
        raise DecodingError("it holds NUL bytes: binary data, not text")
    lossy = data.decode("utf-8", "replace")
    broken = lossy.count("�")
    if sum(character > "\x7f" for character in lossy) > 2 * broken:
        more = f" and {broken - 1} more places" if broken > 1 else ""
        raise DecodingError(f"it is UTF-8, but broken at byte {error.start}{more}")
    western = data.decode("cp1252", "replace")
    marks = [character for character in western if character > "\x7f"]
    if len(marks) <= 0.25 * len(western) and _WESTERN.issuperset(marks):
        return western
    return _guessed(data, error.start)


def _guessed(data: bytes, start: int) -> str:
    from charset_normalizer import from_bytes

    low = data.rfind(b" ", 0, max(0, start - _SAMPLE)) + 1
    high = data.find(b" ", start + _SAMPLE)
    best = from_bytes(data[low : high if high >= 0 else len(data)]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise DecodingError("it is in no known encoding; save it as UTF-8")


def _damage(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the compressed file is cut off here; what came before was read"
    return f"the compressed file is damaged here ({error}); what came before was read"
