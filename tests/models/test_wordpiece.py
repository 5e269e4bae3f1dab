"""Word pieces, compared with those of the package tokenizers."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.errors import ModelError
from consist.models import bundled
from consist.models.folder import ENCODER, TOKENIZER
from consist.models.wordpiece import WordPiece

pytestmark = pytest.mark.model
reference = pytest.importorskip("tokenizers", reason="tokenizers is not installed")

LENGTHS = (5, 12, 13, 256)
NEW_IN_UNICODE = {"Mn", "Mc", "Cf", "Pd", "Pe", "Po", "Ps", "So"}
PROSE = st.text("aeionrst THE .,'-$€%“”é́ñßİΣς中あ한۳\t\n\xa0\x07\u200d\ufffd#", max_size=80)
TEXTS = PROSE | st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), max_size=40)


def file() -> Path:
    return bundled.folder(ENCODER) / TOKENIZER


@cache
def ours(length: int) -> WordPiece:
    return WordPiece.load(file(), max_length=length)


@cache
def theirs(length: int) -> Any:
    tokenizer = reference.Tokenizer.from_file(str(file()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(length, strategy="longest_first")
    return tokenizer


@settings(deadline=None)
@given(TEXTS, st.sampled_from(LENGTHS))
def test_a_text_has_the_same_pieces(text: str, length: int) -> None:
    wanted = theirs(length).encode(text)
    assert ours(length).encode(text) == (wanted.ids, wanted.type_ids)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(LENGTHS))
def test_a_pair_has_the_same_pieces_and_is_cut_alike(one: str, other: str, length: int) -> None:
    wanted = theirs(length).encode(one, other)
    assert ours(length).encode((one, other)) == (wanted.ids, wanted.type_ids)


def test_every_character_is_read_alike_but_what_is_newer_than_unicode_8() -> None:
    differ = [
        character
        for character in map(chr, [*range(0x3500), *range(0xE000, 0x10000)])
        if ours(256).encode(f"ab{character}cd").ids != theirs(256).encode(f"ab{character}cd").ids
    ]
    assert len(differ) < 700
    assert not [one for one in differ if unicodedata.category(one) not in NEW_IN_UNICODE]
    assert not [one for one in differ if ord(one) < 0x600]


def test_a_mark_between_texts_is_not_taken_from_a_text() -> None:
    ids = ours(256).encode("He wrote [SEP] on it.").ids
    assert ids.count(ours(256).vocabulary["[SEP]"]) == 1


def test_half_a_pair_of_surrogates_counts_for_nothing() -> None:
    assert ours(256).encode("the \ud83d dam") == ours(256).encode("the dam")


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("normalizer", "lowercase", False),
        ("normalizer", "strip_accents", False),
        ("pre_tokenizer", "type", "Metaspace"),
        ("model", "type", "Unigram"),
    ],
)
def test_another_tokenizer_is_refused(tmp_path: Path, part: str, key: str, value: object) -> None:
    told = json.loads(file().read_text(encoding="utf-8"))
    told[part][key] = value
    (tmp_path / TOKENIZER).write_text(json.dumps(told))
    with pytest.raises(ModelError, match=f"{part}.{key}"):
        WordPiece.load(tmp_path / TOKENIZER, max_length=256)
