### keep: how a promise went. A neutral record, never a verdict. The promise's words follow each of these texts.

step-keep =
    This part is about how promises go. I only ask, I never rule, and silence does not break a promise.
    .name = Keeping promises

keep-report =
    How did it go on { $when }?

    What you share stays sealed at first, and all answers open at one moment. “No answer” keeps it to yourself.

    This is about your promise.
    .kept = I kept it
    .not-kept = I did not keep it
    .more = I did more than that
    .nothing = No answer

keep-noticed =
    What did you notice on { $when }?

    What you share stays sealed at first, and all answers open at one moment. “No answer” keeps it to yourself.

    This is about { $partner }’s promise.
    .kept = I saw it kept
    .not-kept = I did not see it kept
    .more = I saw more than that
    .nothing = No answer

keep-result-kept =
    { $whose ->
        [mine] You both say that your promise of { $when } was kept. It is in the shared record.
       *[theirs] You both say that { $partner }’s promise of { $when } was kept. It is in the shared record.
    }

keep-result-first =
    { $whose ->
        [mine] This is the first one. You both say that your promise of { $when } was kept.
       *[theirs] This is the first one. You both say that { $partner }’s promise of { $when } was kept.
    }

    It is how trust begins again: one small thing that was said, and then done.

keep-result-not-kept =
    { $whose ->
        [mine] You said that your promise of { $when } was not kept. It stands in the shared record as your own word. The next one may be smaller.
       *[theirs] { $partner } says that the promise of { $when } was not kept. It stands in the shared record as { $partner }’s own word. You do not have to make anything of it now.
    }

keep-result-seen-differently =
    { $whose ->
        [mine] You two see your promise of { $when } differently. The shared record says just that: seen differently.
       *[theirs] You two see { $partner }’s promise of { $when } differently. The shared record says just that: seen differently.
    }

    It is something to talk about in a calm hour, not a verdict on anybody.

keep-result-unconfirmed =
    { $whose ->
        [mine] Your promise of { $when } stays unconfirmed: the record does not hold two answers.
       *[theirs] { $partner }’s promise of { $when } stays unconfirmed: the record does not hold two answers.
    }

    That is all it says. It means neither kept nor broken.

said-keep-report-kept =
    { $when ->
        [none] I kept this promise.
       *[other] I kept this promise of { $when }.
    }
said-keep-report-not-kept =
    { $when ->
        [none] I did not keep this promise.
       *[other] I did not keep this promise of { $when }.
    }
said-keep-report-more =
    { $when ->
        [none] I kept this promise, and did more.
       *[other] I kept this promise of { $when }, and did more.
    }
said-keep-noticed-kept =
    { $when ->
        [none] I saw this promise kept.
       *[other] I saw this promise kept on { $when }.
    }
said-keep-noticed-not-kept =
    { $when ->
        [none] I did not see this promise kept.
       *[other] I did not see this promise kept on { $when }.
    }
said-keep-noticed-more =
    { $when ->
        [none] I saw this promise kept, and more.
       *[other] I saw this promise kept on { $when }, and more.
    }

part-keep-report = How it went
part-keep-noticed = What I noticed

report-mine = You said:
report-theirs = { $partner } said:

keep-noticed-more = That is good to hear. If you would like to thank { $partner } for it, /more has a place for that.

## Another time, before the deadline

menu-renegotiate =
    { $when ->
        [none] Ask for another time
       *[other] Ask for another time than { $when }
    }
renegotiate-finished = That is all for this. The promise stands as it was.

renegotiate-when =
    Which new day and hour do you ask for? If { $partner } agrees before the first time comes, nothing is broken. Without an answer, the promise stays unconfirmed.

    Your promise, { $when }.

renegotiate-why =
    Would you like to say why, in a line?

    Your promise, { $when }.

part-renegotiate-when = The new time
part-renegotiate-why = Why

keep-wish-read =
    { $partner } asks for another time for the promise of { $when }. You may say no in peace; then it stays as it was.

