### welcome: each alone, in private. The first screen, what is stored, a safe moment, pairing.

step-welcome =
    Hello. I am Kintsugi, a companion for the time after trust was broken, for two people or for one. I am software, not a therapist, and I am for adults.

    What you tell me stays with you. Your partner gets only what you choose to share.

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

    Breathe in while you count to four, out while you count to six. Five times.

    No alcohol, no driving while you are upset, no big talk tonight.

welcome-safe =
    { $role ->
        [hurt] I am sorry. There is no right way to feel now.
        [responsible] It is good that you are here. You do not have to fix everything today.
       *[unknown] It is good that you are here. Nothing has to be fixed today.
    } Breathe in while you count to four, out while you count to six. Five times, slowly.

    Two things, in short. What you write is stored encrypted. The platform, and whoever holds your phone or this server, could still read it.

    Are you 18 or older, and is this a good moment, with nobody reading along?
    .yes = Yes, both
    .more = Tell me more
    .not-now = Not now
    .young = I am under 18

welcome-safe-not-now = All right, another time. Write to me when it suits you, and we go on from here.

welcome-name = What may I call you? Just a name. If your partner joins you, they see it.

welcome-join =
    Would you like your partner to be part of this? It works for one person too. Only you see what you choose.
    .invite = Invite my partner
    .code = I have an invitation
    .alone = Go on alone for now

welcome-join-code =
    If it is a link, tap it. If it is a line to type, send it to me here, just as it came.

welcome-join-alone =
    That is a good way too. I can help you with your part; nobody can repair two people alone. Nobody is told that you are here.

    If you want to invite your partner one day, /status has it.

welcome-own-choice =
    Is this your own choice, with nobody beside you? { $partner } sees nothing of your answer.
    .yes = Yes, my own choice
    .no = No, or I am not sure

welcome-own-choice-no =
    Then do not join. Nobody is told. It looks like any invitation that was not used.

    You can use this alone. /now has a few calm words and places to find help, the same for everybody.

welcome-consent =
    If you join, { $partner } sees your name, { $name }, and that you would like to join. Nothing else you wrote here is shared.
    .join = Join

welcome-consent-join = All right. { $partner } now sees your name. I write when you are connected.

welcome-confirm =
    Somebody used your invitation and gives the name { $partner }. Is this your partner? If you say yes, they see your name, { $name }, and nothing else.
    .yes = Yes, that is my partner
    .no = No, I do not know them

welcome-confirm-no =
    Then nobody was let in, and nothing was shared. That invitation has ended.

welcome-safe-again = Are you 18 or older, and is this a good moment, with nobody reading along?

welcome-safe-more =
    What is kept: what you write, the buttons you tap, your numbers and your times, encrypted.

    Who could read it: whoever holds your phone, your account or the server with its key, and the platform. Chats with bots are not end-to-end encrypted.

    What your partner gets: only words you shared after a preview. They can be kept, shown, or used in court. Your silence can be noticed too, and I never explain a silence.

    How long: until you /erase it. /privacy shows this again.

welcome-safe-young =
    Then I am not the right place, and I am sorry. You deserve somebody real to talk to: a grown-up you trust, or a help line for young people. findahelpline.com lists free ones in many countries.

    If that was the wrong button, write to me and I ask once more.

welcome-send =
    An invitation says your name and nothing of what happened. It lasts 48 hours. Shall I make one?
    .send = Make the invitation

welcome-safety =
    Before anybody else comes in: a few private questions about being safe. Everybody gets them, each can be skipped, and only you see your answers.
    .go-on = All right
    .skip = Skip them

welcome-zone = Which city are you in, or near? So that I write at good hours. Only you see this.
