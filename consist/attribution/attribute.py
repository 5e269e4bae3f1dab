"""Who asserts each of the consecutive sentences of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consist.attribution.book import SpeakerBook
from consist.attribution.hedges import hedge_in, scare_quote_in
from consist.attribution.memory import Memory
from consist.attribution.model import Attribution, Hedge, Speaker, Stance, Voice
from consist.attribution.phrases import likely_source, phrase_after
from consist.attribution.quotes import Quotation, quotations
from consist.attribution.reading import Reading, content_of, read, span_of, voice_of
from consist.attribution.speakers import speaker_of
from consist.attribution.tag import Tag, TagKind
from consist.attribution.tokens import QUOTE
from consist.model import Span

# A quotation of no more words, without a speaker or a stop in it, is a byname: "the iron lady".
_BYNAME_WORDS = 5


def attribute(
    sentences: Sequence[str], *, book: SpeakerBook | None = None
) -> tuple[Attribution, ...]:
    """Tell who asserts each of the consecutive sentences of one article.

    A quotation that goes on over several sentences, or is taken up in the next one, keeps its
    speaker; a pronoun is given the speaker whom it most plausibly means. `book` knows the names
    and roles of the story; without it the article's own are read.

    >>> attribute(["The bridge is safe, the ministry said."])[0].speaker
    'the ministry'
    """
    memory = Memory(SpeakerBook.of(sentences) if book is None else book)
    readings = [read(t, q) for t, q in zip(sentences, quotations(sentences), strict=True)]
    found: list[Attribution] = []
    for reading in readings:
        tag = reading.outer
        one = _untagged(reading, memory) if tag is None else _tagged(reading, tag, memory)
        memory.pass_by(reading.text[reading.start :], one.who or _judge(reading, memory))
        found.append(one)
    # a quotation's phrase may stand at its end, sentences after its beginning
    return tuple(
        _told_later(reading, one, memory) for reading, one in zip(readings, found, strict=True)
    )


def _judge(reading: Reading, memory: Memory) -> Speaker | None:
    """Return who condemns a deed: a pronoun in the next sentence may mean him."""
    if reading.judge is None:
        return None
    return _identified(reading.text, span_of(reading.tokens, reading.judge), memory)


def _untagged(reading: Reading, memory: Memory) -> Attribution:
    hedge = hedge_in(reading.text)
    whole = (0, len(reading.text))
    if all(_is_fragment(reading.text, quote) for quote in reading.speech):
        return Attribution(Voice.OWN, whole, hedge=hedge or scare_quote_in(reading.text))
    first, last = reading.speech[0], reading.speech[-1]
    covered = sum(quote.end - quote.start for quote in reading.speech)
    opens = reading.tokens[0].text == QUOTE
    direct = opens and covered * 2 > len(reading.text.strip())
    who = memory.speaker_of_quotation(first) or _quoted(reading, memory, opens=opens)
    for quote in reading.speech:
        if quote.whole or memory.speaker_of_quotation(quote) is not None:
            memory.speaks(quote, who)
    voice = Voice.DIRECT if direct else Voice.MIXED
    return Attribution(voice, (first.start, last.end), who=who, hedge=hedge)


def _is_fragment(text: str, quote: Quotation) -> bool:
    """Whether a quotation without a speaker is a byname or a title and no speech."""
    inside = text[quote.start + 1 : quote.end - 1]
    return quote.whole and len(inside.split()) <= _BYNAME_WORDS and inside[-1:] not in set(",.!?…")


def _quoted(reading: Reading, memory: Memory, *, opens: bool) -> Speaker | None:
    """Guess whose words a sentence quotes without saying so: the subject's, or those before."""
    subject = None if opens else phrase_after(reading.tokens, 0)
    if subject is not None and likely_source(reading.tokens, subject, strict=True):
        return _identified(reading.text, span_of(reading.tokens, subject), memory)
    return memory.quoted(reading.text[: reading.speech[0].start])


def _tagged(reading: Reading, tag: Tag, memory: Memory) -> Attribution:
    content = content_of(reading, tag)
    if content[0] >= content[1]:
        return _untagged(reading, memory)  # nothing is said: a byline, a name "Said"
    phrase = span_of(reading.tokens, tag.phrase)
    spoken = None if tag.speaker is None else span_of(reading.tokens, tag.speaker)
    who = None if spoken is None else _identified(reading.text, spoken, memory)
    for quote in reading.speech:
        memory.speaks(quote, who)
    return Attribution(
        voice=voice_of(reading, tag, content),
        content=content,
        who=who,
        phrase=phrase,
        speaker_span=spoken,
        verb=tag.verb,
        stance=tag.stance,
        hedge=_hedge(reading, tag, phrase),
        nested=_nested(reading, tag, who, content, memory),
    )


def _identified(text: str, span: Span, memory: Memory) -> Speaker:
    return memory.identified(speaker_of(text[span[0] : span[1]]), text[: span[0]])


def _hedge(reading: Reading, tag: Tag, phrase: Span) -> Hedge | None:
    found = hedge_in(reading.text)
    if found is None and tag.stance is Stance.DOUBT and tag.verb is not None:
        found = Hedge(tag.verb, *phrase)
    return found


def _nested(
    reading: Reading, outer: Tag, outer_who: Speaker | None, content: Span, memory: Memory
) -> Speaker | None:
    """Find the speaker of a claim within the claim, other than who makes it."""
    for tag in reading.tags:
        if tag is outer or tag.speaker is None or tag.kind is TagKind.PARTICIPLE:
            continue
        span = span_of(reading.tokens, tag.speaker)
        if content[0] <= span[0] and span[1] <= content[1] and tag.speaker != outer.speaker:
            who = _identified(reading.text, span, memory)
            return None if outer_who is not None and who.key == outer_who.key else who
    return None


def _told_later(reading: Reading, found: Attribution, memory: Memory) -> Attribution:
    if reading.outer is not None or not reading.speech:
        return found
    who = memory.speaker_of_quotation(reading.speech[0])
    return found if who is None else replace(found, who=who)
