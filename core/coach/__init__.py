"""Private coaching: text in, findings with spans out. Pure; what is found is told to the author alone."""
