"""What distil.py computes on its GPU, beside independent answers."""

# ruff: noqa: E402 - torch must be there before the scripts are imported

from __future__ import annotations

import json
import lzma
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from consist.evaluation.labelled import ALLOWED, LABELS
from consist.models.nibbles import Nibbles

torch = pytest.importorskip("torch", reason="needs the extra consist[train]")
transformers = pytest.importorskip("transformers", reason="needs the extra consist[train]")

import distil_four_bits
import distil_learning
import distil_weights
from distil_learning import Course, Learner, distil, teach
from distil_loading import as_bert, from_bert, from_mpnet, restored
from distil_machine import DEVICE
from distil_measure import accuracy, ranked
from distil_model import STUDENT, TEACHER, Batch, Model
from distil_neighbours import neighbours
from distil_pairs import ONE_WAY, Pack, Stream, allowed, at_random, turned
from distil_telling import Told, agreed, said, target
from distil_texts import Integers, Texts

WORDS, POSITIONS = 60, 100
TINY = {
    "vocab_size": WORDS,
    "hidden_size": 24,
    "num_hidden_layers": 2,
    "num_attention_heads": 3,
    "intermediate_size": 96,
    "max_position_embeddings": POSITIONS,
}
SMALL_STUDENT = replace(STUDENT, width=24, heads=3, layers=2, begin=2, end=3)
SMALL_TEACHER = replace(TEACHER, width=24, heads=3, layers=2)

LENGTHS = [7, 3, 45, 1, 60, 12]
"""Word pieces of the texts of the tests; two of them fill more than 100 places."""


@pytest.fixture(scope="module")
def texts() -> Texts:
    ids = np.random.default_rng(0).integers(5, WORDS - 4, sum(LENGTHS))
    return Texts(ids, np.cumsum([0, *LENGTHS]))


def numbers(*of: int) -> Integers:
    return np.array(of)


def random_weights(model: Any) -> Any:
    """Make every weight count, biases and norms as well, so that a mixed-up one shows."""
    torch.manual_seed(1)
    with torch.no_grad():
        for weight in model.parameters():
            weight.copy_(torch.randn_like(weight) * 0.3)
    return model.eval()


@pytest.fixture(scope="module")
def bert() -> Any:
    config = transformers.BertConfig(**TINY, num_labels=3)
    return random_weights(transformers.BertForSequenceClassification(config))


@pytest.fixture(scope="module")
def mpnet() -> Any:
    config = transformers.MPNetConfig(**TINY, layer_norm_eps=TEACHER.epsilon)
    return random_weights(transformers.MPNetModel(config))


def student_of(bert: Any) -> Model:
    model = Model(SMALL_STUDENT, WORDS, POSITIONS, dropout=0.0)
    from_bert(model, bert.state_dict())
    model.to(DEVICE)
    model.eval()
    return model


def teacher_of(mpnet: Any) -> Model:
    model = Model(SMALL_TEACHER, WORDS, POSITIONS, dropout=0.1)
    from_mpnet(model, mpnet.state_dict())
    model.to(DEVICE)
    model.eval()
    return model


def asked(batch: Batch) -> dict[str, Any]:
    return {"input_ids": batch.ids.cpu(), "attention_mask": batch.real.long().cpu()}


def test_the_student_answers_as_transformers_bert(texts: Texts, bert: Any) -> None:
    batch = texts.batch(numbers(0, 1, 4, 5), numbers(2, 3, 1, 0), SMALL_STUDENT, 96)
    assert not batch.real.all()
    with torch.no_grad():
        found = student_of(bert)(batch).cpu()
        wanted = bert(**asked(batch), token_type_ids=batch.sides.cpu()).logits
    assert found.shape == (4, 3)
    assert wanted.std() > 0.1
    torch.testing.assert_close(found, wanted, atol=1e-4, rtol=1e-4)


