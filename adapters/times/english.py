"""The English words of time, and nothing but words: no other file of the grammar holds any.

Another language is another module with the same tables, named in language.py. What is looked up is casefolded; longer
phrases are found before shorter.
"""

# A heading for each kind of token (language.Kind), then what it means and the phrases for it, `|` between two on a
# line. [PART]: first hour, last hour (exclusive), the hour that is meant where none is said. [HOLIDAY]: month and day;
# month, weekday and which of them; or days from Easter Sunday. [MARK]: what a moment is there for. [EDGE], [ENDS],
# [BEGINS]: which part of a period. [OTHER]: greetings, and words that only look like time.
WORDS = """
[ORDINAL]
0: zeroth | 1: first | 2: second | 3: third | 4: fourth | 5: fifth | 6: sixth | 7: seventh | 8: eighth | 9: ninth
10: tenth | 11: eleventh | 12: twelfth | 13: thirteenth | 14: fourteenth | 15: fifteenth | 16: sixteenth
17: seventeenth | 18: eighteenth | 19: nineteenth | 20: twentieth | 30: thirtieth
[UNIT]
second: seconds, sec, secs | minute: minute, minutes, min, mins, mn, minuets | hour: hour, hours, hr, hrs
day: day, days
workday: workday, workdays, business day, business days, working day, working days, work day, work days
week: week, weeks, wk, wks | weekend: weekend, weekends, wkend, week end, week ends, week-end
workweek: workweek, workweeks, working week, work week, business week | fortnight: fortnight, fortnights
month: month, months, mths, mth, mo, mos | quarter: quarter, quarters, qtr, qtrs | season: season, seasons
year: year, years, yr, yrs | decade: decade, decades
[DAY]
0: monday, mon | 1: tuesday, tue, tues | 2: wednesday, wed, weds, wednes, wednsday | 3: thursday, thu, thur, thurs
4: friday, fri | 5: saturday, sat | 6: sunday, sun
[MONTH]
1: january, jan | 2: february, feb | 3: march, mar | 4: april, apr | 5: may | 6: june, jun | 7: july, jul
8: august, aug | 9: september, sep, sept | 10: october, oct | 11: november, nov | 12: december, dec
[DAYS]
0: mondays, mons | 1: tuesdays | 2: wednesdays, wednsdays | 3: thursdays | 4: fridays, fris | 5: saturdays, sats
6: sundays, suns
[NUMBER]
0: zero | 1: one | 2: two, a couple of, a couple, couple of, couple, a pair of, pair of
3: three, a few, few, several | 4: four | 5: five | 6: six | 7: seven | 8: eight | 9: nine | 10: ten | 11: eleven
12: twelve, a dozen | 13: thirteen | 14: fourteen | 15: fifteen | 16: sixteen | 17: seventeen | 18: eighteen
19: nineteen | 20: twenty | 30: thirty | 40: forty | 50: fifty | 60: sixty | 70: seventy | 80: eighty | 90: ninety
[MARK]
by: by, due by, due, no later than, not later than, at the latest by, latest by, at latest
before: before, prior to, sooner than, earlier than, anytime before, any time before, ahead of
until: until, till, til, untill, up to, up until | on: due on, during, on | through: through, thru
after: after, since, later than, not before, anytime after, any time after, sometime after
from: from, starting, starting from, starting on, as of, starting in, beginning on, beginning in, starting at,
  beginning from
between: between, in between, from between | to: to, - | and: and | or: or | but: but | in: in, +
within: within, in the next, over the next, within the next, less than, in less than, for the next, in under, no more
  than, in up to, inside
for: for
from now: from now, hence, out, from today, from this moment, ahead, away, from right now, after now, after today
more: more | past: past | ago: ago, back | at: at, @
about: around, about, approximately, approx, roughly, exactly, circa, near, some time around, some time about,
  sometime around, towards, sometime, some time
of: of | the: the | ,: , | sharp: sharp, precisely, at the latest, latest, please, my time, local time, exact
oclock: o'clock, oclock, o clock | a: a, an | half: half | .: .
[EDGE]
end: ending, end, the end, last part, close
begin: beginning, earlier, start, begin, early in, the beginning, the start, beginnings, earlier in | early: early
afterwards: later | later: later in, rest, remainder, the rest | late: late | mid: middle, the middle, mid, mid-
[WHICH]
this: this, current, this current, present, same, the same, the current, this same, this very
next: next, the next, following, the following, this next
coming: coming, upcoming, this coming, this upcoming, the coming, the upcoming, upcomming
last: last, previous, the last, final, the past, this past, the previous
[NEAR]
0: today, todays, this day, tdy, at this time, otd
1: tomorrow, tomorrows, tmr, tmrw, tmw, tomorow, tommorow, tommorrow, tomoz, the next day, next day, the following
  day, 2moro
2: day after tomorrow, the day after tomorrow, day after tmr, the day after tmr, overmorrow, the day after next, day
  after next
-1: yesterday | -2: day before yesterday, the day before yesterday
[PART]
6, 12, 9: morning, mornings | 4, 9, 7: early morning, early mornings | 10, 12, 11: late morning, brunch
9, 11, 10: mid-morning | 6, 10, 8: breakfast | 12, 14, 12: lunch, lunchtime, lunch time, lunches
12, 18, 15: afternoon, afternoons, afternoonish | 12, 15, 13: early afternoon | 15, 18, 17: late afternoon
14, 16, 15: mid-afternoon | 15, 17, 16: tea time, teatime | 8, 18, 12: daytime, the daytime
18, 24, 19: evening, evenings, eve | 17, 20, 18: early evening
20, 24, 21: late evening, night-time, nighttime, night time
18, 21, 19: dinner, dinnertime, dinner time, supper, sunset, dusk | 18, 24, 21: night, nights
21, 24, 22: late night, late nights
21, 23, 22: before bed, bedtime, bed time, going to bed, before going to bed, before we go to bed, before sleep,
  before i go to bed, before bedtime, before i sleep, before sleeping
17, 18, 18: before dinner | 19, 22, 20: after dinner | 13, 15, 14: after lunch | 11, 12, 11: before lunch
8, 10, 9: after breakfast | 5, 8, 7: before breakfast | 6, 9, 7: before work, before school, when i wake up
17, 21, 18: after work | 5, 8, 6: dawn, sunrise | 6, 9, 8: first thing, first thing in the morning
15, 21, 16: after school
[TONIGHT]
18, 24, 21: tonight, tonite, toniight, 2night, tonights, this night | 21, 24, 22: late tonight
[ENDS]
month: eom, month end, end of month, month's end, months end | year: eoy, year end, end of year, year's end, years end
day: eod, end of day, day's end, end of the day, the end of the day | week: eow, end of week, week's end
cob: close of business, cob, end of business, end of the working day, end of the workday, end of business day, end of
  the business day, end of work
[BEGINS]
month: bom, start of month, beginning of month | year: boy
[SEASON]
(3, 20), (6, 21): spring | (6, 21), (9, 24): summer | (9, 23), (12, 21): fall, autumn | (12, 21), (3, 21): winter
[QUARTER]
1: q1 | 2: q2 | 3: q3 | 4: q4
[HOLIDAY]
12, 25: christmas, xmas, christmas day, xmas day, x-mas | 12, 24: christmas eve, xmas eve, christmas's eve
12, 26: boxing day, kwanzaa
1, 1: new year, new year's, new years, new year's day, new years day, new year day, the new year
12, 31: new year's eve, new years eve, new year eve, nye
2, 14: valentine's day, valentines day, valentine day, valentine's
3, 17: st. patrick's day, st patrick's day, saint patrick's day, st patricks day
4, 1: april fools, april fool's day, april fools day | 4, 22: earth day | 5, 1: may day, labour day
5, 5: cinco de mayo | 7, 4: independence day, 4th of july, fourth of july | 7, 14: bastille day
10, 31: halloween, halloween day | 11, 11: veterans day, veteran's day, remembrance day
11, 1: all saints day, all saints' day | 11, 2: all souls day | 2, 2: groundhog day, groundhogs day
3, 8: women's day, international women's day | 4, 15: tax day | 6, 14: flag day | 6, 19: juneteenth | 1, 6: epiphany
3, 15: the ides of march, ides of march | 11, 5: guy fawkes, guy fawkes day | 1, 20: inauguration day
9, 11: patriot day | 9, 17: constitution day | 4, 25: anzac day | 7, 1: canada day | 10, 5: teachers day
"nth", 3, 5, -1: earth hour | "nth", 11, 3, 4: thanksgiving, thanksgiving day, thanks giving
"nth", 11, 4, 4: black friday | "nth", 11, 0, 4: cyber monday | "nth", 9, 0, 1: labor day
"nth", 5, 0, -1: memorial day
"nth", 1, 0, 3: mlk day, martin luther king day, martin luther king's day, martin luther king jr. day, martin luther
  king jr day, mlk jr. day, mlk jr day, civil rights day
"nth", 2, 0, 3: presidents day, president's day, presidents' day, president day, washington's birthday
"nth", 10, 0, 2: columbus day | "nth", 5, 6, 2: mother's day, mothers day, mothers' day
"nth", 6, 6, 3: father's day, fathers day, fathers' day | "nth", 8, 0, -1: bank holiday
"nth", 11, 1, 1: election day | "easter", 0: easter, easter sunday, easter day | "easter", 1: easter monday
"easter", -2: good friday | "easter", -7: palm sunday | "easter", -46: ash wednesday, lent
"easter", -3: maundy thursday | "easter", 49: pentecost | "easter", 50: whit monday
"easter", 39: ascension day, ascension | "easter", -47: mardi gras, shrove tuesday, pancake day
"easter", -1: holy saturday | "easter", 56: trinity sunday | "easter", 60: corpus christi
"orthodox", 0: orthodox easter | "orthodox", -2: orthodox good friday
[AFTER_NEXT]
week: week after next, the week after next | month: month after next, the month after next
year: year after next, the year after next | weekend: the weekend after next, weekend after next
[OFTEN]
"DAILY", 1: daily, everyday, nightly, per diem | "HOURLY", 1: hourly | "WEEKLY", 1: weekly
"WEEKLY", 2: biweekly, bi-weekly, fortnightly, bi weekly | "WEEKLY", 3: triweekly, tri-weekly | "MONTHLY", 1: monthly
"MONTHLY", 2: bimonthly, bi-monthly | "MONTHLY", 3: quarterly
"MONTHLY", 6: semiannually, semi-annually, biannually, semi-annual, semiannual, half-yearly, half yearly, biannual
"YEARLY", 1: yearly, annually, annual | "YEARLY", 2: biyearly, biennially, bi-yearly
[GROUP]
0, 1, 2, 3, 4: weekdays, weekday, week days, week day, week-days, week nights, weeknights, weeknight
[ONCE]
1: once | 2: twice | 3: thrice
[CLOCK]
12, 0: noon, midday, mid day, mid-day, noonish, noon-ish, 12 noon, 12noon, lunch hour
24, 0: 12 midnight, midnight, mid night, mid-night, midnite
[OTHER]
_: all the time, at all times, at first, at last, at least, day after day, day and night, day by day, each time, every
  now and again, every now and then, every once in a while, every so often, every time, good afternoon, good day, good
  evening, good morning, good night, in time, may be, may not, month after month, night and day, not now, now and
  then, on time, once upon a time, second chance, second half, second hand, second opinion, second round, second
  thought, second time, some day, these days, time after time, up to date, up-to-date, week after week, year after
  year
[NOW]
_: now, right now, just now, immediately, at the moment, at present, atm, asap, as soon as possible, straight away,
  right away, at once
[WEEK_OF]
_: week of, the week of, week beginning, the week beginning, week commencing, the week commencing, week starting,
  the week starting, week beginning on, week commencing on, w/c
[EVERY]
every: every, each, every single, each and every, each single, evry | loose: any, per
[OTHERLY]
_: other, alternate, alternating, second other
[TIMES]
_: times, time, x, occurrences, occurrence, repetitions
[INSTANCE]
_: instance, instances, instance of, instances of
"""

