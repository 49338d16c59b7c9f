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

checkin-finished = That was all. Your answers stay with you.

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
    .zone = Where I am
    .rhythm = When you ask me how I am
    .no-rhythm = No check-ins
    .night = My quiet hours
    .reminders = Reminders of promises
    .name = What you call me
    .enough = All good

settings-what-no-rhythm =
    Then I do not ask of my own accord any more. /checkin still opens one whenever you want.

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