def test_the_teacher_encodes_as_transformers_mpnet(texts: Texts, mpnet: Any) -> None:
    batch = texts.batch(numbers(0, 1, 4, 5), numbers(2, 3, 2, 0), SMALL_TEACHER, 96)
    assert batch.real.sum(1).max() == 96  # so that even the widest buckets are reached, at 91
    with torch.no_grad():
        found = teacher_of(mpnet).encode(batch).cpu()
        wanted = mpnet(**asked(batch)).last_hidden_state
    real = batch.real.cpu()
    torch.testing.assert_close(found[real], wanted[real], atol=1e-4, rtol=1e-4)


def test_the_teachers_buckets_matter(texts: Texts, mpnet: Any) -> None:
    batch = texts.batch(numbers(4), numbers(2), SMALL_TEACHER, 96)
    model = teacher_of(mpnet)
    assert model.bias is not None
    with torch.no_grad():
        before = model.encode(batch)
        model.bias.weight[15] += 5.0  # from 91 tokens before a token on
        assert not torch.allclose(model.encode(batch), before, atol=1e-3)


def test_a_blind_student_reads_each_text_as_if_alone(texts: Texts, bert: Any) -> None:
    model = student_of(bert)
    pair = texts.batch(numbers(0), numbers(5), SMALL_STUDENT, 96)
    other = texts.batch(numbers(0), numbers(2), SMALL_STUDENT, 96)
    own = slice(0, LENGTHS[0] + 2)  # the first text and its marks
    with torch.no_grad():
        blind = [model.encode(one, apart=2)[0, own] for one in (pair, other)]
        seeing = [model.encode(one)[0, own] for one in (pair, other)]
        half = [model.encode(one, apart=1)[0, own] for one in (pair, other)]
    torch.testing.assert_close(blind[0], blind[1])
    assert not torch.allclose(seeing[0], seeing[1], atol=1e-3)
    assert not torch.allclose(half[0], half[1], atol=1e-3)


def test_weights_go_out_by_the_names_of_bert_and_come_back(bert: Any) -> None:
    model = student_of(bert)
    made = as_bert(model)
    assert set(made) == {name for name in bert.state_dict() if not name.endswith("position_ids")}
    for name, weight in made.items():
        assert weight.dtype == torch.float16
        assert torch.equal(weight, bert.state_dict()[name].half())
    again = Model(SMALL_STUDENT, WORDS, POSITIONS, dropout=0.0)
    from_bert(again, restored(made))
    assert all(torch.equal(made[name], weight) for name, weight in as_bert(again).items())


THREE = Texts(np.array([11, 12, 13, 21, 22, *range(30, 40)]), np.array([0, 3, 5, 15]))
"""Three texts, of 3, 2 and 10 pieces."""


def test_a_pair_is_laid_out_as_for_bert() -> None:
    batch = THREE.batch(numbers(0, 1), numbers(1, 1), STUDENT, 256)
    assert batch.ids.tolist() == [
        [101, 11, 12, 13, 102, 21, 22, 102],
        [101, 21, 22, 102, 21, 22, 102, 0],
    ]
    assert batch.sides.tolist() == [[0, 0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 0]]
    assert batch.real.long().tolist() == [[1] * 8, [1] * 7 + [0]]
    assert batch.places[0].tolist() == [0, 1, 2, 3, 4, 1, 2, 3]
    assert batch.places[1, :7].tolist() == [0, 1, 2, 3, 1, 2, 3]


def test_a_pair_is_laid_out_as_for_mpnet() -> None:
    # <s> a </s> b </s>, as for BERT: the pieces are four places on
    batch = THREE.batch(numbers(0), numbers(1), TEACHER, 256)
    assert batch.ids.tolist() == [[0, 15, 16, 17, 2, 25, 26, 2]]
    assert batch.real.all()


def test_a_text_alone_is_laid_out_and_cut() -> None:
    batch = THREE.batch(numbers(1, 2), None, TEACHER, 8)
    assert batch.ids.tolist() == [
        [0, 25, 26, 2, 1, 1, 1, 1],
        [0, 34, 35, 36, 37, 38, 39, 2],
    ]
    assert batch.real.sum(1).tolist() == [4, 8]
    assert not batch.sides.any()


