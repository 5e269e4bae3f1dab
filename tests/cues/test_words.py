from __future__ import annotations

import pytest

from consist.cues import CueKind, Mood, NameKind, Verdict, compare, features, read_cues

NAMES = (
    ("Police questioned Chief Executive [Maren Foss] on Monday.", "foss", NameKind.PERSON),
    ("It was Dr [Mina Hask] who called.", "hask", NameKind.PERSON),
    ("They blamed President [Orst] for it.", "orst", NameKind.PERSON),
    ("The train stopped in [Port Sable] again.", "port sable", NameKind.PLACE),
    ("The train stopped near [Kesby] again.", "kesby", NameKind.PLACE),
    ("The fish died in the [River Orle] again.", "river orle", NameKind.PLACE),
    ("They sued the [Rail Safety Board] over it.", "rail safety board", NameKind.ORGANISATION),
    ("They asked the [Ministry of Health] for it.", "ministry of health", NameKind.ORGANISATION),
    ("They live in [Cooper's Row] now.", "cooper's row", NameKind.PLACE),
    ("It was [Jan Novak] who called.", "novak", NameKind.UNKNOWN),
    ("They met [Theresa May]'s aide.", "may", NameKind.UNKNOWN),
    ("They climbed [Mt Orle] again.", "orle", NameKind.UNKNOWN),
)
NO_NAMES = (
    "Shares fell on Monday.",
    "SHARES FELL AFTER BANK COLLAPSED IN PORT SABLE",
    "In March it rained.",
    "The vote was Sunday's surprise.",
    "The vote was Sunday’s surprise.",
    "Polls open on Sundays and close on Monday's first minute.",
    "It opens for a Saturday-Sunday break.",
    "It fell in Sept. after December's rise.",
    "It began at 3 p.m. ET, which is 1900 GMT.",
    "",
)
DENIALS = (
    ("It was [far from] safe.", "saf"),
    ("It is [far from] the truth.", "tru"),
    ("[No] driver stopped.", "driver"),
    ("The driver was [not] hurt.", "injur"),
    ("The mayor [refused to] sign the plan.", "sign"),
    ("The mayor [failed to] sign the plan.", "sign"),
    ("The mayor [declined to] sign the plan.", "sign"),
    ("The mayor [denied] signing the plan.", "sign"),
    ("The mayor [ruled out] a recount.", "recount"),
    ("They left [without] a permit.", "permit"),
    ("She [never] signed it.", "sign"),
    ("There were [no] arrests.", "arrest"),
    ("The mayor [didn't] sign it.", "sign"),
    ("The lake stayed [free of] oil.", "oil"),
    ("He [has yet to] sign it.", "sign"),
    ("The mayor [didnt] sign it.", "sign"),
    ("Her office said reports of the signing were [false].", "sign"),
    ("She called [baseless] the report of a signing.", "sign"),
    ("The mayor [dismissed claims] of a signing.", "sign"),
)
NO_DENIALS = (
    "No 10 said so.",
    "The world No. 1 won.",
    "It fell far from the border.",
    "They live far from home.",
    "They live far from Halm.",
    "Not only the mayor signed.",
    "No fewer than nine cars burned.",
    "Nothing less than the future of the port is at stake.",
    "It was none other than the mayor who signed.",
    "The mayor signed the plan.",
    "Notable nobles noted it.",
)
SIDES = (
    ("Halmer shares closed up 4 percent.", "rising", 1),
    ("Halmer shares closed down 4%.", "rising", -1),
    ("The party is up three points.", "rising", 1),
    ("She will step down in May.", "leaving", 1),
    ("The airport closed at dawn.", "opening", -1),
    ("The border was closed down.", "opening", -1),
    ("Members accepted the plan.", "approval", 1),
    ("Members rejected the plan.", "approval", -1),
    ("Members turned down the plan.", "approval", -1),
    ("Members did not accept the plan.", "approval", -1),
    ("Kolstad won the final.", "winning", 1),
    ("Kolstad lost the final.", "winning", -1),
    ("Shares rose sharply.", "rising", 1),
    ("Shares fell sharply.", "rising", -1),
    ("The school reopened.", "opening", 1),
    ("The school was closed.", "opening", -1),
    ("He was released.", "freedom", 1),
    ("He was remanded.", "freedom", -1),
    ("All three survived.", "survival", 1),
    ("Three men are held.", "freedom", -1),
    ("The road will close.", "opening", -1),
    ("The head of the mill left the firm.", "leaving", 1),
    ("The price declined.", "rising", -1),
    ("All three died.", "survival", -1),
    ("The jury found him guilty.", "guilt", 1),
    ("He was acquitted.", "guilt", -1),
    ("The head of the mill stepped down.", "departure", 1),
    ("The head of the mill stepped down.", "leaving", 1),
    ("The head of the mill was sacked.", "departure", -1),
    ("The driver failed a breath test.", "test", 1),
    ("The driver tested negative.", "test", -1),
)
MOODS = (
    ("The firm will close the plant.", Mood.WILL, "clos"),
    ("The firm may close the plant.", Mood.MAY, "clos"),
    ("The firm offered to close the plant.", Mood.OFFERED, "clos"),
    ("The firm is ready to close the plant.", Mood.OFFERED, "clos"),
    ("The firm plans to close the plant.", Mood.PLANNED, "clos"),
    ("The firm is considering closing the plant.", Mood.MAY, "clos"),
)
CAUSES = (
    ("The fire was [caused by a faulty heater].", {"faulty", "heater"}),
    ("The delay was [due to heavy snow].", {"heavy", "snow"}),
    ("It is [blamed on a buckled rail].", {"rail"}),
    ("The riot was [sparked by the verdict].", {"verdict"}),
    ("The pier sank [because of the storm].", {"storm"}),
    ("[A faulty heater caused] the fire.", {"heater"}),
)


