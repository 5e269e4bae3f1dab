"""What people do, feel or are is not what they say: no speaker for an act."""

from __future__ import annotations

import pytest

from consist.attribution import attribute

ACTS = (
    "Several thousand supporters of Lenz protested in the capital on Sunday.",
    "Lenz has conceded.",
    "The deal announced by President Joan Hale covers cars and steel.",
    "The strike was called by the union Skyforce.",
    "The march was called by students.",
    "An election was called by the prime minister for 4 May.",
    "The prime minister called an election.",
    "The prime minister called an early election for May.",
    "The union called the strike.",
    "The union called off the strike.",
    "The union called for calm.",
    "The union called a 24-hour walkout across the network.",
    "The leader of the opposition called a vote of confidence.",
    "The walkout, called by three unions, began at dawn.",
    "The mayor called a meeting of the council.",
    "The mayor called residents to a meeting.",
    "The mayor called this week for calm.",
    "The speaker called the house to order.",
    "She called police.",
    "She called her mother from the station.",
    "The driver called an ambulance immediately.",
    "Neighbours called the fire brigade.",
    "The prosecution called three witnesses.",
    "The judge called a halt to the trial.",
    "The queen called the prime minister on Friday morning.",
    "Holt called Marsh after the vote.",
    "Marion Teale proposed the amendment.",
    "The amendment was proposed by Marion Teale.",
    "Two MPs proposed an amendment to the bill.",
    "The chairman declared the meeting open.",
    "The mayor declared a state of emergency.",
    "A state of emergency was declared by the governor.",
    "The coroner declared him dead at the scene.",
    "The election commission declared Holt the winner.",
    "The region declared autonomy in 2014.",
    "Directors feared her.",
    "Doctors feared the worst.",
    "Parents feared for their children.",
    "Residents hoped for rain.",
    "The mayor, whose office warned residents in June, was re-elected.",
    "The bank, whose directors denied fraud, was fined.",
    "The former spy chief who revealed himself as the source has died.",
    "The officer identified himself to the guard.",
    "The report ended one of the United States' oldest mysteries.",
    "The war with Islamic State fighters as both sides make gains has grown.",
    "The money went to Kurdish groups which had in 2013 declared self-rule.",
    "The quake was felt by residents of three towns.",
    "The case was heard by Judge Holt.",
    "The plan was rejected by parliament.",
    "The villages were threatened by the army.",
    "The pier was maintained by the council.",
    "The teacher told pupils how to leave the building.",
    "The mud was past the chapel, by which time it was telling people what they saw.",
    "The company closed the plant, a step it said it had taken in May.",
    "Shares fell by half, a drop it said it had foreseen.",
    "The singer Said Karim left the stage.",
)
SAYINGS = (
    ("The mayor called it a lie.", "The mayor"),
    ("The mayor called the plan a ploy.", "The mayor"),
    ('The mayor called the plan a "cynical ploy".', "The mayor"),
    ("The opposition called the vote rigged.", "The opposition"),
    ("The minister called the strike illegal.", "The minister"),
    ("The minister called that absurd.", "The minister"),
    ("Brussels called the move unacceptable.", "Brussels"),
    ('Marsh called the report "nonsense".', "Marsh"),
    ("He called the attack cowardly.", "He"),
    ("He called the reports “nonsense”.", "He"),
    ("The union called the pay offer an insult.", "The union"),
    ("Holt called Marsh a liar.", "Holt"),
    ("Deputy Holt called the verdict bittersweet.", "Deputy Holt"),
    ("Producers called the actor `` a great entertainer ''.", "Producers"),
    ("The president called the judge's ruling a disgrace.", "The president"),
    ("The bishop called the law deeply unjust.", "The bishop"),
    ("Rights groups called the arrests arbitrary and unlawful.", "Rights groups"),
    ("NGOs called the raid on the school a war crime.", "NGOs"),
    ("The union proposed that talks begin.", "The union"),
    ("The minister feared that the dam would break.", "The minister"),
    ("Farmers protested that they had not been asked.", "Farmers"),
    ("The captain conceded that the boat was slow.", "The captain"),
    ("Doctors feared he might die.", "Doctors"),
    ("Doctors fear the virus will spread.", "Doctors"),
    ("Up to 300 people have died, aid groups fear.", "aid groups"),
    ("The union declared the talks were over.", "The union"),
    ("The talks are over, the union declared.", "the union"),
    ("The insurgents declared that the truce was over.", "The insurgents"),
    ("The claim was rejected by the ministry.", "the ministry"),
    ("Reports of a coup were dismissed by the government as rumours.", "the government"),
    (
        "It is accused by human rights groups of indiscriminately killing civilians.",
        "human rights groups",
    ),
    (
        "He was accused by the Syrian Observatory for Human Rights of shelling homes.",
        "the Syrian Observatory for Human Rights",
    ),
    ("She was accused by the governor of Texas of lying.", "the governor of Texas"),
    ("The firm was blamed by the head of the union for the deaths.", "the head of the union"),
    ("The delay was announced by the ministry.", "the ministry"),
    ("The victims were named, the mayor's office warned residents.", "the mayor's office"),
    ("Holt described himself as innocent.", "Holt"),
    ("In a letter he said he was sorry.", "he"),
    ("At the trial she said the road was icy.", "she"),
    ("The bridge, a wooden one, was safe, he said.", "he"),
    ("Minister Denies Knowing Of Report", "Minister"),
    ("PM Holt Says Tax Will Rise", "PM Holt"),
)


@pytest.mark.parametrize("sentence", ACTS)
def test_an_act_has_no_speaker(sentence: str) -> None:
    (found,) = attribute([sentence])
    assert (found.attributed, found.who) == (False, None)


@pytest.mark.parametrize(("sentence", "speaker"), SAYINGS)
def test_a_judgement_or_a_claim_has_one(sentence: str, speaker: str) -> None:
    (found,) = attribute([sentence])
    assert found.speaker_span is not None
    assert sentence[slice(*found.speaker_span)] == speaker