def test_the_longer_text_of_a_long_pair_is_cut_first() -> None:
    # Sixteen tokens leave room for thirteen pieces, seven of which the first may have at least.
    batch = THREE.batch(numbers(2, 0, 2), numbers(0, 2, 2), STUDENT, 16)
    first = ((batch.sides == 0) & batch.real).sum(1) - 2
    second = batch.sides.sum(1) - 1
    assert first.tolist() == [10, 3, 7]
    assert second.tolist() == [3, 10, 6]
    assert batch.ids[2].tolist() == [101, *range(30, 37), 102, *range(30, 36), 102]
    shorter = THREE.batch(numbers(0), numbers(2), STUDENT, 8)
    assert shorter.ids.tolist() == [[101, 11, 12, 13, 102, 30, 31, 102]]


def test_portions_hold_every_pair_once_and_not_too_many_tokens(texts: Texts) -> None:
    rng = np.random.default_rng(0)
    one, other = rng.integers(0, len(LENGTHS), (2, 300))
    portions = list(texts.portions(one, other, 400, rng))
    assert sorted(np.concatenate(portions)) == list(range(300))
    for part in portions:
        batch = texts.batch(one[part], other[part], SMALL_TEACHER, 256)
        assert batch.ids.numel() <= 400 + 8 * len(part)


def test_a_label_the_other_way_round() -> None:
    wanted = {
        "contradiction": {"contradiction"},
        "entailment": {"entailment", "neutral"},
        "neutral": {"entailment", "neutral"},
        "not_contradiction": {"entailment", "neutral"},
        "consistent": {"entailment", "neutral"},
        "not_entailment": set(LABELS),
        "inconsistent": set(LABELS),
    }
    for label, back in wanted.items():
        one_way = ONE_WAY if label in ("not_entailment", "inconsistent") else 0
        bits = sum(1 << LABELS.index(one) for one in ALLOWED[label]) + one_way
        told = allowed(turned(numbers(bits)))[0].tolist()
        assert {one for one, said in zip(LABELS, told, strict=True) if said} == back, label


def test_clashes_are_shown_the_other_way_round_as_often_as_asked_and_one_way_pairs_never() -> None:
    bits = np.repeat([1, 2, 4, 6, 1 + ONE_WAY, 4 + ONE_WAY], 4000)
    chosen = at_random(bits, np.random.default_rng(0), clashes=0.5, others=0.1)
    often = chosen.reshape(6, 4000).mean(axis=1)
    assert often == pytest.approx([0.5, 0.1, 0.1, 0.1, 0, 0], abs=0.03)
    assert not often[4:].any()


def test_what_bits_allow() -> None:
    assert allowed(numbers(1, 6, 7, 4 + ONE_WAY)).tolist() == [
        [1, 0, 0],
        [0, 1, 1],
        [1, 1, 1],
        [0, 0, 1],
    ]


def random_probabilities(count: int, seed: int) -> Any:
    logits = np.random.default_rng(seed).normal(size=(count, 3)) * 2
    return torch.from_numpy(logits).softmax(-1).half().to(DEVICE)


def test_both_directions_agree_on_contradiction() -> None:
    there, back = random_probabilities(500, 0), random_probabilities(500, 1)
    one, other = agreed(there, back)
    for made, told in ((one, there.float()), (other, back.float())):
        torch.testing.assert_close(made.sum(-1), torch.ones(500, device=DEVICE))
        odds = made[:, 1] * told[:, 2] - made[:, 2] * told[:, 1]  # of entailment to neutral
        assert odds.abs().max() < 1e-5
    assert torch.equal(one[:, 0], other[:, 0])
    mean = (there[:, 0].float() + back[:, 0].float()) / 2
    torch.testing.assert_close(one[:, 0], mean, atol=5e-4, rtol=0)  # summed in 16 bits


