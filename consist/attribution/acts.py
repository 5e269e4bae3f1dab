"""Where a verb that often reports tells an act or a feeling: "called an election", "feared her"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from consist.attribution.nouns import (
    AUXILIARIES,
    CLAIMS,
    DETERMINERS,
    FUNCTION_WORDS,
    PRONOUNS,
    STOPWORDS,
)
from consist.attribution.phrases import behind_hearer
from consist.attribution.tokens import QUOTE, Token, word_at

_REFLEXIVE = frozenset("himself herself itself themselves myself ourselves yourself".split())
# What somebody says of himself with these: "called himself a patriot".
_OF_ONESELF = frozenset("call describe declare proclaim accuse blame say".split())
# With such a preposition they tell what somebody feels or wants.
_FEELINGS = {
    "call": frozenset("for off on in up out back at by".split()),
    "fear": frozenset("for of".split()),
    "hope": frozenset("for".split()),
    "believe": frozenset("in".split()),
    "think": frozenset("of about".split()),
}
# Acts by nature, where it is told by whom: "the strike was called by the union".
_DONE_BY = frozenset(
    "call propose declare fear hope hear feel know recognise recognize understand agree threaten"
    " observe concede prove add maintain write answer continue recall point credit counter post"
    " underscore lament caution".split()
)
_TURNED_DOWN = frozenset("reject dismiss contest dispute".split())
_BEFORE_SUMS = frozenset(
    "$ € £ an up to more than another additional further extra nearly almost some over about at"
    " least".split()
)
# What is declared and so comes about: nobody claims anything.
_DECLARED = frozenset(
    "emergency holiday war independence truce ceasefire bankruptcy insolvency strike mourning"
    " curfew law zone zones area areas region administration administrations autonomy caliphate"
    " republic amnesty dividend winner winners champion champions president dead open closed"
    " elected jihad famine pandemic income assets".split()
)
# Behind a declared thing that is no longer described: "war on the rebels".
_GOES_ON = frozenset(
    "on in at for against after by to from across throughout following until with and or of as when"
    " because during under despite amid before since while last this next late early yesterday"
    " today tomorrow monday tuesday wednesday thursday friday saturday sunday".split()
)
# Behind these no declared thing stands: "a threat to law and order".
_APART = frozenset("to for on in from against at by with as".split())
# Passives that open a clause: "it was feared by residents that", "was declared by it to be".
_CLAUSE_BEHIND = frozenset(
    "declare propose fear hope hear feel know recognise recognize understand agree observe concede"
    " prove add".split()
)
_MEANS = frozenset("radio phone telephone letter email e-mail text fax video".split())
# What is said by phone or by letter; else "by" behind a verb makes it a participle: "the deal
# announced by the president".
_BY_PHONE = frozenset("say tell speak write add reply answer explain continue".split())
_ENDS = frozenset((".", ",", ";", ":", "?", "!", "—", "–", "(", ")", ""))
_MARKS = frozenset("\"“”'‘’`")
_THINGS = frozenset("it that this them him her me us these those".split())
_DEFINITE = DETERMINERS - frozenset("a an another some any one no".split())
_TIMES = frozenset("second minute hour day week fortnight month year season decade".split())
# Endings of adjectives that no common noun of what is called has: "unacceptable", "reckless".
_JUDGING = (
    "able", "ible", "ous", "less", "ful", "istic", "ical", "ish", "worthy", "some", "ionary",
)  # fmt: skip
_JUDGEMENTS = frozenset(
    "absurd illegal unlawful legal unconstitutional wrong right false untrue true fake rigged"
    " flawed unfair fair unjust just cowardly premature unethical immoral criminal evil barbaric"
    " cynical undemocratic democratic corrupt political historic tragic fatal brutal cruel"
    " insulting shocking disturbing alarming misleading sickening appalling frightening chilling"
    " encouraging disappointing promising excessive offensive abusive racist sexist biased"
    " exaggerated misguided unfounded unwarranted unjustified unprovoked unprecedented unwise"
    " naive futile hostile vile obscene insane inhumane inhuman inadequate inappropriate"
    " illegitimate deliberate desperate irrelevant incompetent negligent violent dangerous safe"
    " unsafe sound insufficient inconvenient urgent vital crucial essential critical central"
    " arbitrary bittersweet nonsense hypocrisy blackmail terrorism treason genocide murder"
    " propaganda theft justice murderous void bad good great bizarre premeditated unhelpful"
    " helpful dead over closed rubbish lies garbage inaccurate incorrect incomplete unclear"
    " unproven implausible unrealistic inconsistent invalid imprecise overblown stolen low high"
    " weak harsh lenient punishment madness vandalism racism sabotage piracy extortion apartheid"
    " torture slander cruelty revenge censorship discrimination aggression folly lunacy".split()
)
# Before a noun without an article these call something it: "collective punishment".
_SHEER = frozenset(
    "collective pure sheer utter plain total outright blatant ethnic complete absolute"
    " downright".split()
)
# Participles that stand behind their noun to tell which is meant.
_POINTING = frozenset(
    "accused affected arrested concerned detained displaced employed evicted expected featured"
    " hundred injured interested invited involved killed listed mentioned named needed printed"
    " provided published quoted rescued required stranded suggested trapped united unemployed used"
    " wanted wounded".split()
)
_TOO_WHEN = frozenset("late soon early often long".split())
_VERBS = AUXILIARIES - {"both", "once", "again", "then", "now", "still", "just"}
_NO_PREDICATE = STOPWORDS | _TIMES
_NO_EXCESS = STOPWORDS | _TOO_WHEN
_FINITE = frozenset("will would could might may can should had has have was were is are".split())
_REACH = 12  # words within which an object and what is said of it stand


def is_act(tokens: Sequence[Token], verb: int, lemma: str) -> bool:
    """Return whether an active verb tells what its subject does or feels, and nothing is said."""
    following = word_at(tokens, verb + 1)
    if following in _REFLEXIVE and lemma not in _OF_ONESELF:
        return True
    if following in _FEELINGS.get(lemma, ()):
        return True
    if following == "by" and lemma not in _BY_PHONE:
        return not (word_at(tokens, verb + 2) in _MEANS and word_at(tokens, verb + 3) == "that")
    says_nothing = _SAYS_NOTHING.get(lemma)
    return says_nothing is not None and says_nothing(tokens, verb + 1)


def is_act_of(tokens: Sequence[Token], being: int, lemma: str) -> bool:
    """Return whether a passive with "by" tells whose act it was: "was called by the union".

    `being` is the place of its form of "be". What is turned down is said to be wrong where it is a
    claim.
    """
    if lemma in _TURNED_DOWN:
        return not any(token.lower in CLAIMS for token in tokens[max(being - 6, 0) : being])
    if lemma in _JUDGES:
        deed = any(_names_deed(token.lower) for token in tokens[max(being - _REACH, 0) : being])
        return deed and not _says_more(tokens, being)
    says = lemma in _CLAUSE_BEHIND and _clause_behind(tokens, being)
    return lemma in _DONE_BY and not says


def _clause_behind(tokens: Sequence[Token], being: int) -> bool:
    """Whether what is said follows: "it was feared by residents that", "declared by it to be"."""
    impersonal = word_at(tokens, being - 1) == "it"
    for near in range(being, being + _REACH):
        word = word_at(tokens, near)
        if word in _ENDS:
            return False
        if impersonal and word == "that":
            return True
        if word == "to" and word_at(tokens, near + 1) in {"be", "have"}:
            return True
    return False


def _ends(tokens: Sequence[Token], place: int) -> bool:
    return word_at(tokens, place) in _ENDS


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause or a quotation begins here: "that", "he might", "the dam would"."""
    word = word_at(tokens, place)
    if word in PRONOUNS or word in {"that", "there", QUOTE}:
        return True
    for near in range(place, place + _REACH):
        word = word_at(tokens, near)
        if word in _ENDS or word in {"who", "which", "that", "when", "as", "while"}:
            return False
        if word in _FINITE or word == QUOTE or (near > place and word.endswith("n't")):
            return True
    return False


