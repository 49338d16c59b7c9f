"""The command line. One more command is one module here that says what it is (`command.py`), and its line in
`main.COMMANDS`."""
