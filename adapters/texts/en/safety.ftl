### safety: the private questions about being safe, time-outs, leaving and erasing. Never shown to anybody else.
### The same words for everybody, whatever they answer: nothing here may tell what was answered.

## Before something hard is shared

changed-safe =
    One short thing first, for you alone. Has anything changed about feeling safe with { $partner }?
    .no = Nothing has changed
    .yes = Yes, something has
    .skip = Skip this

## The questions

menu-safety = Questions about being safe
knock-for-you = Something is here for you alone. It can wait; open it when nobody reads along.

welcome-safety =
    Before anybody else comes in, I have a few private questions about being safe. They take two minutes. Everybody gets them, you can skip any of them, and only you see your answers.
    .go-on = All right
    .skip = Skip them

safety-here =
    Is it safe to answer here now, with nobody reading along? Only you see this.
    .yes = Yes
    .no = Not now

safety-here-no =
    Then we leave it. The chat looks like any other day. You find the questions under /more when you want them.

safety-put-down =
    The next questions are about the past year, and about one person: { $partner }. Only you see what you answer.

    Were you put down, mocked or made small?
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-controlled =
    Were you controlled: whom you see, what you spend, where you go? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-afraid =
    Were you afraid of { $partner }? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-forced =
    Were you pressed or forced into something sexual? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-hurt =
    Were you hit, choked, hurt in another way, or threatened with it? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-made-to =
    Were you made to use this companion, or told what to answer? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-leverage =
    Did { $partner } threaten to harm themselves so that you would do or not do something? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-child =
    Is a child in danger of being hurt, or of seeing such things? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-more =
    You said that you were put down. Does it make you careful about what you say or do at home, so that it does not get worse? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-i-hurt =
    The other way round: did you hurt or frighten { $partner }? It takes courage to say so. Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-dying =
    Two more, about you. Are you thinking of hurting or killing yourself? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-dying-help =
    Thank you for saying it. That comes before everything else here.

    Please do not be alone with it. Call somebody you trust, or a help line: findahelpline.com lists free ones. If it is close, call your local emergency number now. Put away, or hand to somebody, whatever you could use.

    The hard letters can wait.

safety-harm-other-now =
    Thank you for saying it. Please go somewhere else first, away from them, and call somebody who can be with you. If it is close, call your local emergency number: they help who fears to do harm, too. Nobody is told that you said so.

safety-harm-other =
    Are you thinking of hurting somebody else? Only you see this.
    .no = No
    .past = In the past year, not now
    .now = Yes, now
    .skip = Skip

safety-lock =
    One practical thing. When I write, the first words may show on your locked screen. What may they say? Only you see this, and /settings can change it.
    .kind = What kind of thing it is
    .only = Only that something is here
    .skip = Skip

safety-end =
    That is all. Everybody gets this page at the end, whatever they answer.

    If somebody hurts, frightens or controls you: it is not your fault, and you do not have to solve it alone. A helpline for such things can think it through with you, without pushing you: findahelpline.com lists free ones in many countries. In danger, call your local emergency number.

    If you hurt or frighten somebody: there are lines for people who want to stop, and calling one is a strong thing to do.

    If you think of dying: call somebody now. You do not have to be sure that it is bad enough.

    You can stop sharing here at any time, pause, or leave. Nobody is told.
    .good = All right

still-held =
    This is still held. You can take it back until its time comes, and no trace stays.

## Time-outs

menu-timeout = A time-out
command-timeout = No questions for a while
timeout-not-now = A time-out is not possible right now.

timeout-long =
    A time-out: no questions from me, and nothing you have to answer. How long? Only you see this.
    .half-hour = Half an hour
    .two-hours = Two hours
    .tomorrow = Until tomorrow
    .nothing = No time-out

timeout-long-half-hour = Half an hour, then. Walk a little, or look out of a window. /now is here too.
timeout-long-two-hours = Two hours, then. Do something with your hands, or nothing at all. /now is here too.
timeout-long-tomorrow = Until tomorrow, then. Nothing has to be decided tonight. /now is here too.

timeout-over = The time-out is over. There is no hurry; go on when you like, or take another with /timeout.

## A break that is said aloud

menu-break = Say that I need a break

break-zone =
    So that the hour I pass on is right: which city are you in, or near? Only you see this.

break-back =
    When will you be back to go on? An hour today is best, a day at most. { $partner } is told just this: that you need a break, and when you come back. I remind you at that hour.

break-too-long =
    That is longer than a day. A break helps when its end is near and you keep it.

heading-break-back = I need a break. I come back:
part-break-back = When I come back

welcome-break-read =
    This is from { $partner }. A break is not the end of the talk. You can use it too: walk, drink some water, let it be quiet.

break-over =
    It is { $clock }. You said you would be back now. One calm sentence is enough to begin. If you need longer, say it with a new hour, under /more.

## Leaving

menu-leave = Leave
command-leave = Leave, without a word to anybody
leave-not-now = Leaving is not possible right now.

leave-sure =
    If you leave, I write to you no more. Nobody is told, and no reason is needed.

    What you shared stays with { $partner }. What is held or sealed goes on to its time, unless you take it back first. A room for three goes on reading the shared record until it ends. Drafts for the two of you go; pages you keep for yourself stay. Your other answers stay stored until you erase them with /erase.
    .leave = Leave now
    .stay = Stay

leave-sure-stay = All right. Nothing has changed.

left = You have left. Nobody is told. If you ever want to begin again, write to me.

back-again =
    You left some time ago, and nothing has been sent since. Would you like to begin again? What was between the two of you here does not come back.
    .yes = Begin again
    .no = No

back-again-no = All right. I stay silent.

## Erasing

menu-erase = Erase everything of mine
command-erase = Erase everything of mine
erase-not-now = Erasing is not possible right now.

erase-sure =
    This destroys everything you wrote and answered here, and the key to it. It cannot be undone, by you or by me.

    What you shared and what has reached { $partner } stays with them. What is still held or sealed goes, as if you had never shared it. A room for three goes on reading the shared record until it ends. Nobody is told.
    .erase = Erase everything
    .stay = Keep it

erase-sure-stay = All right. Nothing was erased.

erased = It is gone. Nobody is told. The messages in this chat are on your phone and with the platform; you can delete them there. Take care of yourself.
