### linking: two accounts of one person. Only that person ever reads these; the partner and the group hear nothing of it.
### A notice comes unasked: its first words say nothing of its subject.

menu-link = Another account of mine
command-link = Use this room from another account too
link-not-now =
    That is not possible right now. Two accounts are the most there can be, and it begins once we know each other by name. /unlink takes an account off.

## The code

link-code =
    You can use this room from a second account of yours, on another platform, and everything stays. The second account must be new to me. To keep you safe it takes three days, and I tell you here each day. Only you see this.
    .make = Give me a code
    .nothing = Not now

link-code-made =
    { $others ->
        [0] I am on one platform only at the moment, so there is no second account to use yet. Nothing has changed.
       *[other]
            On the other platform, open a chat with me and send me this code:

            { $code }

            It works once, for 48 hours. Give it to nobody: it is for you alone.{ $elsewhere ->
                [none] {""}
               *[other] {" "}You find me there: { $elsewhere }
            }
    }

link-unusable =
    This code cannot be used. It may be mistyped, used, too old, or not meant for this account; my answer is the same in every case. A new one can be made at any time with /link, on the account you began on.

## On the account that asks

link-waits =
    I have asked on your first account. It takes three days, to keep you safe, and until then nothing is kept here. /cancel takes it back.

link-taken-back = All right. Nothing is asked any more, and nothing was shown.
link-not-worked-out = That did not work out.

## On the account that is asked

link-label-stop = Stop this

link-notice =
    A small note, for you alone. Please read it soon.

    Somebody wants to use this room from another account, { $where }. If it is not you, press “Stop this”. Nothing is shown there now. { $days ->
        [one] Tomorrow I ask you whether it is yours.
       *[other] In { $days } days I ask you whether it is yours.
    }

link-wait =
    Another account asks to use this room. I keep telling you here, and after three days I ask whether it is yours. Only you see this.
    .stop = Stop this
    .wait = Let it wait

link-wait-stop = It is stopped. Nothing was shown there, and nobody is told why.

link-yours =
    Somebody asked three days ago to use this room from another account. From your yes on, whoever holds that account can read and write here as you do. Is it yours? Only you see this.
    .yes = Yes, it is mine
    .no = No, stop it

link-yours-no = It is stopped. Nothing was shown there, and nobody is told why.
link-ended = A small note, for you alone: the other account does not ask any more. Nothing was shown there.
away-link = Something for you

linked =
    Your second account is linked now. The room is the same from both, and I answer where you write. /unlink takes one of them off, at once and from either.

linked-new =
    You are linked. This room is the same as on your first account, and what was said there before is not shown here. /status tells where you are; /unlink takes an account off, at once and from either.

## Where to write first

menu-home = Where I write first

home-where =
    When I write of my own accord, where shall I write first? If I cannot reach you there, I try the other one. Only you see this.
    .here = Here
    .other = On the other account

home-where-here = Noted. I write here first.
home-where-other = Noted. I write on the other account first.

## Taking an account off

menu-unlink = Take an account off
command-unlink = Take one of your two accounts off
unlink-not-now = Only one account is linked here, and the last one can never be taken off. /leave and /erase are always here.

unlink-which =
    Which account shall I take off? It happens at once. All you wrote stays with the account that is left; the messages in the other chat stay on the platform until you delete them there. Only you see this.
    .other = The other account
    .here = This account
    .nothing = Keep both

unlink-which-nothing = All right. Both stay.
unlinked = The other account is taken off. Everything stays here.
unlinked-there = A small note, for you alone: your other account is taken off. Everything stays here.
unlinked-off = This account is taken off, and nothing is kept here any more. If you ever want to begin anew here, write to me.
