### welcome: each alone, in private. The first screen, what is stored, a safe moment, pairing.

step-welcome =
    Hello. I am Kintsugi, a companion for the time after trust was broken, for two people or for one.

    I am software. This is self-help, not therapy, and it is for adults only.

    What you tell me in private stays private from your partner. Only what you choose to share, after a preview, goes to them.

    Using this does not mean deciding to stay.
    .name = Getting started

welcome-door =
    What brings you here? Only you see what you choose.
    .tonight = Tonight is bad
    .hurt = I was hurt
    .responsible = I broke trust
    .together = We start together

welcome-door-tonight =
    Then let us only get through tonight. Nothing about your relationship must be decided now.

    Put both feet on the floor. Breathe in while you count to four, and out while you count to six. Five times, slowly.

    No alcohol tonight, no driving while you are upset, and no big talk. It can wait for daylight.

    If you are in danger, or think of hurting yourself or somebody else, call your local emergency number. findahelpline.com lists free help lines in many countries.

    I stay with small steps, one at a time. /now brings them back at any hour.

welcome-stored =
    Before anything personal, you should know this.

    What you write here is stored encrypted by whoever runs this companion, and they hold the key. Chats with bots on Telegram and Discord are not end-to-end encrypted, so the platform can read them too. So can anybody who holds your phone or your account.

    Your partner sees only what you choose to share.
    .go-on = Go on
    .more = Tell me more

welcome-stored-more =
    What is kept: what you write to me, the buttons you tap, your numbers, and your times. It is encrypted where it is stored.

    Who could read it: whoever holds your phone, your account or the server, and the platform you write on. If somebody else uses your phone, think about what you leave in this chat.

    What your partner gets: only words you shared after a preview. Once they are your partner’s, they can be kept, shown to others, or used in court. That you are silent can also be noticed, and I never explain a silence to anybody.

    How long: until it is erased. /erase does that, on any day, without asking why.

    /privacy shows this again at any time.

welcome-adult =
    This is made for adults. Are you 18 or older? Only you see this.
    .yes = Yes, I am
    .no = No

welcome-adult-no =
    Then I am not the right place, and I am sorry. You deserve somebody real to talk to about this: a grown-up you trust, or a help line for young people. findahelpline.com lists free ones in many countries.

    If that was the wrong button, /status brings the question back.

welcome-safe =
    Is this a good moment to write here, with nobody reading along? Only you see this.
    .yes = Yes, this is fine
    .not-now = Not now

welcome-safe-not-now =
    All right, another time. /status picks it up again.

welcome-first =
    { $role ->
        [hurt] The first days after something like this are hard on sleep, on food, on everything. There is no right way to feel.
        [responsible] These days can be full of fear and shame, and both make it hard to think. You do not have to fix everything today.
       *[unknown] The first days after something like this are hard on everybody. You do not have to fix everything today.
    }

    Would you like one minute to breathe first, or shall we go on?
    .go-on = Go on
    .breathe = Breathe first

welcome-first-breathe =
    Let your shoulders drop.

    Breathe in through the nose: one, two, three, four.
    Hold it for a moment.
    Breathe out slowly, as if through a straw: one, two, three, four, five, six.

    Do this five times. If your thoughts run off, that is what thoughts do. Come back to counting.

    You can do this anywhere, and nobody will notice. 🌿

welcome-name =
    What may I call you? Any name will do. If you and your partner join up here, they will see this name.

welcome-join =
    Would you like your partner to be part of this? It works for one person too.

    An invitation says your name and nothing of what happened. Only you see what you choose here.
    .invite = Invite my partner
    .code = I have an invitation
    .alone = Go on alone for now

welcome-join-code =
    If it is a link, tap it. If it is a line to type, send it to me here, just as it came.

welcome-join-alone =
    That is a good way too. I can help you with your part; I cannot repair two people, and nobody can do that alone. Nobody is told that you are here.

    If you want to invite your partner one day, /status brings the question back.

welcome-own-choice =
    Is it your own choice to join { $partner } here, with nobody pushing you? Only you see this.
    .yes = Yes, my own choice
    .no = No, or I am not sure

welcome-own-choice-no =
    Then do not join. Nobody is told. It looks like any invitation that was not used.

    You can use this alone, and /status brings the question back if your answer changes one day. /now has a few calm words and a place to find help; it looks the same for everybody.

welcome-consent =
    If you join, { $partner } sees your name, { $name }, and that you would like to join. Nothing else you wrote here is shared.
    .join = Join

welcome-consent-join =
    All right. You are connected once your name is confirmed on the other side. If nothing comes of it, I cannot say why.

welcome-confirm =
    Somebody used your invitation and gives the name { $partner }. Is this your partner?

    If you say yes, they see that you are connected, and your name, { $name }. Nothing else is shared.
    .yes = Yes, that is my partner
    .no = No, I do not know them

welcome-confirm-no =
    Then nobody was let in, and nothing was shared. That invitation has ended.
