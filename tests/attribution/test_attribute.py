from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.attribution import Attribution, SpeakerBook, Stance, Voice, attribute

OWN, INDIRECT, DIRECT, MIXED = Voice.OWN, Voice.INDIRECT, Voice.DIRECT, Voice.MIXED


class Said(NamedTuple):
    """A sentence, its voice, its speaker's words and what is asserted (None: not looked at)."""

    sentence: str
    voice: Voice
    speaker: str | None = None
    content: str | None = None


# Sentences of our own, for each construction that news uses.
SENTENCES = [
    # the outlet's own voice
    Said("The ferry left Portmarn at noon with 300 people on board.", OWN),
    Said("Two bridges were closed because of the flood.", OWN),
    Said("The council turned down the request on Monday.", OWN),
    Said("Workers were told to leave the building.", OWN),
    Said("The minister told the drivers to go home.", OWN),
    Said("He refused to say where the money went.", OWN),
    Said("The reports were found in a drawer.", OWN),
    Said("An Italian state railway runs the line.", OWN),
    Said("The talks, which began in May, ended without a result.", OWN),
    Said("The film 'Harbour' opened in June.", OWN),
    Said("Parliament rejected the budget by three votes.", OWN),
    Said("The company has not said who ordered the repair.", OWN),
    Said("We asked the ministry for the letter.", OWN),
    Said("We know that the bridge was weak.", OWN),
    Said("Our correspondent says the square is empty.", OWN),
    Said("It was the third strike in two years.", OWN),
    Said("The fire claimed three lives.", OWN),
    Said("The outbreak has claimed 143 lives.", OWN),
    Said("The team maintained its lead.", OWN),
    Said("The economy added 200,000 jobs.", OWN),
    Said("Our fighters only answered the fire.", OWN),
    Said("Justice Amara Holt wrote the majority opinion.", OWN),
    Said("Two officers wrote a report.", OWN),
    Said("Tomas Brekke conceded defeat.", OWN),
    Said("Portmarn conceded two goals.", OWN),
    Said("The judge denied bail.", OWN),
    Said("Holt denied entry was refused.", INDIRECT, "Holt"),
    Said("Holt wrote that the army knew of it.", INDIRECT, "Holt", "the army knew of it."),
    Said("The crowd outside said the gates were shut.", INDIRECT, "The crowd"),
    Said("The court ruled for the union and ordered the owner to pay.", OWN),
    Said("Twenty-one of the 27 EU states agreed to the plan.", OWN),
    Said("Lists of names hung on the school gate.", OWN),
    # what is said is denied, not the saying
    Said("The captain was not arrested, police said.", INDIRECT, "police"),
    Said("Police never said that the captain was arrested.", OWN),
    Said("A clerk who asked not to be named said the dam would hold.", INDIRECT, "A clerk"),
    # an office of several words
    Said(
        "The cells were full, prison director Oleg Tarn said.",
        INDIRECT,
        "prison director Oleg Tarn",
        "The cells were full",
    ),
    # where it was said
    Said("The law is unjust, Holt said outside the court.", INDIRECT, "Holt", "The law is unjust"),
    Said('"It is over," Holt said alongside his lawyer.', DIRECT, "Holt", '"It is over,"'),
    # a subject that did something else before it spoke
    Said(
        "The minister dismissed the report and said the dam was safe.",
        INDIRECT,
        "The minister",
        "the dam was safe.",
    ),
    Said("The company, Elektra, cut the wire and said it was old.", INDIRECT, "The company"),
    Said("The minister resigned and officials said nobody knew why.", INDIRECT, "officials"),
    # subject before the verb
    Said("The mayor said the dam would hold.", INDIRECT, "The mayor", "the dam would hold."),
    Said(
        "Mayor Irena Vossik said that the dam would hold.",
        INDIRECT,
        "Mayor Irena Vossik",
        "the dam would hold.",
    ),
    Said(
        "Vossik said on Tuesday that the dam would hold.",
        INDIRECT,
        "Vossik",
        "the dam would hold.",
    ),
    Said("Police say nobody was hurt.", INDIRECT, "Police", "nobody was hurt."),
    Said("The Lorvian army claimed that it had taken the pass.", INDIRECT, "The Lorvian army"),
    Said("Two officials told reporters that the talks were over.", INDIRECT, "Two officials"),
    Said("Sources said the deal was dead.", INDIRECT, "Sources", "the deal was dead."),
    Said("Officials say the count will take a week.", INDIRECT, "Officials"),
    Said(
        "A spokeswoman for Norrail said the line was safe.", INDIRECT, "A spokeswoman for Norrail"
    ),
    Said(
        "The head of the water board insisted that tests were done.",
        INDIRECT,
        "The head of the water board",
    ),
    Said("Lorvia says it lost four men.", INDIRECT, "Lorvia", "it lost four men."),
    Said("The union has repeatedly denied that it was paid.", INDIRECT, "The union"),
    Said("The ministry denied any wrongdoing.", INDIRECT, "The ministry", "any wrongdoing."),
    Said("Residents believe the fire was lit on purpose.", INDIRECT, "Residents"),
    Said("The insurer accused the owner of lying.", INDIRECT, "The insurer"),
    Said("The report says the brakes had failed.", INDIRECT, "The report"),
    Said("The log shows that the alarm rang twice.", INDIRECT, "The log"),
    Said(
        "Ms Tarrow is certain that the gate was locked.",
        INDIRECT,
        "Ms Tarrow",
        "the gate was locked.",
    ),
    Said("The airline put the number of cancelled flights at 62.", INDIRECT, "The airline"),
    Said("The group estimated that 900 people had fled.", INDIRECT, "The group"),
    Said("Halden Foods promised to pay the farmers.", INDIRECT, "Halden Foods"),
    Said("The general maintains that his men fired last.", INDIRECT, "The general"),
    Said("The governor warned that more rain was coming.", INDIRECT, "The governor"),
    Said("The regulator confirmed the leak.", INDIRECT, "The regulator"),
    Said("Northbank argues that the contract is void.", INDIRECT, "Northbank"),
    Said("Opposition leaders called the vote a farce.", INDIRECT, "Opposition leaders"),
    Said("Brack rejected the claim that he knew.", INDIRECT, "Brack"),
    Said("The firm dismissed the report as gossip.", INDIRECT, "The firm"),
    Said("The army this week denied the raid.", INDIRECT, "The army"),
    # an aside between subject and verb
    Said("Irena Vossik, the mayor, said the dam would hold.", INDIRECT, "Irena Vossik"),
    Said("The mayor, Irena Vossik, said the dam would hold.", INDIRECT, "The mayor, Irena Vossik"),
    Said("Petr Hamm, 41, who drove the bus, said the road was icy.", INDIRECT, "Petr Hamm"),
    Said("The bank, for its part, maintains that it acted in time.", INDIRECT, "The bank"),
    Said("The ministry, asked why, said that the tender was open.", INDIRECT, "The ministry"),
    Said(
        "Another of the miners, who asked not to be named, said the lift had failed.",
        INDIRECT,
        "Another of the miners",
    ),
    Said("A clerk who saw the letter said it was unsigned.", INDIRECT, "A clerk"),
    Said("General Osk, in Lorvia, maintains that the ridge is his.", INDIRECT, "General Osk"),
    # the phrase behind the claim
    Said("The dam would hold, the mayor said.", INDIRECT, "the mayor", "The dam would hold"),
    Said("Nobody was hurt, police said on Friday.", INDIRECT, "police", "Nobody was hurt"),
    Said(
        "Eleven soldiers died in the battle, the army said in a statement.",
        INDIRECT,
        "the army",
        "Eleven soldiers died in the battle",
    ),
    Said("The train left late, said two people who were on board.", INDIRECT, "two people"),
    Said(
        "The ship was empty, the harbour master told the Gazette.", INDIRECT, "the harbour master"
    ),
    Said("Ships were waiting outside, aides said.", INDIRECT, "aides"),
    Said(
        "Around 400 people, say the organisers, came to the square.",
        INDIRECT,
        "the organisers",
        "Around 400 people, say the organisers, came to the square.",
    ),
    Said("If it rained, she said, the match would be moved.", INDIRECT, "she"),
    Said("He had, he said, put it where he was told.", INDIRECT, "he"),
    # documents and accounts
    Said(
        "The tank leaked for two hours, according to the ministry.",
        INDIRECT,
        "the ministry",
        "The tank leaked for two hours",
    ),
    Said("According to the ministry, the tank leaked for two hours.", INDIRECT, "the ministry"),
    Said(
        "Turnout was 71 percent, according to a tally issued by the commission.",
        INDIRECT,
        "a tally issued by the commission",
    ),
    Said(
        "The pupils got the vaccine, according to the records of the school.",
        INDIRECT,
        "the records of the school",
    ),
    Said("The road cost 40 million by the treasury's own sums.", INDIRECT, "the treasury's"),
    Said("About 400 people, by a police estimate, came to the square.", INDIRECT, "a police"),
    Said("The firm's claim that the pump was new is on page nine.", INDIRECT, "The firm's"),
    Said("In the minister's view the law is sound.", INDIRECT, "the minister's"),
    # hearsay
    Said("It is understood that the pilot was alone.", INDIRECT, None),
    Said("The minister is said to have left by a side door.", INDIRECT, None),
    Said("Debris was reported to have come down at sea.", INDIRECT, None),
    # quotations
    Said("“The dam will hold,” the mayor said.", DIRECT, "the mayor", "“The dam will hold,”"),
    Said(
        '"The dam will hold," said Irena Vossik, the mayor.',
        DIRECT,
        "Irena Vossik",
        '"The dam will hold,"',
    ),
    Said('"The dam will hold," Vossik told reporters.', DIRECT, "Vossik"),
    Said('Vossik said: "The dam will hold."', DIRECT, "Vossik", '"The dam will hold."'),
    Said(
        'Mayor Irena Vossik shrugged: "The dam will hold."',
        DIRECT,
        "Mayor Irena Vossik",
        '"The dam will hold."',
    ),
    Said(
        '"The dam," Vossik said, "will hold for ten years."',
        DIRECT,
        "Vossik",
        '"The dam," Vossik said, "will hold for ten years."',
    ),
    Said(
        '"It was like driving on glass," she told the Gazette, "and nobody had salted."',
        DIRECT,
        "she",
    ),
    Said("‘The dam will hold,’ one of those present recalls.", DIRECT, "one of those present"),
    Said('"I am not going anywhere," said Per Lindal, 77.', DIRECT, "Per Lindal"),
    Said('"We have no comment at all," a man close to the family said.', DIRECT),
    Said('"They pulled and they pulled," sobbed nurse Pia Holt.', DIRECT, "nurse Pia Holt"),
    Said('Union man Jan Grevik stormed: "We were never asked."', DIRECT, "Union man Jan Grevik"),
    Said('The bank said it was "nowhere near" its limits.', MIXED, "The bank"),
    Said('Norrail told us that "no warning of any kind" had come in.', MIXED, "Norrail"),
    Said('The president spoke of "a black day for the whole coast".', MIXED),
    # text that lost its commas
    Said(
        "The convoy was hit near the river a monitor said on Sunday.",
        INDIRECT,
        "a monitor",
        "The convoy was hit near the river",
    ),
    Said(
        "The blast wounded nine people the Lorvian Observatory said.",
        INDIRECT,
        "the Lorvian Observatory",
    ),
    Said("Five shells fell nearby state media said.", INDIRECT, "state media"),
    Said(
        "The Observatory which has people in the town said the road was cut.",
        INDIRECT,
        "The Observatory",
    ),
    Said("The army took two villages according to a police source.", INDIRECT, "a police source"),
    Said(
        "Samir al-Hadar a 30-year-old driver from Qalat said he had hidden.",
        INDIRECT,
        "Samir al-Hadar",
    ),
    Said("The bodies lay in a ditch near Qalat said the Observatory.", INDIRECT, "the Observatory"),
    # only a part is attributed
    Said(
        "A man died on Friday, but the board says it sees no link.",
        INDIRECT,
        "the board",
        "it sees no link.",
    ),
    Said(
        "The rebate, which the treasury says would cost a billion, was dropped.",
        INDIRECT,
        "the treasury",
    ),
    # participles
    Said(
        "Vossik left the door open, saying the idea deserved study.",
        INDIRECT,
        "Vossik",
        "the idea deserved study.",
    ),
    Said("The board closed the pool, adding that the water was cloudy.", INDIRECT, "The board"),
]


