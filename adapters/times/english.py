"""The English words of time, and nothing but words: the grammars (tokens, instants, recurring) hold no vocabulary.

Another language is another module with the same tables. Keys are casefolded; longer phrases are found before shorter.
"""

from __future__ import annotations

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
NUMBERS = {word: number for number, word in enumerate(_NUMBERS.split())}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
VAGUE = {
    **{"a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2, "a pair of": 2, "pair of": 2},
    **{"a few": 3, "few": 3, "several": 3, "a dozen": 12},
}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split())} | {"thirtieth": 30}

UNITS = {
    "second": ("second seconds sec secs s"),
    "minute": ("minute minutes min mins mn minuets"),
    "hour": ("hour hours hr hrs"),
    "day": ("day days d"),
    "workday": ("workday workdays"),
    "week": ("week weeks wk wks w"),
    "weekend": ("weekend weekends wkend"),
    "workweek": ("workweek workweeks"),
    "fortnight": ("fortnight fortnights"),
    "month": ("month months mon mths mth mo mos"),
    "quarter": ("quarter quarters qtr qtrs"),
    "season": ("season seasons"),
    "year": ("year years yr yrs y"),
    "decade": ("decade decades"),
}
UNIT_PHRASES = {
    **{"business day": "workday", "business days": "workday", "working day": "workday", "working days": "workday"},
    **{"work day": "workday", "work days": "workday", "week end": "weekend", "week ends": "weekend"},
    **{"week-end": "weekend", "working week": "workweek", "work week": "workweek", "business week": "workweek"},
}
# These letters are units only right after a number.
_SHORT_UNITS = "s sec secs mn min mins hr hrs d w wk wks mo mos mon mth y yr yrs"
SHORT_UNITS = frozenset(_SHORT_UNITS.split())

WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds", "wednes", "wednsday"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
# Words of everyday language too: alone in a sentence they are no time.
_DOUBTFUL = "may mar march dec sat sun wed mon"
DOUBTFUL = frozenset(_DOUBTFUL.split())

