### Discord: what is said of it, and the few words that the platform itself shows.

discord-where = on Discord
discord-room = Bring me into a server of yours with { $place } and make a channel or a private thread there that only the two of you and I can see. Type /group in it, and both press Join.
discord-elsewhere = I answered you in our private chat, where only you can read it.
discord-heard = I heard you. What comes of it stands here.
discord-field-title = Your words
discord-field-label = Only you and I see this
discord-code = A code, if you have one