def unmarked(marked: str) -> tuple[str, str]:
    before, rest = marked.split("[")
    words, after = rest.split("]")
    return before + words + after, words


@pytest.mark.parametrize(("marked", "key", "kind"), NAMES)
def test_finds_names(marked: str, key: str, kind: NameKind) -> None:
    text, words = unmarked(marked)
    (name,) = read_cues(text).names
    assert (text[name.start : name.end], name.key, name.kind) == (words, key, kind)


@pytest.mark.parametrize("text", NO_NAMES)
def test_finds_no_name(text: str) -> None:
    assert read_cues(text).names == ()


@pytest.mark.parametrize(("marked", "denied"), DENIALS)
def test_finds_denials_and_what_they_deny(marked: str, denied: str) -> None:
    text, words = unmarked(marked)
    (polarity,) = read_cues(text).polarities
    assert text[polarity.start : polarity.end] == words
    assert any(stem.startswith(denied) for stem in polarity.scope)


@pytest.mark.parametrize("text", NO_DENIALS)
def test_finds_no_denial(text: str) -> None:
    assert read_cues(text).polarities == ()


@pytest.mark.parametrize(("text", "concept", "side"), SIDES)
def test_tells_the_sides_of_opposites(text: str, concept: str, side: int) -> None:
    sides = {outcome.side for outcome in read_cues(text).outcomes if outcome.concept == concept}
    assert sides == {side}


@pytest.mark.parametrize("text", ["He stood before the cameras.", "It rained last night."])
def test_a_place_or_a_period_is_no_order(text: str) -> None:
    assert read_cues(text).outcomes == ()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Peace talks were held in Halm.", "freedom"),
        ("They held a meeting in Halm.", "freedom"),
        ("It lies close to the border.", "opening"),
        ("He declined to comment.", "rising"),
        ("He declined to comment.", "approval"),
        ("The blast left three people injured.", "leaving"),
        ("The bank left rates unchanged.", "leaving"),
        ("The party of the left won.", "leaving"),
        ("Halmer shares closed higher.", "opening"),
        ("Halmer shares closed up 4 percent.", "opening"),
        ("Women made up 40 percent of the army.", "rising"),
        ("Rebels shot down 4 drones.", "rising"),
        ("The blast blew up 12 percussion caps.", "rising"),
    ],
)
def test_a_word_in_another_sense_is_no_opposite(text: str, concept: str) -> None:
    assert concept not in {outcome.concept for outcome in read_cues(text).outcomes}


