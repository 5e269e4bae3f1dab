"""Why a given pair of sentences was or was not flagged, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consist.config import Settings
from consist.cues import Verdict
from consist.decide.asked import asked
from consist.decide.company import Company
from consist.decide.evidence import Evidence, Reading
from consist.decide.findings import decide
from consist.decide.named import named, within_a_sentence
from consist.decide.reasons import reasons
from consist.decide.siding import Witnesses
from consist.errors import InputError
from consist.model import Article, Pair, Scores, Sentence
from consist.outlets import with_one_spelling
from consist.pipeline import Prepared, Silent, Tools, evidence_of, judge, prepare


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the way to a finding: whether the pair passed it, and what was seen."""

    stage: str
    passed: bool
    detail: str


def explain(
    articles: Sequence[Article],
    *,
    left: str,
    right: str,
    tools: Tools,
    settings: Settings,
) -> tuple[Step, ...]:
    """Follow two sentences, named by a part of their text, through the whole run.

    The later stages are shown also for a pair that an earlier one turned away, since "it would
    have been flagged" and "it says nothing" are different answers.

    Raises:
        InputError: A part of text stands in no sentence, or in several.
    """
    ordered = with_one_spelling(sorted(articles, key=lambda article: article.id))
    prepared = prepare(
        ordered, encoder=tools.encoder, settings=settings, focus=None, progress=Silent()
    )
    one, other = _set_against(prepared, _prints(prepared, left), _prints(prepared, right))
    pair = _pair(prepared, one, other)
    if one.article_id == other.article_id:
        return (_apart(one, other),)
    evidence, shares, company = _judged(prepared, pair, tools)
    return (
        _apart(one, other),
        _comparable(one, other),
        _story(prepared, one, other),
        _voices(prepared, pair),
        _candidate(prepared, pair),
        *_understanding(evidence),
        _decision(evidence, shares, company, settings),
    )


def _prints(prepared: Prepared, fragment: str) -> Sequence[Sentence]:
    """Return the sentence that is meant, or all prints of it where a wire text is."""
    wanted = " ".join(fragment.split())
    found = [s for s in prepared.sentences if wanted in " ".join(s.text.split())]
    exact = [s for s in found if " ".join(s.text.split()) == wanted]
    if len(exact) == 1:
        return exact
    if len({prepared.copies.representative(sentence) for sentence in found}) != 1:
        places = "; ".join(f"{s.article_id}: {_opening(s)}" for s in found[:5]) or "none"
        raise InputError(
            f"{fragment!r} stands in {len(found)} sentences ({places}); "
            "give a part of the text that stands in exactly one"
        )
    return found


def _opening(sentence: Sentence) -> str:
    words = sentence.text.split()
    return repr(" ".join(words[:8]) + (" …" if len(words) > 8 else ""))


def _set_against(
    prepared: Prepared, ones: Sequence[Sentence], others: Sequence[Sentence]
) -> tuple[Sentence, Sentence]:
    """Return the prints of two texts that a run compares, or else those that come first."""
    paired = {(pair.left, pair.right) for pair in prepared.candidates.pairs}
    first = prepared.copies.representative
    possible = [sorted((one, other)) for one in ones for other in others]
    one, other = min(
        possible,
        key=lambda two: (tuple(two) not in paired, two != [first(two[0]), first(two[1])], two),
    )
    return one, other


def _pair(prepared: Prepared, one: Sentence, other: Sentence) -> Pair:
    for pair in prepared.candidates.pairs:
        if (pair.left, pair.right) == (one, other):
            return pair
    row = {sentence: row for row, sentence in enumerate(prepared.sentences)}
    vectors = prepared.vectors
    similarity = float(vectors[row[one]] @ vectors[row[other]])
    ranks = []
    for sentence, partner in ((one, other), (other, one)):
        theirs = [s for s in prepared.sentences if s.article_id == partner.article_id]
        nearer = [s for s in theirs if vectors[row[sentence]] @ vectors[row[s]] > similarity]
        ranks.append(1 + len(nearer))
    return Pair.of(one, other, similarity=similarity, rank=min(ranks))


