"""Hand-made texts with the place of every cut marked by ``‖``; what a reader of news would cut.

The mark itself is no part of the text. White space beside it lies between the sentences.
"""

from __future__ import annotations

CUT = "‖"
INVISIBLE = "\u00ad\u200b\u200c\u200d\ufeff"
BLANK = " \t\r\n\f\v\u00a0\u202f\u2028\u2029" + INVISIBLE


def unmarked(marked: str) -> str:
    """Return the text as the splitter gets it."""
    return marked.replace(CUT, "")


def sentences(marked: str) -> list[str]:
    """Return the sentences that are expected."""
    parts = (part.strip(BLANK) for part in marked.split(CUT))
    return [part for part in parts if part]


PLAIN = (
    "The mill closed. ‖It had run for ninety years. ‖Nobody came to see it.",
    "Who ordered it? ‖No one would say! ‖The file is gone.",
    "The dam held",
    "The dam held.",
    "  The dam held.  ",
    "Turnout was 61.5 percent. ‖In 2019 it was 58.",
    "The fee rose to $3.50. ‖Drivers were furious.",
    "The quake had a magnitude of 6. 1 on Monday. ‖It cost $5. 3 million.",
    "In 2019 it was 58. ‖In 2020 it was 61.",
    "He fined them 4.000.000 crowns. ‖They paid.",
    "It began in 1998. ‖The last ship left in 2004. ‖27 people still live there.",
    "Sales fell. ‖£3m was written off.",
    "They left the E.U. in May and the U.N. in June.",
    "iPhone sales fell. ‖iPads did not.",
    "He is Carl I. ‖She is Carla II.",
    "“We?” ‖Nobody answered.",
)

GLUED = (
    "They meet this weekend.‖In an interview she was calm.",
    "They meet this weekend.‖“It will rain,” she said.",
    "The bridge is shut.‖He blamed the frost.‖It reopens in May.",
    "Was it sabotage?‖The minister shrugged.",
    "What a night!‖Fans sang until dawn.",
    "The bill passed in 2021.‖Opponents sued.",
    "He spoke to the BBC.‖The station confirmed it.",
    "“We will return.”‖The crowd cheered.",
    "They left (by bus).‖The road was clear.",
    "It was a trap.‖I knew it.",
    "It was a trap.‖A witness said so.",
    "The vote was lost.‖NATO said nothing.",
    "The U.S.A and the U.K. signed it.",
    "The U.S.A. signed it on Monday.",
    "It rose 3.5 per cent and then 4.25.",
    "See example.com for the list.",
    "The site Example.Com was down on Monday.",
    "Write to press@Example.Org before Friday.",
    "The list is at https://Example.org/Lists.Html now.",
    "Doors open at 6 p.m. and close at 11 p.m. on weekdays.",
    "Version 2.14.3 fixes it, as does v1.0.Beta on the mobile.",
    "Open the file report.Final.docx and the old notes.txt at once.",
    "She works on Node.js and ASP.NET all day.",
    "J.K.Rowling and J.R.R. Tolkien sold well.",
    "The gate is at 12.30pm today.",
    "Mr.Smith went home.",
)

