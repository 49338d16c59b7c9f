### promise: the form for one promise, and its headings as the partner reads them.

promise-zone =
    Which city are you in, or near? The time of your promise will go by the clock there. You will see a preview before anything is shared.

promise-what =
    What will you do? Finish the sentence: I will …

    One small act that is in your own hands and that can be seen. No “always” and no “never”. A promise is not for giving up friends, money of your own, your privacy or your rest.

    You will see a preview before anything is shared.

promise-worry =
    Which worry of { $partner } does it answer? You will see a preview before anything is shared.

promise-when =
    By when? A day and a time, such as “tomorrow 18:00”, “Friday 6pm” or “in 3 days”. You will see a preview before anything is shared.

promise-seen =
    How will { $partner } know that it is done, without having to check up on you? You will see a preview before anything is shared.

promise-plan =
    What if it gets hard? One plan for that moment: if this happens, then I do that. You will see a preview before anything is shared.

promise-sure =
    How sure are you that you will do it, from 0 to 10? Only you see this number.

heading-promise-what = I will:
heading-promise-worry = The worry it answers:
heading-promise-when = By when:
heading-promise-seen = How you will know:
heading-promise-plan = If it gets hard:

part-promise-what = What I will do
part-promise-worry = The worry it answers
part-promise-when = By when
part-promise-seen = How you will know
part-promise-plan = If it gets hard

promise-smaller =
    Below 8 usually means that it is still too big. That is good to find out now. A smaller promise that is kept does more than a big one that is not.

    Let us make it smaller. Only you see the number you gave.

promise-enough =
    Three of your promises are open, and that is enough to carry at one time. When one of them is done, there is room for the next.

promise-not-yet =
    Promises have their place in the part “Talking about what happened”, and that part is not open yet. A promise holds better when it answers a worry that was heard. Nothing is lost.

promise-finished = That is all for this promise.

promises-none = There are no promises in the shared record yet.

promises-one =
    { $whose ->
        [mine] Your promise
       *[theirs] The promise of { $partner }
    }, by { $due }: { $state }.

promise-state-offered = offered
promise-state-agreed = agreed
promise-state-due = the time has come, and answers stay sealed for now
promise-state-kept = kept, as both of you say
promise-state-not-kept = not kept, in the word of the one who made it
promise-state-seen-differently = seen differently
promise-state-unconfirmed = unconfirmed, which means neither kept nor broken
promise-state-declined = declined
promise-state-change-asked = a change was asked for
promise-state-ended = ended before it was agreed