def _judged(
    prepared: Prepared, pair: Pair, tools: Tools
) -> tuple[Evidence, dict[str, float], Company]:
    """Judge the pair among all candidates of its stories, which bear on it."""
    members = {
        article_id
        for story in prepared.stories
        if {pair.left.article_id, pair.right.article_id} & set(story.article_ids)
        for article_id in story.article_ids
    }
    beside = [
        other
        for other in prepared.candidates.pairs
        if other.left.article_id in members and other != pair
    ]
    judgements = judge(prepared, pairs=[pair, *beside], scorer=tools.scorer, progress=Silent())
    evidence = evidence_of(prepared, judgements)
    opinions, circle = tools.decider.opinions(*asked(evidence))
    company = Witnesses(evidence).siding(evidence[0], circle.company(pair))
    return evidence[0], opinions[0], company


def _yes(stage: str, detail: str) -> Step:
    return Step(stage, passed=True, detail=detail)


def _no(stage: str, detail: str) -> Step:
    return Step(stage, passed=False, detail=detail)


def _apart(one: Sentence, other: Sentence) -> Step:
    if one.article_id == other.article_id:
        return _no("outlets", "Both sentences stand in the same article.")
    if one.outlet == other.outlet:
        return _no("outlets", f"Both articles are of {one.outlet}.")
    return _yes("outlets", f"{one.outlet} and {other.outlet} are different outlets.")


def _comparable(one: Sentence, other: Sentence) -> Step:
    for side in (one, other):
        if not side.comparable:
            return _no("sentences", f"{side.text!r} was taken for boilerplate.")
    return _yes("sentences", "Both are sentences of the articles' own matter.")


def _story(prepared: Prepared, one: Sentence, other: Sentence) -> Step:
    of = {article: story.id for story in prepared.stories for article in story.article_ids}
    mine, theirs = of[one.article_id], of[other.article_id]
    if mine == theirs:
        return _yes("story", f"Both articles belong to the story {mine}.")
    return _no("story", f"The articles belong to different stories: {mine}, {theirs}.")


def _voices(prepared: Prepared, pair: Pair) -> Step:
    one, other = pair.left, pair.right
    if other in prepared.copies.others(one):
        return _no("copies", "The two are the same wire text: one voice.")
    copied = [s for s in (one, other) if prepared.copies.representative(s) != s]
    if not copied:
        return _yes("copies", "Neither is a copy of an earlier text.")
    first = prepared.copies.representative(copied[0])
    copy = f"{copied[0].outlet}'s sentence is a copy of {first.outlet}'s"
    if pair in prepared.candidates.pairs:
        return _yes("copies", f"{copy}; it stands for it against {first.outlet}'s own texts.")
    return _no("copies", f"{copy}, which is compared in its place.")


def _candidate(prepared: Prepared, pair: Pair) -> Step:
    detail = f"similarity {pair.similarity:.2f}, rank {pair.rank} among the other's sentences"
    if pair in prepared.candidates.pairs:
        return _yes("candidate", f"A candidate pair: {detail}.")
    return _no("candidate", f"No candidate pair, or cut by the budget: {detail}.")


def _said(side: Reading) -> str:
    told = f"{side.sentence.outlet}: {side.attribution.voice.value}"
    speaker = named(side.attribution, side.sentence.text)
    return told if speaker is None else f"{told} by {within_a_sentence(speaker)}"


def _understanding(item: Evidence) -> list[Step]:
    compared = "; ".join(
        f"{found.type} {found.verdict.value} ({found.strength:.2f}): {found.text}"
        for found in item.comparisons
    )
    clashing = any(found.verdict is Verdict.CLASH for found in item.comparisons)
    said = ", ".join(map(_said, (item.left, item.right)))
    claims = item.judgement.claims
    return [
        Step(
            "reading",
            item.judgement.contradiction >= 0.5,
            f"{_scores(item.judgement.forward, item.judgement.backward)} in the two directions"
            + ("" if claims is None else f"; of what is reported alone {_scores(*claims)}"),
        ),
        Step("cues", clashing, compared or "nothing comparable"),
        _yes("voices", said),
    ]


def _scores(forward: Scores, backward: Scores) -> str:
    return (
        f"contradiction {forward.contradiction:.2f} and {backward.contradiction:.2f}, "
        f"entailment {forward.entailment:.2f} and {backward.entailment:.2f}"
    )


def _decision(
    item: Evidence, shares: Mapping[str, float], company: Company, settings: Settings
) -> Step:
    kind, confidence = decide(shares)
    listed = ", ".join(f"{name} {share:.2f}" for name, share in shares.items())
    passed = kind is not None and confidence >= settings.min_confidence
    told = () if kind is None else reasons(item, kind, company)
    why = "".join(f" {reason.text.removesuffix('.')}." for reason in told)
    return Step("decision", passed, f"{listed}; the list begins at {settings.min_confidence}.{why}")