ABBREVIATIONS = (
    "Mr. Orlov met Mrs. Dahl and Dr. Finch. ‖They spoke for an hour.",
    "Police Const. Ada Moss and Dep. Ivo Brandt left.",
    "Gen. Karim Haddad and Lt. Col. Ivo Brandt denied it.",
    "Sen. Ada Moss (R., Ohio) voted no.",
    "J. P. Alder and W. H. Stone wrote it.",
    "George W. Bell won. ‖He thanked his mother.",
    "The plan came from Vitamin C. ‖The doctors laughed.",
    "Northwind Inc. said it would appeal. ‖Its shares fell.",
    "He works for Northwind Inc. ‖The firm is small.",
    "Harbour Co. Ltd. was sold.",
    "He lives on Elm St. near the port.",
    "They met at St. Anne's Church.",
    "He was born on Jan. 4 and died on Dec. 31.",
    "They left in Sept. ‖The house was sold.",
    "It is No. 7 on the list.",
    "The answer was no. ‖The minister left.",
    "The store sells pens, paper, etc. ‖It shuts at noon.",
    "It costs approx. 40 crowns.",
    "It was the U.S. government's idea.",
    "It was the idea of the U.S. ‖The others followed.",
    "U.S. President Ann Grey arrived. ‖The U.N. Security Council met.",
    "He left at 5 p.m. ‖The meeting went on.",
    "He left at 5 p.m. Tuesday. ‖She stayed.",
    "It struck at 3 p.m. (1200 GMT) on Friday.",
    "It struck at 3 p. m. (1200 GMT) on Friday. ‖It fell.",
    "The flight lands at 9 a.m. GMT on Friday.",
    "The truce began at 6 a.m. Kyiv time on Friday. ‖It held.",
    "It began at 6 p.m. New York time.",
    "It ended at 6 p.m. ‖Extra time was played.",
    "Fruit, e.g. apples, i.e. Pippins, was scarce.",
    "It was Arsenal vs. Chelsea again.",
    "Smith et al. found no trace.",
    "She holds a Ph.D. in law.",
    "She holds a Ph.D. ‖Her brother does not.",
    "The suspect, Ali Reza Jr., was 30.",
    "Washington, D.C. Mayor Lena Cole spoke.",
    "He rode 10 km. ‖Then he slept.",
    "It took place in Fort Worth, Tex. ‖The police came.",
    "Lt. Gov. Mia Park and Rev. Tom Hill agreed.",
    "They slept in Hall B. ‖Thirty-one nurses came.",
    "Northwind Inc. (NWI) fell by a tenth.",
    "Northwind Inc. (based in Oslo) fell by a tenth.",
    "He was fined. ‖(the fine was later lifted)",
    "Prof. A. B. Clarke of King's College, said so.",
)

DATELINES = (
    "3 May 2024 ‖Seven people were held in Oslo. ‖Two were freed.",
    "Published May 3 2024 ‖A ferry sank.",
    "Fri 3 May 2024 14:05 ‖Ferry sinks. ‖A ferry sank.",
    "Ferry sinks\n‖May 3, 2024 1:10 PM GMT\n‖A ferry sank.",
    "Ferry sinks\n‖May 3, 2024 at 1: 10PM\n‖A ferry sank.",
    "Ferry sinks off the cape ‖AFP Friday 3 May 2024 ‖Seven people were held in Oslo.",
    "Date of publication 3 May 2024 ‖A ferry sank.",
    "3 May 2024 1405 UTC+3 ‖A ferry sank.",
    "It was first seen by the AFP on Friday 3 May 2024 in Oslo.",
    "A ferry sank.\n‖(Harbour Post and Agencies) ‖Seven people were held.",
    "A ferry sank. ‖(With Reuters) ‖Last update: 3 May 2024",
    "Slideshow (3 Images) ‖Seven people were held.",
    "(Reuters) - Seven people were held.",
    "(The AFP office was shut.) ‖Seven people were held.",
    "May 3, 2024 was the hottest day on record.",
    "3 May 2024, a Friday, was the hottest day on record.",
    "OSLO, May 3 (Wire) - The talks broke off on Sunday. ‖No date was set.",
    "BERLIN — The court ruled on Monday. ‖The firm will pay.",
    "GENEVA (AP) — Six people were held.",
    "KYIV, Aug. 4 — The bridge was hit.",
    "WASHINGTON, D.C. — The senate met.",
    "ST. PETERSBURG, Russia — A fire broke out.",
    "TUNIS: The union called a strike. ‖It lasts a day.",
)

ELLIPSES = (
    "He was … well, tired.",
    "He was... well, tired.",
    "He waited… ‖Nobody came.",
    "He waited... ‖Nobody came.",
    "“I thought . . . it was over,” she said.",
    "What…? ‖He could not believe it.",
    "They came.... ‖They saw.",
    "“We tried ... and failed.” ‖He sat down.",
)

