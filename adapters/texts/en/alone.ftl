### alone: a whole path for one person. No partner ever sees or learns any of it.

step-alone =
    There is a path here for you alone, at your own pace. It can help you stand more firmly, see more clearly, and find your own words.

    It cannot repair two people; that takes both. Nobody is told that you walk it.
    .name = On your own

alone-begin =
    Would you like to look at what there is? You can take one thing or none, in any order. Only you see this. Later it is always under /more, “For myself”.
    .solo = Show me

menu-solo = For myself

solo-what =
    What would do you good right now? One thing is enough. Only you see this.
    .now = Get calm first
    .page = Write something down
    .own = A promise to myself
    .rhythm = A regular minute for me
    .farewell = Come to an end here
    .enough = Enough for today

solo-what-enough = Good. It is all still here tomorrow, under /more.

page-which =
    A page for you alone. Which one? Only you see this.
    .letter = A letter I do not send
    .third = See it from outside
    .reflect = Think about my part
    .person = Get ready to talk
    .stay = Stay, leave, not yet
    .else = Something else

## A page of one's own: the words that every page has in common

page-again =
    You kept a page here earlier. What would you like to do with it? If you write a new one, the old one goes when you keep the new one. Only you see this.
    .read = Show it to me
    .new = Write a new one
    .away = Forget it
    .leave = Leave it as it is

page-shown =
    This is what you kept:
    .keep = Keep it
    .away = Forget it

page-end =
    That is the whole page. Shall I keep it for you, or forget it? Writing it was worth something either way. Only you see this.
    .keep = Keep it for me
    .away = Forget it

page-kept =
    I keep it for you alone. It stays shut unless you ask for it: /more, “For myself”.

page-gone = It is gone from here. What you found out by writing it stays with you.

letter-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
letter-again-away = { page-gone }
letter-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
letter-shown-away = { page-gone }
letter-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
letter-end-keep = { page-kept }
letter-end-away = { page-gone }

third-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
third-again-away = { page-gone }
third-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
third-shown-away = { page-gone }
third-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
third-end-keep = { page-kept }
third-end-away = { page-gone }

reflect-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
reflect-again-away = { page-gone }
reflect-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
reflect-shown-away = { page-gone }
reflect-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
reflect-end-keep = { page-kept }
reflect-end-away = { page-gone }

person-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
person-again-away = { page-gone }
person-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
person-shown-away = { page-gone }
person-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
person-end-keep = { page-kept }
person-end-away = { page-gone }

stay-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
stay-again-away = { page-gone }
stay-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
stay-shown-away = { page-gone }
stay-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
stay-end-keep = { page-kept }
stay-end-away = { page-gone }

ending-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
ending-again-away = { page-gone }
ending-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
ending-shown-away = { page-gone }
ending-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
ending-end-keep = { page-kept }
ending-end-away = { page-gone }

telling-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
telling-again-away = { page-gone }
telling-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
telling-shown-away = { page-gone }
telling-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
telling-end-keep = { page-kept }
telling-end-away = { page-gone }

farewell-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
farewell-again-away = { page-gone }
farewell-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
farewell-shown-away = { page-gone }
farewell-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
farewell-end-keep = { page-kept }
farewell-end-away = { page-gone }

## A letter that is not sent

letter-words =
    A letter that is never sent can say everything: to the one it is about, to yourself, to anybody. It need not be fair, or well written.

    Write as many messages as you like, and tap “That is all” at the end. Only you see this, and it cannot be shared from here.

## Seeing it from outside

third-saw =
    Think of somebody who knows you both and wishes you both well. They take no side. What would they say happened? Only you see this.

third-felt =
    What would that person see in each of you: what each one fears, and what each one hopes for? They need not find it right. Only you see this.

third-word =
    What kind word would that person have for you tonight? And one thing they would ask you to look at? Only you see this.

## Thinking about one's part

reflect-lost =
    You are not to blame for having been betrayed. Whatever was hard between you, the breach was not your doing. So this is not about guilt; it is about you.

    What was taken from you by this? And what was not? Only you see this.

reflect-mine =
    What do you want to stand for in these weeks, whatever anybody else does? How would you speak and act on a day you could look back on in peace? Only you see this.

reflect-need =
    What do you need now, from yourself and from others? Which limits do you want to set, and who could help you keep them? Only you see this.

reflect-did =
    What did you do? Write it plainly, as facts, with “I” at the start of each sentence. What you did is not all you are, and it can be looked at. Only you see this.

reflect-them =
    What was it like for { $partner }? Go through one day of theirs, from waking up on: what do they think of, what can they no longer take for granted? Only you see this.

reflect-explain =
    Which part do you still want to explain away? What did you need back then, and in what other way could you have asked for it? Only you see this.

reflect-part =
    If it was your trust that was broken: you are not to blame for that. If you broke it: what you did is not all you are. What is yours to look at in this, and what is not? Only you see this.

reflect-them-too =
    What may it be like for { $partner } these days? You can wonder about it without finding it right. Only you see this.

## Getting ready to talk

person-say =
    A talk in person, some day soon or not so soon. What is the one thing { $partner } should know when it is over? Start with “I feel”, and leave out “always” and “never”. Only you see this.

person-ask =
    What do you want to ask? Take one or two questions whose answers would help you, and leave those that would only wound. Only you see this.

person-hard =
    What will you do when it gets too loud or too much? For example: “I need a break, I am back in half an hour.” If you are afraid of how { $partner } may react, do not have this talk alone. Only you see this.

person-where =
    Where and when would be good? Sober, rested, no children near, an end in sight: half an hour is long. Only you see this.

## Stay, leave, not yet

stay-today =
    You do not have to know this, and nothing is decided by a tap here. Where are you today? Tomorrow you may be somewhere else. Only you see this.
    .stay = Rather stay
    .leave = Rather leave
    .not-yet = Not yet
    .nothing = I would rather not say

stay-today-stay =
    Today you lean to staying. That binds you to nothing, and it can go with conditions.

stay-today-leave =
    Today you lean to leaving. That binds you to nothing. Look first at a roof, money and people to lean on.

    If leaving could be dangerous for you, plan it with somebody trained, and do not announce it before. findahelpline.com lists free lines in many countries. In danger, call your local emergency number.

stay-today-not-yet =
    Not yet is a whole answer. Many people live with it for months, and it can be a good place to think from.

stay-needs =
    What would have to be true so that you could stay in peace? And so that you could leave in peace? Only you see this.

## Ending it

ending-words =
    If you like, write here what would have to be said, and to whom: two or three plain sentences, with no door left open. Only you see this, and it cannot be shared from here.

ending-day =
    A day and an hour often help more than a strong will. Would you like to make it a promise to yourself, with a reminder? Nobody else learns of it.
    .own = Yes, a promise to myself
    .no = No

## Telling it once, whole, oneself

telling-safe =
    Before anything else: could telling it put anybody in danger, you included? Only you see this.
    .safe = No
    .not-sure = I am not sure
    .danger = Yes

telling-safe-not-sure =
    Then think it through with somebody trained first; you need not give a name. findahelpline.com lists free lines in many countries. You can still write it down here for your own eyes.

telling-safe-danger =
    Then do not tell it alone, and not now. Talk to somebody trained first: findahelpline.com lists free lines in many countries. In danger, call your local emergency number. You can still write it down here, or leave it.

telling-words =
    Write down all of it for your own eyes: what, since when, who knows, what it cost. The whole, so that there is no second first day. Leave out the pictures that only wound. Only you see this, and it cannot be shared from here.

telling-day =
    When you have the words, a calm hour helps: sober, no children near, time afterwards. Would you like to make that a promise to yourself, with a reminder? Nobody else learns of it.
    .own = Yes, a promise to myself
    .no = No

## Promises to oneself

own-full =
    You have three promises to yourself going, and three are plenty. A new one has room when one of them is over. Only you see this.
    .leave = Leave them as they are
    .clear = Let all three go

own-full-clear = They are gone. Letting go of a promise to yourself is no failure.

own-what =
    What do you want to do for yourself? One small thing that is in your own hands and can be seen to be done: “I walk for twenty minutes”, “I call my sister”. Only you see this.

own-zone =
    Which city are you in, or near? I ask so that I write to you at good hours. Only you see this.

own-when =
    By when? In your own words, such as “tomorrow 18:00” or “every Sunday 6pm”. I remind you an hour before, and ask once, quietly, how it went. Only you see this.

own-made =
    { $again ->
        [yes] It stands: { $due }. It goes on for six weeks at most, and you can let it go each time I ask.
       *[no] It stands: by { $due }.
    } Only you and I know of it.

own-reminder =
    A small note for you. Read it in a quiet moment.

    By { $due }, for yourself:

owned-how =
    A quiet question, for you alone. How did it go? Nothing is counted.
    .did = I did it
    .part = In part
    .no = It did not happen
    .nothing = I would rather not say
    .stop = Let it go

owned-how-stop = Then it is gone from here.
owned-how-did = Good. You said it, and you did it.
owned-how-part = A part is something. It counts for what it was.
owned-how-no = That happens. Perhaps it was too big, or the day was. Smaller is often stronger.

owned-next =
    Would you like to make another one to yourself? It can be a small one. Only you see this.
    .own = Yes
    .no = Not now

## A gentle end

farewell-take =
    Before you go: what do you take with you from this time? What do you know now that you did not know on the first day? A line is enough. Only you see this.

farewell-after =
    Shall I stay quiet from now on? Nobody is told, and the door stays open.
    .quiet = Stay quiet
    .on = Go on as before

farewell-after-quiet =
    Then I am quiet now. You came here in a hard time and looked at it. That stays yours, whatever becomes of the two of you.

    /resume brings me back on any day. If you want nothing of this to stay here, /erase does that. Take care of yourself.

farewell-after-on = Good. Then nothing ends today, and all of it is still here.