def _brings_about(tokens: Sequence[Token], place: int) -> bool:
    """Whether the object comes about by being declared: "a state of emergency", "him dead".

    Who declares a thing to be this or that judges: "the strike illegal", "the president a liar".
    """
    if word_at(tokens, place) == "that" or _opens_clause(tokens, place):
        return False
    for near in range(place, place + _REACH):
        word = word_at(tokens, near)
        if word in _ENDS or word == QUOTE or word in _APART:
            return False
        if word in _DECLARED:
            following = word_at(tokens, near + 1)
            if following in _ENDS or following in _GOES_ON:
                return not _judged_from(tokens, near + 1, place)
    return False


def _judged_from(tokens: Sequence[Token], near: int, place: int) -> bool:
    """Whether behind a part of the object it is still called something: "war on drugs a folly"."""
    end = min(place + _REACH, _clause_end(tokens, place))
    return any(_predicate_at(tokens, later, place) for later in range(near, end))


def _judges(tokens: Sequence[Token], place: int) -> bool:
    """Whether an object is called something: "it a lie", "the vote rigged", "Holt a liar"."""
    if word_at(tokens, place) in _THINGS and not _ends(tokens, place + 1):
        word = word_at(tokens, place + 1)
        owned = tokens[place].lower in {"her", "those", "these", "this", "that"}
        if word in DETERMINERS or _is_judgement(word):
            return True
        if not owned and word not in _NO_PREDICATE:
            return True  # not "called her mother", "called this week"
    return _judged_from(tokens, place, place)