@pytest.mark.parametrize("said", SENTENCES, ids=[said.sentence[:48] for said in SENTENCES])
def test_a_sentence_alone_is_told_whose_it_is(said: Said) -> None:
    (found,) = attribute([said.sentence])
    assert found.voice is said.voice
    if said.speaker is not None:
        assert found.speaker_span is not None
        assert said.sentence[slice(*found.speaker_span)] == said.speaker
    elif said.voice is OWN:
        assert (found.who, found.phrase) == (None, None)
    if said.content is not None:
        assert said.sentence[slice(*found.content)] == said.content


def test_there_are_at_least_a_hundred_sentences() -> None:
    assert len({said.sentence for said in SENTENCES}) >= 100


@pytest.mark.parametrize(
    ("sentences", "speakers"),
    [
        (
            ["Irena Vossik said the dam would hold.", "She added that it was new."],
            ["Irena Vossik", "Irena Vossik"],
        ),
        (
            ['"The dam will hold," said Irena Vossik.', '"It is new."'],
            ["Irena Vossik", "Irena Vossik"],
        ),
        (
            ['"I saw it.', "It was huge.", 'Then it fell," said Petr Hamm.'],
            ["Petr Hamm", "Petr Hamm", "Petr Hamm"],
        ),
        (
            ['Lotte Kray, a barmaid, said: "He is home.', 'He has white hair."'],
            ["Lotte Kray", "Lotte Kray"],
        ),
        (
            ["Lotte Kray looked at the floor.", '"He is home at last," she said.'],
            [None, "Lotte Kray"],
        ),
        (["Officials closed the bridge.", "They said it had a crack."], [None, "Officials"]),
        (
            ["Aegis Bank said it would pay.", "It denied having waited."],
            ["Aegis Bank", "Aegis Bank"],
        ),
        (
            ["Ms Tarrow and the mayor met.", "Mr Hamm was there.", "She said it went well."],
            [None, None, "Ms Tarrow"],
        ),
        (
            ["Petr Hamm said he was fine.", "The road is closed.", "He said it was icy."],
            ["Petr Hamm", None, "Petr Hamm"],
        ),
        (["Two officials saw it.", '"It shook," one of them said.'], [None, "officials"]),
    ],
)
def test_speakers_carry_over_to_the_next_sentence(
    sentences: list[str], speakers: list[str | None]
) -> None:
    assert [found.speaker for found in attribute(sentences)] == speakers


def test_a_quotation_over_three_sentences_is_direct_throughout() -> None:
    found = attribute(['"I saw it.', "It was huge.", 'Then it fell," said Petr Hamm.', "He left."])
    assert [one.voice for one in found] == [DIRECT, DIRECT, DIRECT, OWN]


@pytest.mark.parametrize(
    ("sentence", "verb", "stance"),
    [
        ("The mayor said it was safe.", "say", Stance.NEUTRAL),
        ("The mayor claimed it was safe.", "claim", Stance.DOUBT),
        ("The mayor insisted it was safe.", "insist", Stance.DOUBT),
        ("The mayor denied it was safe.", "deny", Stance.DENIAL),
        ("The mayor confirmed it was safe.", "confirm", Stance.ENDORSE),
        ("The mayor admitted it was not safe.", "admit", Stance.ENDORSE),
        ("The mayor dismissed the report as gossip.", "dismiss", Stance.DENIAL),
        ("It was safe, according to the mayor.", "according to", Stance.NEUTRAL),
    ],
)
def test_the_verb_tells_the_stance(sentence: str, verb: str, stance: Stance) -> None:
    (found,) = attribute([sentence])
    assert (found.verb, found.stance) == (verb, stance)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The guard was reportedly asleep.", "reportedly"),
        ("The alleged leader was seen in town.", "alleged"),
        ("The so-called reform starts in May.", "so-called"),
        ('The "reform" starts in May.', "scare quotes"),
        ("The ‘volunteers’ crossed the river.", "scare quotes"),
        ("The firm claims the pump was new.", "claim"),
        ("He said the boxes were opened, without offering evidence.", "without offering evidence"),
    ],
)
def test_hedges_are_found_with_their_place(sentence: str, word: str) -> None:
    (found,) = attribute([sentence])
    assert found.hedge is not None
    assert found.hedge.word == word
    assert 0 <= found.hedge.start < found.hedge.end <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "outer", "inner"),
    [
        ("Vossik said that Hamm had denied it.", "vossik", "hamm"),
        ("Hamm had denied it, Vossik said.", "vossik", "hamm"),
        ("According to the union, the director denied it.", "union", "director"),
    ],
)
def test_a_claim_within_a_claim_has_its_own_speaker(sentence: str, outer: str, inner: str) -> None:
    (found,) = attribute([sentence])
    assert found.who is not None
    assert found.who.key == outer
    assert found.nested is not None
    assert found.nested.key == inner


@pytest.mark.parametrize(
    ("sentences", "speaker"),
    [
        (["The company is Germany's largest maker of pumps, and it said sales rose."], "company"),
        (["The company makes pumps for Germany.", "It said sales rose."], "company"),
        (["Germany's court sat.", "It said the law was void."], "germany"),
    ],
)
def test_it_means_the_body_that_opens_a_sentence(sentences: list[str], speaker: str) -> None:
    found = attribute(sentences)[-1]
    assert found.who is not None
    assert found.who.key == speaker


def test_a_role_stands_for_the_one_person_who_holds_it() -> None:
    found = attribute(["Judge Karel Ost opened the hearing.", "The judge said it would be short."])
    assert found[1].who is not None
    assert found[1].who.names == ("karel", "ost")


def test_a_last_name_takes_role_and_country_from_the_article() -> None:
    found = attribute(
        ["Lorvian Foreign Minister Ilva Renk came to Portmarn.", "Renk said the talks went well."]
    )
    assert found[1].who is not None
    assert found[1].who.roles == ("foreign", "minister")
    assert found[1].who.of == ("lorv",)


@pytest.mark.parametrize("mark", ["'", ".", "-"])
def test_a_long_run_of_marks_hides_no_name(mark: str) -> None:
    text = f"{mark * 50_000} Lorvian foreign minister Ilva Renk came."
    assert SpeakerBook.of([text]).people["renk"].roles == ("foreign", "minister")