keep-wish =
    Another time for { $partner }’s promise of { $when }: what would you like to answer?
    .agree = I agree
    .decline = No, as it was

said-keep-wish-agree = I agree to the new time.
said-keep-wish-decline = I would like it to stay as it was.
part-keep-wish = My answer

keep-wish-answered =
    { $partner } answers your wish for another time. In the record the promise is for { $when }.

## Withdrawing

menu-withdraw =
    { $when ->
        [none] Withdraw it
       *[other] Withdraw it ({ $when })
    }
withdraw-finished = That is all for this. The promise stands as it was.

withdraw-sure =
    Would you like to withdraw this promise? It is yours, and putting it down openly is better than letting it break.

    Your promise, { $when }.
    .yes = Yes, withdraw it
    .nothing = No, it stands

withdraw-why =
    Would you like to say why, in a line?

    Your promise, { $when }.

said-withdraw-sure-yes =
    { $when ->
        [none] I withdraw this promise.
       *[other] I withdraw this promise ({ $when }).
    }
part-withdraw-sure = Withdrawing
part-withdraw-why = Why

keep-withdrawal-read =
    { $partner } withdraws a promise ({ $when }). It counts neither as kept nor as broken.

## A slip, told by oneself

menu-slip =
    { $when ->
        [none] I slipped, and I say so
       *[other] I slipped on { $when }, and I say so
    }
slip-finished = That is all for this.

slip-what =
    Saying it oneself is very different from being found out. What happened? Just the facts, without a “because”.

    Your promise, { $when }.

slip-now =
    What happens now, so that it is made good or does not happen again?

    Your promise, { $when }.

slip-told =
    { $asked ->
        [no] You said it yourself, before anybody asked. That was hard to do. It does not undo what happened, and it is a different thing from being found out.
       *[yes] You said it yourself, and at once. That was hard to do. It does not undo what happened, and it is a different thing from being found out.
    }

    Nothing more needs to be done now. If a smaller promise helps one day, /promise is there.



part-slip-what = What happened
part-slip-now = What happens now

keep-slip-read =
    { $partner } tells you of a slip with the promise of { $when }. It was told, and not found out. You may feel about it what you feel, and you do not have to answer.

## What was learnt later

menu-learnt =
    { $when ->
        [none] I learnt it was not kept
       *[other] I learnt it was not kept on { $when }
    }
learnt-finished = That is all for this.

learnt-say =
    Have you learnt that this promise was not kept? You can say so. I cannot know how it was, and only { $partner } can put it in the record.

    { $when ->
        [none] { $partner }’s promise.
       *[other] { $partner }’s promise, { $when }.
    }
    .yes = Yes, say that
    .nothing = No

learnt-what =
    What have you learnt, in a line or two? You may skip it.

    { $when ->
        [none] { $partner }’s promise.
       *[other] { $partner }’s promise, { $when }.
    }

said-learnt-say-yes =
    { $when ->
        [none] I have learnt that this promise was not kept.
       *[other] I have learnt that this promise of { $when } was not kept.
    }
part-learnt-say = What I have learnt
part-learnt-what = In my words

keep-learnt-read =
    { $partner } says this about your promise of { $when }. I do not know how it was, and the record stays as it is unless you change it.

keep-is-so =
    A quiet question about your promise of { $when }: is it true that it was not kept? I ask this once, and no answer is an answer too. Only you see what you choose here; a “yes” can be shared.

    This is about your promise.
    .yes = Yes, it is so
    .no = No
    .nothing = No answer

said-keep-is-so-yes =
    { $when ->
        [none] Yes, it is so: this promise was not kept.
       *[other] Yes, it is so: this promise of { $when } was not kept.
    }
said-keep-is-so-no = No, it is not so.
part-keep-is-so = My answer

keep-found-out-read =
    This is from { $partner }, about the promise of { $when }. It is a new hurt, and it has a place: you can both go back to “Understanding each other” for it, when you want to.

keep-found-out-mine =
    What you said about the promise of { $when } is in the record now. It is a new hurt for { $partner }, and it needs to be understood before anything else. “Understanding each other” is open for it.

