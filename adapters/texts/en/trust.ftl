### trust: one's own answers over time, and what a change means. Only their owner sees them, unless a snapshot is shared.

command-chart = My own answers over time

chart = Your own answers, oldest first. Only you see this.
chart-none = There are no numbers of yours yet. /checkin takes a minute. Only you see this.

chart-line =
    { $item }, { $first } to { $last }:
    { $numbers }

chart-up = Your last seven answers are higher than the seven before, by more than your usual ups and downs.
chart-down = Your last seven answers are lower than the seven before, by more than your usual ups and downs. That says how these days were, and not how it will end.
chart-unclear = No clear change yet. That needs fourteen answers at least, and a difference larger than your usual ups and downs.
chart-after = Numbers are a help for looking back, and never a grade. /checkin adds to them whenever you like.

chart-checkin-rely = Relying on what is said
chart-checkin-understood = Feeling understood
chart-checkin-hope = Hope
chart-checkin-sleep = Sleep
chart-checkin-food = Eating and drinking
chart-checkin-over = All too much
chart-month-predict = Knowing what to expect
chart-month-depend = Counting on each other
chart-month-faith = Trust without proof

## A snapshot

menu-snapshot = Show a snapshot of my numbers

snapshot-what =
    Which numbers would you like to show { $partner }, as they are today, with their dates? It is this one time only.
    .rely = Relying on what is said
    .understood = Feeling understood
    .hope = Hope
    .nothing = None of them

snapshot-empty = There are no answers of yours to that one yet, so there is nothing to show.

part-snapshot-what = Which numbers
said-snapshot-what-rely = How far I could rely on what you told me, from 0 to 10.
said-snapshot-what-understood = How understood I felt, from 0 to 10.
said-snapshot-what-hope = How hopeful I was, from 0 to 10.
snapshot-numbers = { $first } to { $last }: { $numbers }
