"""Claim-by-outlet cells against the annotated stories' fact tables, in Cohen's kappa.

    python benchmarks/coverage.py [--tune] [--scorer FOLDER]

A cell is what an outlet does with a fact in the version that a given sentence of another outlet
states: states, contradicts or is silent; annotators' disputes and updates are two more states, and
are left out of the figure with three. Reported are the held-out stories (splits.py), each judged
by a decider fitted on other stories. The baseline calls an outlet stating where one of its
sentences is near enough by cosine; its threshold is the best of the training stories. With --tune
the thresholds of `consist.coverage` are tried on the training stories instead.

Of the cells that are called stating the share that is right is told apart by whether they bear a
question mark: in gold cells, and in what a reader sees, the passage beside the words that the claim
is shown in, where the two are right if gold pairs them as agreeing or framing. What gold does not
list counts as wrong there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

import held_out
import splits
from arguments import described
from fact_tables import Fact, Place, fact_table, overlaps

from consist.comparison import cover_portion
from consist.config import Settings
from consist.coverage import Cell, Claim, Standing, State, StoryCoverage, cells, claims
from consist.decide.decider import Decider
from consist.decide.portions import decide_portion
from consist.model import Passage
from consist.pipeline import portion
from consist.training.annotated import AnnotatedStory

Cells = list[tuple[str, str]]
Verdicts = Counter[tuple[bool, bool]]
COSINES = (0.3, 0.4, 0.5, 0.6, 0.7)


def covered(story: AnnotatedStory, decider: Decider) -> tuple[StoryCoverage, ...]:
    """Return the story's coverage; where it was grouped into several stories, that of each."""
    judgements = [item.judgement for item in story.evidence]
    whole = portion(story.prepared, judgements, decider=decider, settings=Settings())
    return cover_portion(whole, decide_portion(whole))


def wanted(facts: Sequence[Fact]) -> Iterator[tuple[Fact, str, Place, str, str]]:
    """Yield fact, stating outlet, its sentence, another outlet, and what that one does."""
    for fact in facts:
        for outlet, places in sorted(fact.stated.items()):
            for other in sorted({*fact.stated, *fact.silent} - {outlet}):
                relation = fact.relations.get(frozenset((outlet, other)))
                gold = "silent" if other in fact.silent else relation
                if gold is not None:
                    for place in sorted(places):
                        yield fact, outlet, place, other, gold


def claims_at(story: StoryCoverage) -> dict[Place, Claim]:
    """Return the claim that each sentence states."""
    return {
        (m.passage.article_id, m.passage.start, m.passage.end): claim
        for claim in reversed(story.claims)
        for cell in claim.cells
        for m in cell.mentions
        if m.member
    }


def found_cells(
    story: AnnotatedStory, coverage: Sequence[StoryCoverage]
) -> Iterator[tuple[str, Cell | None]]:
    """Yield the gold state of every cell with the cell that was found for it, if any was."""
    at = [(place, claim) for one in coverage for place, claim in claims_at(one).items()]
    for _, _, place, other, gold in wanted(fact_table(held_out.STORIES / story.name)):
        claim = next((claim for where, claim in at if overlaps(where, place)), None)
        own = () if claim is None else claim.cells
        yield gold, next((cell for cell in own if cell.outlet == other), None)


def by_claims(story: AnnotatedStory, coverage: Sequence[StoryCoverage]) -> Cells:
    """Return gold and found state of every cell."""
    return [
        (gold, cell.state.value if cell is not None and cell.state.speaks else "silent")
        for gold, cell in found_cells(story, coverage)
    ]


def stating(story: AnnotatedStory, coverage: Sequence[StoryCoverage]) -> Verdicts:
    """Count the cells that are called stating, by whether surely and whether gold says so."""
    return Counter(
        (cell.sure, gold == "states")
        for gold, cell in found_cells(story, coverage)
        if cell is not None and cell.state is State.STATES
    )


def shown(story: AnnotatedStory, coverage: Sequence[StoryCoverage]) -> Verdicts:
    """Count the stating cells by whether gold pairs their passage with the claim's words."""
    agreeing = [
        ((pair.a[0], *pair.a[1]), (pair.b[0], *pair.b[1]))
        for pairs in story.gold.pairs.values()
        for pair in pairs
        if pair.label in {"agreement", "framing"}
    ]
    return Counter(
        (cell.sure, any(_join(pair, claim.text, cell.mentions[0].passage) for pair in agreeing))
        for one in coverage
        for claim in one.claims
        for cell in claim.cells
        if cell.state is State.STATES and cell.outlet not in _printers(claim.text)
    )


def _printers(words: Passage) -> set[str]:
    return {words.outlet, *(copy.outlet for copy in words.copies)}


def _join(pair: tuple[Place, Place], one: Passage, other: Passage) -> bool:
    left, right = ((side.article_id, side.start, side.end) for side in (one, other))
    return any(overlaps(left, a) and overlaps(right, b) for a, b in (pair, pair[::-1]))