def test_a_target_never_gives_the_impossible_more_than_the_teacher_did() -> None:
    told = random_probabilities(700, 2).float()
    told /= told.sum(-1, keepdim=True)
    bits = np.arange(700) % 7 + 1
    trust = torch.linspace(0, 1, 700, device=DEVICE)
    made = target(told, bits, trust)
    torch.testing.assert_close(made.sum(-1), torch.ones(700, device=DEVICE))
    impossible = allowed(bits) == 0
    assert impossible.any()
    assert (made[impossible] <= told[impossible] + 1e-7).all()
    assert (made[-1][impossible[-1]] == 0).all()
    torch.testing.assert_close(made[0], told[0])


def test_a_target_by_hand() -> None:
    told = torch.tensor([[0.6, 0.3, 0.1]], device=DEVICE)
    made = target(told, numbers(6), torch.tensor([0.5], device=DEVICE))
    torch.testing.assert_close(made.cpu(), torch.tensor([[0.3, 0.525, 0.175]]), atol=1e-3, rtol=0)


def pairs_of(size: int) -> Integers:
    return np.stack(
        [np.arange(size) % 6, (np.arange(size) + 1) % 6, np.ones(size), 100 * np.ones(size)], 1
    ).astype(np.uint32)


def test_a_set_is_gone_through_without_repeats_before_it_begins_again() -> None:
    sets = {"fever": pairs_of(50), "quads": pairs_of(30)}
    stream = Stream(sets, {"fever": 1.0, "quads": 2.0}, seed=1, pairs=60, passes=9)
    drawn = np.concatenate([stream.draw(9) for _ in range(60)])
    assert stream.noisy.tolist() == [True] * 50 + [False] * 30
    for begin, size in ((0, 50), (50, 30)):
        of_set = drawn[(drawn >= begin) & (drawn < begin + size)]
        rounds = [of_set[k : k + size] for k in range(0, len(of_set) - size, size)]
        assert len(rounds) >= 2
        assert all(sorted(one) == list(range(begin, begin + size)) for one in rounds)
        assert rounds[0].tolist() != rounds[1].tolist()
    assert (drawn >= 50).mean() == pytest.approx(2 / 3, abs=0.05)


def test_no_set_is_gone_through_too_often() -> None:
    sets = {"large": pairs_of(900), "small": pairs_of(10)}
    stream = Stream(sets, {"large": 1.0, "small": 1.0}, seed=1, pairs=900, passes=3)
    # half of 900 would be 45 times the small set; three times leave 30 beside 450
    assert stream.share.tolist() == pytest.approx([450 / 480, 30 / 480])


def test_8_bits_are_off_by_half_a_step_at_most() -> None:
    torch.manual_seed(0)
    weight = torch.randn(20, 192) * torch.logspace(-3, 1, 20)[:, None]
    weight[3] = 0
    whole, scale = distil_weights.in_8_bits(weight)
    assert whole.shape == (20, 3, 64)
    assert scale.shape == (20, 3, 1)
    groups = weight.view(20, 3, 64)
    assert ((whole * scale - groups).abs() <= scale * 0.5001).all()
    assert torch.equal(whole.abs().amax(-1)[groups.abs().amax(-1) > 0], whole.new_full((57,), 127))
    # the scale is carried in 16 bits, which is 127 times half of its last place beside that
    raw = distil_weights.small({"matrix": weight, "bias": weight[0], "pooler.weight": weight})
    state = restored(raw)
    assert set(state) == {"matrix", "bias"}
    steps = (state["matrix"].view_as(groups) - groups).abs() / scale
    assert steps.max() <= 0.5 + 127 / 2**11 + 0.001
    torch.testing.assert_close(state["bias"], weight[0], atol=1e-7, rtol=1e-3)


