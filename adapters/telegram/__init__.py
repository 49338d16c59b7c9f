"""Telegram, through python-telegram-bot: updates to events, messages to calls. Knows core and Telegram alone."""

import os

# The library's coming form: waiting times as timedelta. Without it each reading of one warns of the change.
os.environ.setdefault("PTB_TIMEDELTA", "1")
