### Everything that belongs to no single step: labels, sharing, letters, times, pairing, commands.

## Buttons

label-yes = Yes
label-change = No, change it
label-open = Open
label-later = Later
label-skip = Skip
label-done = That is all
label-start-again = Start again
label-as-it-was = Keep it as it was
label-share = Share it
label-morning = Keep until morning
label-change-it = Change it
label-not-now = Not now
label-take-back = Take it back
label-write = Write here
label-left = What I left for later

number-0 = 0
number-1 = 1
number-2 = 2
number-3 = 3
number-4 = 4
number-5 = 5
number-6 = 6
number-7 = 7
number-8 = 8
number-9 = 9
number-10 = 10

you = you
your-partner = your partner

## Sharing. `held-sealed` is also said when something is kept until morning.

preview =
    { $partner } will see exactly this:

preview-dated =
    { $partner } will see exactly this, about { $when }:

preview-held =
    Held for { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }; until then you can take it back. Then it is { $partner }’s, opened or not.

    Is this your own choice, with nobody beside you?

preview-sealed =
    It stays sealed until { $shows }. All shared answers open at that moment, whoever answered. Until then you can take it back.

    Is this your own choice, with nobody beside you?

held =
    It is { $partner }’s in { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }, and yours until then. Nothing tells me whether it is opened. I write when something comes.

held-sealed = It is { $partner }’s on { $shows }, and yours until then. Nothing tells me whether it is opened. I write when something comes.

taken-back = It is back with you, and no trace of it stays on the other side. /status brings your words up again.

too-late-to-take-back =
    This can no longer be taken back. Its time is over, and it is there for { $partner }, opened or not.

change-what =
    Which part would you like to change? I put that part away so that you can do it again; the others stay as they are.

sleep-on-it =
    Your draft is whole now, and it rests for a night. Words often look different in the morning. Then I show it to you once more, and you decide. Nothing has been shared.

## Waiting and resting. The first words tell nothing: they may show on a locked screen.

knock =
    Something is here for you. It can wait; open it when it suits you.

knock-check-in =
    A minute for you, if you like. It can wait, and you can let it pass.

reminder =
    A small note for you. Read it in a quiet moment.

    By { $due }, as you both agreed:

whenever = Whenever it suits you. There is no hurry.

resting = Nothing waits for you now, and there is nothing you have to do. I write when something comes. Write to me whenever you like; /now is always here.

answer-noted = I have that.

set-aside = Fine, we leave that for now. It is here when you write to me.

old-button = That button is from earlier, so it changed nothing.

not-kept-open = This is still open:

## Letters and lines

letter-first =
    I have that. Write on as long as you like. When it is whole, tap “That is all”.

letter-more = I have that.

letter-open =
    What you began to write is still here. Write on, or tap “That is all”.

letter-full = That last message did not fit in here; all you wrote before is safe. If it was very long, send it in smaller pieces, else tap “That is all”.

as-it-was =
    So it reads now. Write it anew, or keep it. The old words stay until the new ones are whole.

too-long =
    That is longer than fits here. Could you say it in { $most ->
        [one] one character
       *[other] { $most } characters
    } or fewer?

cannot-read =
    I can only read written words, so I kept nothing of that. You could write it instead.

edit-taken = I took over your change.

edit-too-late =
    I could not take over that change, because the message is not part of an open draft. If it is waiting to be shared, take it back first.

## Places and times

place-how = Your clock’s time will do, too. On Telegram you can share a location: I keep only its time zone.

zone-echo = Then it is { $clock } where you are now ({ $zone }). Right?

zone-unread =
    I do not know that place. Could you name a large city near you, such as Lagos, Lima or London?

zone-which =
    More than one place could be meant, and they do not always keep the same time. Which of these has your clock, all year? You can also write a larger city near you.

label-none-of-these = None of these

location-unread =
    I could not tell the time zone from that, and kept nothing of it. The name of a large city near you is enough.

location-not-asked =
    Nothing here needs your location now, so I kept nothing of it.

## Pairing

invited = This is an invitation from { $partner }. You do not have to, and nobody is told that you opened it. Nothing you do here is shared unless you say so.

invitation =
    Send this to your partner: { $link }

    It works once, for 48 hours, and says nothing of what happened.{ $invites ->
        [code] {" "}Your partner adds me with { $home }, opens a chat with me and pastes it there.
       *[other] {""}
    }{ $others ->
        [0] {""}
       *[other]
            { $elsewhere ->
                [none] {" "}On another platform this code can be pasted to me instead: { $code }
               *[other] {" "}On another platform I am here: { $elsewhere }. There this code can be pasted to me instead: { $code }
            }
    } I write when somebody joins, or when the time has run out.

invitation-unusable =
    This invitation cannot be used. It may be mistyped, used, too old, or not meant for you; my answer is the same in every case. A new one can be made at any time.

invitation-over =
    A small note: the 48 hours are over, and the link does not work any more. That says nothing about why. /status lets you make a new one.

    You do not have to wait for anybody. There is a whole path for one person here: /more has it, under “For myself”.

paired = You and { $partner } are connected now. Nothing you wrote was shared, and nothing will be unless you choose it.

## Commands

help =
    /status: where you are, and what is open
    /now: help for a hard moment
    /checkin: a minute for yourself
    /promise: make a promise
    /pause: I stay quiet, and nobody is told
    /more has everything else

privacy =
    What is stored: what you write to me, what you choose, your numbers, your name and your times. It is encrypted where it is stored.

    Who can read it: bots on Telegram and Discord are not end-to-end encrypted, so the platform can read this chat. So can whoever holds your phone, your account or the server with its keys.

    What your partner sees: only words you shared after a preview, once their holding time is over. After that they can be kept, shown to others, or used in court. That something was shared proves neither that it is true nor that it was said freely.

    What I never tell: whether you read, skipped, paused or left. Your partner may still guess from silence, and a silence can mean many things.

    How long: until it is erased. /erase does that, on any day, without asking why.

now =
    You are here. That is enough for this minute. Breathe in while you count to four, out while you count to six. Five times.

    A glass of water, a few bites, somewhere to lie down. Nothing about your relationship must be decided tonight.

    I am software, and I cannot call anybody for you. Everything else can wait.

paused =
    I stay quiet now: no check-ins, no reminders, nothing that asks for you. Nobody is told. What was agreed keeps its dates. /resume brings me back.

resumed = I am back.

cancelled = All right, I put that away. Nothing of it was shared. /status shows what else is open.

no-way-back =
    There is no step back from here. What was shared or opened cannot be undone this way.

not-built =
    That part is not built yet, so nothing has changed and nothing is lost. If you want quiet, /pause works now, and nobody is told.

unknown-command = I do not know that command. /help shows the ones I know.

parked =
    Something you sent earlier could not be handled, and that is my fault. It may not have counted. Please do it once more when you like.

moment = { $moment }
maybe-not-arrived = It may be that something I sent you did not arrive. If you would like to see it again, tap here.
label-show-again = Show it again

command-start = Begin, or follow an invitation
command-status = Where am I, and what is open for me
command-now = Help for right now
command-promise = Make a promise
command-promises = The promises you both agreed
command-checkin = A minute for yourself
command-back = One question back
command-cancel = Leave this question for later
command-pause = Quiet for a while
command-resume = Write to me again
command-privacy = Who can see what
command-help = What I can do

invited-over = The invitation you opened has run out. A new one can be made at any time, by either of you. /status shows what is open for you.

## More: what a person can begin by hand

more = What would help now? Tap one, or let it be.
more-nothing = There is nothing else to begin right now. /status shows where you are, and /now is always here.
which-one = This one?
command-more = What else I can begin

## Several breaches: which one something is about

about-breach =
    { $role ->
        [hurt] This is about { $kind }, where you were hurt.
       *[responsible] This is about { $kind }, where you answer for it.
    }

which-breach =
    { $role ->
        [hurt] About { $kind }, where you were hurt?
       *[responsible] About { $kind }, where you answer for it?
    }

breach-kind-affair = the affair
breach-kind-lies = the lies
breach-kind-money = the money
breach-kind-addiction = the addiction
breach-kind-agreement = the broken agreement
breach-kind-other = the other thing that happened
breach-kind-promise = the promise that was broken
menu-promise = Make a promise for this
menu-rest = More of these
group-help = Help now
group-us = For us
group-me = For me
group-settings = Settings and leaving
more-help = For a hard moment:
more-us = For the two of you. Nothing is shared by opening one:
more-me = For you alone:
more-settings = These are here when you need them. Nothing happens by opening one:
menu-anew = Answer something anew
moment-past-meanwhile = The moment you named has passed while this lay open, so nothing was shared yet. Which one do you mean now?

## After a time in which nothing could be written: one message for all that waits

away =
    I could not write to you for a while. That was on my side, and nothing is lost. This waits for you, whenever it suits you:
away-check-in = A minute for you
away-talk = Your talk
away-talked = How the talk was
away-month = A question for the month
away-now = How you are now
away-safety = Something for you
away-other = Something else

## Platforms: where one has no text of its own (its file is named after it)

platform-where = on another platform
platform-room = A room for three needs a group on Telegram or Discord.

preview-ahead = You will see a preview before anything is shared.

resting-left = Nothing new is here. Something you left for later still waits, for when you like.

resting-soon = Nothing waits for you now. Next: { $what }, { $at }.

resting-now = Good. I bring nothing else today. If you want to go on before tomorrow, just write to me.

status =
    Your way:
    { $welcome ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Getting started
    { $willing ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Being willing
    { $understand ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Understanding
    { $apologise ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } The apology
    { $discuss ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Talking it through
    { $keep ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Keeping promises
    { $continue ->
        [done] ✓
        [here] ▸
       *[ahead] ·
    } Keeping in touch

status-enough = You two closed this well. What you shared stays yours to read.

status-parted = The part for two has ended. What is here now is for you alone.

status-held = Held until { $shows }, and still yours: { $what }.

status-next = Next: { $what }, { $at }.

status-waits = This waits for you, when you like: { $place }.

status-invitation = Your invitation is open. A new link takes the place of the old one.

invitation-revoked = That invitation does not work any more. Nobody is told. /status lets you make a new one.

label-send-again = Send a new link

label-revoke = Revoke it

ahead-promise = your promise is due

ahead-promise-theirs = a promise to you is due

ahead-answers = your answers about a promise open

ahead-check-in = a minute for yourself

ahead-held = what you shared reaches your partner

good-to-see-you = Good to see you.

good-to-see-you-again = Good to see you. We stopped at: { $place }.

label-go-on = Go on

label-something-else = Something else

where-something = something we had begun

label-rest = Let it rest

label-help-now = Help for right now

label-ask-about-it = Ask about it

label-read = Read it now

label-tonight = Tonight

label-not-alone = Not alone

ready = Is now a good time? It may hurt, and it does not run away.

ready-this-evening = All right. I knock again this evening.

ready-not-alone = That is wise. Ask somebody kind to sit with you, and open it then. Write to me, and it is here.

rest-letter = That was a lot to read. Put both feet on the floor and breathe out slowly. Nothing has to be answered today.

rest-apology = Let the words stand for a while. You owe nobody anything today.

rest-answer = Let that settle. Nothing needs to be done about it today.

rest-explained = That can be hard to hear, even when you asked for it. Breathe out slowly. Nothing has to follow today.

note-kept = I kept that for you alone (/notes). It can just stay, or become something later. If this is a hard moment, /now helps.

note-kept-first = That is a lot to carry, and it is good that you wrote it down. I keep it for you alone (/notes).

note-kept-now = I have that, for you alone (/notes). Nothing has to be done about it now.

note-kept-too = I have that too. Write on as long as you need; I ask nothing in between. What is open stands above, and /status brings it back.

note-kept-open = I kept that for you alone (/notes). If this is a hard moment, /now helps. When you like, this is still open:

command-notes = What you wrote to me beside everything

menu-asking = Ask about something shared

asking-question = What would you like to ask { $partner }? One question, as short as you can. They may answer or not.

part-asking-question = My question

asking-read = { $partner } asks you this. You may answer, or not.

asking-answer = What do you answer? Write it here in one message. A plain fact helps more than a good sentence. “I do not know yet” is an answer too.

part-asking-answer = My answer

asking-answer-read = { $partner } answers your question:

knock-letter = A letter is here for you. It can wait; open it when it suits you.

knock-answer = An answer is here for you. It can wait; open it when it suits you.

knock-promise = Something about a promise is here for you. It can wait; open it when it suits you.

knock-question = A question is here for you. It can wait; open it when it suits you.

knock-words = A few words are here for you. They can wait; open them when it suits you.

knock-think = A quiet question of your own is here. It can wait.

knock-yours = Your own next step is here, when it suits you.

knock-parked = What you left with me until now is here. It can wait.

ack-told-1 = Thank you for telling me. That is a lot to carry.

ack-told-2 = Thank you for putting it into words. It makes sense that this weighs on you.

ack-told-3 = Thank you. Saying it in words is hard, and you did.

knock-joined = Somebody used your invitation. Have a look when it suits you.

ack-thought-1 = That was honest. It stays with you.

ack-thought-2 = Thank you. Looking at that took courage.

ack-thought-3 = It is good to have that in words. Nobody else sees it.

ack-hurts-1 = I hear how much this weighs. It makes sense that it does.

ack-hurts-2 = Thank you for putting that into words. It matters.

ack-hurts-3 = That is a lot to hold. It is here now, and safe.

ack-courage-1 = That was hard to say. Thank you for saying it.

ack-courage-2 = You said it yourself, in plain words. That counts.

ack-courage-3 = Thank you. Saying it is harder than keeping it.

ack-good-1 = That is good to hear.

ack-good-2 = Small things like that carry a long way.

ack-good-3 = Good that you noticed that.

ack-plain-1 = Thank you for saying so. Only you see that.

ack-plain-2 = I have that. It stays with you alone.

knock-draft = Your draft is here, when you like to look at it.

label-note-forget = Forget it

label-note-topic = For our next talk

label-note-question = Ask it as a question

note-forgotten = It is gone.

notes-none = There are no notes yet. What you write beside a question is kept here, for you alone.

note-one = A note of yours:

note-words = A note:

status-anew = An answer you gave earlier can be given anew, if you ever wish.

status-left = Something you left for later is here as well.

rest-result = Let that be for today. Nothing has to be settled about it now.

rest-slip = Breathe out slowly. Nothing has to follow today.

rest-learnt = That is hard to read. Breathe out slowly. You do not have to say anything to it today.

rest-found-out = That is a hard thing to read, even when you knew. Nothing has to be decided today. Do not stay alone with it.

first-month = A month has gone by since your first promise. Some of it was hard, and you are still at it. That is worth a quiet moment. 🌿

knock-month = A quiet question for the month is here. It can wait.

knock-talked = A small question about your talk is here, for you alone. It can wait.
