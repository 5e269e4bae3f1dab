from __future__ import annotations

import pytest

from tests.cues.clashes import clashes

APART = (
    (
        "Operating profit was 540 million euros.",
        "A year earlier, operating profit was 455 million euros.",
    ),
    (
        "Operating profit was 540 million euros in the second quarter.",
        "In the second quarter of last year operating profit was 455 million euros.",
    ),
    ("Revenue was 2.97 billion euros.", "A year ago revenue was 2.66 billion euros."),
    (
        "Net profit was 412 million euros.",
        "In the same quarter last year, net profit was 331 million euros.",
    ),
    ("Revenue was 2.97 billion euros.", "Revenue from cloud services was 1.2 billion euros."),
    (
        "Operating profit was 540 million euros.",
        "Operating profit in the cloud division was 310 million euros.",
    ),
    (
        "The cloud unit had sales of 910 million euros.",
        "The licence unit had sales of 640 million euros.",
    ),
    ("The gross margin was 61 percent.", "The operating margin was 18 percent."),
    (
        "Operating profit was 540 million euros.",
        "Adjusted for one-off items, profit was 455 million euros.",
    ),
    (
        "Net profit rose to 540 million euros.",
        "That compares with 455 million euros a year earlier.",
    ),
    (
        "Revenue was 2.97 billion euros in the quarter.",
        "Revenue had been 2.66 billion euros the year before.",
    ),
    (
        "The company made a profit of 540 million euros.",
        "It had made a profit of 455 million euros in the same period last year.",
    ),
    (
        "Profit came to 540 million euros.",
        "In the same period of 2024 profit came to 455 million euros.",
    ),
    (
        "Profit came to 540 million euros.",
        "Profit of 540 million euros was up from 455 million euros.",
    ),
    ("Inflation was 3.1 percent in May.", "The previous month, inflation was 2.8 percent."),
    (
        "Unemployment stood at 5.2 percent.",
        "Unemployment stood at 4.9 percent in the previous quarter.",
    ),
    ("Sales reached 910 million crowns.", "Sales rose from 870 million crowns a year ago."),
    ("Sales were 2.97 billion euros in 2024.", "Sales were 2.66 billion euros in 2023."),
    (
        "The airline carried 14 million passengers.",
        "Last year the airline carried 12 million passengers.",
    ),
    ("The group employs 38,200 people.", "Two years ago the group employed 45,000 people."),
    ("Visitors numbered 1.2 million this year.", "A year ago 900,000 visitors came."),
    (
        "The loss widened to 120 million dollars.",
        "The loss was 80 million dollars in the year-ago quarter.",
    ),
    ("The margin was 14 percent.", "A year earlier the margin had been 11 percent."),
    ("Net income was 1.2 billion dollars.", "Net income a year earlier was 900 million dollars."),
    (
        "The party won 31 percent of the vote.",
        "Four years earlier the party had won 38 percent of the vote.",
    ),
    (
        "Orders fell to 4.1 billion euros.",
        "Orders fell to 4.1 billion euros, from 5.3 billion euros.",
    ),
    (
        "Exports rose to 12 billion euros.",
        "In the corresponding period last year exports were 9 billion euros.",
    ),
    ("Police counted 420 burglaries.", "The year before, police counted 610 burglaries."),
    (
        "The average price was 310,000 pounds.",
        "The average price was 290,000 pounds in the same month last year.",
    ),
    ("Revenue was 2.97 billion euros.", "Cloud revenue was 1.2 billion euros."),
    ("Revenue was 2.97 billion euros.", "Revenue in Germany was 1.2 billion euros."),
    ("Sales rose to 4.1 billion dollars.", "Sales of electric cars rose to 1.1 billion dollars."),
    ("Sales came to 4.1 billion dollars.", "Its cloud unit had sales of 1.1 billion dollars."),
    ("Net profit was 331 million euros.", "Operating profit was 540 million euros."),
    ("Pre-tax profit was 331 million pounds.", "Operating profit was 540 million pounds."),
    ("Profit before tax was 331 million pounds.", "Profit was 240 million pounds."),
    ("Profit was 331 million pounds.", "Underlying profit was 410 million pounds."),
    ("EBITDA was 331 million euros.", "Net profit was 110 million euros."),
    ("Gross margin rose to 61 percent.", "Net margin rose to 12 percent."),
    ("Profit in the retail business was 40 million crowns.", "Profit was 90 million crowns."),
    (
        "Its retail arm made a profit of 40 million crowns.",
        "Its banking arm made a profit of 25 million crowns.",
    ),
    (
        "The group made 540 million euros in operating profit.",
        "The group made 331 million euros in net profit.",
    ),
    (
        "It made an operating profit of 540 million euros on revenue of 2.97 billion euros.",
        "It had sales of 540 million euros abroad and a net profit of 331 million euros.",
    ),
    ("Revenue of 1.2 billion euros came from advertising.", "Revenue was 2.97 billion euros."),
    ("Advertising revenue was 1.2 billion euros.", "Subscription revenue was 640 million euros."),
    ("Orders came to 4.1 billion euros.", "Revenue came to 3.6 billion euros."),
    (
        "Turnover in the first half was 4.1 billion crowns.",
        "Turnover was 3.8 billion crowns in the first half of 2024.",
    ),
    ("The bank earned 1.2 billion euros, it said.", "A year ago it earned 900 million euros."),
    (
        "Net profit in the January-March period was 88 million dollars.",
        "The company had reported a net profit of 61 million dollars a year ago.",
    ),
    (
        "Rents rose to 14.20 euros per square metre.",
        "Rents had averaged 12.80 euros the year before.",
    ),
    (
        "Some 420,000 people were out of work.",
        "A year earlier 390,000 people had been out of work.",
    ),
    (
        "GDP grew 0.4 percent in the second quarter.",
        "GDP grew 0.2 percent in the previous quarter.",
    ),
    (
        "Cloud sales climbed 18 percent to 1.2 billion euros.",
        "Total sales climbed 4 percent to 2.97 billion euros.",
    ),
    ("Velmora earned 2.12 euros a share.", "Velmora's revenue was 2.97 billion euros."),
    ("Earnings per share rose to 2.12 euros.", "Earnings rose to 540 million euros."),
    (
        "The carrier's cargo business had revenue of 310 million dollars.",
        "The carrier had revenue of 4.4 billion dollars.",
    ),
    ("Operating income came to 540 million euros.", "Net income came to 412 million euros."),
    ("Comparable sales rose 3 percent.", "Sales rose 7 percent."),
    ("Like-for-like sales rose 3 percent.", "Total sales rose 7 percent."),
    ("The company made 540 million euros before tax.", "After tax, it made 412 million euros."),
    ("Profit after tax was 412 million euros.", "Profit before tax was 540 million euros."),
    (
        "Profit at the insurance arm was 40 million pounds.",
        "The bank's profit was 310 million pounds.",
    ),
    ("Revenue was 455 million euros a year earlier.", "Revenue was 500 million euros."),
    (
        "Road deaths rose to 17, compared with 12 people killed in the previous year.",
        "This year 17 people were killed.",
    ),
    (
        "17 people were killed, compared with 12 in the same period last year.",
        "12 people were killed.",
    ),
    ("Tourist arrivals were 12,000 the month before.", "Tourist arrivals were 17,000."),
    ("Unemployment was 6.1 percent in 2013.", "Unemployment was 7.4 percent."),
    ("In 2013, unemployment was 6.1 percent.", "Unemployment was 7.4 percent."),
    ("In 2013 unemployment was 6.1 percent.", "Unemployment was 7.4 percent."),
    ("Unemployment in 2013 was 6.1 percent.", "Unemployment was 7.4 percent."),
    ("The company employed 3,000 people in 2013.", "The company employs 5,000 people."),
    ("Prices have risen 40 percent since 2013.", "Prices have risen 5 percent."),
    ("Sales at its cloud unit fell to 400 million euros.", "Sales fell to 900 million euros."),
    (
        "Revenue from cloud services rose to 400 million euros.",
        "Revenue rose to 900 million euros.",
    ),
    ("Sales in Asia fell to 40 million euros.", "European sales fell to 60 million euros."),
    ("Sales in Europe fell to 40 million euros.", "Sales fell to 60 million euros."),
    ("Sales at its stores fell to 400 million euros.", "Sales fell to 900 million euros."),
    (
        "Earnings before interest, tax, depreciation and amortisation were 300 million euros.",
        "Ebit was 400 million euros.",
    ),
    ("Earnings before tax were 300 million euros.", "Ebit was 400 million euros."),
)

