"""Verbs and words that come in opposites: won and lost, rose and fell, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consist.cues.model import Modality, Mood, Outcome, Polarity
from consist.cues.numbers.numerals import read_numeral
from consist.cues.tokens import Token, around, stand
from consist.cues.words.polarity import Undone, is_plain

# concept: the one side / the other side. Where the name ends in "!" denying one side asserts the
# other; elsewhere a denied word is left out, since "did not win" may be a draw.
_TABLE = """
approval!: accepted accept accepts approved approve approves backed backs endorsed passed
    upheld ratified agreed agree agrees granted adopted conceded / rejected reject rejects
    refused refuse refuses spurned vetoed overturned dismissed rebuffed declined opposed
    struck-down turned-down voted-down threw-out thrown-out
winning: won win wins winning beat beats winner victory victorious triumphed / lost lose loses
    losing defeated defeat loser beaten
rising: rose risen rise rises climbed climbs gained jumped jumps surged soared increased increase
    grew grown up-by higher / fell fallen fall falls dropped drops slid slides slipped dipped
    plunged tumbled sank declined decreased decrease shrank shrunk slumped down-by lower
opening!: opened open reopened opens reopen / closed close shut closes closure shuttered
freedom: freed released set-free let-go bailed / detained held jailed imprisoned remanded
    arrested custody locked-up
survival!: survived survive alive unharmed escaped-unhurt / died killed dead death
    perished dies
guilt!: guilty convicted / acquitted cleared innocent not-guilty
attack: attacked fired struck / defended repelled
start: began begun started start launched resumed / ended stopped halted suspended
    cancelled canceled abandoned scrapped called-off
leaving: left leaves quit resigned stepped-down departed withdrew step-down / stayed stays remained
    remains stay
order: before ahead-of prior-to already / after afterwards once following
place-in-order: first earliest / last final latest
presence: attended present took-part / absent missed boycotted stayed-away
safety!: safe intact unhurt unharmed unscathed undamaged clean drinkable / unsafe damaged hurt
    injured harmed polluted contaminated poisoned
allowing!: allowed permitted permit let authorised authorized lifted / banned barred forbade
    forbidden prohibited blocked prevented
truth!: confirmed confirm confirms admitted acknowledged / denied deny denies
support: supports supported favour favours favor / opposes opposed against
ballot: voted-for votes-for vote-for voting-for voted-in-favour votes-in-favour vote-in-favour
    voted-in-favor votes-in-favor vote-in-favor voted-yes backed supported approved /
    voted-against votes-against vote-against voting-against voted-no opposed rejected
control!: under-control extinguished doused quelled put-out contained / out-of-control
    uncontained raging blazing still-burning
agreement!: deal-reached agreement-reached unanimous unanimously consensus / deadlock collapsed
    split divided walked-out broke-down
paying: paid pay / unpaid withheld
more: more-than over / fewer-than less-than under
early: early ahead-of-schedule / late delayed behind-schedule
public: publicly openly / privately secretly behind-closed-doors
direct: voluntarily willingly / forcibly forced
departure: resigned resigns resign quit quits stepped-down steps-down step-down / sacked sacks
    dismissed fired ousted removed
west-east: west-of westbound / east-of eastbound
north-south: north-of northbound / south-of southbound
sex: boy boys schoolboy / girl girls schoolgirl
keeping: kept retained keeps / dropped sacked dismissed fired scrapped
success!: succeeded succeed successful successfully / failed fail failure unsuccessful
increase: raised raise raises lifted-to / cut cuts lowered reduced slashed trimmed
knowing!: knew known aware / unaware ignorant in-the-dark
joining: joined join joins / left quit
armed: armed / unarmed
majority: majority / minority
legal: lawful legal / unlawful illegal
day: daylight / darkness dark
working!: working worked functioning / broken faulty disabled defective
test: failed-a-test failed-a-breath-test failed-a-drug-test failed-a-drugs-test tested-positive /
    passed-a-test passed-a-breath-test passed-a-drug-test passed-a-drugs-test tested-negative
alone: alone single-handed / together jointly
"""

_SKIPPED = frozenset(("more",))
_WORDS: dict[str, list[tuple[str, int]]] = {}
_PHRASES: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
FLIPS: frozenset[str]
ORDERS = frozenset(("order", "place-in-order"))
"""The concepts that tell what came before what."""


def _read_table() -> frozenset[str]:
    flips: set[str] = set()
    for line in _TABLE.strip().replace("\n    ", " ").splitlines():
        name, _, sides = line.partition(": ")
        concept = name.rstrip("!")
        if concept in _SKIPPED:
            continue
        if name.endswith("!"):
            flips.add(concept)
        for words, side in zip(sides.split(" / "), (1, -1), strict=True):
            for word in words.split():
                _enter(word, concept, side)
    return frozenset(flips)


def _enter(word: str, concept: str, side: int) -> None:
    parts = tuple(word.split("-"))
    if len(parts) > 1:
        _PHRASES.setdefault(parts[0], []).append((parts, concept, side))
    else:
        _WORDS.setdefault(word, []).append((concept, side))


FLIPS = _read_table()


def outcomes(
    tokens: Sequence[Token],
    denied: Sequence[Polarity],
    pairs: Sequence[Undone] = (),
    modal: Sequence[Modality] = (),
) -> tuple[Outcome, ...]:
    """Return the words of antonym sets, their side turned where a negation stands before them.

    A double negation of `pairs` turns the word inside it alone: "did not reject".
    """
    found: list[Outcome] = []
    starts = [(_index(tokens, polarity.end), polarity) for polarity in denied]
    moods = _moods(tokens, modal)
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        for last, concept, side in _entries(tokens, at, token.lower):
            negated = any(pair.first < at < pair.last for pair in pairs) or any(
                _negates(tokens, polarity, first, at) for first, polarity in starts
            )
            if negated and concept not in FLIPS:
                continue
            word = " ".join(part.text for part in tokens[at:last])
            word = f"not {word}" if negated else word
            found.append(
                Outcome(
                    token.start, tokens[last - 1].end, concept, -side if negated else side,
                    word, around(tokens, at, last),
                    possible=concept not in ORDERS and _is_possible(tokens, moods, at),
                )
            )  # fmt: skip
    return tuple(found)


def with_leaves(
    tokens: Sequence[Token], denied: Sequence[Polarity], modal: Sequence[Modality] = ()
) -> tuple[Polarity, ...]:
    """Return the negations, each with the sides that hold where its outcomes do not."""
    moods = _moods(tokens, modal)
    return tuple(
        replace(cue, leaves=frozenset(_leaves(tokens, cue, _index(tokens, cue.end), moods)))
        for cue in denied
    )


def _moods(tokens: Sequence[Token], modal: Sequence[Modality]) -> list[int]:
    """Return where the modal cues end whose deed is not told as done."""
    return [_index(tokens, cue.end) for cue in modal if cue.mood is not Mood.DONE]


def _leaves(
    tokens: Sequence[Token], cue: Polarity, first: int, moods: Sequence[int]
) -> Iterator[tuple[str, int, bool]]:
    for at in range(first, min(len(tokens), first + _FAR + 1)):
        if tokens[at].kind == "word" and _negates(tokens, cue, first, at):
            ahead = not is_plain(tokens[first - 1].lower) or _is_possible(tokens, moods, at)
            for _, concept, side in _entries(tokens, at, tokens[at].lower):
                yield concept, -side, ahead


_CONDITIONS = frozenset("if unless until till whether".split())
_NOT_YET = frozenset("threat threats proposal proposals call calls bid attempt attempts".split())
_MODAL_REACH, _CONDITION_REACH = 4, 6


def _is_possible(tokens: Sequence[Token], moods: Sequence[int], at: int) -> bool:
    """Whether a modal cue, which ends before a place of `moods`, or a condition governs tokens[at].

    The nouns of what has not come about do so with their "to": "a threat to close".
    """
    if any(0 <= at - first < _MODAL_REACH and not _breaks(tokens, first, at) for first in moods):
        return True
    if at > 1 and tokens[at - 1].lower == "to" and tokens[at - 2].lower in _NOT_YET:
        return True
    begin = max(0, at - _CONDITION_REACH)
    return any(
        tokens[first].lower in _CONDITIONS and not _breaks(tokens, first, at)
        for first in range(begin, at)
    )


def _index(tokens: Sequence[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _negates(tokens: Sequence[Token], polarity: Polarity, first: int, at: int) -> bool:
    """Whether a negation, which ends before tokens[first], denies the word at `at`."""
    if polarity.end > tokens[at].start or _breaks(tokens, first, at):
        return False
    return at - first < 4 or _is_denied_subject(tokens, first, at)


_SUBJECTS = frozenset("no none nobody neither nothing".split())
_AUXILIARIES = frozenset(
    "is are was were be been being has have had will would can could may might".split()
)
_ADVERBS = frozenset("so far yet ever even still fully also formally actually".split())
_FAR = 12


def _is_denied_subject(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a denied subject alone stands before a verb: "no port in the north was shut"."""
    if first == 0 or tokens[first - 1].lower not in _SUBJECTS or at - first > _FAR:
        return False
    verb = at
    while verb > first and tokens[verb - 1].lower in _AUXILIARIES | _ADVERBS:
        verb -= 1
    has_auxiliary = any(token.lower in _AUXILIARIES for token in tokens[verb:at])
    subject = tokens[first:verb]
    if not has_auxiliary:
        return len(subject) < 8 and subject[0].lower == "of" and not _has_verb(subject)
    return not _has_verb(subject)


def _has_verb(subject: Sequence[Token]) -> bool:
    """Whether words can be no bare subject, as far as form words tell."""
    return any(token.lower in _AUXILIARIES | _CLAUSES for token in subject)


_CLAUSES = frozenset(
    (
        "that who which whose when while if unless because after before since until as than "
        "did does do to why how where"
    ).split()
)


def _breaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.lower in (",", ";", ":", "but", "and") for token in tokens[first:last])


def _entries(tokens: Sequence[Token], at: int, lower: str) -> list[tuple[int, str, int]]:
    if _is_setting(tokens, at, lower) or _is_other_sense(tokens, at, lower):
        return []
    if lower in _WAYS and _moves(tokens, at):
        return [(at + 1, "rising", _WAYS[lower])]
    if lower in _TESTED and _is_tested(tokens, at):
        return [(at + 1, "test", _TESTED[lower])]
    phrases = [
        (at + len(parts), concept, side)
        for parts, concept, side in _PHRASES.get(lower, ())
        if stand(tokens, at, parts)
    ]
    return phrases or [(at + 1, concept, side) for concept, side in _WORDS.get(lower, ())]


_TESTED = {**dict.fromkeys(("failed", "fails"), 1), **dict.fromkeys(("passed", "passes"), -1)}
_TESTS = frozenset(
    "test tests inspection inspections check checks exam exams examination audit audits mot "
    "screening vetting".split()
)
_ARTICLES = frozenset("a an the its his her their all this that every".split())
_TEST_REACH = 5


def _is_tested(tokens: Sequence[Token], at: int) -> bool:
    """Whether "passed" or "failed" has a test for its object: "failed its annual inspection"."""
    for near in range(at + 1, min(len(tokens), at + 1 + _TEST_REACH)):
        if tokens[near].lower in _TESTS:
            following = tokens[near + 1] if near + 1 < len(tokens) else None
            return following is None or following.lower in _BEHIND_TEST
        if near == at + 1 and tokens[near].lower not in _ARTICLES | _KINDS:
            return False
        if tokens[near].kind != "word" or tokens[near].lower in _CLAUSES | _ONE_OF_TESTS:
            return False
    return False


_KINDS = frozenset("safety health drug drugs breath routine annual fire emissions fitness".split())
_ONE_OF_TESTS = frozenset("first second third previous earlier next last final initial".split())
_BEHIND_TEST = frozenset(
    ". , ; : and but or in on at by last this after before when while because earlier yesterday "
    "today with for as under ” ) —".split()
)
_WAYS = {"up": 1, "down": -1}
_STEPS = frozenset("% percent pct pc per percentage point points".split())


# "made up 12 percent of the army", "bought up 5 percent", "burned down 40 percent of the town"
_OF_PHRASES = frozenset(
    "make makes made making give gives gave giving take takes took taking taken buy buys bought "
    "buying snap snapped set sets put puts pick picked burn burned burnt cut cuts sell sold pay "
    "paid turn turned break broke broken shut eat ate soak soaked shot use used".split()
)


def _moves(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" or "down" tells a movement by a share: "up 4 percent", "down three points"."""
    if at and tokens[at - 1].lower in _OF_PHRASES:
        return False
    numeral = read_numeral(tokens, at + 1) if at + 1 < len(tokens) else None
    if numeral is None or numeral.last >= len(tokens):
        return False
    return tokens[numeral.last].lower in _STEPS


_MARKET = frozenset("higher lower flat unchanged".split())
"""What follows "closed" where it is shares that did."""


_FACED = frozenset(
    "court judge judges committee parliament camera cameras crowd reporters press jury".split()
)
_TAX = frozenset(("tax", "taxes"))
_STAGES = frozenset(
    "stage stages half halves quarter phase round leg set period session section part third "
    "chapter floor class degree instalment batch wave tranche reading lap minute minutes hours "
    "days weeks months name names lady minister aid grade season edition".split()
)
"""What is numbered as a part: "the first stage" tells of no order of two happenings."""
_PERIODS = frozenset("night week month year summer winter season spring autumn quarter".split())


def _is_setting(tokens: Sequence[Token], at: int, lower: str) -> bool:
    """Whether a word of order tells a place or a part: "before the cameras", "last night"."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if lower in ("before", "after") and following in _TAX:
        return True
    if lower == "before":
        return any(token.lower in _FACED for token in tokens[at + 1 : at + 3])
    if lower in ("first", "last", "final") and following in _STAGES:
        return True
    return lower == "last" and following in _PERIODS


_EVENTS = frozenset(
    "talks talk meeting meetings vote votes election elections referendum rally rallies ceremony "
    "funeral inquest hearing hearings conference exam exams trial event events protest protests "
    "march match matches games race service tournament festival summit session".split()
)
_LEFT_SO = frozenset(
    "alone behind dead homeless hurt injured intact missing open paralysed stranded unchanged "
    "untouched without wounded".split()
)


_FIRES = frozenset(
    "fire fires blaze blazes flames wildfire wildfires inferno bushfire bushfires situation "
    "outbreak epidemic".split()
)
_OF_FIRE = frozenset(
    "put contained still raging blazing extinguished doused quelled under out uncontained".split()
)
"""What tells of a fire whether it is under control, beside much else: "put out a statement"."""
_FIRE_REACH = 10
_PARTIAL = frozenset("percent % pc per partially partly mostly nearly almost".split())
_TO_REACH = 5
_DONE = frozenset("managed able".split())
"""Before a "to" these tell that it was done, which "trying" and "hope" do not."""


def _is_of_fire(tokens: Sequence[Token], at: int, after: Sequence[str]) -> bool:
    near = {token.lower for token in tokens[max(0, at - _FIRE_REACH) : at]} | set(after)
    if not near & _FIRES or near & _PARTIAL:
        return False
    before = [token.lower for token in tokens[max(0, at - _TO_REACH) : at]]
    if "to" not in before:
        return True
    goal = at - before[::-1].index("to") - 2
    return goal >= 0 and tokens[goal].lower in _DONE


def _is_other_sense(tokens: Sequence[Token], at: int, lower: str) -> bool:
    """Whether a word is none of an antonym set: talks are held, "close to", "left three dead"."""
    after = [token.lower for token in tokens[at + 1 : at + 6]]
    if lower == "held":
        before = [token.lower for token in tokens[max(0, at - 5) : at]]
        return bool(_EVENTS & {*before, *after[:3]})
    if lower in _OF_FIRE:
        return not _is_of_fire(tokens, at, after)
    if lower in ("close", "declined"):
        return after[:1] == ["to"]
    if lower in ("closed", "opened"):
        moved = after[:1] in (["up"], ["down"]) and _moves(tokens, at + 1)
        return moved or bool(_MARKET & set(after[:1]))
    if lower == "left":
        number = at + 1 < len(tokens) and tokens[at + 1].kind == "number"
        led = at > 0 and tokens[at - 1].lower in ("the", "far", "hard")
        return number or led or bool(_LEFT_SO & set(after)) or after[:1] == ["-"]
    return False
