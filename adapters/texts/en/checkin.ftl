### checkin: a minute for oneself. Nobody else ever sees these answers.

checkin-rely =
    How far can you rely on what { $partner } tells you today, from 0 to 10? Only you see this.

checkin-understood =
    How understood do you feel by { $partner } today, from 0 to 10? Only you see this.

checkin-hope =
    How hopeful are you today about how things will go for you, from 0 to 10? Only you see this.

checkin-noticed =
    Is there one thing you noticed, small or large? Only you see this.

checkin-topic =
    Is there something you want to bring up when you two next talk? Only you see this.

ack-checked-1 = Thank you. That was all, and it stays with you.
ack-checked-2 = Good that you took the minute. It stays with you.
ack-checked-3 = I have that. Be kind to yourself today.

## After a number that cries out: one line, and nothing else that day

rest-checkin-over = That is far too much for one day. You do not have to solve any of it now. Breathe out slowly, and sit near somebody kind if you can.
rest-checkin-hope = Hardly any hope today. Thank you for saying so. It can feel endless and still change. You need not carry tonight alone.
rest-checkin-rely = Relying is much harder today than last time. That can shake the ground. Nothing has to be decided about it today.
rest-checkin-food = Your body has had very little. A glass of water and a few bites are enough for now.
rest-checkin-sleep = That was a hard night. Everything looks heavier after one. Be gentle with yourself, and leave big things for another day.

## One true thing of one's own numbers

fact-rising-checkin-understood =
    { $times ->
        [2] Twice
        [3] Three times
       *[other] { $times } times
    } in a row now you felt more understood than the time before.
fact-rising-checkin-hope =
    { $times ->
        [2] Twice
        [3] Three times
       *[other] { $times } times
    } in a row now your hope was higher than the time before.
fact-rising-checkin-sleep =
    { $times ->
        [2] Twice
        [3] Three times
       *[other] { $times } times
    } in a row now you slept better than the time before.
fact-rising-checkin-food =
    { $times ->
        [2] Twice
        [3] Three times
       *[other] { $times } times
    } in a row now you ate better than the time before.
fact-rising-checkin-over =
    { $times ->
        [2] Twice
        [3] Three times
       *[other] { $times } times
    } in a row now it weighed less on you than the time before.

fact-week-checkin-understood = You feel more understood today than a week ago.
fact-week-checkin-hope = You have more hope today than a week ago.
fact-week-checkin-sleep = You slept better than a week ago.
fact-week-checkin-food = You ate better than a week ago.
fact-week-checkin-over = It weighs less on you today than a week ago.

fact-steady-checkin-understood = For two weeks now, how understood you feel has been steady.
fact-steady-checkin-hope = Your hope has been steady for two weeks.
fact-steady-checkin-sleep = Your sleep has been steady for two weeks.
fact-steady-checkin-food = Eating has been steady for you for two weeks.
fact-steady-checkin-over = How much it weighs on you has been steady for two weeks.

checkin-sleep =
    How did you sleep, from 0 (not at all) to 10 (well)? In these first weeks that is enough to look at. Only you see this.

checkin-food =
    How was eating and drinking today, from 0 (nothing) to 10 (as usual)? Only you see this.

checkin-over =
    How much is it all too much today, from 0 (not at all) to 10 (completely)? If it is a lot, /now is there at any hour. Only you see this.

checkin-bring =
    Shall { $partner } read that before your next talk?
    .bring = Show me the preview
    .keep = Keep it to myself

## Putting one off

label-in-an-hour = In an hour
label-this-evening = This evening
label-tomorrow = Tomorrow
label-let-it-pass = Let it pass

## Settings

menu-settings = Settings
command-settings = Place, times and name

settings-not-now =
    Settings come a little later, when we know each other by name. Nothing is lost.

settings-what =
    What would you like to set? Only you see this.
    .times = When you write
    .zone = Where I am
    .name = What you call me
    .lock = What a locked screen shows
    .enough = All good

settings-times =
    Which times? Only you see this.
    .rhythm = When you ask how I am
    .no-rhythm = No check-ins
    .night = My quiet hours
    .reminders = Reminders of promises
    .enough = All good

settings-times-no-rhythm =
    Then I do not ask of my own accord any more. /checkin still opens one whenever you want.

settings-times-enough = All right. /settings is always here.

settings-lock =
    What may a locked screen show when I write? Only you see this, and it changes nothing for { $partner }.
    .kind = What kind of thing it is
    .only = Only that something is here

settings-lock-kind = Noted: I say what kind of thing is here, and never what is in it.

settings-lock-only = Noted: from now on I say only that something is here.

settings-what-enough = All right. /settings is always here.

settings-zone =
    Which city are you in now, or near? Your hours go by the clock there. Promises keep the clock they were agreed with. Only you see this.

settings-zone-set = Noted. From now on your hours go by the clock there.

settings-name =
    What shall I call you? This is for you and me alone: the name on your pairing card, and what was shared earlier, stay as they were. Only you see this.

settings-name-set = Noted. That is what I call you from now on.

settings-night =
    When shall I stay quiet? In these hours I write only if you write first. Only you see this.
    .usual = From 22:00 to 8:00
    .early = From 20:30 to 6:30
    .late = From midnight to 9:30
    .day = By day, 9:00 to 17:00

settings-night-usual = Noted: quiet from 22:00 to 8:00.
settings-night-early = Noted: quiet from 20:30 to 6:30.
settings-night-late = Noted: quiet from midnight to 9:30.
settings-night-day = Noted: quiet by day, from 9:00 to 17:00.

settings-reminders =
    When shall I remind you before a promise of yours is due? Only you see this.
    .both = A day and an hour before
    .day = A day before
    .hour = An hour before
    .none = Not at all

settings-reminders-both = Noted: a day and an hour before. What would fall into your quiet hours comes before them.
settings-reminders-day = Noted: a day before.
settings-reminders-hour = Noted: an hour before.
settings-reminders-none = Noted: no reminders. /promises shows what is ahead.
