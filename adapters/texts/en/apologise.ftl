### apologise: reflection, the five parts, a night, and the answer (or none).
### The hurt partner reads `step-apologise` after the apology was opened, above `apologise-answer`.

step-apologise =
    { $role ->
        [hurt] What comes now is yours alone to decide. You owe nobody an answer, and I will not ask twice. To accept an apology is not to forgive, and it is not to stay.
        [responsible] This part is about an apology, and it goes slowly: time to think, then the writing, then a night of rest. “Not yet” is always a good answer here. And what you did is not all you are.
       *[unknown] This part is about an apology. It goes slowly, because it only helps when it is meant.
    }
    .name = The apology

apologise-hidden =
    Is anything important about what happened still hidden from { $partner }? Only you see this.
    .no = No, nothing
    .yes = Yes, something

apologise-hidden-yes =
    Then the telling comes before the apology. An apology with something behind it breaks when that comes out.

    Tell it once, whole, and yourself, in a calm hour. If telling could put anybody in danger, ask somebody trained first. Nobody is told what you answered.

apologise-pace =
    Before the writing there is time to think. How long would you like? Only you see this.
    .one-day = One day
    .three-days = Three days

apologise-pace-one-day =
    One day, then. In that time I bring you three questions, one by one. They are for you alone, and you can skip any of them.

apologise-pace-three-days =
    Three days, then. In that time I bring you three questions, one by one. They are for you alone, and you can skip any of them.

apologise-think-did =
    What did I do, and what was it like for { $partner }?

    Try to go through one day of it in their shoes. Only you see this.

apologise-think-found-out =
    Would I apologise if it had never come out?

    Whatever the answer is, it is better to know it. Only you see this.

apologise-think-explain-away =
    Which part do I still want to explain away?

    Most people have one. Seeing it is not a reason to feel small: what you did is not all you are. Only you see this.

apologise-mean =
    Do you mean it? Would you say it even if it changed nothing for you? Only you see this.
    .yes = Yes, I mean it
    .not-yet = Not yet

apologise-mean-not-yet =
    Then it is good not to say it yet. An apology can wait until it is true.

    I will bring the question back in about a day, and as often as you need. What you did is not all you are.

apologise-did = The letter has five parts, one question each. First: what did you do? Name it plainly, as it was. No “but”, and no reasons yet.

apologise-mine = Second: how do you say that this was your own responsibility? Only your part, nothing about what others did.

apologise-effect = Third: what did it do to { $partner }? Use what you heard from them. “If you felt” makes a hurt sound unsure; “you felt”, or “you told me”, stands by it.

apologise-regret = Fourth: what do you regret? Say it for its own sake. Do not ask to be forgiven; that would hand { $partner } a task.

apologise-repair = Fifth: what will you do to repair it? Small things you can really do say more than big words.

apologise-anew =
    The letter you shared is still here. Which part would you like to write anew? The others stay as they are, and you see each old part again as you write. /cancel leaves it for another day. Only you see this.
    .did = What I did
    .mine = My responsibility
    .effect = What it did to you
    .regret = What I regret
    .repair = What I will do to repair
    .all = All of it, part by part

apologise-meanwhile =
    If an answer comes, and when, is { $partner }’s to choose. This is no waiting room. Would you like something to do? Only you see what you choose.
    .repair = A repair I named
    .minute = Something small, on time
    .listen = How to listen when it hurts
    .good = That is enough

apologise-meanwhile-repair =
    Take the smallest of the repairs you named, and do it this week. Do not point at it. It counts when nobody looks, too.

apologise-meanwhile-minute =
    Keep one small thing to the minute: be home, call, bring what you said. Tomorrow another one. Trust comes back in sizes like this.

apologise-meanwhile-listen =
    When the hurt comes up again, and it will, listen to the end. You could say: “I hear that, and I am the one who did it.” Do not explain, and do not ask where you stand.

apologise-read = { $partner } wrote you an apology. Words begin it; watch what is done.

apologise-answer =
    About { $partner }’s apology: each of these is fine, and so is none. You may say something else on another day.
    .accept = I accept your apology
    .not-yet = I hear it, not yet
    .missing = Something is missing
    .nothing = No answer

apologise-answer-nothing =
    That is fine. Nothing is sent, and I will not ask again.

apologise-lacks = What is missing for you, in a sentence or two?

apologise-answer-read = { $partner } answers your letter. Any answer but a yes is no end, and a yes is one step.

apologise-talk =
    Would you like to talk about what happened: your questions, the answers, and what will be done? Only you can open that part, and there is no best time.
    .yes = Yes, let us talk

apologise-talk-read =
    This is from { $partner }:

said-apologise-answer-accept = I accept your apology.
said-apologise-answer-not-yet = I hear your apology. I cannot accept it yet.
said-apologise-answer-missing = Something is missing for me.
said-apologise-talk-yes = Let us talk about what happened.

heading-apologise-did = What I did:
heading-apologise-mine = That it was mine to answer for:
heading-apologise-effect = What it did to you:
heading-apologise-regret = What I regret:
heading-apologise-repair = What I will do to repair it:

part-apologise-did = What I did
part-apologise-mine = My responsibility
part-apologise-effect = What it did to you
part-apologise-regret = What I regret
part-apologise-repair = What I will do to repair
part-apologise-answer = My answer
part-apologise-lacks = What is missing
part-apologise-talk = My wish to talk

apologise-zone =
    Next comes a time to think, with a question from me now and then. So that I write at good hours: which city are you in, or near? Only you see this.

apologise-meanwhile-again = Something else?

apology-accepted = { $partner } accepts your apology. It can be taken in slowly; nothing needs to be said back today. 🌿
