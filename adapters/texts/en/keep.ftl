### keep: how a promise went. A neutral record, never a verdict. The promise's words follow each of these texts.

step-keep =
    This part is about how promises go. I only ask, I never rule, and silence does not break a promise. Each of you can answer or not; what is shared stays sealed and opens at one moment.
    .name = Keeping promises

keep-report =
    The time of your promise has come. How did it go?

    You will see a preview before anything is shared. What you share stays sealed until one fixed moment, as a rule two days after the promise was due. If you would rather keep it to yourself, choose “No answer”.

    Your promise:
    .kept = I kept it
    .not-kept = I did not keep it
    .more = I did more than that
    .nothing = No answer

keep-noticed =
    The time of a promise made to you has come. What did you notice?

    You will see a preview before anything is shared. What you share stays sealed until one fixed moment, as a rule two days after the promise was due. If you would rather keep it to yourself, choose “No answer”.

    The promise of { $partner }:
    .kept = I saw it kept
    .not-kept = I did not see it kept
    .more = I saw more than that
    .nothing = No answer

keep-result-kept =
    { $whose ->
        [mine] You both say that your promise was kept. It is in the shared record.
       *[theirs] You both say that the promise of { $partner } was kept. It is in the shared record.
    }

keep-result-not-kept =
    { $whose ->
        [mine] You said that your promise was not kept. It stands in the shared record as your own word. The next one may be smaller.
       *[theirs] { $partner } says that this promise was not kept. It stands in the shared record as { $partner }’s own word. You do not have to make anything of it now.
    }

keep-result-seen-differently =
    { $whose ->
        [mine] You two see your promise differently. The shared record says just that: seen differently.
       *[theirs] You two see the promise of { $partner } differently. The shared record says just that: seen differently.
    }

    It is something to talk about in a calm hour, not a verdict on anybody.

keep-result-unconfirmed =
    { $whose ->
        [mine] Your promise stays unconfirmed: the record does not hold two answers.
       *[theirs] The promise of { $partner } stays unconfirmed: the record does not hold two answers.
    }

    That is all it says. It means neither kept nor broken.

said-keep-report-kept = I kept this promise.
said-keep-report-not-kept = I did not keep this promise.
said-keep-report-more = I kept this promise, and did more.
said-keep-noticed-kept = I saw this promise kept.
said-keep-noticed-not-kept = I did not see this promise kept.
said-keep-noticed-more = I saw this promise kept, and more.

part-keep-report = How it went
part-keep-noticed = What I noticed

report-mine = You said:
report-theirs = { $partner } said:

keep-noticed-more = That is good to hear. If you would like to thank { $partner } for it, /more has a place for that.

## Another time, before the deadline

menu-renegotiate = Ask for another time
renegotiate-finished = That is all for this. The promise stands as it was.

renegotiate-when =
    Which new day and hour do you ask for? If { $partner } agrees before the first time comes, nothing is broken. Without an answer, the promise stays unconfirmed. You will see a preview before anything is shared.

    Your promise:

renegotiate-why =
    Would you like to say why, in a line? You will see a preview before anything is shared.

    Your promise:

part-renegotiate-when = The new time
part-renegotiate-why = Why

keep-wish-read =
    { $partner } asks for another time for a promise. You may say no in peace; then it stands as it was.

keep-wish =
    What would you like to answer? You will see a preview before anything is shared.
    .agree = I agree
    .decline = No, as it was
    .nothing = No answer

said-keep-wish-agree = I agree to the new time.
said-keep-wish-decline = I would like it to stay as it was.
part-keep-wish = My answer

keep-wish-answered =
    { $partner } answers the new time you asked for:

## Withdrawing

menu-withdraw = Withdraw it
withdraw-finished = That is all for this. The promise stands as it was.

withdraw-sure =
    Would you like to withdraw this promise? It is yours, and putting it down openly is better than letting it break. You will see a preview before anything is shared.

    Your promise:
    .yes = Yes, withdraw it
    .nothing = No, it stands

withdraw-why =
    Would you like to say why, in a line? You will see a preview before anything is shared.

    Your promise:

said-withdraw-sure-yes = I withdraw this promise.
part-withdraw-sure = Withdrawing
part-withdraw-why = Why

keep-withdrawal-read =
    { $partner } withdraws a promise. It counts neither as kept nor as broken.

## A slip, told by oneself

menu-slip = I slipped, and I say so
slip-finished = That is all for this.

slip-what =
    It takes courage to say it oneself, and it is very different from being found out. What happened? Just the facts, without a “because”. You will see a preview before anything is shared.

    Your promise:

slip-now =
    What happens now, so that it is made good or does not happen again? You will see a preview before anything is shared.

    Your promise:

slip-next =
    Would a smaller next promise help? It would be offered like any other. You will see a preview before anything is shared.

    The promise it was about:
    .make = Make a smaller one
    .nothing = Not now

part-slip-what = What happened
part-slip-now = What happens now

keep-slip-read =
    { $partner } tells you of a slip with a promise. It was told, and not found out. You may feel about it what you feel, and you do not have to answer.

## What was learnt later

menu-learnt = I learnt it was not kept
learnt-finished = That is all for this.

learnt-say =
    Have you learnt that this promise was not kept? You can say so. I cannot know how it was, and only { $partner } can put it in the record. You will see a preview before anything is shared.

    The promise of { $partner }:
    .yes = Yes, say that
    .nothing = No

learnt-what =
    What have you learnt, in a line or two? You may skip it. You will see a preview before anything is shared.

    The promise of { $partner }:

said-learnt-say-yes = I have learnt that this promise was not kept.
part-learnt-say = What I have learnt
part-learnt-what = In my words

keep-learnt-read =
    { $partner } says this about a promise of yours. I do not know how it was, and the record stays as it is unless you change it.

keep-is-so =
    A quiet question about a promise of yours: is it true that it was not kept? I ask this once, and no answer is an answer too. Only you see what you choose here; a “yes” can be shared after a preview.

    Your promise:
    .yes = Yes, it is so
    .no = No
    .nothing = No answer

said-keep-is-so-yes = Yes, it is so: this promise was not kept.
said-keep-is-so-no = No, it is not so.
part-keep-is-so = My answer

keep-found-out-read =
    This is from { $partner }, about a promise. It is a new hurt, and it has a place: both of you can go back to the part “Understanding each other” for it, when you want to. Nothing has to be decided now.

keep-found-out-mine =
    What you said is in the record now. Saying it was hard, and it was right. It is a new hurt for { $partner }, and it has a place: the part “Understanding each other” is open for it.

keep-two-breaks =
    A word about the shared record: two promises in a row were not kept. That happens, and it is a sign that too much is being carried. A week without new promises can help, then smaller ones. A couples’ counsellor can help as well, if both of you want that and it feels safe.

    You both get this same word.

keep-two-breaks-told =
    A word about the shared record: two promises in a row were not kept, and it was said openly. That openness is worth a lot. Perhaps a week of rest is good now, and then smaller promises. A couples’ counsellor can help as well, if both of you want that and it feels safe.

    You both get this same word.

## At its end, and once more

keep-renew =
    A promise of yours has come to its end. Would you like to go on with it? { $partner } would have to agree again. You will see a preview before anything is shared.

    Your promise:
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
    { $partner } offers to go on with a promise. It counts only if you agree, and you may say no in peace.

keep-renewal =
    What would you like to answer? You will see a preview before anything is shared.

    The promise:
    .agree = I agree
    .decline = Decline
    .nothing = No answer

said-keep-renewal-agree = I agree to go on with this promise.
said-keep-renewal-decline = I decline to go on with this promise.
part-keep-renewal = My answer

keep-renewal-answered =
    { $partner } answers your offer to go on:

## More than promised

menu-thanks = Say thanks for something
thanks-finished = That is all for this.

thanks-what =
    What did you notice that was good to see? One thing, as you saw it. You will see a preview before anything is shared.

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
    Would you like light questions for both of you, three times a week: a memory, a laugh, a small plan? They come only if { $partner } wishes it as well, and each of you can end them. You will see a preview before anything is shared.
    .yes = Yes, say that
    .nothing = No

said-light-wish-yes = I would like light questions for the two of us.
part-light-wish = My wish

menu-unlight = End the light questions
unlight-finished = That is all for this.

unlight-end =
    Would you like the light questions to end? They end for both of you. You will see a preview before anything is shared.
    .no = Yes, end them
    .nothing = No

said-unlight-end-no = I would like the light questions to end.
part-unlight-end = Ending them

keep-light-wished =
    { $partner } says this about the light questions. They come only while both of you wish for them; /more has that wish.

keep-light-memory =
    A light one for both of you: which small thing with { $partner } do you like to think back to? It stays sealed for a day. You will see a preview before anything is shared.

keep-light-laugh =
    A light one for both of you: what made you smile lately? It stays sealed for a day. You will see a preview before anything is shared.

keep-light-plan =
    A light one for both of you: what small thing would you like to do together soon, half an hour long? It stays sealed for a day. You will see a preview before anything is shared.

part-keep-light-memory = My answer
part-keep-light-laugh = My answer
part-keep-light-plan = My answer

keep-light-read =
    This is the light answer of { $partner }:
