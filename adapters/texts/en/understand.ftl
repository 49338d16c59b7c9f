### understand: a letter from each, what the other heard, and whether it was understood.

step-understand =
    { $role ->
        [hurt] This part is about being heard. You write a letter about what this was like for you, as short or as long as you wish. { $partner } can write one too. Who reads a letter writes back what they heard.
        [responsible] This part is about hearing each other. You write a letter about what this was like for you; your feelings have a place too. It is not the apology yet, that has a part of its own. { $partner } can write a letter too, and who reads one writes back what they heard.
       *[unknown] This part is about hearing each other. You write a letter about what this was like for you, and { $partner } can write one too. Who reads a letter writes back what they heard.
    }

    There is no hurry. A draft can rest for days.
    .name = Understanding each other

understand-happened =
    First, what happened for you? Tell it as you lived it. It helps to write “I” more than “you”.

    You can send several messages and then tap “That is all”. You will see a preview before anything is shared.

understand-feel =
    What do you feel about it?

    Some words, in case they help: sad, angry, afraid, ashamed, lonely, numb, confused, jealous, guilty, tired, empty, hopeful. More than one can be true, and your own words are best.

    You will see a preview before anything is shared.

understand-meant =
    What did it mean to you? What did it change in how you see yourself, the two of you, or the past?

    You will see a preview before anything is shared.

understand-need =
    What do you need { $partner } to know, more than anything else?

    You will see a preview before anything is shared.

understand-read =
    { $partner } wrote you this letter. Take your time. You do not have to answer tonight, and it can be true for { $partner } and different for you.

understand-mirror =
    What did you hear? Write back what { $partner } feels, and about what, as well as you can.

    You do not have to agree. Leave out your own side for now, and advice, and the word “but”. If a feeling in the letter is hard to look at, that may be the one to name.

    You will see a preview before anything is shared.

understand-heard =
    { $partner } wrote back what they heard in your letter:

understand-felt =
    Do you feel understood? There is no right answer, and no answer is fine as well.

    You will see a preview before anything is shared.
    .understood = I feel understood
    .partly = Partly
    .not-yet = Not yet
    .nothing = No answer

understand-felt-nothing =
    That is fine. Nothing is sent.

understand-missing =
    What is still missing, in a sentence or two? You will see a preview before anything is shared.

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
facts-what =
    What has { $partner } not known until now? Tell it once, tell it whole. No reasons yet, and no “but”. Leave out pictures that only wound; leave out no fact that matters.

    When it is shared, this part begins again for the two of you: { $partner } needs to be heard about it first. You will see a preview before anything is shared. If you fear that telling could put anybody in danger, ask somebody trained before you do it.
facts-finished = All right. Nothing of it was shared.
part-facts-what = What was hidden

understand-facts-read =
    { $partner } tells you something that was not known before. You do not have to read it alone, or tonight. Whatever you said before, you may say anew.

understand-begin =
    A promise that was broken is a new hurt, and it can be heard as the first one was: a letter each, and what the other heard in it. Would you like to begin, or rest first? Only you see this.
    .go-on = Begin