QUOTES = (
    "“We won. ‖They lost. ‖It is over,” said Ms. Byrne. ‖She left.",
    '"We won. ‖They lost," he said. ‖"It is over."',
    "“It is over.” ‖She left.",
    '"It is over." ‖She left.',
    "“Get out!” she shouted. ‖Nobody moved.",
    "“Get out!” Mayor Cole shouted. ‖Nobody moved.",
    "“Get out!” said Cole.",
    "“Who was it?” asked the judge. ‖The man was silent.",
    '"Who was it?" the judge asked. ‖The man was silent.',
    "“Who was it?” ‖The judge waited.",
    "He said: “No.” ‖Then he left.",
    "He called it ‘a mess.’ ‖She agreed.",
    "The show “Who's There?” was cancelled.",
    "The firm Yahoo! was sold. ‖The price was not named.",
    "(The firm declined to comment.) ‖The case goes on.",
    "The firm (it was founded in 1901) declined to comment.",
    "The mine [closed since 1990.] ‖It flooded.",
    "«We are ready.» ‖The general smiled.",
    "``We won. '' ‖He left.",
    "`` We won . '' ‖He left .",
    "`` We won , '' he said . ‖`` They lost . ''",
    "“I am leaving.” “‖Why?” she asked.".replace("“‖", "‖“"),
    "He wrote, “Enough.”‖“We agree,” they replied.",
    "'We won.' ‖He left.",
    "''We won.'' ‖He left.",
)

LINES = (
    "First paragraph has no stop\n\n‖Second one follows",
    "Storm hits coast\n‖Thousands are without power, the grid said.\n‖Schools are shut.",
    "The demands are:\n‖- a truce\n‖- open roads\n‖- talks in May",
    "• a truce\n‖• open roads\n‖• talks",
    "1. A truce.\n‖2. Open roads.\n‖3. Talks.",
    "(a) the north gate\n‖(b) the south gate",
    "What we know\n‖The tunnel is shut. ‖Two men are missing.\n‖What we do not know\n‖The cause.",
    "One.\r\n‖Two.\r\n\r\n‖Three.",
    "One.\r‖Two.",
    "See https://a.example/B\n‖It is shut.‖The port is not.",
    "One line\u2028‖another line\u2029‖a third",
    "\n\n  One.  \n\n\t‖Two.\n\n",
    """\
The harbour master said on Monday that the quay
would stay shut until the divers had looked at
the hull of the ferry, which sank on Friday. ‖The
owner denied that it had been overloaded.""",
    "A line that is short\n‖another\n‖and one more",
)

ODD = (
    "The fee is 5\u00a0crowns.\u00a0‖It was 4.",
    "The gate\u200b is shut.‖\u200b It reopens\u00ad soon.",
    "\ufeff‖The gate is shut. ‖It reopens.",
    "Mr.\u00a0Orlov left.\u202f‖He flew home.",
    "THE GATE IS SHUT. ‖IT REOPENS ON MONDAY. ‖NOBODY WAS HURT.",
    "THE U.S. IS OUT. ‖MR. ORLOV LEFT.",
    "the gate is shut. and it stays shut.",
    "大桥关闭。‖没有人受伤。",
    "本当ですか？‖はい！",
    "The river is the Ob. ‖Él dijo que no.",
    "Ünal left. ‖Øystein stayed. ‖Émile slept.",
    "He left. ‖— She stayed.",
    "!!!",
    "...",
    "?! ‖Was it him?",
    "No ! ‖He was there .",
    "It was him .‖The rest fled .",
)

EVERYTHING = (
    *PLAIN, *GLUED, *ABBREVIATIONS, *DATELINES, *ELLIPSES, *QUOTES, *LINES, *ODD,
)  # fmt: skip

TEASED = (
    "The two meet. ‖Read more: Ten roads you should NEVER take by night ‖The summit is on Sunday.",
    "The two meet.\n‖Read more: Where The Money Went\n‖The summit is on Sunday.",
    "The two will meet.‖ Read more: Gas prices fall in the north ‖The summit opens on Sunday.",
    "The two will meet. ‖Read more Gas must flow again – Ministry ‖The summit opens on Sunday.",
    "The two will meet. ‖READ MORE: Gas prices fall in the north ‖The summit opens on Sunday.",
    "The two will meet.\n‖Read also: Gas prices fall\n‖The summit opens on Sunday.",
    "The two will meet. ‖See also: Five ways to save gas ‖He said the summit opens soon.",
    "The two will meet.‖Read more Envoy leaves Geneva empty-handed ‖It opens on Sunday.",
)
"""Texts whose second sentence is a teaser."""
