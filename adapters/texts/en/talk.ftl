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
    Your notes stay with you. If you want { $partner } to read one of them before the talk, choose it. You will see a preview before anything is shared. What is shared becomes a topic.
    .feelings = How I felt
    .thanks = My thanks
    .needs = What I need
    .ownership = What is mine
    .promises = The promises
    .topics = What is there for the talk?
    .go-on = Go on

talk-how =
    This is how a talk can go. Choose a calm hour, twenty minutes, no screens. One speaks for ten minutes, the other listens and then says back what was heard, until the first says “yes, that is it”. Then you change places. Begin with the thanks.

    Either of you can stop at any moment, without a reason. If you are afraid of how it may go, do not hold it alone.
    .good = Good, thank you

topic-words =
    What would you like to talk about with { $partner }? One or two sentences. You will see a preview before anything is shared.

part-topic-words = What I want to talk about

talk-topics = This is there for your talk. Each was shared by one of you, or stands in the record:
talk-no-topics = Nothing was shared for the talk so far. You can also begin with thanks, and see where it goes.
talk-topic-mine = From you:
talk-topic-theirs = From { $partner }:
talk-topic-promise = A promise that you two see differently:
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

group-gather = A calm talk about what you both shared, twenty minutes at most. It begins when both of you are here.
group-gather-open = A calm talk, twenty minutes at most. Nothing was shared for it, so each of you begins with thanks. It begins when both of you are here.
group-speak = { $speaker } speaks now, and { $listener } only listens.
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