def test_weights_go_into_two_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distil_weights, "PIECE", 100)
    weights = {name: torch.zeros(10) for name in "abcd"}
    first, second = distil_weights.in_pieces(weights)
    assert (list(first), list(second)) == (["a", "b"], ["c", "d"])


def test_a_pack_is_read_whole_or_in_part(tmp_path: Path) -> None:
    arrays: dict[str, Any] = {
        "ids": np.arange(9, dtype=np.uint16),
        "starts": np.array([0, 4, 9], np.uint32),
        "shares": np.frombuffer(json.dumps({"quads": 0.2}).encode(), np.uint8),
        "learn.quads": pairs_of(5),
        "dev.snli": pairs_of(4),
        "group.news": numbers(0, 1),
    }
    raw = BytesIO()
    np.savez(raw, **arrays)
    (tmp_path / "pack.xz").write_bytes(lzma.compress(raw.getvalue()))
    pack = Pack.read(tmp_path / "pack.xz")
    assert pack.texts.lengths.tolist() == [4, 5]
    assert pack.shares == {"quads": 0.2}
    assert {name: len(rows) for name, rows in pack.learn.items()} == {"quads": 5}
    part = Pack.read(tmp_path / "pack.xz", most=1)
    assert [len(sets[name]) for sets, name in ((part.learn, "quads"), (part.dev, "snli"))] == [1, 1]
    assert part.groups["news"].tolist() == [0]


def test_neighbours_are_pairs_of_one_group_each_once(texts: Texts, mpnet: Any) -> None:
    groups = {"captions": numbers(0, 1, 2), "essays": numbers(3, 4, 5)}
    base = teacher_of(mpnet).to(torch.bfloat16)
    found = neighbours(base, texts, groups, 400)
    wanted = {(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)}
    assert {(min(pair), max(pair)) for pair in found.tolist()} == wanted
    assert len(found) == 6


def test_what_is_said_is_in_the_order_asked(texts: Texts, bert: Any) -> None:
    model = student_of(bert)
    one, other = numbers(4, 3, 0, 1), numbers(1, 0, 2, 3)
    together = said(model, texts, one, other, tokens=80)
    for row in range(4):
        alone = said(model, texts, one[row : row + 1], other[row : row + 1], tokens=80)
        torch.testing.assert_close(together[row], alone[0], atol=2e-3, rtol=0)
    torch.testing.assert_close(together.float().sum(-1).cpu(), torch.ones(4), atol=2e-3, rtol=0)


def test_figures_by_hand() -> None:
    told = torch.tensor([[0.4, 0.3, 0.3], [0.6, 0.2, 0.2], [0.6, 0.2, 0.2]], device=DEVICE)
    # of the kinds "contradiction" and "not", the first is "not" by the sum of the other two
    assert accuracy(told, numbers(6, 1, 6)) == pytest.approx(2 / 3)
    scores = np.array([0.9, 0.8, 0.7, 0.1], np.float32)
    figures = ranked(scores, np.array([True, False, True, False]))
    assert figures[""] == pytest.approx((1 + 2 / 3) / 2)
    assert figures[".first20"] == 0.5
    assert figures[".others_at_half"] == 0.5


LEARNED = np.array([[0, 1, 1, 100], [1, 5, 2, 100], [5, 0, 4, 100], [3, 1, 6, 50]], np.uint32)


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """Give few pairs at once, and let the clock go on by a second a learning step."""
    now = [0.0]
    plain = Learner.learn

    def learn(learner: Learner, loss: Any, progress: float) -> None:
        plain(learner, loss, progress)
        now[0] += 1

    monkeypatch.setattr(Learner, "learn", learn)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(distil_learning, "LABELLED_AT_ONCE", 8)
    monkeypatch.setattr(distil_learning, "TEACHERS_AT_ONCE", 8)
    return Stream({"quads": LEARNED}, {"quads": 1.0}, seed=0, pairs=4, passes=1)


def answers(model: Model, texts: Texts) -> Any:
    return said(model, texts, LEARNED[:, 0], LEARNED[:, 1], tokens=200).float()


