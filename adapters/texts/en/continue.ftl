### continue: the rhythm of a person's own check-ins.

step-continue =
    Trust comes back slowly and in small pieces, and some weeks it does not seem to move. A check-in is a minute for yourself to notice how it goes. Only you see your answers.
    .name = Keeping the talk going

continue-zone =
    Which city are you in, or near? I ask so that I write to you at good hours. Only you see this.

continue-days =
    How often would you like a check-in? You can skip any of them, and a skipped one means nothing. Only you see this.
    .daily = Every day
    .three = Every other day
    .workdays = Monday to Friday
    .twice = Twice a week
    .weekly = Once a week

continue-twice =
    Which two days? Only you see this.
    .twice = Mondays and Thursdays
    .weekend = Saturdays and Sundays

continue-weekday =
    Which day of the week? Only you see this.
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .weekend = At the weekend

continue-weekend =
    Saturday or Sunday? Only you see this.
    .sat = Saturday
    .sun = Sunday

continue-hour =
    At what time of day? Tap one, or type your own, such as “21:15” or “half past seven”. Only you see this.
    .morning = Morning, 8:30 to 9:30
    .midday = Midday, 12:30 to 13:30
    .evening = Evening, 19:30 to 20:30

continue-hour-morning =
    All right, mornings between 8:30 and 9:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

continue-hour-midday =
    All right, between 12:30 and 13:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

continue-hour-evening =
    All right, evenings between 19:30 and 20:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

## What the partner released

continue-topic-read =
    For your next talk, { $partner } would like to bring this up:

continue-back-read =
    Once a month I ask each of you whether trust is coming back. { $partner } shares this answer:

continue-snapshot-read =
    { $partner } shows you how some weeks were, in numbers from 0 to 10. They are a feeling on single days. They are no grade for anybody:

continue-date-read =
    { $partner } lets you know of a day that is hard each year:

continue-enough-read =
    { $partner } shares this. It asks nothing of you, and it can stay so for as long as you like:

continue-enough-back-read =
    { $partner } takes an earlier word back, and shares this:

continue-different =
    You have both said that you have rebuilt enough. What is different now, in you and between you? Short is welcome.

continue-different-read =
    What is different now, in the words of { $partner }:

part-continue-different = What is different now

## The shared rhythm

rhythm-slower =
    A small note for you both. The last three months of your shared record were steady, so from now on I bring up your talk every second week. You can talk as often as you like.

rhythm-weekly =
    A small note for you both. I bring up your talk every week again, because a calm hour seems worth more at the moment.

shared-rests = The shared part is resting. I cannot say why. You can go on alone: /more has a path for one person. A word to each other is possible on any day, too.

## The monthly question

month-back =
    Once a month I ask this, and every answer is fine: is trust coming back for you? You can keep it to yourself.
    .yes = Yes
    .a-little = A little
    .not-yet = Not yet
    .cannot-say = I cannot say
    .nothing = No answer

month-predict =
    How well can you tell how { $partner } will act on an ordinary day, from 0 to 10? Only you see this.

month-depend =
    How far can you count on { $partner } when it matters, from 0 to 10? Only you see this.

month-faith =
    How sure are you, without proof, that { $partner } will be careful with you in times you cannot foresee, from 0 to 10? Only you see this.

month-fewer =
    Your own numbers have been steady for three months. Would you like fewer check-ins? Only you see this.
    .fewer = Fewer, please
    .keep = Leave them as they are

month-fewer-fewer = Then there are fewer from now on. /settings changes it at any time.

month-finished = That was all for this month.

part-month-back = Whether trust is coming back
said-month-back-yes = Trust is coming back for me.
said-month-back-a-little = Trust is coming back for me, a little.
said-month-back-not-yet = Trust is not coming back for me yet.
said-month-back-cannot-say = I cannot say yet whether trust is coming back for me.

## Hard dates

menu-date = A day that is hard each year

date-full =
    You have noted five days, and that is as many as I keep. You can leave them, or clear them all and begin again. Only you see this.
    .leave = Leave them
    .clear = Clear them

date-full-clear = They are gone from here.

date-zone =
    Which city are you in, or near? I ask so that the word comes at a good hour. Only you see this.

date-what =
    What is hard about that day? A few words for yourself, or skip it. Only you see this.

date-day =
    On which day does it come round next? A day such as “12 March at 12:00” is enough; only the day counts.

date-kept =
    Noted. On the evening before, each year, I send you a small word. You do not have to do anything with it.

date-tomorrow =
    A small word ahead: tomorrow is a day you noted with me. It may feel heavier than others, and that is no step back. Plan something kind, tell somebody, or let it pass. /now is here at any hour.

date-both =
    A small word ahead: tomorrow is a day you have both noted as hard. Each of you may feel it in another way. A quiet plan made today can help.

part-date-day = The day
