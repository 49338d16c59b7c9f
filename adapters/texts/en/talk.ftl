### talk: the weekly talk, prepared in private and held in person; and the one in the group.

menu-talk = Prepare a talk
menu-topic = Bring something up for our talk
command-talk = Prepare a calm talk

talk-not-now =
    Regular talks begin with the first promise you both agree on. Until then, /more has what helps to get ready on your own.

knock-talk =
    A small note. A calm hour would have its place this week; open this when it suits you, or let it pass.

talk-feelings =
    Five short questions to get ready, all of them optional. How have you felt in these days, towards { $partner } and with yourself? Only you see this.

talk-thanks =
    Is there something you want to thank { $partner } for, however small? Only you see this.

talk-needs =
    What do you need in the next days? Something that can be done or seen is easier to give. Only you see this.

talk-ownership =
    What of these days is yours: something you did, or left undone? No “but” after it. Only you see this.

talk-promises =
    How do the promises go, for you? Is one too big, or too small? Only you see this.

talk-bring =
    Your notes stay with you. If you want { $partner } to read one of them before the talk, choose it. What is shared becomes a topic.
    .feelings = How I felt
    .thanks = My thanks
    .needs = What I need
    .ownership = What is mine
    .promises = The promises
    .go-on = Go on

talk-how =
    Choose a calm hour, twenty minutes, no screens. One speaks for ten minutes; the other listens and says back what was heard. Then you change places. Begin with the thanks.

    Either of you can stop at any moment, without a reason. If you are afraid of how it may go, do not hold it alone.
    .topics = What is there for it?
    .good = Good, thank you

topic-words =
    What would you like to talk about with { $partner }? One or two sentences.

part-topic-words = What I want to talk about

talk-topics = This is there for your talk. Each was shared by one of you, or stands in the record:
talk-no-topics = Nothing was shared for the talk so far. You can also begin with thanks, and see where it goes.
talk-topic-mine = From you:
talk-topic-theirs = From { $partner }:
talk-topic-promise = A promise that you two see differently, { $when }:
talk-topic-trust =
    Trust: one of you shared that it is coming back, and one that it is not yet. Both are true for the one who says it. What would help?

talked-good =
    Only for you: if you two talked this week, was it good for you? Only you see this.
    .good = Yes, it was
    .mixed = Partly
    .hard = It was hard
    .none = We did not talk
    .nothing = No answer

talked-good-good = Good. That is worth something, also on other days.
talked-good-mixed = Partly is an honest answer. What was good in it can have more room next time.
talked-good-hard =
    Thank you for saying so. A hard talk can still be worth having, and one that hurts need not be repeated. /now is here. If you were afraid, the questions about being safe are under /more, and findahelpline.com lists free lines in many countries.
talked-good-none = That is fine. Not every week has a calm hour in it.

## In the group

command-group = A room for the two of you and me

group-how =
    If you both like, I can sit with the two of you in a room for three. Nothing private ever comes there: only what you both can already see.

    { $room }

    Each of you needs an account with me there. Who has none can add it with /link.
group-how-not-yet = A room for three comes later: first the two of you get connected here.

group-join =
    I am Kintsugi. I can sit here with two people who are already connected with me, and with nobody else in the room. Both press Join, and it begins.
group-label-join = Join
group-begun =
    It begins. Here you will read what you both can see anyway: promises you agreed on, thanks, and days you both named. What you write to me alone stays there.

    For a calm talk, type /talk.
group-not-two = I am quiet here until it is only the two of you and me.
group-two-again = Now it is the two of you again. What came in between stands in your own rooms with me.
group-words = Here I only read the buttons and /talk. Talk to each other as you like; I do not listen. For me alone, write to me alone.
group-thanks = { $who } says thank you, { $partner }:
group-agreed = You both agreed on { $who }’s promise:
group-talk-day = Is there a calm hour for the two of you today? A talk takes twenty minutes, and it begins when both are here.
group-hard-date = Tomorrow is a day that you both named. Go gently with each other, and plan nothing big.
group-label-open = Begin a talk

group-gather = A calm talk about what you both shared, twenty minutes at most. It begins when both of you are here.
group-gather-open = A calm talk, twenty minutes at most. Nothing was shared for it, so each of you begins with thanks. It begins when both of you are here.
group-speak =
    { $speaker } speaks now, and { $listener } only listens. { $minutes ->
        [one] One minute is left in all.
       *[other] { $minutes } minutes are left in all.
    }
group-mirror = Now { $listener } says back what was heard, in other words, without an answer to it.
group-confirm = { $speaker }: is that what you meant?
group-done = That was the last of it. Thank you both. What helped you to listen today?
group-stopped = We stop here. That is always all right.
group-time-is-up = Twenty minutes are over, and that is enough for one talk. The rest can wait.
group-another-day = Then on another day.
group-label-here = I am here
group-label-said = I have said it
group-label-pass = Pass
group-label-heard = I have said it back
group-label-yes = Yes, that is it
group-label-again = Not quite
group-label-stop = Stop here

# Told to the one who pressed, alone. At most 200 characters.
group-aside-alone-first = First the two of you get connected: write to me alone.
group-aside-waits = Thank you. It begins when both of you have pressed Join.
group-aside-thanks = Thank you. It begins.
group-aside-joined = You two are in already. For a talk, type /talk.
group-aside-others = This room belongs to the two who joined it.
group-aside-asked = Both of you press Join, and it begins.
group-aside-left = You have left, so I take no buttons from you here.
group-aside-quiet = I am quiet here until it is only the two of you and me.
group-aside-here = Good. It begins when both of you are here.
group-aside-not-yours = This one is not for you just now. Your turn comes.
group-aside-earlier = That was an earlier step. The newest message has the buttons.
group-aside-over = No talk is open just now. /talk begins one.
group-aside-goes-on = A talk is open already. The newest message has the buttons.
group-aside-closed = The shared part is closed, so there is no talk here any more.
group-aside-done = Done.

## About the group, in private

group-not-two-alone = In your group it is not only the two of you just now, so I am quiet there. Everything goes on here as before.
group-ended = I am no longer in your group. Everything goes on here as before.
