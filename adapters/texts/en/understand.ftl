### understand: a letter from each, what the other heard, and whether it was understood.

step-understand =
    { $role ->
        [hurt] This part is about being heard. You write a letter, short or long. { $partner } writes back what they heard. { $partner }’s own letter comes later, when you wish.
        [responsible] This part is about hearing { $partner } first. You can write a letter too; it is no apology yet. { $partner } reads it later, when they wish.
       *[unknown] This part is about hearing each other. Who reads a letter writes back what they heard.
    } A draft can rest for days.
    .name = Understanding each other

understand-happened = What happened for you? Tell it as you lived it. “I” helps more than “you”.

understand-feel = What do you feel about it? For example: sad, angry, afraid, ashamed, lonely, numb, jealous, guilty, tired, hopeful. More than one can be true.

understand-meant = What did it mean to you? What did it change in how you see yourself, or the two of you?

understand-need = What do you most need { $partner } to know?

understand-read = { $partner } wrote you this letter. It can be true for { $partner } and different for you.

understand-mirror = What did you hear? Write back what { $partner } feels, and about what. You do not have to agree. Leave out your own side for now, and advice, and the word “but”.

understand-heard =
    { $partner } wrote back what they heard in your letter:

understand-felt =
    Do you feel understood? No answer is fine as well.
    .understood = I feel understood
    .partly = Partly
    .not-yet = Not yet
    .nothing = No answer

understand-felt-nothing =
    That is fine. Nothing is sent.

understand-missing = What is still missing, in a sentence or two?

understand-felt-read =
    { $partner } read what you wrote back, and answers:

said-understand-felt-understood = I feel understood.
said-understand-felt-partly = I feel understood in part. Something is missing.
said-understand-felt-not-yet = I do not feel understood yet.

heading-understand-happened = What happened for me:
heading-understand-feel = What I feel:
heading-understand-meant = What it meant to me:
heading-understand-need = What I need you to know:

part-understand-happened = What happened for me
part-understand-feel = What I feel
part-understand-meant = What it meant to me
part-understand-need = What I need you to know
part-understand-mirror = What I heard
part-understand-felt = If I feel understood
part-understand-missing = What is missing

## New facts: told once, whole, by oneself. They reopen this step.

menu-facts = Tell something that was hidden
facts-what = What has { $partner } not known until now? Tell it once, and whole. No reasons yet, and no “but”. Leave out pictures that only wound; leave out no fact that matters. If telling could put anybody in danger, ask somebody trained first.

facts-finished = All right. Nothing of it was shared.
part-facts-what = What was hidden

understand-facts-read = { $partner } tells you something that was not known before. Whatever you said before, you may say anew.

understand-begin =
    A promise that was broken is a new hurt, and it can be heard as the first one was. Would you like to begin, or rest first? Only you see this.
    .go-on = Begin

understand-have-read =
    Take your time. You can stop at any line and come back.
    .read = I have read it
    .rest = Let it rest

is-understood = { $partner } feels understood. That came from listening, and it is not small. Nothing more today.

both-understood = You both feel understood now. Whatever comes next, it stands on this. 🌿