def _clause_end(tokens: Sequence[Token], place: int) -> int:
    """Return where the object and what it is called must have ended."""
    end = place
    while end < len(tokens) and tokens[end].text not in _ENDS and tokens[end].lower not in _VERBS:
        end += 1
    return end


def _predicate_at(tokens: Sequence[Token], near: int, start: int) -> bool:
    """Whether what an object is called begins here; before it stands a word of the object."""
    token = tokens[near]
    if token.text == QUOTE:
        return True
    if near == start:
        return token.text in _MARKS and word_at(tokens, near + 1) not in _ENDS
    before = tokens[near - 1]
    if token.text in _MARKS:
        owner = token.text in {"'", "’"} and before.text[-1:] == "s"
        return before.lower not in DETERMINERS and not owner
    if not before.word or before.lower in FUNCTION_WORDS:
        return False
    if token.lower in {"a", "an"} or (token.lower in {"one", "the"} and before.capital):
        return word_at(tokens, near + 1) not in _TIMES and not _joins(before)
    named = before.capital or tokens[start].lower in _DEFINITE
    adverb = token.lower.endswith("ly") and _is_judgement(word_at(tokens, near + 1))
    plain = _is_judgement(token.lower) and _closes(tokens, near + 1)
    bare = _is_participle(token.lower) and _ends(tokens, near + 1)
    sheer = token.lower in _SHEER and _ends(tokens, near + 2)
    return named and (
        plain or bare or sheer or _is_excess(tokens, near) or (adverb and _closes(tokens, near + 2))
    )


def _is_excess(tokens: Sequence[Token], near: int) -> bool:
    """Whether something is called too much of a kind: "too low", not "called the police too"."""
    word = word_at(tokens, near + 1)
    return (
        word_at(tokens, near) == "too"
        and word.isalpha()
        and word not in _NO_EXCESS
        and not word.endswith("ly")
        and _closes(tokens, near + 2)
    )


def _is_participle(word: str) -> bool:
    """Whether a word behind its noun tells what it is said to be: "fabricated", not "affected"."""
    return len(word) > 4 and word.endswith("ed") and word not in _POINTING


def _joins(token: Token) -> bool:
    """Whether a preposition goes on with the object: "the vote in a hall"."""
    return token.lower in {"of", "for", "from", "at", "in", "as"}


def _is_judgement(word: str) -> bool:
    return word in _JUDGEMENTS or word.endswith(_JUDGING)


