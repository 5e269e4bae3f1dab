"""Words that take sides where a plain word is at hand.

The list is our own, written from general knowledge of English news prose; no published lexicon was
copied. A word here is no fault: it shows where one outlet's wording differs from another's.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """Why a word is loaded, and whether it speaks for (1) or against (-1) what it tells of."""

    reason: str
    leaning: int


_NOUNS = """
label -1
terrorist gunman gunmen thug mob rabble horde gang goon henchman henchmen crony lackey puppet stooge
invader occupier warlord strongman tyrant despot dictator junta regime extremist radical fanatic
zealot hardliner hooligan rioter looter vandal troublemaker agitator ringleader loner fiend monster
butcher brute savage beast coward traitor turncoat quisling parasite scrounger fat-cat fatcat cowboy
crook conman fraudster charlatan quack gambler profiteer jobsworth bureaucrat apparatchik mandarin
ideologue demagogue firebrand mouthpiece shill lobbyist elitist bigwig big-shot kingpin godfather
mercenary infidel heretic illegals cronyism white-coat do-gooder killjoy nanny scaremonger
label 1
hero heroine patriot martyr freedom-fighter liberator saviour savior pioneer visionary champion
defender guardian volunteer survivor idol legend icon darling trailblazer statesman stalwart
peacemaker
event -1
massacre bloodbath slaughter carnage butchery atrocity catastrophe calamity debacle fiasco shambles
farce circus charade sham scam swindle rip-off scandal disgrace outrage humiliation climbdown
cave-in capitulation surrender sell-out sellout betrayal treachery ploy stunt trick gimmick
smokescreen whitewash cover-up coverup concealment crackdown purge witch-hunt vendetta stampede
onslaught rampage
riot orgy tantrum rant tirade outburst smear slur bombshell meltdown chaos mayhem havoc turmoil
pandemonium nightmare hell hellhole horror terror panic frenzy hysteria inferno plunder power-grab
land-grab gravy-train handout giveaway bailout penny-pinching negligence blunder bungle botch
scapegoat fig-leaf loophole backlash backdown u-turn snub insult affront slap lie falsehood
propaganda indoctrination conspiracy plot aggression occupation tyranny oppression subjugation
collapse plague stain travesty mockery hypocrisy cynicism arrogance greed
event 1
triumph victory breakthrough milestone miracle liberation masterstroke masterclass landslide
mandate rescue lifeline self-determination solidarity generosity heroism courage sacrifice dignity
brotherhood feat accomplishment vindication rebirth renaissance reform
"""
_ADJECTIVES = """
modifier -1
brutal barbaric barbarous heinous savage vicious ruthless merciless bloodthirsty murderous sickening
appalling horrific horrifying gruesome grisly ghastly vile evil wicked depraved twisted sinister
notorious infamous shameless shameful disgraceful humiliating pathetic laughable ludicrous absurd
farcical botched bungled reckless callous heartless cruel cynical hypocritical arrogant greedy
bloated corrupt crooked rotten toxic poisonous doomed disastrous catastrophic calamitous ruinous
crippling devastating terrifying terrified panicked hysterical furious enraged livid seething baying
raging trigger-happy cold-blooded cowardly treacherous illegal illegitimate unelected unaccountable
rogue hardline hard-line extremist radical fanatical ultra-nationalist far-left far-right battered
bruised beleaguered embattled disgraced shamed hapless clueless feckless spineless toothless lame
cash-strapped bungling inept incompetent oily slippery shady murky troubled boozed-up drunken
foul-mouthed rambling bizarre outrageous scandalous criminal bogus phoney phony fake frazzled
pint-sized brazen blatant cosy so-called self-styled draconian orwellian vindictive punishing
swingeing savage unprovoked senseless mindless blind
modifier 1
heroic brave courageous gallant valiant proud noble selfless tireless historic glorious triumphant
victorious jubilant magnificent splendid brilliant remarkable spectacular stunning masterly
visionary principled dignified brotherly fraternal heartfelt humanitarian peace-loving
freedom-loving
innocent beloved legendary iconic resounding decisive groundbreaking landmark responsible prudent
orderly swift generous steadfast resolute unwavering rightful legitimate long-awaited cool-headed
"""
_VERBS = """
verb -1
slam blast bash lambast lambaste lash rip savage skewer pillory slate rubbish snub spurn shun flout
defy cave buckle capitulate grovel cower cringe limp stumble stagger lurch blunder bungle botch
squander splurge lavish plunder loot ransack pillage rampage hound persecute bully browbeat
strong-arm
railroad steamroll rubber-stamp ram gag muzzle silence crush smash butcher slaughter massacre
terrorise terrorize brutalise brutalize menace rant rave whine whinge moan sneer jeer gloat crow
brag boast peddle spew concoct fabricate smear malign vilify demonise demonize parrot scheme
collude conspire meddle stoke incite inflame fuel unleash inflict crumble plummet nosedive
slump tank axe ditch dump scrap torch grill storm cling claw besiege swindle fleece gouge milk
hoodwink dupe mislead stonewall
verb 1
hail salute applaud cheer rejoice triumph liberate vindicate champion safeguard trumpet thwart foil
avenge inspire uplift
"""
# Phrases, matched as they stand.
PHRASES = {
    "fat cat": Entry("label", -1),
    "freedom fighter": Entry("label", 1),
    "freedom fighters": Entry("label", 1),
    "self-defence volunteers": Entry("label", 1),
    "big boys": Entry("label", -1),
    "white coats": Entry("label", -1),
    "union bosses": Entry("label", -1),
    "union barons": Entry("label", -1),
    "trigger happy": Entry("modifier", -1),
    "witch hunt": Entry("event", -1),
    "power grab": Entry("event", -1),
    "fig leaf": Entry("event", -1),
    "cave in": Entry("event", -1),
    "cover up": Entry("event", -1),
    "blind panic": Entry("event", -1),
    "disaster foretold": Entry("event", -1),
    "smoke and mirrors": Entry("event", -1),
    "brotherly hand": Entry("event", 1),
    "full control": Entry("euphemism", 1),
    "gunned down": Entry("verb", -1),
    "guns down": Entry("verb", -1),
    "stormed out": Entry("verb", -1),
    "storms out": Entry("verb", -1),
    "marched out": Entry("verb", -1),
    "lashed out": Entry("verb", -1),
    "laid siege": Entry("verb", -1),
    "caved in": Entry("verb", -1),
    "bowed to": Entry("verb", -1),
    "held to ransom": Entry("verb", -1),
    "hold to ransom": Entry("verb", -1),
    "held hostage": Entry("verb", -1),
    "blazed away": Entry("verb", -1),
    "holed up": Entry("verb", -1),
    "hiding behind": Entry("verb", -1),
    "cutting corners": Entry("verb", -1),
    "playing roulette": Entry("verb", -1),
    "up in smoke": Entry("verb", -1),
    "high and dry": Entry("verb", -1),
    "driven from their": Entry("verb", -1),
    "landed with": Entry("verb", -1),
    "turned a blind eye": Entry("verb", -1),
    "swept under": Entry("verb", -1),
    "nothing but": Entry("emphasis", -1),
    "thanks to the": Entry("emphasis", 1),
    "at long last": Entry("emphasis", 1),
    "at last": Entry("emphasis", 1),
    "in agony": Entry("modifier", -1),
    "in cold blood": Entry("modifier", -1),
    "collateral damage": Entry("euphemism", 1),
    "lost their lives": Entry("euphemism", 0),
    "special operation": Entry("euphemism", 1),
    "special military operation": Entry("euphemism", 1),
    "enhanced interrogation": Entry("euphemism", 1),
    "restored order": Entry("euphemism", 1),
    "restore order": Entry("euphemism", 1),
    "friendly fire": Entry("euphemism", 0),
    "surgical strike": Entry("euphemism", 1),
    "pacified": Entry("euphemism", 1),
    "neutralised": Entry("euphemism", 1),
    "neutralized": Entry("euphemism", 1),
    "cleansed": Entry("euphemism", 1),
    "mopping up": Entry("euphemism", 1),
    "rightsizing": Entry("euphemism", 1),
    "streamlining": Entry("euphemism", 1),
    "let go": Entry("euphemism", 0),
    "mere": Entry("emphasis", -1),
    "merely": Entry("emphasis", -1),
    "a staggering": Entry("emphasis", -1),
    "a whopping": Entry("emphasis", -1),
    "whopping": Entry("emphasis", -1),
    "staggering": Entry("emphasis", -1),
    "shocking": Entry("emphasis", -1),
    "jaw-dropping": Entry("emphasis", -1),
}


def _entries(table: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    entry = Entry("label", 0)
    for line in table.strip().splitlines():
        words = line.split()
        if words[-1] in {"1", "-1"}:
            entry = Entry(words[0], int(words[-1]))
            continue
        entries.update(dict.fromkeys(words, entry))
    return entries


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}es" if word.endswith(("s", "sh", "ch", "x")) else f"{word}s")


def _conjugations(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    doubled = stem + stem[-1] if _doubles(verb) else stem
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeou" else f"{doubled}ed"
    return (*_plurals(verb), past, f"{doubled}ing")


def _doubles(verb: str) -> bool:
    """Whether the last letter doubles: "slam", "slammed"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyhk" or verb[-2] not in "aeiou":
        return False
    return verb[-3] not in "aeiou" and len(verb) <= 4


def _forms() -> dict[str, Entry]:
    forms: dict[str, Entry] = {}
    for verb, entry in _entries(_VERBS).items():
        forms.update(dict.fromkeys(_conjugations(verb), entry))
    for noun, entry in _entries(_NOUNS).items():
        forms.update(dict.fromkeys(_plurals(noun), entry))
    forms.update(_entries(_ADJECTIVES))
    return forms


FORMS = _forms()