# The same, of words that are something of their own only beside others.
BESIDE = """
[short unit]
second: s, sec, secs | minute: mn, min, mins | hour: hr, hrs | day: d | week: w, wk, wks | month: mo, mos, mon, mth
year: y, yr, yrs
[unit too]
second: second
[half of the day]
6, 12, 9: am | 12, 18, 15: pm
[doubtful]
_: may, mar, march, dec, sat, sun, wed, mon, jan, april, june, august, fri, thu, sep
[before doubtful]
_: in, on, by, until, till, til, before, after, since, next, this, last, coming, every, each, early, late, mid, through,
  following, upcoming, during, around, starting, starting in, starting from, beginning in, as of
[thing too]
_: may, march, sun, sat, wed, mon, mar
[joins doubtful]
_: of, from, to, and, or, between, for, -, /, &, at, in, on
[subject]
_: i, you, he, she, it, we, they, who, one, there, what, which, that, nobody, somebody, everybody, everything, nothing
[verb too]
_: may, march, sat, wed
[now]
_: now, right now, just now, immediately, at the moment, at once
[since]
_: since
[told]
_: was, were, wasn't, weren't, had, hadn't, did, didn't, went, came, knew, saw, gave, wrote, woke, took, began, became,
  fell, used to, felt, thought, meant, threw, drove, ran, ate, drank, chose, spoke, swore, hid, been
[told after a subject]
_: said, told, found, left, lost, met, kept, made, got, heard, read, slept, spent, sat, stood, broke, held, let, put,
  hurt, sent, bought, brought, caught, taught, paid, led, won, cut, hit, quit, shut, lay, began, needed, hung, rang
[not told]
_: promised, agreed, planned, decided, wanted, hoped, need, feed, bleed, speed, breed, exceed, succeed, proceed
[ahead]
_: will, won't, shall, i'll, you'll, he'll, she'll, we'll, they'll, it'll, going, gonna, promise, can, must, let's,
  please, plan, intend, ready, due, deadline
[perhaps ahead]
_: could, should, would, i'd, we'd, want, need, let, remind, call, write, tell, meet, talk, send, come, set, schedule,
  book, wake, agree, wish, ask, cancel, add, make
[adverb]
_: still, also, just, never, not, always, only, really, almost, even, already, then, once, often, sometimes
[not]
_: not, don't, doesn't, never, cannot, can't, couldn't
[because]
_: because, though, although, after, before
[in a story]
_: the next, the following, following, the next day, next day, the following day
[is on a scale]
_: am, i'm
[exactly]
_: sharp, precisely
[is]
_: is, are, was, were, isn't, aren't, wasn't, weren't, feel, feels, hurt, hurts
[fits]
_: fine, good, great, ok, okay, best, better, perfect, possible, free, it, when, right
[not a part after]
_: that, those, all, whole, my, your, his, her, our, their, these, many, both, some, any, no
[to the hour]
_: til
[plural part]
_: mornings, afternoons, evenings, nights, early mornings, late nights
[often part]
18, 24, 21: nightly
[part of a part]
_: before bed, before going to bed, before we go to bed, before sleep, before i go to bed, before bedtime,
  before i sleep, before sleeping, before dinner, before lunch, before breakfast, before work, before school
"""

# In figures: endings, as expressions.
ORDINAL_ENDING = "st|nd|rd|th"
HALF, LETTER, BOTH = "[ap]m", "[ap]", "ampm"  # of the day
HALVES = {"a": "am", "p": "pm", "ampm": "both"}
ABOUT = "-?ish"
POSSESSIVE = "'s"


def plural(word: str) -> bool:
    """Whether a word is in the plural."""
    return word.endswith("s")


def past(word: str) -> bool:
    """Whether a word has the ending of the past."""
    return word.endswith("ed") and len(word) > 3


SAID_OTHERWISE = (  # said in another way: (expression, what the grammar reads)
    (r"(?<=[\d\s.k])([ap])\s?\.?\s?m\b\.?(?!\w)", r"\1m"),
    (r"(?<=\d)\s?'(?!\w)", " minutes"),
    (r"(?<=\d)x\b", " x"),
    (r"\b(half|quarter)-(past|to|after|before)-?\b", r"\1 \2 "),
    (r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)-?ish\b", r"about \1"),
    (r"\b((?:in|within|next|for|about|than|another) (?:the next )?\d{1,4}) ?h\b", r"\1 hours"),
    (r"\b(\d{1,4}) ?h\b(?= (?:from now|later|ago|\d{1,2} ?m))", r"\1 hours"),
    (r"\b(?:half an|half a|a half|half|1/2|1/2 an) ?(?:hour|hr|h)\b", "30 minutes"),
    (r"\b(?:a )?quarter (?:of an|of a|an) hour\b", "15 minutes"),
    (r"\b(?:3|three|3/4)[ -](?:quarters? of an )?(?:hour|h)\b(?<=quarters of an hour)", "45 minutes"),
    (r"\b3/4 ?(?:of an )?(?:hour|hr|h)\b", "45 minutes"),
    (r"\b1/4 ?(?:of an )?(?:hour|hr|h)\b", "15 minutes"),
    (r"\b(?:an?|1|one) hour and a half\b", "90 minutes"),
    (r"\b(?:an?|1|one) and (?:a|an) half hours?\b", "90 minutes"),
    (r"\b(?:two|2) hours and a half\b", "150 minutes"),
    (r"\b(?:two|2) and (?:a|an) half hours?\b", "150 minutes"),
    (r"\bhalf a day\b", "12 hours"),
    (r"\bhalf a year\b", "6 months"),
    (r"\b(?:a|an|1|one) year and a half\b", "18 months"),
    (r"\b(?:a|an|1|one) week and a half\b", "10 days"),
)
