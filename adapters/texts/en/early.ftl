### early: what may be said before the letters, if somebody wishes it.

step-early =
    A first word can be short. None of it has to be answered.
    .name = First words


## Urgent questions

menu-urgent = Ask one pressing thing

urgent-topic =
    What is it about? There can be three such questions in all, so take what you need to know first. { $partner } may answer or not.
    .over = Whether it is over
    .health = Health
    .money = Money or children
    .other = Something else

urgent-question =
    Write it in one short message. A question that can be answered in a line helps most. What could only wound you, you can leave out.

said-urgent-topic-over = A question that cannot wait, about whether it is over.
said-urgent-topic-health = A question that cannot wait, about health.
said-urgent-topic-money = A question that cannot wait, about money or children.
said-urgent-topic-other = A question that cannot wait.
part-urgent-topic = What it is about
part-urgent-question = My question

early-urgent-read =
    { $partner } asks you something. You can answer in a line, or not at all.

early-answer =
    Write your answer in one message. Say only what you know to be true; “I do not know yet, I will find out by Friday” is an answer too.

part-early-answer = My answer

early-answer-read =
    { $partner } answers your question. I cannot know whether it is so; these are { $partner }’s own words.

## "I did this, I will answer"

menu-answering = Say: I did this

answering-say =
    One sentence: “I did this, and I will answer for it.” It is no apology and asks for nothing back. An apology needs more time, and comes later if you mean it. Would you like to say it?
    .yes = Yes, say that
    .nothing = No

said-answering-say-yes = I did this, and I will answer for it.
part-answering-say = One sentence

early-answering-read =
    This is from { $partner }. It is a beginning and no apology, and nothing has to follow from it.

## A holding plan for a week

menu-holding = A plan for one week

holding-sleeping =
    A plan for one week, so that fewer things have to be fought out each day. It decides nothing about later. You can skip any part.

    First: who sleeps where this week?

holding-talks =
    When do you talk about it this week, and when not? For example: half an hour after dinner, never after ten at night, and either of you may stop.

holding-children =
    If there are children: what do they hear this week, and from whom? Few words, no blame, and that they are loved.

part-holding-sleeping = Sleeping
part-holding-talks = Talking
part-holding-children = Children

early-holding-read =
    This is a plan for one week, from { $partner }. It counts only if you agree to it, and it decides nothing about later.

early-holding =
    What do you say to that plan for a week? Each answer is fine, and none is one too.
    .agree = I agree, for one week
    .change = I would change something
    .decline = Not this plan
    .nothing = No answer

early-holding-change =
    What would you change? Write it in one message.

said-early-holding-agree = I agree to the plan, for one week.
said-early-holding-change = I would like to change something in the plan.
said-early-holding-decline = I do not want this plan.
part-early-holding = My answer to the plan
part-early-holding-change = What I would change

early-holding-answered =
    This is from { $partner }, about your plan for a week. A plan that you both agreed holds for seven days. If something should change, /more lets you make another.

early-holding-over =
    The week is over, and with it the plan you both agreed. If it helped, either of you can make another under /more. This was it:
