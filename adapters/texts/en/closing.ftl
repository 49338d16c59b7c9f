### closing: closing well, and parting well. No blame, no numbers.

two-years =
    A small note for you both. Two years have gone by since your first promise. I do not bring up talks any more. All else stays open for as long as you like.

    If it fits, you can close this together. Nobody has to.

menu-closing = Close this well, together
menu-reopen = Take my word of closing back
menu-parting = End the shared part

closing-enough =
    You can say that you two have rebuilt enough. It closes the shared part only when both of you have said it, each in their own time. The record stays readable.
    .yes = We have rebuilt enough
    .nothing = Not now

part-closing-enough = That it is enough
said-closing-enough-yes = I think we have rebuilt enough.

reopen-back =
    You said that you have rebuilt enough. You can take that back while { $partner } has not said it too.
    .yes = Take it back
    .nothing = Leave it

part-reopen-back = That I take it back
said-reopen-back-yes = I would like to go on a while longer, after all.

closed-well =
    A small note for you both. You have each said that you have rebuilt enough, so this part is closed. What you built is yours. The record stays with you under /promises, and /checkin and /now go on for you alone.

## Parting

parting-danger =
    Before anything else, and for you alone: could it be dangerous for you to tell { $partner } that you want to end this? Only you see this.
    .no = No
    .not-sure = I am not sure
    .yes = Yes, it could

parting-danger-not-sure =
    Then do not announce it here. /leave is silent, and nobody is told. Talk first with somebody trained in this: findahelpline.com lists free lines in many countries. In danger, call your local emergency number.

    On another day, /more has this again.

parting-danger-yes =
    Then do not announce it, here or at home. /leave is silent, and nobody is told. The time around leaving can be the most dangerous: plan it with somebody trained. findahelpline.com lists free lines. In danger, call your local emergency number.

    On another day, /more has this again.

parting-sure =
    You can end the shared part with one calm sentence, without reasons. Talks and shared questions stop for you both. What was shared can still be read. What is private goes on.
    .yes = Show me the sentence
    .nothing = Not now

part-parting-sure = The sentence
said-parting-sure-yes = I would like to end our shared part here. Thank you for what you tried.

parted-read =
    The shared part ends here. That judges nobody, and it undoes nothing that was good.

    What you both shared can still be read under /promises. Your own minute and /now stay, and /more has a path for one person. If this is a hard hour, /now is the place to begin.

    These are the words it ends with:

parted-finished = That is all. Be kind to yourself today.

command-parting = Part well, both told in calm words
parting-not-now = There is nobody here to part from. /leave is always possible, and silent.