def show_right(name: str, found: Verdicts) -> None:
    """Print the share that is right of what is sure, and of what is only possible."""
    shares = (
        f"{sign} {found[sure, True] / max(1, found[sure, True] + found[sure, False]):.3f} of "
        f"{found[sure, True] + found[sure, False]}"
        for sign, sure in (("sure", True), ("with a question mark", False))
    )
    print(f"{name} right: {', '.join(shares)}")


def by_cosine(story: AnnotatedStory, least: float) -> Cells:
    """Return gold and found state of every cell by the nearest sentence alone."""
    prepared = story.prepared
    rows: dict[str, list[int]] = {}
    for row, sentence in enumerate(prepared.sentences):
        rows.setdefault(sentence.outlet, []).append(row)
    found: Cells = []
    for _, _, place, other, gold in wanted(fact_table(held_out.STORIES / story.name)):
        own = [
            row
            for row, s in enumerate(prepared.sentences)
            if overlaps((s.article_id, s.start, s.end), place)
        ]
        near = prepared.vectors[own] @ prepared.vectors[rows[other]].T
        found.append((gold, "states" if near.size and near.max() >= least else "silent"))
    return found


def kappa(found: Cells, *, three: bool) -> float:
    """Return Cohen's kappa (1960); with `three`, over cells that gold calls one of three states."""
    kept = [pair for pair in found if not three or pair[0] in {"states", "contradicts", "silent"}]
    agreed = sum(gold == mine for gold, mine in kept) / len(kept)
    golds, mines = (Counter(pair[side] for pair in kept) for side in (0, 1))
    chance = sum(golds[name] * mines[name] for name in golds) / len(kept) ** 2
    return (agreed - chance) / (1 - chance)


def show(name: str, found: Cells) -> None:
    """Print the figures of one way."""
    silent = [("silent" if g == "silent" else "x", "silent" if m == "silent" else "x")
              for g, m in found]  # fmt: skip
    three, five = kappa(found, three=True), kappa(found, three=False)
    speaks = kappa(silent, three=False)
    print(
        f"{name:34} kappa {three:.3f}  five states {five:.3f}  silent or not {speaks:.3f}"
        f"  n={len(found)}"
    )


def tune(stories: Sequence[tuple[AnnotatedStory, Decider]]) -> None:
    """Print the training stories' figures over a grid of both thresholds."""
    for about, same in product((0.1, 0.15, 0.2, 0.25, 0.3), (0.1, 0.15, 0.2, 0.3)):
        cells.ABOUT, claims.SAME = about, same
        found = [row for s, d in stories for row in by_claims(s, covered(s, d))]
        show(f"about {about} same {same}", found)


def purity(stories: Sequence[tuple[AnnotatedStory, Decider]]) -> None:
    """Print how many gold pairs inside one claim agree, and how many agreeing pairs meet in one."""
    together: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    for story, decider in stories:
        at = [item for one in covered(story, decider) for item in claims_at(one).items()]
        for pairs in story.gold.pairs.values():
            for pair in pairs:
                sides = [
                    next((c.id for where, c in at if overlaps(where, (a, *span))), None)
                    for a, span in (pair.a, pair.b)
                ]
                (together if sides[0] == sides[1] else apart)[pair.label] += 1
    same = together["agreement"] + together["framing"]
    print(f"gold pairs in one claim: {dict(together)}: {same / max(1, together.total()):.2f} right")
    print(f"agreeing and framing pairs in one claim: "
          f"{same / (same + apart['agreement'] + apart['framing']):.2f}")  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = described(__doc__)
    parser.add_argument("--scorer", default="bundled")
    parser.add_argument("--tune", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(scorer=arguments.scorer)
    if arguments.tune:
        tune(list(held_out.judged(settings, training=True)))
        return
    stories = list(held_out.judged(settings, training=False))
    coverage = [(story, covered(story, decider)) for story, decider in stories]
    found = [row for story, one in coverage for row in by_claims(story, one)]
    print("gold cells", dict(Counter(gold for gold, _ in found)))
    print("confusion", dict(sorted(Counter(found).items())))
    show("consist", found)
    show_right("stating cells", sum((stating(s, one) for s, one in coverage), Verdicts()))
    show_right("stating as shown", sum((shown(s, one) for s, one in coverage), Verdicts()))
    training = held_out.read(splits.TRAINING, settings)
    best = max(
        COSINES, key=lambda t: kappa([r for s in training for r in by_cosine(s, t)], three=True)
    )
    show(f"cosine of at least {best}", [r for s, _ in stories for r in by_cosine(s, best)])
    purity(stories)
    standings = Counter(c.standing for _, one in coverage for s in one for c in s.claims)
    print("claims", {standing.value: standings[standing] for standing in Standing})


if __name__ == "__main__":
    main()