def test_the_book_of_a_story_tells_roles_that_an_article_leaves_out() -> None:
    book = SpeakerBook.of(["Ilva Renk, the Lorvian foreign minister, came by train."])
    (found,) = attribute(["Renk said the talks went well."], book=book)
    assert found.who is not None
    assert "minister" in found.who.roles


def test_outside_the_claim_the_outlet_speaks() -> None:
    sentence = "A man died on Friday, but the board says it sees no link."
    (found,) = attribute([sentence])
    start, end = found.content
    assert "A man died" not in sentence[start:end]
    assert "no link" in sentence[start:end]


# Whom a sentence has beside its speaker, and where a comma was lost.
TELLERS = [
    # the outlet tells of itself; whom it asked does not
    Said("The Flash can reveal that 40 jobs will go.", OWN),
    Said("But the Whistle can exclusively reveal that the boss was paid.", OWN),
    Said("The boss knew from day one, the Flash can reveal.", OWN),
    Said("The Daily Mirror can disclose that the firm was warned.", OWN),
    Said("The Gazette understands that nine of the men are free.", OWN),
    Said("Sky News understands that the deal is dead.", OWN),
    Said("The Flash has learned that the mayor knew.", OWN),
    Said("This newspaper understands that talks have failed.", OWN),
    Said("The Kremlin understands that talks have failed.", INDIRECT, "The Kremlin"),
    Said("The minister can reveal that the plan is dead.", INDIRECT, "The minister"),
    Said("The Foreign Ministry can reveal that it paid.", INDIRECT, "The Foreign Ministry"),
    Said("Holt can reveal that the plan is dead.", INDIRECT, "Holt"),
    Said("The Gazette reported that the plan is dead.", INDIRECT, "The Gazette"),
    Said("A nurse told the Flash that the ward was full.", INDIRECT, "A nurse"),
    # whose claim it is
    Said(
        "The bosses' claim that workers were warned is a lie, a source on the works council told"
        " the Flash.",
        INDIRECT,
        "a source on the works council",
    ),
    Said("The workers' demand that the plant stay open was refused.", OWN),
    Said("The bosses claim that workers were warned.", INDIRECT, "The bosses"),
    Said("The so-called 'experts' claim that the dam is safe.", INDIRECT),
    Said("An expert on the panel said the dam was weak.", INDIRECT, "An expert on the panel"),
    Said("After pressure on residents on Monday the council said it would act.", INDIRECT),
    # what is pointed at somebody
    Said(
        "Many pointed their fingers at the Lorvian army which denied the raid.",
        INDIRECT,
        "the Lorvian army",
    ),
    Said("They vented their anger at the ministry which said it knew.", INDIRECT, "the ministry"),
    Said("His lawyer at the court said he was ill.", INDIRECT, "His lawyer at the court"),
    Said("The crowd at the gate said it was shut.", INDIRECT, "The crowd at the gate"),
    # where somebody has his seat
    Said(
        "Lorvia Watch a group based outside the country said 40 had died.",
        INDIRECT,
        "a group based outside the country",
    ),
    Said("A charity based in Kent said 40 had died.", INDIRECT, "A charity based in Kent"),
    Said("They fired on a group based in the hills the army said.", INDIRECT, "the army"),
    Said("The claim is based in fact, the ministry said.", INDIRECT, "the ministry"),
    # two phrases run together
    Said("For his part President Ada Holt said it was over.", INDIRECT, "President Ada Holt"),
    Said("The rebels for their part said the town fell.", INDIRECT, "The rebels"),
    Said("They spoke of the attack Lorvian officials said.", INDIRECT, "Lorvian officials"),
    Said("Earlier in the day Holt said it was over.", INDIRECT, "Holt"),
    Said("Speaking on YouTube Opposition leaders said it fell.", INDIRECT, "Opposition leaders"),
    Said("The strike committee said it would go on.", INDIRECT, "The strike committee"),
    Said("The exiled Lorvian leader said it was over.", INDIRECT, "The exiled Lorvian leader"),
    # the comma before the verb was lost
    Said(
        "The town was full of gas said Tomas Brekke head of the fire service.",
        INDIRECT,
        "Tomas Brekke head of the fire service",
        "The town was full of gas",
    ),
    Said("We ran for the door said Anna Holt a nurse.", INDIRECT, "Anna Holt"),
    Said("The fire was out said police officer Jan Holt.", INDIRECT, "police officer Jan Holt"),
    Said("The minister said Jan Holt had fled.", INDIRECT, "The minister"),
    Said("On Tuesday the army said Jan Holt a spy was killed.", INDIRECT, "the army"),
    Said("A letter seen by the court said Jan Holt took bribes.", INDIRECT),
    # a dateline
    Said(
        "TARN VALLEY, England, Jan 20 - Rescuers dug on and said all were safe.",
        INDIRECT,
        "Rescuers",
        "all were safe.",
    ),
    Said(
        "LONDON, Jan 20 - The dam is safe, officials said.",
        INDIRECT,
        "officials",
        "The dam is safe",
    ),
    Said("BEIRUT, Lebanon — Lorvian officials said 40 had died.", INDIRECT, "Lorvian officials"),
    Said('PARIS — "It is over," the minister said.', DIRECT, "the minister", '"It is over,"'),
    Said("NATO - the alliance - said it was ready.", INDIRECT, "NATO"),
    # another speaker in contrast
    Said(
        "Holm said the find was real, whereas the mayor, Max Oder, called it a mirage.",
        INDIRECT,
        "Holm",
        "the find was real",
    ),
    Said(
        "Police said two died, whereas hospital officials said four had.",
        INDIRECT,
        "Police",
        "two died",
    ),
    Said(
        "Holm said that, while critics say it is costly, it will pay.",
        INDIRECT,
        "Holm",
        "while critics say it is costly, it will pay.",
    ),
    Said(
        "Holm said the plan, though critics call it costly, will pay.",
        INDIRECT,
        "Holm",
        "the plan, though critics call it costly, will pay.",
    ),
]


