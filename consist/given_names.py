"""Whether two given names may be one person's: the same, an initial, a short form, a spelling."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# Forms of one name each, of those that no likeness of letters tells.
_FORMS = """
alexander alex sandy sasha alec oleksandr aleksandr alejandro alessandro
andrew andy drew andrei andriy andrey andre
anthony tony antonio antony
barbara barb babs
benjamin ben
catherine kate katherine kathryn kathleen cathy kathy katie kay kateryna yekaterina ekaterina
charles charlie chuck carlos karl carl
christopher chris kit
christina chris christine tina kristina
daniel dan danny
david dave davy
deborah debbie debra
donald don donny
dorothy dot dolly
edward ed eddie ted teddy ned
elizabeth liz lizzie beth betty eliza bess lisa libby elisabeth
ernest ernie
eugene gene yevgeny evgeny
francis frank francisco pancho franz
frederick fred freddie fritz
george jorge yuri georgi jerzy
gerald gerry jerry
gregory greg grigory hryhoriy
harold harry hal
henry harry hank heinrich enrique
isabel isabella bella izzy
jacob jake james jim jimmy jamie diego
jennifer jen jenny
jessica jess jessie
john jack johnny jon juan ivan jean hans ian sean
jonathan jon johnny nathan
joseph joe joey jose yusuf yousef youssef iosif josef giuseppe pepe
joshua josh
julia yulia yuliya julie
kenneth ken kenny
lawrence larry laurence lorenzo
leonard len lenny leon
lewis lou louis luis ludwig
margaret maggie meg peggy greta rita madge
martha marty
mary molly polly maria marie miriam maryam
matthew matt matteo
michael mike mick mickey mikhail mykhailo miguel michel
mohammed mo muhammad mohamed mohammad muhammed mehmet
nicholas nick nicky nikolai mykola nicolas nico
nancy ann anne anna hannah annie
patrick pat paddy padraig
patricia pat patty trish
paul pavel pavlo pablo
peter pete pyotr petro pedro pierre
philip phil pip felipe
pamela pam
raymond ray
rebecca becky
richard dick rick rich ricky ricardo
robert bob bobby rob robbie bert roberto
ronald ron ronnie
samuel sam sammy
samantha sam
sarah sally sadie
sergei serhiy sergey sergiy sergio serge
stephen steve stephan steven esteban
susan sue suzy susie suzanne
theodore ted teddy theo
thomas tom tommy tomas
timothy tim
victoria vicky tori
vincent vince vinnie
vladimir volodymyr vova vlad
walter walt wally
william bill billy will willy liam guillermo wilhelm
yitzhak isaac ike
zachary zach zack
"""
# More given names that are hardly anything else; they have no other forms here.
_MORE = frozenset(
    """
    abdul abdullah adam adrian agnes ahmad ahmed aisha alan albert alfred ali alice alison
    amanda amelia amir amy angela anita arthur audrey beatrice bernard brenda brian bridget
    bruce camilla carla carmen carol caroline cecilia charlotte chloe claire clara claudia colin
    craig dana darren denise dennis derek diana diane dmitri dmitry dominic douglas edith eileen
    elaine eleanor elena ellen emily emma emmanuel eric erica esther eva evelyn fatima fiona
    gavin gemma geoffrey gerard gloria gordon graham hassan hazel heather helen hilary hillary
    howard hugh hussein ibrahim ilse imran ingrid irena irene irina isaac jan jane janet janice
    jason jeff jeffrey jeremy joan joanna joanne jordan josephine joyce judith karen karim keith
    kelly kevin khalid kim kyle laura lauren leila lena leslie linda lisa lorraine lotte louise
    lucia lucy luke lydia lynn malcolm marcus marion marjorie mark martin martina maureen
    melanie melissa monica mustafa nadia natalia natalie neil nigel nina noah nora norman olga
    oliver olivia omar oscar pauline petra petr rachel ralph reza roger rosa rose roy russell
    ruth ryan sabine salim sandra scott sean sharon sheila shirley silvia simon sofia sophia
    sophie stella stuart svetlana sylvia tanya tatiana teresa terry tiffany tracy trevor ursula
    valerie vanessa vera veronica virginia vivian wayne wendy yasmin yvonne zainab zara
    """.split()
)
_GROUPS: dict[str, set[int]] = {}
for _number, _line in enumerate(_FORMS.strip().splitlines()):
    for _form in _line.split():
        _GROUPS.setdefault(_form, set()).add(_number)
_ALIKE = 0.7  # John and Jane 0.5, Aleksey and Alexei 0.77
_SHORTEST_STEM = 3  # "Sam" of "Samir"


def is_given(word: str) -> bool:
    """Return whether a lower-cased word is known for a given name; most that are, are not known."""
    return word in _GROUPS or word in _MORE


def may_share(some: Iterable[str], others: Collection[str]) -> bool:
    """Return whether one of some lower-cased given names may be one of the others.

    >>> may_share(("w", "mark"), ("mark",)), may_share(("anne",), ("gemma", "rose"))
    (True, False)
    """
    return any(may_be_one(one, other) for one in some for other in others)


@lru_cache(maxsize=16384)  # names recur
def may_be_one(one: str, other: str) -> bool:
    """Return whether two lower-cased given names may be one; it has no direction.

    >>> may_be_one("joe", "joseph"), may_be_one("j", "joseph"), may_be_one("anne", "gemma")
    (True, True, False)
    """
    first, second = sorted((one.rstrip("."), other.rstrip(".")), key=lambda name: (len(name), name))
    if len(first) <= 1:
        return second.startswith(first)
    if first == second or not _GROUPS.get(first, set()).isdisjoint(_GROUPS.get(second, ())):
        return True
    if len(first) >= _SHORTEST_STEM and second.startswith(first):
        return True
    one, other = sorted((first, second))  # the matcher's answer depends on the order
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
