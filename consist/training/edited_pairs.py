"""Make contradicting and entailed pairs in quantity, by editing texts that are known to be true."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from consist.evaluation.labelled import LabelledPair
from consist.training import edits

GENERATED_WEIGHT = 0.8
"""Generated contradictions weigh less: about one in ten reads oddly or contradicts nothing."""


def edited_entailed(pairs: Sequence[LabelledPair], rng: random.Random) -> Iterator[LabelledPair]:
    """Change one thing in the hypothesis of entailed pairs, so that the pair contradicts.

    The rest stays a paraphrase of the premise, as between outlets. A value or name is changed only
    where the premise has it too. Names, antonyms and negations are sampled, because there are many
    more of them and a negation alone is an easy cue.
    """
    entailed = [pair for pair in pairs if pair.label == "entailment"]
    names = sorted({name for pair in entailed for name in edits.names_in(pair.hypothesis)})
    for pair in entailed:
        changed = _changed(pair, names, rng)
        if changed is not None:
            yield LabelledPair(pair.premise, changed, "contradiction", GENERATED_WEIGHT)


def _changed(pair: LabelledPair, names: Sequence[str], rng: random.Random) -> str | None:
    premise, hypothesis = pair.premise, pair.hypothesis
    changed = edits.changed_value(hypothesis, rng, shared_with=premise)
    if changed is None and rng.random() < 0.4:
        changed = edits.changed_name(hypothesis, rng, names=names, shared_with=premise)
    if changed is None and rng.random() < 0.4:
        changed = edits.opposite(hypothesis, rng)
    if changed is None and rng.random() < 0.12:
        changed = edits.negated(hypothesis)
    return changed


def rounded_counts(pairs: Sequence[LabelledPair], rng: random.Random) -> Iterator[LabelledPair]:
    """Round or bound a count in entailed hypotheses, and in copies of premises: right and wrong."""
    for pair in pairs:
        if pair.label == "entailment":
            made = edits.rounded(pair.hypothesis, rng, shared_with=pair.premise)
            if made is not None:
                yield LabelledPair(pair.premise, *made)
        if len(pair.premise.split()) < 50:
            made = edits.rounded(pair.premise, rng, shared_with=pair.premise)
            if made is not None:
                yield LabelledPair(pair.premise, *made)


def edited_sentences(texts: Sequence[str], rng: random.Random) -> Iterator[LabelledPair]:
    """Pair sentences with edited copies, some cut as well; a copy that is only cut is entailed."""
    names = sorted({name for text in texts for name in edits.names_in(text)})
    for text in texts:
        if not 8 <= len(text.split()) <= 45:
            continue
        changed = _edited(text, names, rng)
        if changed is not None:
            yield LabelledPair(text, changed, "contradiction", GENERATED_WEIGHT)
        shorter = edits.cut(text, rng) if rng.random() < 0.5 else None
        if shorter is not None:
            yield LabelledPair(text, shorter, "entailment")
            clashing = edits.changed_value(shorter, rng)
            if clashing is not None:
                yield LabelledPair(text, clashing, "contradiction")


def harmless_edits(
    sentences: Sequence[tuple[str, str]], rng: random.Random
) -> Iterator[LabelledPair]:
    """Pair sentences, each given with the one before it, with copies that take nothing back.

    Copies with a changed value, name or polarity look much the same; without these a model learns
    that sentences which are nearly alike contradict each other.
    """
    for before, text in sentences:
        if not 8 <= len(text.split()) <= 45:
            continue
        copies = [edits.harmless(text, rng, before=before) for _ in range(2)]
        made = [copy for copy in copies if copy is not None and copy != text]
        for copy in made:
            one, other = (text, copy) if rng.random() < 0.5 else (copy, text)
            yield LabelledPair(one, other, "not_contradiction")
        if len(made) == 2 and made[0] != made[1]:
            yield LabelledPair(made[0], made[1], "not_contradiction")


def _edited(text: str, names: Sequence[str], rng: random.Random) -> str | None:
    """Change one thing: a value in half of the cases, else a name, an antonym or the polarity."""
    kind = rng.choice(("value", "value", "value", "value", "name", "opposite", "opposite", "not"))
    match kind:
        case "value":
            return edits.changed_value(text, rng)
        case "name":
            return edits.changed_name(text, rng, names=names, shared_with=text)
        case "opposite":
            return edits.opposite(text, rng)
        case _:
            return edits.negated(text)