@pytest.mark.parametrize("said", TELLERS, ids=lambda said: said.sentence)
def test_the_teller_is_told_from_who_stands_beside(said: Said) -> None:
    (found,) = attribute([said.sentence])
    start, end = found.content
    assert found.voice is said.voice
    assert said.speaker is None or found.speaker == said.speaker
    assert said.content is None or said.sentence[start:end] == said.content


def test_a_dateline_is_no_antecedent() -> None:
    found = attribute(["BEIRUT, Lebanon — The Red Cross sent help.", "It said 40 had died."])
    assert found[1].speaker != "Lebanon"


def _inside(span: tuple[int, int] | None, text: str) -> bool:
    return span is None or 0 <= span[0] < span[1] <= len(text)


def _check(text: str, found: Attribution) -> None:
    assert _inside(found.phrase, text)
    assert _inside(found.speaker_span, text)
    assert 0 <= found.content[0] <= found.content[1] <= len(text)
    if found.hedge is not None:
        assert _inside((found.hedge.start, found.hedge.end), text)
    assert found.attributed == (found.voice is not OWN)


WORDS = st.sampled_from(
    [
        "said",
        "Vossik",
        "the",
        "mayor",
        ",",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "that",
        "according",
        "to",
        ":",
        "he",
        "they",
        "claims",
        "of",
        "who",
        "a",
        "told",
        "reporters",
        ".",
        "is",
        "sure",
        "and",
        "it",
        "Lorvian",
        "by",
        "estimate",
        "'s",
        "denied",
        "one",
        "them",
        "\n",
        "-",
        "minister",
        "said.",
    ]
)


@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=6))
def test_any_run_of_news_words_gives_spans_inside_the_sentence(sentences: list[str]) -> None:
    found = attribute(sentences)
    assert len(found) == len(sentences)
    for text, one in zip(sentences, found, strict=True):
        _check(text, one)
    assert attribute(sentences) == found


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gives_spans_inside_the_sentence(sentences: list[str]) -> None:
    for text, one in zip(sentences, attribute(sentences), strict=True):
        _check(text, one)
