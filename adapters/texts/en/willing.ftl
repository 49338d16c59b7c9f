### willing: each alone. What happened, and whether one is willing to see the other's view.

step-willing =
    { $role ->
        [hurt] Now a few questions for you alone, at your own pace. You do not have to be ready for anything.
        [responsible] Now a few questions for you alone, at your own pace. A plain answer helps more here than a good one.
       *[unknown] Now a few questions for you alone, at your own pace.
    }
    .name = Being willing

willing-side =
    Which of these is closer to where you stand?
    .hurt = I was hurt
    .responsible = I broke trust

willing-happened =
    { $role ->
        [hurt] Tell me what happened, in your own words.
        [responsible] Tell me what happened, in your own words. Plain is enough.
       *[unknown] Tell me what happened, in your own words.
    } A few are enough, and you can skip it. Only you see this.

willing-kind =
    What is it about? Take what comes closest.
    .affair = An affair
    .lies = Lies
    .money = Money
    .addiction = Addiction
    .agreement = A broken agreement
    .other = Something else

willing-level = How deep does this go for you, from 0 to 10? 10 is as deep as it gets. Only you see this.

willing-light =
    How long ago did it come to light? In the first days I ask about sleep and food, not trust. Only you see this.
    .days = Some days ago
    .weeks = Some weeks ago
    .longer = Longer ago
    .skip = Skip

willing-rhythm =
    These are the hardest days. Would you like a minute with me at a fixed time, about sleep, food and how much it all is? You can skip it. Only you see this.
    .rhythm = Yes, choose a time
    .go-on = Not now

willing-rhythm-go-on = All right. /more has it whenever you want it, and /now is always here.

willing-over =
    Is what broke the trust over now? Only you see this.
    .yes = Yes, it is over
    .no = No, not yet
    .not-sure = I am not sure

willing-over-no =
    Then that comes first, and I will not lecture you. As long as it goes on, nothing that is built here can hold.

    Ending it is easier as one clear act than as a slow fade: a few plain sentences, no door left open, on a day you choose. Tell one person you trust.

    Nobody is told what you answered.

willing-hidden =
    Is anything important about it still hidden from your partner? Only you see this.
    .no = No
    .yes = Yes

willing-hidden-yes =
    That is heavy to carry. It does the most harm when it comes out by chance, or in pieces.

    If you tell it, tell it once, whole, and yourself, in a calm hour. Leave out pictures that only wound, and no fact. If telling could put anybody in danger, ask somebody trained first.

    Nobody is told what you answered.

willing-read-card = This is from { $partner }. It is a first word, not the whole story, and you may see it in another way. You do not have to answer it.

willing-ready =
    Are you willing to try to see this as { $partner } sees it? Trying is not agreeing. Every answer is whole, and you can change it any day.
    .yes = Yes, I am willing to try
    .not-sure = I am not sure
    .not-now = Not now

willing-ready-not-sure = That is a whole answer, and nobody is told. Often one part wants to, and one part needs something first. What might that be? You can change your answer on any day.

willing-ready-not-now = That is a whole answer. Nobody is told, and I will not press you. You can use this for yourself for as long as you like.

willing-read =
    This is from { $partner }:

said-willing-side-hurt = I was hurt.
said-willing-side-responsible = I am responsible for what happened.
said-willing-kind-affair = It is about an affair.
said-willing-kind-lies = It is about lies.
said-willing-kind-money = It is about money.
said-willing-kind-addiction = It is about addiction.
said-willing-kind-agreement = It is about a broken agreement.
said-willing-kind-other = It is about something that has no short name here.
said-willing-ready-yes = I am willing to try to understand you.

part-willing-side = Who was hurt
part-willing-kind = What it is about
part-willing-ready = Being willing

card-differs =
    You see it in another way, and that counts. What hurt you can have a card of its own: /more has it, under “Something else happened”.

    The questions now follow the card that came first. It settles nothing about who is right, and you can leave any of them.

willing-counter =
    { $partner } says they were hurt as well, and names you. Would you answer for it? Then it gets steps of its own. A no takes nothing away from anybody.
    .yes = Yes, I will answer for it
    .no = No
    .nothing = No answer

willing-counter-read =
    { $partner } answers your card:

said-willing-counter-yes = I will answer for this.
said-willing-counter-no = I do not see it that way.
part-willing-counter = My answer

## The card form: something else happened, in either direction.

menu-card = Something else happened

card-side =
    Something else that broke trust gets steps of its own. Where do you stand in this one?

    If you say that you were hurt, and so far you answer for things here, your card opens steps only when { $partner } agrees.
    .hurt = I was hurt
    .responsible = I broke trust

card-kind =
    What is it about? Take what comes closest.
    .affair = An affair
    .lies = Lies
    .money = Money
    .addiction = Addiction
    .agreement = A broken agreement
    .other = Something else

said-card-side-hurt = I was hurt, by something else that happened.
said-card-side-responsible = I am responsible for something else that happened.
said-card-kind-affair = It is about an affair.
said-card-kind-lies = It is about lies.
said-card-kind-money = It is about money.
said-card-kind-addiction = It is about addiction.
said-card-kind-agreement = It is about a broken agreement.
said-card-kind-other = It is about something that has no short name here.

part-card-side = Who was hurt
part-card-kind = What it is about
card-finished = That is all for this card.

## The time form: one sentence that can always be said.

menu-time = I need more time

time-need =
    Would you like to let { $partner } know that you need more time? It says just that, and no reason.
    .yes = Yes, say that
    .nothing = No

said-time-need-yes = I need more time.
part-time-need = More time
time-finished = All right.

willing-time-read =
    This is from { $partner }. It is no answer to anything, and it is not about how things will end.

willing-be-heard =
    Are you willing to be heard by { $partner }, and later to listen? It does not mean that you stay. You can change your answer any day.
    .yes = Yes, I am willing
    .not-sure = I am not sure
    .not-now = Not now

willing-be-heard-not-sure = That is a whole answer, and nobody is told. Often one part wants to, and one part needs something first. What might that be? You can change your answer on any day.

willing-be-heard-not-now = That is a whole answer. Nobody is told, and I will not press you. You can use this for yourself for as long as you like.

said-willing-be-heard-yes = I am willing to be heard, and later to listen.

part-willing-be-heard = Being willing
