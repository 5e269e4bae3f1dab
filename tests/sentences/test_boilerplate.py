"""What belongs to the page and what to the article, which must never be taken for the first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import Article
from consist.sentences import split
from consist.sentences.boilerplate import is_boilerplate, teaser_end

OF_THE_PAGE = (
    "Read more: Five pits that closed this year",
    "Read more Gas must flow again – Ministry",
    "READ MORE",
    "Read also: Ferry sinks off the cape",
    "Also read: Ferry sinks off the cape",
    "See also: The long road to the vote",
    "Watch now: the dam in ten pictures",
    "Related: What the treaty says",
    "Related stories: What the treaty says",
    "Recommended – What the treaty says",
    "Don’t miss: our guide to the vote",
    "More on this: the ferry's last trip",
    "By Ana Petrova",
    "By Ana Petrova and Jo O'Neil in Oslo",
    "BY ANA PETROVA",
    "(Reporting by Ana Petrova; editing by Jo Marsh)",
    "Reporting by Ana Petrova in Oslo",
    "Additional reporting by Jo Marsh",
    "Share this article",
    "Share on Facebook",
    "Follow us on Twitter",
    "Click here to see the pictures",
    "Subscribe to our newsletter",
    "Sign up for our daily briefing",
    "© 2024 Harbour Post",
    "Copyright 2024 Harbour Post.",
    "All rights reserved.",
    "Photo: Jo Marsh / Harbour Post",
    "Image credit: Jo Marsh",
    "Photo/Jo Marsh",
    "Reuters",
    "(AFP)",
    "Last updated at 14:05 on 3 May",
    "Published: 3 May 2024",
    "Published time: March 12, 2013 02: 03",
    "May 2, 2013 | 5: 03pm",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below",
    "We use cookies to make this site better.",
    "12 comments",
    "5 min read",
    "https://harbour.example/ferry",
    "desk@harbour.example",
    "Friday, May 3, 2024",
    "3 May 2024",
    "#ferry #harbour",
    "By AFP",
    "Twitter",
    "Source: Harbour Post and agencies",
    "A.P./Marsh",
    "218-11",
    "***",
    "AFP Friday 3 May 2024",
    "(With Reuters)",
    "(Source: Harbour Union)",
    "(Harbour Post and Agencies)",
    "Last update: Friday 3 May 2024 14:05 GMT",
    "Share this: Facebook WhatsApp Email",
    "More to follow.",
    "Slideshow (3 Images)",
    "By ANA PETROVA | Updated 05:00, 12 Oct",
    "Share this · Comments (12)",
    "By Harbour Post Staff",
    "Published: Tuesday, Dec. 20 2005 12:00 a.m.",
    "UPDATED 3:09 AM EST Dec 19, 2008",
    "May 3, 2024 at 12: 41 PM",
    "JUNE 11TH, 2024 AT 10: 33 AM PT",
    "4 October 2023, 18: 07 (GMT+05: 00)",
    "10: 55 P. M. FEB. 2, 2024",
    "on Feb. 04, 2024",
    "29th February 2024",
    "Tuesday 9:15am",
    "Writing by Jo Marsh; Editing by Li Wen and Ana Petrova Our Rules:The Harbour Post Code.",
    "CORRECTION: An earlier version of this article said that six people were killed.",
    "Correction: The name of the ferry is Anna, not Hanna.",
    "Correction (May 3): Nine boats were lost, not twelve.",
    "Clarification, 3 May 2024: The mayor did not attend.",
    "Editor’s note: The names of the children have been changed.",
    "Editor's Note — The ferry has since been raised.",
    "An earlier version of this article said that six people were killed.",
    "Because of an editing error, a previous version of this story misstated the toll as nine.",
    "• This article was amended on 3 May 2024 to say that four people were killed.",
    "This article was amended on 3 May 2024.",
    "This story has been updated.",
    "(This story has been corrected to say twelve boats, not nine, in paragraph 2.)",
    "(This May 3 story has been corrected to fix the number of boats in paragraph 2)",
    "The headline of this article was amended on 3 May because it named the wrong pier.",
    "This version corrects the number of boats to twelve.",
    "(Corrects to twelve boats in paragraph 2)",
    "We have amended this article to make clear that nobody was arrested.",
)

OF_THE_ARTICLE = (
    "By Friday the water had gone down.",
    "By Monday, Harlow had won.",
    "By land and sea, the troops moved in.",
    "By 2030 the plant will be shut.",
    "By Christmas.",
    "Read the ruling, she told the court.",
    "Read together, the two reports clash.",
    "See more of the coast and you will agree, he said.",
    "Watch now how they turn, the trainer said.",
    "Watchmen saw the fire first.",
    "Related deaths rose to nine.",
    "Recommended doses were ignored.",
    "Trending prices: the ministry denied that bread would cost more.",
    "Most read the letter as a threat.",
    "More from the fund will be spent on roads.",
    "Share prices fell by a third on Monday.",
    "Shares in the firm fell.",
    "Share this burden, the king told his people.",
    "Save the Children said nine clinics were shut.",
    "Print workers walked out on Monday.",
    "Comment was not available from the firm.",
    "Follow us, the guide shouted, and they ran.",
    "Join us or leave, the general told the rebels.",
    "Click here was all that the page said, according to police.",
    "Register of voters was burnt, the mayor said.",
    "Sign up or be drafted, the army told the men of the valley.",
    "Subscribe or lose your seat, the club told its members.",
    "Log in the river blocked the turbine.",
    "Copyright law was changed in 1998.",
    "Photographs of the blast were shown in court.",
    "Photo evidence showed two men at the gate.",
    "Video of the crash was shared widely.",
    "Image is everything, the coach said.",
    "Reuters reported that nine people had died.",
    "The AFP said nine people had died.",
    "Updated figures put the toll at 12.",
    "Published figures put the toll at 12.",
    "Last updated in 1990, the law is silent about drones.",
    "Posted at the gate were 20 soldiers.",
    "Advertisement costs fell by 4 percent.",
    "Sponsored militias took the town.",
    "We use cookies as bait, the trapper said.",
    "12 comments were deleted on Monday.",
    "On May 3 at 9 the bridge fell.",
    "May 3, 2024: nine people died.",
    "In May 2024.",
    "At least 40 on Monday.",
    "5 views of the town were sold.",
    "Friday, May 3, was the last day of the truce.",
    "3 May 2024 was the hottest day on record.",
    "March 2024 brought no rain.",
    "Reporting by Ana Petrova led to two arrests.",
    "Correction officers said that six inmates had died.",
    "Corrections to the figures put the toll at nine.",
    "A correction in prices wiped out nine billion, traders said.",
    "Clarification of the law was promised by May.",
    "An earlier version of the report put the toll at nine.",
    "An earlier version of the bill banned the boats.",
    "Earlier versions of this plane had no second door.",
    "This article was amended by parliament in 2011.",
    "This story was told by nine survivors.",
    "This report was updated every day by the ministry.",
    "We have corrected the count, the mayor said.",
    "This version of events was denied by the police.",
    "The story has been updated by historians.",
    "Editors' notes were found in the wreck.",
    "(Updates were promised by May.)",
    "Written by hand and signed by two ministers, the note was found on Monday.",
    "Compiled by the ministry, the list names 40 villages.",
    "All rights reserved for the crown were given up in 1920.",
    "(Two of the men were later freed.)",
    "Nine dead.",
    "(c) the southern gate must be open",
    "Join us on the march, the leader told the crowd.",
    "Register your rifles now, the army told the men.",
    "See also the annex, which lists 40 villages.",
    "By Ana Petrova | The gate is shut, the mayor said.",
    "(Reuters was not allowed in.)",
    "(With a gun)",
    "More to follow the coach than to fight him, they came.",
    "Source code was stolen.",
    "Sources said so.",
    "Twitter fell.",
    "Win/loss ratios fell.",
    "12 died.",
    "By then, Ana Petrova had left.",
    "No.",
)


@pytest.mark.parametrize("text", OF_THE_PAGE)
def test_what_the_page_put_there_is_recognised(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize("text", OF_THE_ARTICLE)
def test_what_the_article_says_is_kept(text: str) -> None:
    assert not is_boilerplate(text)


@pytest.mark.parametrize("text", OF_THE_PAGE + OF_THE_ARTICLE)
def test_odd_spaces_change_nothing(text: str) -> None:
    assert is_boilerplate(text.replace(" ", " \u00a0\n")) == is_boilerplate(text)


@pytest.mark.parametrize("text", OF_THE_ARTICLE)
def test_the_splitter_keeps_it_too(text: str) -> None:
    found = split(Article("a", "Outlet", f"The quay was shut on Monday.\n\n{text}\n\nIt rained."))
    assert all(sentence.comparable for sentence in found)


@pytest.mark.parametrize(
    "repeated",
    ["By {In }", "Reporting by {And }", "Posted 1 {sat }", "Share {this }", "{Read more }"],
)
def test_no_wording_makes_it_think_forever(repeated: str) -> None:
    opening, word = repeated.rstrip("}").split("{")
    assert not is_boilerplate(opening + word * 300 + "the ferry sank.")


def test_a_teaser_that_fills_its_line_has_no_end() -> None:
    line = "Read more: Gas prices fall in the north"
    assert teaser_end(line, 0, len(line)) is None


def test_what_is_no_teaser_has_no_end() -> None:
    line = "Gas prices fall in the north The minister said so"
    assert teaser_end(line, 0, len(line)) is None


@pytest.mark.parametrize("opener", ["The", "In", "He", "They", "A"])
def test_a_teaser_ends_where_the_article_goes_on(opener: str) -> None:
    teaser, rest = "Read more Gas prices fall in the north ", f"{opener} ferry sank on Monday."
    assert teaser_end(teaser + rest, 0, len(teaser + rest)) == len(teaser)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_boilerplate(text) in {True, False}
    end = teaser_end(text, 0, len(text))
    assert end is None or 0 < end < len(text)