OF_ONE = (
    (
        "Profit rose 18 percent from a year earlier to 540 million euros.",
        "Profit rose to 455 million euros.",
    ),
    (
        "Profit was 540 million euros, up from 455 million euros a year earlier.",
        "Profit was 520 million euros.",
    ),
    (
        "Profit was 540 million euros, up from 455 million euros.",
        "Profit was 540 million euros, up from 405 million euros.",
    ),
    (
        "A year earlier, profit was 455 million euros.",
        "A year earlier, profit had been 405 million euros.",
    ),
    ("The fire a year ago killed 12 people.", "The fire killed 14 people."),
    ("Last year's fire destroyed 40 houses.", "The fire destroyed 52 houses."),
    ("Twelve people died in the attack last year.", "Fourteen people died in the attack."),
    (
        "Profit rose 18 percent compared with the same quarter last year.",
        "Profit rose 11 percent compared with the same quarter last year.",
    ),
    (
        "Profit rose 18 percent year on year.",
        "Profit rose 11 percent compared with the same quarter last year.",
    ),
    (
        "Revenue was 2.97 billion euros, 12 percent more than a year earlier.",
        "Revenue was 2.79 billion euros.",
    ),
    (
        "The bridge opened a year earlier than planned and cost 40 million crowns.",
        "The bridge cost 60 million crowns.",
    ),
    (
        "Unemployment rose to 5.2 percent from 4.9 percent in the previous quarter.",
        "Unemployment rose to 5.6 percent.",
    ),
    ("Sales last year were 910 million crowns.", "Sales last year came to 870 million crowns."),
    (
        "The company made a profit of 88 million euros in 2024.",
        "The company made a profit of 78 million euros in 2024.",
    ),
    (
        "A truck hit a bus after a chase, killing 12 people.",
        "A truck hit a bus, killing 14 people.",
    ),
    ("The attack the day before killed 12 people.", "The attack killed 14 people."),
    ("Revenue was 2.97 billion euros.", "Revenue was 2.79 billion euros."),
    ("Operating profit was 540 million euros.", "The operating profit came to 504 million euros."),
    (
        "Operating profit was 540 million euros.",
        "Velmora's operating profit was 504 million euros.",
    ),
    ("Net profit was 540 million euros.", "Profit was 504 million euros."),
    (
        "Velmora reported revenue of 2.97 billion euros.",
        "Sales at Velmora were 2.79 billion euros.",
    ),
    ("Revenue from cloud services was 1.2 billion euros.", "Cloud revenue was 1.4 billion euros."),
    (
        "The cloud unit had sales of 910 million euros.",
        "The cloud division had sales of 640 million euros.",
    ),
    (
        "Velmora made a profit of 12 million euros in the second quarter.",
        "The profit for the second quarter was 21 million euros.",
    ),
    (
        "The company's profit in May was 3 million crowns.",
        "The company's profit in May was 5 million crowns.",
    ),
    ("Total revenue was 2.97 billion euros.", "Group revenue was 2.79 billion euros."),
    (
        "The firm posted a record profit of 12 million euros.",
        "The firm posted a profit of 21 million euros.",
    ),
    (
        "Adjusted operating profit was 540 million euros.",
        "Adjusted operating profit came to 504 million euros.",
    ),
    ("The police unit seized 3 kilos of cocaine.", "Police seized 5 kilos of cocaine."),
    ("The gross margin was 61 percent.", "The gross margin came to 58 percent."),
    (
        "The home reported a loss of 3 million crowns.",
        "The home reported a loss of 5 million crowns.",
    ),
    ("The group's sales were 4.1 billion euros.", "Sales rose 4 percent to 4.4 billion euros."),
    ("Profit fell by 12 percent at the bank.", "The bank's profit fell by 15 percent."),
    (
        "Velmora's net profit rose to 412 million euros from 331 million euros.",
        "Velmora said net profit rose to 421 million euros.",
    ),
    (
        "Revenue grew 12 percent to 2.97 billion euros.",
        "Revenue grew 12 percent to 2.79 billion euros.",
    ),
    (
        "The deal is worth 3 billion dollars, up from an earlier offer of 2.6 billion dollars.",
        "The deal is worth 3.4 billion dollars.",
    ),
    ("The company will cut 1,200 jobs.", "The company plans to cut 2,100 jobs."),
    ("The bank's profit fell to 88 million euros.", "The bank's profit fell to 78 million euros."),
    (
        "The company made a loss of 12 million euros last year.",
        "The company made a loss of 21 million euros last year.",
    ),
    (
        "Quarterly revenue was 2.97 billion dollars.",
        "Revenue for the quarter was 2.79 billion dollars.",
    ),
    (
        "Revenue from its cloud business jumped to 1.2 billion dollars.",
        "Revenue in the cloud business jumped to 1.4 billion dollars.",
    ),
    ("The toll rose to 19 from 12 a day earlier.", "The toll rose to 21."),
    (
        "Five people died in the avalanche, three years after a similar one.",
        "Seven people died in the avalanche.",
    ),
    ("The fine of 40 million euros is twice that of last year.", "The fine is 60 million euros."),
    (
        "The suspect, 34, was arrested a week ago with 3 kilos of cocaine.",
        "The suspect was arrested with 5 kilos of cocaine.",
    ),
    ("In 2019 the crash killed 12 people.", "The crash killed 14 people."),
    (
        "The airline had a net loss of 40 million dollars.",
        "The airline's net loss was 60 million dollars.",
    ),
    ("The city has 412,000 inhabitants.", "The city has 380,000 inhabitants."),
    (
        "A bomb that killed 12 people a day earlier was planted by rebels.",
        "A bomb killed 17 people.",
    ),
    ("The gunman had killed 12 people the week before.", "The gunman killed 17 people."),
    (
        "In the previous week police arrested 42 demonstrators.",
        "Police arrested 60 demonstrators last week.",
    ),
    ("The company, founded in 1990, employs 3,000 people.", "The company employs 5,000 people."),
    (
        "Unemployment rose to 6.1 percent, the highest since 2013.",
        "Unemployment rose to 7.4 percent.",
    ),
    ("Prices fell 2 percent, the first fall since 2011.", "Prices fell 5 percent."),
    ("Sales at the toymaker fell to 400 million.", "Mattel's sales fell to 300 million."),
    (
        "Profit at the Danish brewer fell to 400 million euros.",
        "The brewer's profit fell to 300 million euros.",
    ),
    (
        "Profit at the Danish brewer fell to 400 million euros.",
        "Profit fell to 300 million euros at Carlsberg.",
    ),
    ("Losses from the fire came to 40 million euros.", "Losses were put at 60 million euros."),
    ("Sales in Europe fell to 40 million euros.", "European sales fell to 60 million euros."),
    (
        "Earnings before interest and tax fell to 300 million euros.",
        "EBIT fell to 400 million euros.",
    ),
    ("Floods the day before had killed 12 people.", "Floods killed 17 people."),
    ("The bomb injured 40 people two days earlier.", "The bomb injured 60 people."),
    (
        "The storm had left 300 homes without power the day before.",
        "The storm left 900 homes without power.",
    ),
    (
        "The company, which was bought in 2010 by Holm, employs 3,000 people.",
        "The company employs 5,000 people.",
    ),
    (
        "Inflation rose to 6.1 percent, a level not seen since 2013.",
        "Inflation rose to 7.4 percent.",
    ),
    (
        "For the first time since 2013 inflation rose to 6.1 percent.",
        "Inflation rose to 7.4 percent.",
    ),
    ("The company founded in 1990 employs 3,000 people.", "The company employs 5,000 people."),
    ("Inflation hit 6.1 percent, its highest level since 2013.", "Inflation hit 7.4 percent."),
    (
        "Profit at the Danish brewer fell to 400 million euros.",
        "Profit fell to 300 million euros.",
    ),
    (
        "Earnings before interest, tax, depreciation and amortisation were 300 million euros.",
        "EBITDA was 400 million euros.",
    ),
)


@pytest.mark.parametrize(("one", "other"), APART)
def test_numbers_of_two_periods_measures_or_parts_do_not_clash(one: str, other: str) -> None:
    assert not clashes(one, other)


@pytest.mark.parametrize(("one", "other"), OF_ONE)
def test_numbers_of_one_measure_and_period_clash(one: str, other: str) -> None:
    assert clashes(one, other)
