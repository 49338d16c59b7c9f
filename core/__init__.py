"""The journey itself: pure functions over frozen data.

Nothing in this package reads a clock, a file, a socket or a random number, and nothing in it holds a
sentence a person reads. It imports the standard library only.
"""