def test_a_student_learns_what_the_teacher_said(texts: Texts, bert: Any, stream: Stream) -> None:
    wanted = torch.tensor([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0.5, 0.5]], device=DEVICE)
    labelled = wanted[:, None].expand(4, 2, 3).half()
    told = Told(labelled, LEARNED[:, 1::-1].astype(np.int64), labelled)
    model = student_of(bert)
    before = (answers(model, texts) - wanted).abs().sum(-1).mean()
    distil(model, texts, stream, told, Course(100, 5e-3, 200, seed=3))
    assert not model.training
    assert {weight.dtype for weight in model.parameters()} == {torch.float32}
    assert (answers(model, texts) - wanted).abs().sum(-1).mean() < before / 2


def test_a_teacher_learns_what_labels_allow(texts: Texts, mpnet: Any, stream: Stream) -> None:
    torch.manual_seed(0)
    model = teacher_of(mpnet)
    assert model.bias is not None
    bias = model.bias.weight.bfloat16()
    possible = allowed(LEARNED[:, 2])
    before = (answers(model, texts) * (1 - possible)).sum(-1).mean()
    teach(model, texts, stream, Course(100, 2e-3, 200, seed=1))
    assert not model.training
    assert torch.equal(model.bias.weight, bias)  # distances stay as they were
    assert (answers(model, texts) * (1 - possible)).sum(-1).mean() < before / 2


def test_four_bits_are_near_and_whole_numbers_of_eight() -> None:
    torch.manual_seed(0)
    weight = torch.randn(20, 192) * torch.logspace(-3, 1, 20)[:, None]
    weight[3] = 0
    whole, factors, _ = distil_four_bits.parts(weight)
    assert whole.shape == (20, 3, 64)
    assert set(whole.unique().tolist()) <= set(range(-7, 8))
    assert set(factors.unique().tolist()) <= set(range(1, 17))
    eight = (whole * factors).abs().amax((1, 2))
    assert (eight <= 112).all()
    near = distil_four_bits.rounded(weight)
    largest = weight.view(20, 3, 64).abs().amax(-1)
    # half a step of a block is a fourteenth of its largest number; the factor is rounded as well
    wrong = (near - weight).view(20, 3, 64).abs().amax(-1)
    assert (wrong <= largest * (1 / 14 + 1 / 20) + 1e-6).all()
    assert torch.equal(near[3], weight[3])


def test_packed_weights_are_those_that_were_rounded() -> None:
    torch.manual_seed(0)
    weight, bias = torch.randn(8, 128), torch.randn(8)
    made = distil_four_bits.packed({"dense.weight": weight, "dense.bias": bias, "last": weight[:3]})
    assert set(made) == {
        *(f"dense.weight.{part}" for part in ("whole", "factors", "scale")),
        "dense.bias",
        "last",
    }
    halves = made["dense.weight.whole"].long()
    whole = torch.stack([halves & 15, halves >> 4], -1).view(8, 2, 64) - 8
    halves = made["dense.weight.factors"].long()
    factors = torch.stack([halves & 15, halves >> 4], -1).view(8, 2, 1) + 1
    back = (whole * factors * made["dense.weight.scale"].view(8, 1, 1)).view(8, 128)
    torch.testing.assert_close(back, distil_four_bits.rounded(weight))
    assert torch.equal(made["last"], weight[:3])
    again = distil_four_bits.unpacked(made)
    assert set(again) == {"dense.weight", "dense.bias", "last"}
    torch.testing.assert_close(again["dense.weight"], back)
    assert torch.equal(again["dense.bias"], bias)


def test_the_product_rounds_as_the_training_did() -> None:
    torch.manual_seed(2)
    weight = torch.randn(8, 256) * torch.logspace(-2, 1, 8)[:, None]
    found = torch.from_numpy(Nibbles.of(weight.numpy()).floats())
    torch.testing.assert_close(found, distil_four_bits.rounded(weight))