keep-two-breaks =
    A word about the shared record: two promises in a row were not kept. It may be that too much is being carried. A week without new promises can help, then smaller ones. A couples’ counsellor can help as well, if both of you want that and it feels safe.

    You both get this same word.

keep-two-breaks-told =
    A word about the shared record: two promises in a row were not kept, and each was told at once. That openness is worth a lot. Perhaps a week of rest is good now, then smaller promises. A couples’ counsellor can help, if both of you want that and it feels safe.

    You both get this same word.

keep-two-breaks-found =
    A word about the shared record: two promises in a row were not kept, and each came to light and was not told. Understanding it comes first now. Let new promises rest. A couples’ counsellor can help, if both of you want that and it feels safe.

    You both get this same word.

## At its end, and once more

keep-renew =
    A promise of yours has come to its end. Would you like to go on with it? { $partner } would have to agree again.

    Your promise, { $when }.
    .one = One more week
    .two = Two more weeks
    .four = Four more weeks
    .six = Six more weeks
    .nothing = No, it is done

said-keep-renew-one = I would like to go on with this promise for one more week.
said-keep-renew-two = I would like to go on with this promise for two more weeks.
said-keep-renew-four = I would like to go on with this promise for four more weeks.
said-keep-renew-six = I would like to go on with this promise for six more weeks.
part-keep-renew = For how long

keep-renewal-read =
    { $partner } offers to go on with a promise: { $when }. It counts only if you agree, and you may say no in peace.

keep-renewal =
    The promise is for { $when }. What would you like to answer?
    .agree = I agree
    .decline = Decline

said-keep-renewal-agree =
    { $when ->
        [none] I agree to go on with this promise.
       *[other] I agree to go on with this promise: { $when }.
    }
said-keep-renewal-decline =
    { $when ->
        [none] I decline to go on with this promise.
       *[other] I decline to go on with this promise: { $when }.
    }
part-keep-renewal = My answer

keep-renewal-answered =
    { $partner } answers your offer to go on with a promise: { $when }.

## More than promised

menu-thanks = Say thanks for something
thanks-finished = That is all for this.

thanks-what =
    What did you notice that was good to see? One thing, as you saw it.

part-thanks-what = My thanks

keep-thanks-read =
    { $partner } noticed something, and thanks you:

menu-beyond = Ideas for doing a bit more

beyond-ideas =
    Here are some small things that go beyond a promise. Only you see this, and nobody is waiting for any of it.

    Be five minutes early. Tell something before you are asked. Take over one chore without a word. Ask “how was your day”, and listen to the end. Bring back one thing your partner once liked.
    .good = All right

beyond-ideas-good = One of them is plenty, and none is fine, too.

menu-light = Light questions for both
light-finished = That is all for this.

light-wish =
    Would you like light questions for both of you, three times a week: a memory, a laugh, a small plan? They come only if { $partner } wishes it as well, and each of you can end them.
    .yes = Yes, say that
    .nothing = No

said-light-wish-yes = I would like light questions for the two of us.
part-light-wish = My wish

menu-unlight = End the light questions
unlight-finished = That is all for this.

unlight-end =
    Would you like the light questions to end? They end for both of you.
    .no = Yes, end them
    .nothing = No

said-unlight-end-no = I would like the light questions to end.
part-unlight-end = Ending them

keep-light-wished =
    { $partner } says this about the light questions. They come only while both of you wish for them; /more has that wish.

keep-light-memory =
    A light one for both of you: which small thing with { $partner } do you like to think back to? It stays sealed for a day.

keep-light-laugh =
    A light one for both of you: what made you smile lately? It stays sealed for a day.

keep-light-plan =
    A light one for both of you: what small thing would you like to do together soon, half an hour long? It stays sealed for a day.

part-keep-light-memory = My answer
part-keep-light-laugh = My answer
part-keep-light-plan = My answer

keep-light-read =
    { $partner }’s light answer:
