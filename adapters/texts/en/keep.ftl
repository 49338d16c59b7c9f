### keep: how a promise went. A neutral record, never a verdict. The promise's words follow each of these texts.

step-keep =
    This part is about how promises go. I only ask, I never rule, and silence does not break a promise. Each of you can answer or not; what is shared stays sealed and opens at one moment.
    .name = Keeping promises

keep-report =
    The time of your promise has come. How did it go?

    You will see a preview before anything is shared. What you share stays sealed until two days after the promise was due. If you would rather keep it to yourself, choose “No answer”.

    Your promise:
    .kept = I kept it
    .not-kept = I did not keep it
    .more = I did more than that
    .nothing = No answer

keep-noticed =
    The time of a promise made to you has come. What did you notice?

    You will see a preview before anything is shared. What you share stays sealed until two days after the promise was due. If you would rather keep it to yourself, choose “No answer”.

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
        [mine] You said that your promise was not kept. It stands in the shared record in your word. The next one may be smaller.
       *[theirs] { $partner } says that this promise was not kept. It stands in the shared record in the word of { $partner }. You do not have to make anything of it now.
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
