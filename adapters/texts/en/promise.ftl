### promise: the form for one promise, and its headings as the partner reads them.

promise-zone =
    Which city are you in, or near? The time of your promise will go by the clock there.

promise-what =
    What will you do? Finish the sentence: I will …

    One small act that is in your own hands and that can be seen. No “always”, no “never”. A promise is not for giving up friends, money of your own, privacy or rest.

promise-worry =
    Which of { $partner }’s worries does it answer?

promise-when =
    By when? In your own words: “tomorrow 18:00”, “within two weeks”, “every Sunday 6pm”.

promise-seen =
    How will { $partner } know that it is done, without having to check up on you?

promise-plan =
    What if it gets hard? One plan for that moment: if this happens, then I do that.

promise-sure =
    How sure are you that you will do it, from 0 to 10? Only you see this number.

heading-promise-what = The promise:
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
    Below 8 often means that it is still too big. That is good to find out now. A smaller promise that is kept does more than a big one that is not.

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
       *[theirs] { $partner }’s promise
    }, by { $due }: { $state }.

promises-due =
    { $whose ->
        [mine] Your promise
       *[theirs] { $partner }’s promise
    }, by { $due }: { $state }. Your answers open on { $shows }.

promise-state-offered = offered
promise-state-agreed = agreed
promise-state-due = the time has come
promise-state-kept = kept, as both of you say
promise-state-not-kept = not kept, in the word of the one who made it
promise-state-seen-differently = seen differently
promise-state-unconfirmed = unconfirmed, which means neither kept nor broken
promise-state-declined = declined
promise-state-change-asked = a change was asked for
promise-state-ended = at its end

## Once, or again and again

promise-often =
    Is this something you do once, or again and again?
    .once = Once
    .again = Again and again

promise-first =
    When? In your own words: “every night at 10pm”, “twice a week until Christmas”. Or only the first time, and I ask how often.

promise-again =
    How often?
    .daily = Every day
    .weekdays = Monday to Friday
    .weekly = Once a week
    .two-weeks = Every second week

promise-weeks =
    For how long? A promise with an end is easier to keep, and it can be renewed.
    .one = One week
    .two = Two weeks
    .four = Four weeks
    .six = Six weeks

heading-promise-first = The first time:
heading-promise-again = How often:
heading-promise-weeks = For how long:
part-promise-first = The first time
part-promise-again = How often
part-promise-weeks = For how long
said-promise-again-daily = Every day, at that hour
said-promise-again-weekdays = Monday to Friday, at that hour
said-promise-again-weekly = Once a week, on that day
said-promise-again-two-weeks = Every second week, on that day
said-promise-weeks-one = For one week
said-promise-weeks-two = For two weeks
said-promise-weeks-four = For four weeks
said-promise-weeks-six = For six weeks

## The promise check. Its reasons are for the author alone.

promise-soft =
    Would you like to put it another way? Only you see this.
    .change = Write it anew
    .keep = Keep it as it is

found-always =
    I noticed a word such as “always” or “never”. One bad day would break the whole promise. One act, with a day and an hour, can be kept.

found-vague =
    That is kind, and it is hard to see when it is done. What would your partner see or hear you do?

control-isolation =
    I did not keep that. It reads like giving up friends or family. If I read it wrongly, please put it another way. To end contact with somebody you had an affair with is something else: “I tell you within a day of any contact” works well.

    Only you see this.

control-money =
    I did not keep that. It reads like giving somebody else the say over money or work. Both of you need money of your own. Showing one bill on one day is possible. If I read it wrongly, please put it another way.

    Only you see this.

control-password =
    I did not keep that. It reads like handing over a password or a code. That has no end, and it takes in other people, too. Something narrow works: “I show you the messages with one person on Friday”.

    Only you see this.

control-phone =
    I did not keep that. It reads like looking into a phone at any time. Openness can help when it is small and has an end, such as one chat on one evening. If I read it wrongly, please put it another way.

    Only you see this.

control-location =
    I did not keep that. It reads like being followed at all times. “I send you a message when I leave work on Friday” does more and takes less. If I read it wrongly, please put it another way.

    Only you see this.

control-body =
    I did not keep that. It reads like a rule for clothes, sleep, food or a body. Those stay with the person they belong to. If I read it wrongly, please put it another way.

    Only you see this.

control-sex =
    I did not keep that. It reads like a promise about sex, and that can only ever be a free yes in the moment. If I read it wrongly, please put it another way.

    Only you see this.

control-children =
    I did not keep that. It reads like a rule about seeing children. They are no part of what is made good between two adults. If I read it wrongly, please put it another way.

    Only you see this.

control-silence =
    I did not keep that. It reads like a promise to be silent. Everybody may talk to somebody they trust. If I read it wrongly, please put it another way.

    Only you see this.

control-help =
    I did not keep that. It reads like not getting help. Help stays open to everybody, at any time. If I read it wrongly, please put it another way.

    Only you see this.

control-staying =
    I did not keep that. It reads like a promise to stay. Staying is a free choice, each day anew. A small act by a day and an hour works. If I read it wrongly, please put it another way.

    Only you see this.

## The list

promise-there = By the clock it was agreed with, that is { $there }.

promises-again =
    { $whose ->
        [mine] Your promise, { $often }, until { $due }
       *[theirs] { $partner }’s promise, { $often }, until { $due }
    }: { $state }.

promise-state-slipped-and-told = not kept, and told at once by the one who made it
promise-state-found-out = not kept, as the one who made it said later
promise-state-renegotiated = moved to another time, as you both agreed
promise-state-withdrawn = withdrawn by the one who made it
