### discuss: a question, an explanation, and the first promises.
### The responsible partner reads `step-discuss` after the first question was opened, above `discuss-explain`.

step-discuss =
    { $role ->
        [hurt] This part is for what you need to know, and for what will be done so that it does not happen again.
        [responsible] This part is for talking about what happened, and for what you will do about it. A clear answer helps, even a short one. You may decline to answer, and no record is made of that.
       *[unknown] This part is for talking about what happened, and for what will be done about it.
    }
    .name = Talking about what happened

discuss-question =
    What would you like to ask { $partner } about what happened?

    One thing to weigh: some answers settle the mind, and some pictures stay in it for years. Whether you want to know is up to you.

discuss-read =
    { $partner } asks you this. Read it twice before you think of an answer.

discuss-explain =
    What can you say to that? An explanation tells how it came about and keeps the responsibility with you. An excuse hands it to something or somebody else.

    You can write as many messages as you need, or skip it.

discuss-hear =
    { $partner } answers your question. Take your time with it.

discuss-close =
    Where does that leave your question?
    .answered = It is answered
    .not-yet = Not answered yet
    .no-longer = I no longer need this
    .nothing = No answer

discuss-close-read =
    { $partner } read your answer, and says:

discuss-promise =
    Is there one small thing you could promise { $partner }? The best ones answer a worry you have heard, and have a day and an hour.

   
    .make = Make a promise

discuss-offer =
    { $partner } offers you a promise. It counts only if you agree to it, and you may say no in peace.

discuss-agree =
    { $partner }’s promise is for { $when }. What would you like to answer?
    .agree = I agree
    .change = Ask for a change
    .decline = Decline

discuss-change =
    What should be different, in a sentence or two? Something small that can be seen works best, and that leaves { $partner } a free person.

   

discuss-agree-read =
    { $partner } answers the promise you offered: { $when }.

agreed = Then it stands. It is small, it is clear, and you both said yes to it.

said-discuss-close-answered = My question is answered.
said-discuss-close-not-yet = My question is not answered yet.
said-discuss-close-no-longer = I no longer need an answer to my question.
said-discuss-agree-agree =
    { $when ->
        [none] I agree to this promise.
       *[other] I agree to this promise: { $when }.
    }
said-discuss-agree-change =
    { $when ->
        [none] I ask for a change to this promise.
       *[other] I ask for a change to this promise: { $when }.
    }
said-discuss-agree-decline =
    { $when ->
        [none] I decline this promise.
       *[other] I decline this promise: { $when }.
    }

part-discuss-question = My question
part-discuss-explain = My explanation
part-discuss-close = Where my question stands
part-discuss-agree = My answer
part-discuss-change = The change I ask for

discuss-hear-them =
    { $partner } wrote a letter too, about what this was like. You owe no answer to it, and it is no price for anything. Before this part ends it should be heard as yours was: read it when you like, and write back what you heard. /status brings it up.
    .go-on = All right

discuss-through-read =
    This is from { $partner }:

said-discuss-through-yes = For me, what happened is talked through for now.
part-discuss-through = Talked through

discuss-revise =
    Would you like to offer another version of that promise? It takes the place of the first one.

    Your promise, { $when }.
    .make = Make another version
    .nothing = No

discuss-revise-nothing = That is fine. A promise that does not fit need not be made. /promise is there whenever you want it.

menu-through = It is talked through, for now

through-say =
    For you, is what happened talked through for now? It can be opened again, and promises do not wait for it.
    .yes = Yes, for now
    .nothing = Not yet

said-through-say-yes = For me, what happened is talked through for now.

part-through-say = Talked through

menu-question = Ask another question

question-what = What would you like to ask { $partner }? Some answers settle the mind, and some pictures stay in it for years. Whether you want to know is up to you.

part-question-what = My question
