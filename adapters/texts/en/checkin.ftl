### checkin: a minute for oneself. Nobody else ever sees these answers.

checkin-rely =
    How far can you rely on what { $partner } tells you today, from 0 to 10? Only you see this.

checkin-understood =
    How understood do you feel by { $partner } today, from 0 to 10? Only you see this.

checkin-hope =
    How hopeful are you today about how things will go for you, from 0 to 10? Only you see this.

checkin-noticed =
    Is there one thing you noticed, small or large? Only you see this.

checkin-topic =
    Is there something you want to bring up when you two next talk? Only you see this.

checkin-finished = That was all. Your answers stay with you.