def test_a_denied_word_is_told_as_denied() -> None:
    (died,) = read_cues("No miner died.").outcomes
    assert (died.side, died.word) == (1, "not died")


def test_no_word_is_entered_twice() -> None:
    for text in ("The truce ended.", "The strike was called off."):
        assert len(read_cues(text).outcomes) == 1


@pytest.mark.parametrize(("text", "mood", "deed"), MOODS)
def test_tells_how_far_a_deed_has_come(text: str, mood: Mood, deed: str) -> None:
    (modality,) = read_cues(text).modalities
    assert (modality.mood, modality.deed) == (mood, deed)


@pytest.mark.parametrize(("marked", "stems"), CAUSES)
def test_finds_causes(marked: str, stems: set[str]) -> None:
    text, words = unmarked(marked)
    (cause,) = read_cues(text).causes
    assert text[cause.start : cause.end] == words
    assert stems <= cause.of


def test_a_dateline_tells_no_fact() -> None:
    cues = read_cues("PORT SABLE, March 12 (Agency) - The mayor resigned on Monday, aides said.")
    assert cues.names == ()
    assert [moment.weekday for moment in cues.moments] == [0]


@pytest.mark.parametrize(
    "piece", ["A", "1", "1,", "a ", "1 ", "-", "(", "at 1 ", "no ", "MAY 1 ", "“"]
)
def test_long_and_odd_text_is_read(piece: str) -> None:
    text = piece * (1199 // len(piece))
    assert all(text[cue.start : cue.end] for cue in read_cues(text).all)


ONE_PERSON = (
    ("Joe Biden won.", "Joseph Biden won."),
    ("J. Biden won.", "Joe Biden won."),
    ("Mr Biden won.", "Joe Biden won."),
    ("Joseph Robinette Biden won.", "Joe Biden won."),
    ("W. Mark Felt has died.", "Mark Felt has died."),
    ("President Zelensky spoke to Mr Holt.", "Volodymyr Zelensky spoke to Kyiv."),
    ("Ukrainian President Volodymyr Zelensky won.", "Vladimir Zelensky won."),
    ("Hillary Rodham Clinton won.", "Hillary Clinton won."),
    ("Labour MP Holt won.", "Anna Holt won."),
    ("Kenyan Eliud Kipchoge won.", "Eliud Kipchoge won."),
    ("Mohamed Salah won.", "Mo Salah won."),
    ("Sergei Lavrov was there.", "Serhiy Lavrov was there."),
    ("Jean-Luc Marin won.", "Luc Marin won."),
    ("Dr Eldon won.", "Prof Anne Eldon won."),
    ("Lady Anne Holt won.", "Anne Holt won."),
)
TWO_PEOPLE = (
    ("Anne Eldon said so.", "Gemma Eldon said so."),
    ("Bill Clinton won.", "Hillary Clinton won."),
    ("Mayor Anne Eldon won.", "Mayor Gemma Eldon won."),
    ("They thanked Anne Eldon.", "They thanked Mr Karl Eldon."),
)


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_a_name_with_and_without_its_given_names_is_one(one: str, other: str) -> None:
    left, right = read_cues(one), read_cues(other)
    found = [c.verdict for c in compare(left, right) if c.cue is CueKind.NAME]
    assert Verdict.SAME in found
    assert Verdict.CLASH not in found


@pytest.mark.parametrize(("one", "other"), TWO_PEOPLE)
def test_two_given_names_with_one_surname_are_of_two_people(one: str, other: str) -> None:
    left, right = read_cues(one), read_cues(other)
    comparisons = compare(left, right)
    assert Verdict.SAME not in {c.verdict for c in comparisons if c.cue is CueKind.NAME}
    assert features(left, right, comparisons)["cue_name_overlap"] == 0.0
