from __future__ import annotations

import pytest

from consist.cues import Dimension, read_cues
from tests.cues.clashes import clashes

OF_ONE = (
    ("The actress died on Wednesday at the age of 91.", "The actress has died aged 89."),
    ("Vera Lund died on Wednesday at the age of 91.", "Vera Lund has died aged 89."),
    ("The 91-year-old actress died on Wednesday.", "The actress, 89, died on Wednesday."),
    ("The actress was 91.", "The actress was 89 years old."),
    ("She was 91.", "She was 89 years old."),
    ("Vera Lund has died at 91.", "Vera Lund has died at the age of 89."),
    ("Vera Lund, 91, died at her home.", "Vera Lund died on Wednesday aged 89."),
    ("The singer died on Wednesday, aged 91.", "The singer, who was 89, died on Wednesday."),
    ("A 34-year-old woman was found dead.", "A woman of 36 years of age was found dead."),
    ("A 34-year-old man was arrested.", "A man, 36, was arrested."),
    ("Police arrested a man aged 34.", "Police arrested a 36-year-old man."),
    ("The driver, 34, fled.", "The 36-year-old driver fled."),
    ("The 34-year-old driver Tom Bell fled.", "Tom Bell, 36, fled."),
    ("Tom Bell was 34 when he died.", "Tom Bell died aged 36."),
    ("Lund, who was 91, died on Monday.", "Lund was 89 years old."),
    (
        "Former president Anna Brandt has died at the age of 91.",
        "Anna Brandt, the former president, was 89.",
    ),
    ("She died at the age of 91.", "She died aged 89."),
    ("His wife, 34, was hurt.", "His wife, 36, was hurt."),
    ("An 11-year-old girl was shot.", "A girl aged 12 was shot."),
    ("The victim was a 34-year-old man.", "The victim was a man aged 36."),
    ("The actor died at the age of 84.", "The actor died on Friday at age 86."),
    ("The author dies at 84.", "The author dies aged 86."),
    ("The pope was 88.", "The pope was 89."),
    ("The oldest miner, aged 64, was rescued.", "The oldest miner, 61, was rescued."),
    ("A man, 34, was killed in the crash.", "The driver, 36, died in the crash."),
    ("Tom Bell, 34, was killed.", "A 36-year-old man was killed."),
    (
        "A man aged 34 was charged with robbing a pensioner.",
        "A 36-year-old man was charged with robbery.",
    ),
    ("The actress has died aged 89, her son Tom Bell, 60, said.", "The actress has died aged 91."),
    ("Ann Orde, 29, was a teacher.", "Orde, 31, was killed by a motorist."),
)

OF_TWO = (
    ("The 41-year-old driver was arrested.", "His 12-year-old son was hurt."),
    ("The driver, 41, and his 12-year-old son were hurt.", "His son, 12, was hurt."),
    ("The actress died at the age of 91.", "Her husband died at the age of 89."),
    ("The actress, 91, leaves a daughter.", "Her daughter, 60, said so."),
    ("The actress left school at the age of 14.", "The actress has died aged 89."),
    ("She was 12 when war broke out.", "She was 89."),
    ("The driver, 34, was hurt.", "A passenger, 22, was hurt."),
    ("Tom Bell, 34, was hurt.", "Ann Orde, 22, was hurt."),
    ("He was 34.", "She was 36."),
    ("A girl, 9, was killed.", "Police held a girl, 17, on Monday."),
    ("A nurse, 44, was attacked by a patient.", "A patient, 29, was arrested."),
    ("A 34-year-old man was killed.", "A 22-year-old woman was killed."),
    ("The victim was 34.", "The suspect was 22."),
    (
        "The driver was 34 and his 12-year-old son was unhurt.",
        "The driver's 34-year-old wife was hurt.",
    ),
    ("Lund's 12-year-old son was hurt.", "Lund, 41, was hurt."),
    ("A boy of 12 and a girl of 14 were hurt.", "A woman, 40, was hurt."),
    ("The actress married at the age of 22.", "The actress divorced at the age of 31."),
    ("Tom Bell, 34, shot the 10-year-old Ann Orde.", "Tom Bell's victim was a girl aged 12."),
    ("Mr Bell, 64, and his wife Ann, 59, died.", "Mr Bell's daughter, 30, survived."),
    ("A soldier, 22, was killed.", "An officer, 41, was killed."),
    ("The 34-year-old said his mother was 70.", "The 36-year-old's father was 71."),
    ("The bridge was 91 metres long.", "The bridge was 89 years old."),
    ("A pensioner, 81, was robbed.", "A man aged 23 was charged with robbing a pensioner."),
    ("A woman, 31, died.", "Police arrested a woman, 24."),
    ("Anna Reed was killed by a driver, 34.", "Reed, 29, was a nurse."),
    (
        "A 40-year-old man was arrested on suspicion of murder.",
        "A man, 52, was found dead at the flat.",
    ),
    ("A teenager, 17, was charged with murdering a boy.", "A boy, 15, was stabbed to death."),
    (
        "The singer died aged 71, her daughter Anna Holm, 44, said.",
        "Anna Holm, 44, said her mother had died.",
    ),
    ("A man, 52, was held over the murder of a nurse.", "A man, 40, was found dead."),
    ("A suspect, 23, was arrested.", "The victim was a man, 40."),
    ("A 23-year-old man was jailed for killing a cyclist.", "A man, 40, died in the crash."),
    ("Police detained a boy, 15.", "A boy, 12, was injured."),
    ("A man was arrested after a woman, 31, was stabbed.", "A 24-year-old woman was arrested."),
    ("Ann Orde was hit by a motorist, 50.", "Orde, 29, was a teacher."),
)


@pytest.mark.parametrize(("one", "other"), OF_ONE)
def test_the_ages_of_one_person_clash_however_they_are_told(one: str, other: str) -> None:
    assert clashes(one, other)


@pytest.mark.parametrize(("one", "other"), OF_TWO)
def test_the_ages_of_two_people_never_clash(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("She died at the age of 91.", [91]),
        ("She died at 91.", [91]),
        ("She was 91.", [91]),
        ("The actress, 91, died.", [91]),
        ("Anna Brandt, the former president, was 89.", [89]),
        ("The singer turned 90 on Friday.", [90]),
        ("She died at 11.", []),
        ("The total was 91.", []),
        ("She was 91 points ahead.", []),
        ("The plane turned 90 degrees.", []),
        ("The bank, 12, and others.", []),
    ],
)
def test_reads_ages(text: str, ages: list[int]) -> None:
    found = read_cues(text).quantities
    assert [q.high for q in found if q.dimension is Dimension.AGE] == ages
