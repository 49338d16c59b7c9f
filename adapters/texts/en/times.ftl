### times: moments and recurrences told back, and a kind word where they cannot be read.

label-moment = { $moment }
label-first = The first
label-second = The second
label-neither = Neither, I write it again

moment-echo = { $moment }, your time. Right?

moment-echo-day =
    { $moment }, your time. Right?

    You named no hour, so I took a usual one. To have another, just write it.

moment-echo-rhythm =
    That means { $moment }, your time, for the first time on { $first }. Right?

moment-echo-rhythm-day =
    That means { $moment }, your time, for the first time on { $first }. Right?

    You named no hour, so I took a usual one. To have another, just write it.

moment-two =
    I can read that in two ways, both in your time:

    1. { $first }
    2. { $second }

    Which one do you mean?

moment-unread =
    I found no time in that. These work: “tomorrow 18:00”, “by Friday 6pm”, “within two weeks”.

moment-past =
    That moment has passed already. Which one in the future do you mean?

moment-impossible =
    I could not find that day or that hour in the calendar. How would you say it another way? “28 February, 18:00” works.

moment-no-rhythm =
    I cannot keep time in just that way. These work: “every Sunday 18:00”, “on Mondays and Thursdays at 10pm”, “the 3rd of each month”.

moment-once-here = One moment is enough here, so I took the first one.
moment-one-time = A promise goes for six weeks here, and within them this comes only once. So I took that one time.
moment-six-weeks = A promise goes for six weeks at most, because a near end is easier to keep. So I let it end then, and you can renew it.

## Recurrences. How often, then the hour, then the end.

recurs = { $often }, { $hour }
recurs-until = { $often }, { $hour }, until { $until }
recurs-daily = every day
recurs-daily-some =
    { $count ->
        [2] every second day
       *[other] every { $count } days
    }
recurs-workdays = Monday to Friday
recurs-weekly-one = every { $day }
recurs-weekly = on { $days }
recurs-weekly-some =
    { $count ->
        [2] every second week, on { $days }
       *[other] every { $count } weeks, on { $days }
    }
recurs-monthly = each month on { $days }
recurs-monthly-some =
    { $count ->
        [2] every second month, on { $days }
       *[other] every { $count } months, on { $days }
    }

weekdays-mo = Mondays
weekdays-tu = Tuesdays
weekdays-we = Wednesdays
weekdays-th = Thursdays
weekdays-fr = Fridays
weekdays-sa = Saturdays
weekdays-su = Sundays

nth-1 = the first { $day }
nth-2 = the second { $day }
nth-3 = the third { $day }
nth-4 = the fourth { $day }
nth-5 = the fifth { $day }
nth-last = the last { $day }

month-day-last = its last day
month-day =
    { $day ->
        [1] the 1st
        [2] the 2nd
        [3] the 3rd
        [21] the 21st
        [22] the 22nd
        [23] the 23rd
       *[other] the { $day }th
    }

heading-recurs = When:
part-recurs = When

## An hour of one's own rhythm, typed

hour-which =
    Morning or evening? Only you see this.

hour-taken =
    All right, at { $clock }. /pause stops it whenever you want quiet, and /checkin opens one at any time.

hour-noted = { $clock }, noted.

hour-quiet =
    { $clock } is in your quiet hours, when I stay silent. Which other time would be good? /settings can change your quiet hours.
