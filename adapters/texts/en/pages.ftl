### pages: short ones to read, and one to write on. Nobody else ever sees which of them was opened.

menu-pages = Pages to read

pages-what =
    Which one would you like to read? Only you see this.
    .health = Looking after your health
    .children = What children are told
    .knows = Who else knows
    .enough = That is enough

pages-which =
    Which one would you like to read? Only you see this.
    .children = { pages-what.children }
    .knows = { pages-what.knows }
    .enough = { pages-what.enough }

health-page =
    After an affair a health test is for both, even if you felt careful. Many infections make no signs at first, and most can be treated.

    A doctor, a clinic or a health office does this every day. You can say: “I would like to be tested after a risk.” You owe nobody the story. Only you see this.
    .more = One thing more
    .good = Thank you

health-page-more =
    Some infections show in a test only after some weeks, so ask when to come again. Until then protection is a kindness to both. If a pregnancy is possible, ask soon: some help works only in the first days.

    If you hardly sleep or eat for a week, tell the doctor that, too. There is no shame in it.

children-page =
    Children notice that something is wrong, and often think it is their fault. A few true words are better than none. Say them together if you can, on a calm day.

    “We are sad and we argue. It is not because of you. We both love you, and we look after you.” The details are not for them. Only you see this.
    .more = One thing more
    .good = Thank you

children-page-more =
    No blame of each other in front of them, and no secrets for them to keep. They need not choose a side. Tell them what stays the same: school, supper, bedtime.

    They may ask again on other days. “I do not know yet; you will hear it from us” is a good answer.

knows-page =
    You need not carry this alone, and not everybody has to know. One or two people are often right: who listens, keeps it to themselves, and wishes you both well.

    If you can, agree on them with your partner. If that is not possible or not safe, choose for yourself: you may always have somebody to talk to. Only you see this.
    .more = One thing more
    .good = Thank you

knows-page-more =
    What is told cannot be untold. A parent or a close friend may stay angry long after you two have moved on. A counsellor or a help line keeps it, and takes no side.

    Before you tell: what do I want from this person? To listen, to help, to stay with me tonight? You can say so first.

## What made it possible

menu-possible = What made it possible

possible-around =
    How was life around the two of you at that time? Work, health, money, distance, things that were not said?

    This is no search for your fault. Many couples have hard times, and nobody is to blame for having been betrayed. Only you see this.

possible-in-me =
    What in me made it possible? What did I want to feel, what did I tell myself, when could I have stopped, and what did I do instead?

    Look at your own steps, not at what your partner did or did not do. To understand it is no excuse; it is how it can be different. Only you see this.

possible-today =
    What is different today, or should be, so that it is less likely? One or two small things are enough. Only you see this.

possible-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
possible-again-away = { page-gone }
possible-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
possible-shown-away = { page-gone }
possible-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
possible-end-keep = I keep it for you alone. It stays shut unless you ask for it: /more, “What made it possible”.
possible-end-away = { page-gone }
