"""What an amount of money or a length is for: a fine is no bribe, and a depth no distance."""

from __future__ import annotations

from collections.abc import Sequence

from consist.cues.model import Dimension, Quantity
from consist.cues.tokens import Token

# Aspects that each word may tell; what may be meant by one word is never held to be different.
_MONEY = """
fine: fine fines fined penalty penalties
bribe: bribe bribes bribed bribery kickback kickbacks
ransom: ransom ransoms
compensation: damages compensation compensate compensated settlement payout payouts reparations
    awarded
pay: salary salaries wage wages earn earns earned earnings payroll
severance: severance redundancy
pension: pension pensions
bonus: bonus bonuses
price: price prices priced fare fares fee fees cost costs costing rent rents sold bought
offer: offer offers offered offering bid bids bidding
demand: demand demands demanded demanding sought seeking
outlay: cost costs costing investment investments invest invested invests budget budgets
loss: loss losses lost lose loses losing damage cost costs
debt: debt debts loan loans credit borrowed lent owes owed owe mortgage liabilities
deficit: deficit deficits shortfall gap
surplus: surplus surpluses
tax: tax taxes duty duties levy levies
donation: donation donations donated donates donate gift gifts grant grants aid
subsidy: subsidy subsidies grant grants aid
prize: prize prizes jackpot winnings awarded
profit: profit profits earn earned earnings gain gains
revenue: revenue revenues sales turnover takings proceeds sold earn earned earnings income
reserve: reserve reserves reserved provision provisions
bail: bail
reward: reward rewards bounty
dividend: dividend dividends
"""
_LENGTH = """
depth: depth depths deep below beneath underground
height: height heights high tall altitude elevation above
width: width wide across broad diameter
thickness: thick thickness diameter
length: length long
distance: distance from away off outside north south east west northeast northwest southeast
    southwest out
"""
_BEFORE, _AFTER = 5, 4
_AFTER_LENGTH = 3
# in front of a length these tell nothing of it: "high winds 3 km from the coast"
_ONLY_BEHIND = frozenset(
    "from away off outside north south east west northeast northwest southeast southwest out above "
    "below beneath across long high tall deep wide broad thick".split()
)
_STOPS = frozenset("and but or while which who that plus , ; : . ” “ —".split())


def _table(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in text.strip().replace("\n    ", " ").splitlines():
        aspect, _, words = line.partition(": ")
        for word in words.split():
            found.setdefault(word, set()).add(aspect)
    return {word: frozenset(aspects) for word, aspects in found.items()}


_ASPECTS = {Dimension.MONEY: _table(_MONEY), Dimension.LENGTH: _table(_LENGTH)}


def aspects(tokens: Sequence[Token], first: int, last: int, dimension: Dimension) -> frozenset[str]:
    """Return the aspects that the words beside tokens[first:last] tell; none for most numbers."""
    table = _ASPECTS.get(dimension)
    if table is None:
        return frozenset()
    reach = _AFTER_LENGTH if dimension is Dimension.LENGTH else _AFTER
    before = _near(tokens[max(0, first - _BEFORE) : first][::-1])
    if dimension is Dimension.LENGTH:
        before = [word for word in before if word not in _ONLY_BEHIND]
    words = [*before, *_near(tokens[_behind_brackets(tokens, last) :][:reach])]
    return frozenset().union(*(table.get(word, frozenset()) for word in words))


def _near(tokens: Sequence[Token]) -> list[str]:
    """Return the words up to the end of the phrase or the next number."""
    words: list[str] = []
    for token in tokens:
        if token.kind == "number" or token.lower in _STOPS:
            break
        words.append(token.lower)
    return words


def _behind_brackets(tokens: Sequence[Token], at: int) -> int:
    """Skip what is told again in another unit: "55 kilometres (34 miles) from"."""
    if at < len(tokens) and tokens[at].text == "(":
        for step in range(at + 1, min(at + 8, len(tokens))):
            if tokens[step].text == ")":
                return step + 1
    return at


def differ_in_aspect(one: Quantity, other: Quantity) -> bool:
    """Whether both tell what they are for, and nothing that may be the same."""
    return bool(one.aspects) and bool(other.aspects) and not one.aspects & other.aspects
