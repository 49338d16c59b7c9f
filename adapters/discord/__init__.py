"""Discord, through discord.py: interactions and messages to events, messages to calls. Knows core and Discord alone."""