NEAR = {
    **{"today": 0, "todays": 0, "this day": 0, "tdy": 0, "at this time": 0, "otd": 0},
    **{"tomorrow": 1, "tomorrows": 1, "tmr": 1, "tmrw": 1, "tmw": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1},
    **{"tomoz": 1, "the next day": 1, "next day": 1, "the following day": 1, "2moro": 1},
    **{"day after tomorrow": 2, "the day after tomorrow": 2, "day after tmr": 2, "the day after tmr": 2},
    **{"overmorrow": 2, "the day after next": 2, "day after next": 2},
    **{"yesterday": -1, "day before yesterday": -2, "the day before yesterday": -2},
}
NOW = (
    *("now", "right now", "just now", "immediately", "at the moment", "at present", "atm", "asap"),
    *("as soon as possible", "straight away", "right away", "at once"),
)
# Parts of the day: first hour, last hour (exclusive), the hour that is meant where none is said.
PARTS: dict[str, tuple[int, int, int]] = {
    **{"morning": (6, 12, 9), "mornings": (6, 12, 9), "early morning": (4, 9, 7), "early mornings": (4, 9, 7)},
    **{"late morning": (10, 12, 11), "mid-morning": (9, 11, 10), "breakfast": (6, 10, 8)},
    **{"lunch": (12, 14, 12), "lunchtime": (12, 14, 12), "lunch time": (12, 14, 12), "lunches": (12, 14, 12)},
    **{"brunch": (10, 12, 11), "afternoon": (12, 18, 15), "afternoons": (12, 18, 15), "afternoonish": (12, 18, 15)},
    **{"early afternoon": (12, 15, 13), "late afternoon": (15, 18, 17), "mid-afternoon": (14, 16, 15)},
    **{"tea time": (15, 17, 16), "teatime": (15, 17, 16), "daytime": (8, 18, 12), "the daytime": (8, 18, 12)},
    **{"evening": (18, 24, 19), "evenings": (18, 24, 19), "early evening": (17, 20, 18), "late evening": (20, 24, 21)},
    **{"dinner": (18, 21, 19), "dinnertime": (18, 21, 19), "dinner time": (18, 21, 19), "supper": (18, 21, 19)},
    **{"night": (18, 24, 21), "nights": (18, 24, 21), "late night": (21, 24, 22), "late nights": (21, 24, 22)},
    **{"night-time": (20, 24, 21), "nighttime": (20, 24, 21), "night time": (20, 24, 21), "eve": (18, 24, 19)},
    **{"before bed": (21, 23, 22), "bedtime": (21, 23, 22), "bed time": (21, 23, 22), "going to bed": (21, 23, 22)},
    **{"before going to bed": (21, 23, 22), "before we go to bed": (21, 23, 22), "before sleep": (21, 23, 22)},
    **{"before i go to bed": (21, 23, 22), "before bedtime": (21, 23, 22), "before i sleep": (21, 23, 22)},
    **{"before sleeping": (21, 23, 22), "before dinner": (17, 18, 18), "after dinner": (19, 22, 20)},
    **{"after lunch": (13, 15, 14), "before lunch": (11, 12, 11), "after breakfast": (8, 10, 9)},
    **{"before breakfast": (5, 8, 7), "before work": (6, 9, 7), "after work": (17, 21, 18)},
    **{"dawn": (5, 8, 6), "sunrise": (5, 8, 6), "sunset": (18, 21, 19), "dusk": (18, 21, 19)},
    **{"first thing": (6, 9, 8), "first thing in the morning": (6, 9, 8)},
    **{"after school": (15, 21, 16), "before school": (6, 9, 7), "when i wake up": (6, 9, 7)},
}
PARTS_TONIGHT = {
    **{"tonight": (18, 24, 21), "tonite": (18, 24, 21), "toniight": (18, 24, 21), "2night": (18, 24, 21)},
    **{"late tonight": (21, 24, 22), "tonights": (18, 24, 21), "this night": (18, 24, 21)},
}
HALVES = {"am": PARTS["morning"], "pm": PARTS["afternoon"]}  # after a day: "monday pm"
QUARTER = "quarter"  # of an hour, in "quarter past"
CLOCKS = {
    **{
        "noon": (12, 0),
        "midday": (12, 0),
        "mid day": (12, 0),
        "mid-day": (12, 0),
        "noonish": (12, 0),
        "noon-ish": (12, 0),
    },
    **{"12 noon": (12, 0), "12noon": (12, 0), "12 midnight": (24, 0), "lunch hour": (12, 0)},
    **{"midnight": (24, 0), "mid night": (24, 0), "mid-night": (24, 0), "midnite": (24, 0)},
}
# Edges of a period: which part of it is meant.
EDGES = {
    **{"end": "end", "the end": "end", "ending": "end", "last part": "end", "late": "late", "later": "later"},
    **{"later in": "later", "rest": "later", "remainder": "later", "the rest": "later", "close": "end"},
    **{"beginning": "begin", "start": "begin", "begin": "begin", "early": "begin", "early in": "begin"},
    **{
        "the beginning": "begin",
        "the start": "begin",
        "beginnings": "begin",
        "earlier": "begin",
        "earlier in": "begin",
    },
    **{"middle": "mid", "the middle": "mid", "mid": "mid", "mid-": "mid"},
}
ENDS = {
    **{"eom": "month", "eoy": "year", "eod": "day", "eow": "week", "month end": "month", "year end": "year"},
    **{"end of month": "month", "end of year": "year", "end of day": "day", "end of week": "week"},
    **{"close of business": "cob", "cob": "cob", "end of business": "cob", "month's end": "month"},
    **{"year's end": "year", "week's end": "week", "day's end": "day", "years end": "year", "months end": "month"},
    **{
        "end of the day": "day",
        "the end of the day": "day",
        "end of the working day": "cob",
        "end of the workday": "cob",
    },
    **{"end of business day": "cob", "end of the business day": "cob", "end of work": "cob"},
}
BEGINS = {"bom": "month", "boy": "year", "start of month": "month", "beginning of month": "month"}
WHICH = {
    **{
        "this": "this",
        "current": "this",
        "this current": "this",
        "present": "this",
        "same": "this",
        "the same": "this",
    },
    **{"the current": "this", "this same": "this", "this very": "this"},
    **{"next": "next", "the next": "next", "following": "next", "the following": "next", "this next": "next"},
    **{"coming": "coming", "upcoming": "coming", "this coming": "coming", "this upcoming": "coming"},
    **{"the coming": "coming", "the upcoming": "coming", "upcomming": "coming"},
    **{
        "last": "last",
        "previous": "last",
        "the last": "last",
        "final": "last",
        "the past": "last",
        "this past": "last",
    },
    **{"the previous": "last"},
}
QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}
SEASONS = {
    **{"spring": ((3, 20), (6, 21)), "summer": ((6, 21), (9, 24)), "fall": ((9, 23), (12, 21))},
    **{"autumn": ((9, 23), (12, 21)), "winter": ((12, 21), (3, 21))},
}
# Holidays: (month, day), ("nth", month, weekday, n), or ("easter", days from Easter Sunday).
HOLIDAYS: dict[str, tuple[int, int] | tuple[str, int, int, int] | tuple[str, int]] = {
    **{"christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "xmas day": (12, 25), "x-mas": (12, 25)},
    **{"christmas eve": (12, 24), "xmas eve": (12, 24), "christmas's eve": (12, 24), "boxing day": (12, 26)},
    **{"new year": (1, 1), "new year's": (1, 1), "new years": (1, 1), "new year's day": (1, 1)},
    **{"new years day": (1, 1), "new year day": (1, 1), "the new year": (1, 1)},
    **{"new year's eve": (12, 31), "new years eve": (12, 31), "new year eve": (12, 31), "nye": (12, 31)},
    **{"valentine's day": (2, 14), "valentines day": (2, 14), "valentine day": (2, 14), "valentine's": (2, 14)},
    **{"st. patrick's day": (3, 17), "st patrick's day": (3, 17), "saint patrick's day": (3, 17)},
    **{"st patricks day": (3, 17), "april fools": (4, 1), "april fool's day": (4, 1), "april fools day": (4, 1)},
    **{"earth day": (4, 22), "may day": (5, 1), "labour day": (5, 1), "cinco de mayo": (5, 5)},
    **{"independence day": (7, 4), "4th of july": (7, 4), "fourth of july": (7, 4), "bastille day": (7, 14)},
    **{"halloween": (10, 31), "halloween day": (10, 31), "veterans day": (11, 11), "veteran's day": (11, 11)},
    **{"all saints day": (11, 1), "all saints' day": (11, 1), "all souls day": (11, 2), "groundhog day": (2, 2)},
    **{"groundhogs day": (2, 2), "women's day": (3, 8), "international women's day": (3, 8), "tax day": (4, 15)},
    **{"flag day": (6, 14), "juneteenth": (6, 19), "epiphany": (1, 6), "the ides of march": (3, 15)},
    **{"ides of march": (3, 15), "guy fawkes": (11, 5), "guy fawkes day": (11, 5), "remembrance day": (11, 11)},
    **{"inauguration day": (1, 20), "patriot day": (9, 11), "constitution day": (9, 17), "anzac day": (4, 25)},
    **{"canada day": (7, 1), "kwanzaa": (12, 26), "teachers day": (10, 5), "earth hour": ("nth", 3, 5, -1)},
    **{"thanksgiving": ("nth", 11, 3, 4), "thanksgiving day": ("nth", 11, 3, 4), "black friday": ("nth", 11, 4, 4)},
    **{"thanks giving": ("nth", 11, 3, 4), "cyber monday": ("nth", 11, 0, 4), "labor day": ("nth", 9, 0, 1)},
    **{"memorial day": ("nth", 5, 0, -1), "mlk day": ("nth", 1, 0, 3), "martin luther king day": ("nth", 1, 0, 3)},
    **{"martin luther king's day": ("nth", 1, 0, 3), "martin luther king jr. day": ("nth", 1, 0, 3)},
    **{"martin luther king jr day": ("nth", 1, 0, 3), "mlk jr. day": ("nth", 1, 0, 3), "mlk jr day": ("nth", 1, 0, 3)},
    **{"civil rights day": ("nth", 1, 0, 3), "presidents day": ("nth", 2, 0, 3), "president's day": ("nth", 2, 0, 3)},
    **{
        "presidents' day": ("nth", 2, 0, 3),
        "president day": ("nth", 2, 0, 3),
        "washington's birthday": ("nth", 2, 0, 3),
    },
    **{"columbus day": ("nth", 10, 0, 2), "mother's day": ("nth", 5, 6, 2), "mothers day": ("nth", 5, 6, 2)},
    **{"mothers' day": ("nth", 5, 6, 2), "father's day": ("nth", 6, 6, 3), "fathers day": ("nth", 6, 6, 3)},
    **{"fathers' day": ("nth", 6, 6, 3), "bank holiday": ("nth", 8, 0, -1), "election day": ("nth", 11, 1, 1)},
    **{"easter": ("easter", 0), "easter sunday": ("easter", 0), "easter monday": ("easter", 1)},
    **{"good friday": ("easter", -2), "palm sunday": ("easter", -7), "ash wednesday": ("easter", -46)},
    **{"maundy thursday": ("easter", -3), "pentecost": ("easter", 49), "whit monday": ("easter", 50)},
    **{"ascension day": ("easter", 39), "ascension": ("easter", 39), "mardi gras": ("easter", -47)},
    **{"shrove tuesday": ("easter", -47), "pancake day": ("easter", -47), "holy saturday": ("easter", -1)},
    **{"trinity sunday": ("easter", 56), "corpus christi": ("easter", 60), "lent": ("easter", -46)},
    **{"easter day": ("easter", 0), "orthodox easter": ("orthodox", 0), "orthodox good friday": ("orthodox", -2)},
}

# Marks: what a moment is there for.
MARKS = {
    **{"by": "by", "before": "before", "until": "until", "till": "until", "til": "until", "untill": "until"},
    **{"up to": "until", "due by": "by", "due on": "on", "due": "by", "no later than": "by", "not later than": "by"},
    **{"at the latest by": "by", "prior to": "before", "sooner than": "before", "earlier than": "before"},
    **{"through": "through", "thru": "through", "anytime before": "before", "any time before": "before"},
    **{"latest by": "by", "at latest": "by", "up until": "until", "ahead of": "before", "ending": "until"},
    **{"after": "after", "since": "after", "later than": "after", "from": "from", "starting": "from"},
    **{"starting from": "from", "starting on": "from", "as of": "from", "beginning": "from", "not before": "after"},
    **{"anytime after": "after", "any time after": "after", "sometime after": "after", "starting in": "from"},
    **{"beginning on": "from", "beginning in": "from", "starting at": "from", "beginning from": "from"},
    **{"between": "between", "in between": "between", "from between": "between"},
    **{"to": "to", "-": "to", "and": "and", "or": "or", "but": "but"},
    **{"in": "in", "within": "within", "in the next": "within", "over the next": "within", "within the next": "within"},
    **{"for": "for", "less than": "within", "in less than": "within", "for the next": "within", "during": "on"},
    **{"in under": "within", "no more than": "within", "in up to": "within", "inside": "within"},
    **{"from now": "from now", "hence": "from now", "later": "from now", "out": "from now", "from today": "from now"},
    **{"from this moment": "from now", "ahead": "from now", "away": "from now", "more": "more"},
    **{"from right now": "from now", "after now": "from now", "after today": "from now", "past": "past"},
    **{"ago": "ago", "earlier": "ago", "back": "ago"},
    **{"+": "in", "at": "at", "@": "at", "around": "about", "about": "about", "approximately": "about"},
    **{"approx": "about", "roughly": "about", "exactly": "about", "circa": "about", "near": "about"},
    **{"some time around": "about", "some time about": "about", "sometime around": "about", "towards": "about"},
    **{"on": "on", "of": "of", "the": "the", ",": ",", "sharp": "sharp", "precisely": "sharp", "this": "this"},
    **{"sometime": "about", "some time": "about", "o'clock": "oclock", "oclock": "oclock", "o clock": "oclock"},
    **{"a": "a", "an": "a", "half": "half", "at the latest": "sharp", "latest": "sharp", "please": "sharp"},
    **{"my time": "sharp", "local time": "sharp", "exact": "sharp", ".": "."},
}
WEEK_OF = frozenset(
    {"week of", "the week of", "week beginning", "the week beginning", "week commencing", "the week commencing", "w/c"}
    | {"week starting", "the week starting", "week beginning on", "week commencing on"}
)
TRAILS = frozenset({"later", "after that", "from then"})  # after an amount: from now
NO_TIME = frozenset(  # greetings, and words that only look like time
    {"good morning", "good afternoon", "good evening", "good night", "good day", "day after day", "night and day"}
    | {"second half", "second hand", "second round", "second opinion", "second thought", "second chance", "second time"}
    | {
        "day and night",
        "not now",
        "some day",
        "these days",
        "in time",
        "on time",
        "may not",
        "may be",
        "up to date",
        "up-to-date",
    }
    | {"week after week", "year after year", "month after month", "time after time", "at first", "at last", "at least"}
    | {"every now and then", "every so often", "now and then", "every once in a while", "every now and again"}
    | {"at all times", "all the time", "every time", "each time", "once upon a time", "day by day"}
)


def plural(word: str) -> bool:
    """Whether a unit's word is in the plural."""
    return word.endswith("s")


WEEK_AFTER_NEXT = {
    **{"week after next": "week", "the week after next": "week", "month after next": "month"},
    **{"the month after next": "month", "year after next": "year", "the year after next": "year"},
    **{"the weekend after next": "weekend", "weekend after next": "weekend"},
}
# What makes a lone "may", "sun", "week" and the like a word of time.
_BEFORE_DOUBTFUL = (
    "in on by until till til before after since from to next this last coming every each of early late mid for through"
    " between and or following upcoming the -"
)
BEFORE_DOUBTFUL = frozenset(_BEFORE_DOUBTFUL.split())
SAID_OTHERWISE = (  # said in another way: (expression, what the grammar reads)
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

# -- recurrences ---------------------------------------------------------------------------------------------------

EVERY = frozenset({"every", "each", "every single", "each and every", "each single", "evry", "any", "per"})
OTHER = frozenset({"other", "alternate", "alternating", "second other"})
OFTEN = {  # (frequency, interval)
    **{"daily": ("DAILY", 1), "everyday": ("DAILY", 1), "nightly": ("DAILY", 1), "per diem": ("DAILY", 1)},
    **{"hourly": ("HOURLY", 1)},
    **{"weekly": ("WEEKLY", 1), "biweekly": ("WEEKLY", 2), "bi-weekly": ("WEEKLY", 2), "fortnightly": ("WEEKLY", 2)},
    **{"bi weekly": ("WEEKLY", 2), "triweekly": ("WEEKLY", 3), "tri-weekly": ("WEEKLY", 3)},
    **{"monthly": ("MONTHLY", 1), "bimonthly": ("MONTHLY", 2), "bi-monthly": ("MONTHLY", 2)},
    **{"quarterly": ("MONTHLY", 3), "semiannually": ("MONTHLY", 6), "semi-annually": ("MONTHLY", 6)},
    **{"biannually": ("MONTHLY", 6), "semi-annual": ("MONTHLY", 6), "semiannual": ("MONTHLY", 6)},
    **{"half-yearly": ("MONTHLY", 6), "half yearly": ("MONTHLY", 6)},
    **{"yearly": ("YEARLY", 1), "annually": ("YEARLY", 1), "annual": ("YEARLY", 1), "biannual": ("MONTHLY", 6)},
    **{"biyearly": ("YEARLY", 2), "biennially": ("YEARLY", 2), "bi-yearly": ("YEARLY", 2)},
}
OFTEN_PARTS = {"nightly": "night"}
GROUPS = {
    **{"weekdays": (0, 1, 2, 3, 4), "weekday": (0, 1, 2, 3, 4), "week days": (0, 1, 2, 3, 4)},
    **{"week day": (0, 1, 2, 3, 4), "week-days": (0, 1, 2, 3, 4), "week nights": (0, 1, 2, 3, 4)},
    **{"weeknights": (0, 1, 2, 3, 4), "weeknight": (0, 1, 2, 3, 4)},
}
ONCE = {"once": 1, "twice": 2, "thrice": 3}
_TIMES = "times time x occurrences occurrence repetitions"
TIMES = frozenset(_TIMES.split())
INSTANCE = frozenset({"instance of", "instances of", "instance", "instances"})
PLURAL_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights", "early mornings", "late nights"})
