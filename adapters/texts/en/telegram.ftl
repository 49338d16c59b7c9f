### Telegram: what is said of it.

telegram-where = on Telegram
telegram-room = Open this link, choose a group with only the two of you in it, and both press Join: { $place }
