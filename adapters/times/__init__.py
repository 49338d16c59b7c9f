"""Deadlines and recurrences in people's own words: the port `Times`.

english.py     the words, and nothing else; another language is another such file, named in language.py
language.py, numerals.py, tokens.py      a text as words and numbers of time
patterns.py    the small matcher in which the rules of both grammars are written
spans.py, sketch.py                      stretches of local time; what was said of one moment, and what it means
rules.py, hours.py, days.py, amounts.py, periods.py, nths.py, instants.py
                                         the grammar of moments and stretches, each file building on those before
rule.py, ondays.py, bounds.py, recurring.py, schedule.py
                                         the grammar of what comes again; its rule and its first time
when.py        the rules of the product: what is due when, what is asked twice, what is refused
score.py       for measuring on other people's test suites

Figures on the development rows: undisputed instants 96.1 %, undisputed deadline wording 100 %, recurrences 100 %, false
hits 2.2 %, p95 about 1 ms. Measured by `python ../shared/tools/score_time.py adapters.times.score:found_alone`; a test
holds the bounds. deploy/decisions/0009-words-of-time.md tells what else was measured.
"""