def _closes(tokens: Sequence[Token], place: int) -> bool:
    """Whether no noun follows that the word before would describe: "the illegal strike"."""
    word = word_at(tokens, place)
    return word in _ENDS or word in STOPWORDS or not word[:1].isalpha() or word in {"for", "in"}


def _calls_nothing(tokens: Sequence[Token], place: int) -> bool:
    return not _judges(tokens, place)


def _fears_somebody(tokens: Sequence[Token], place: int) -> bool:
    return not (_ends(tokens, place) or _opens_clause(tokens, place))


def _protests_alone(tokens: Sequence[Token], place: int) -> bool:
    return not _opens_clause(tokens, place)


def _gives(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sum or a number of things is given: "pledged 5 million", "up to €2bn"."""
    while word_at(tokens, place) in _BEFORE_SUMS:
        place += 1
    return word_at(tokens, place)[:1].isdigit() and not _opens_clause(tokens, place)


def _tells_later(tokens: Sequence[Token], place: int) -> bool:
    """Whether it is told when somebody heard, and nothing else: "told the agency two days later".

    Behind a comma or a quotation stands who said what is before it.
    """
    if any(token.text in {",", QUOTE} for token in tokens[:place]):
        return False
    end = behind_hearer(tokens, place, limit=_LONGEST_HEARER)
    while tokens[end : end + 1] and tokens[end].lower in _BEFORE_LATER:
        end += 1
    return end > place and word_at(tokens, end) in _LATER and _ends(tokens, end + 1)


_LONGEST_HEARER = 4  # words
_LATER = frozenset("later afterwards earlier".split())
_BEFORE_LATER = frozenset(
    "a an one two three four five six several few some many hours days weeks months years minutes"
    " hour day week month year only just".split()
)


def judges_deed(tokens: Sequence[Token], verb: int, lemma: str | None) -> bool:
    """Return whether a deed is judged and nothing said of it: "condemned the attacks which"."""
    if lemma not in _JUDGES:
        return False
    for near in range(verb + 1, min(verb + _REACH, len(tokens))):
        word = tokens[near].lower
        if word in _BEHIND_DEEDS or not tokens[near].word:
            return False
        if _names_deed(word):
            return not _says_more(tokens, near + 1)
    return False


def _names_deed(word: str) -> bool:
    return not _JUDGED.isdisjoint((word, word.removesuffix("s"), word.removesuffix("es")))


def _says_more(tokens: Sequence[Token], place: int) -> bool:
    """Whether who judges a deed goes on to say something: "as cowardly", "calling it a crime"."""
    for near in range(place, min(place + _LONGEST_OBJECT, len(tokens))):
        word = tokens[near].lower
        if word in {"calling", "called"} and word_at(tokens, near + 1) in {"for", "on"}:
            continue
        if word in _MORE or word == QUOTE or word in {'"', "“", "”"}:
            return True
    return False


_JUDGES = frozenset("condemn denounce praise".split())
_JUDGED = frozenset(
    "act action aggression airstrike ambush annexation assault assassination atrocity atrocities"
    " attack beheading blast blockade bloodshed bombardment bombing breach coup crackdown crash"
    " crime death decision deployment detention disaster execution explosion hijacking incident"
    " incursion intervention invasion kidnapping killing launch loss massacre move murder offensive"
    " raid release rescue riot seizure shelling shooting siege slaughter stabbing strike targeting"
    " tragedy truce use vandalism violence".split()
)
_LONGEST_OBJECT = 40  # words
_BEHIND_DEEDS = frozenset("for who which that what when where as after before over".split())
_MORE = frozenset(
    "as saying says said adding calling called describing described stressing insisting warning"
    " arguing claiming accusing blaming holding noting branding terming labelling emphasizing"
    " emphasising expressing what".split()
)
_SAYS_NOTHING: Mapping[str, Callable[[Sequence[Token], int], bool]] = {
    "call": _calls_nothing,
    "concede": _ends,
    "declare": _brings_about,
    "fear": _fears_somebody,
    "pledge": _gives,
    "tell": _tells_later,
    "protest": _protests_alone,
}
"""By the verb, what tells from the place behind it that nothing is said."""
