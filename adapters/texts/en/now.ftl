### now: help for a hard moment, a thought kept until morning, and a minute for oneself without any promise.

menu-now = Help for right now

now-what =
    One small thing for the next few minutes? There is no right one. Only you see this.

    In danger, or thinking of hurting yourself or somebody else: call your local emergency number, or find a free line at findahelpline.com.
    .breathe = Breathe slowly
    .flashback = It all comes back
    .call = One person to call
    .park = Keep a thought until morning
    .tomorrow = Look in tomorrow evening
    .enough = Enough for now

now-what-again = Would something else help? There is no right one. Only you see this.

now-what-breathe =
    Both feet on the floor. Let your shoulders drop.

    In through the nose: one, two, three, four. Out slowly, as if through a straw: one, two, three, four, five, six.

    Five times. Then a glass of water, a few bites, and lie down, even if sleep does not come.

now-what-call =
    Who is kind, and can listen without telling you what to do? It can be a friend, a brother or sister, a help line.

    You do not have to explain. “I have a bad night. Can you stay on the phone for ten minutes?” is enough.

now-what-tomorrow =
    All right. I look in once, tomorrow evening, and then no more unless you ask.

now-what-enough =
    Good. That was enough. /now is here at any hour, and everything else can wait.

now-park =
    Write it in one message, just as it turns in your head. I keep it until morning and then ask whether you want it back. After that I forget it.

    Only you see this. It is stored encrypted, but the platform you write on can read this chat.

now-park-kept =
    I have it. You do not have to hold it tonight. It will be here in the morning.

now-zone =
    So that it comes at a good hour: which city are you in, or near? You can skip this. Only you see this.

now-on =
    That is fine too. Would you like something else?
    .more = Something else
    .enough = Enough for now

now-again =
    A small note, as you wished yesterday. How is this evening? If it is hard again, open this, and we get through it in small steps. In danger, call your local emergency number.

parked-back =
    You left something with me until now. Would you like it back? Either way I keep it no longer. Only you see this.
    .show = Show it to me
    .drop = Let it go

parked-back-drop = It is gone. One small thing for this morning would be enough.

parked-shown =
    This is what you wrote:
    .good = Thank you, that is all

## When it all comes back, and what sets it off

flashback-now =
    When pictures or words come back as if it were that day again, that is a flashback. Many people have them after a shock. It is a memory, and it passes.

    Name five things you see. Then four you can touch, three you hear, two you smell, one you taste. Out loud, if you can. Only you see this.
    .where = Where am I now?
    .water = Something cold
    .triggers = What sets it off
    .better = It is passing

flashback-now-where =
    Say it slowly: my name, the day, the room I am in. Look for the door, and for one thing that was not there back then.

    That was then. Now you are here.

flashback-now-water =
    Cold water over your wrists, or a cold glass against your cheek. Feel it for ten slow breaths. Then put both feet flat on the floor.

flashback-now-better =
    Good. It may come again, and it will pass again. If it comes often, or keeps you from sleeping, a doctor or a counsellor can really help with this.

menu-triggers = What sets it off

triggers-what =
    What set it off? A place, a song, a smell, a phone that lights up? A few words are enough. To know it takes some of its power away. Only you see this.

triggers-helps =
    What helps you when it comes, or what might? Only you see this.

triggers-next =
    Would you like to bring this up for your next talk, in words you choose for it? It can be one sentence: “This is hard for me, and this helps.” What you wrote here stays with you.
    .topic = Write a sentence for the talk
    .no = No, it is for me

triggers-again = { page-again }
    .read = { page-again.read }
    .new = { page-again.new }
    .away = { page-again.away }
    .leave = { page-again.leave }
triggers-again-away = { page-gone }
triggers-shown = { page-shown }
    .keep = { page-shown.keep }
    .away = { page-shown.away }
triggers-shown-away = { page-gone }
triggers-end = { page-end }
    .keep = { page-end.keep }
    .away = { page-end.away }
triggers-end-keep = I keep it for you alone. It stays shut unless you ask for it: /more, “What sets it off”.
triggers-end-away = { page-gone }

## A rhythm of one's own

menu-rhythm = A minute for me, at my own times

rhythm-zone =
    Which city are you in, or near? I ask so that I write to you at good hours. Only you see this.

rhythm-days =
    A minute for yourself, at times you choose. It needs no promise and no partner. How often? You can skip any of them, and a skipped one means nothing. Only you see this.
    .daily = Every day
    .three = Every other day
    .workdays = Monday to Friday
    .twice = Twice a week
    .weekly = Once a week
    .none = Not now

rhythm-twice =
    Which two days? Only you see this.
    .twice = Mondays and Thursdays
    .weekend = Saturdays and Sundays

rhythm-weekday =
    Which day of the week? Only you see this.
    .mon = Monday
    .tue = Tuesday
    .wed = Wednesday
    .thu = Thursday
    .fri = Friday
    .weekend = At the weekend

rhythm-weekend =
    Saturday or Sunday? Only you see this.
    .sat = Saturday
    .sun = Sunday

rhythm-hour =
    At what time of day? Tap one, or type your own, such as “21:15” or “half past seven”. Only you see this.
    .morning = Morning, 8:30 to 9:30
    .midday = Midday, 12:30 to 13:30
    .evening = Evening, 19:30 to 20:30

rhythm-hour-morning =
    All right, mornings between 8:30 and 9:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

rhythm-hour-midday =
    All right, between 12:30 and 13:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

rhythm-hour-evening =
    All right, evenings between 19:30 and 20:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.
