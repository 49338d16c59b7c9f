### Paper: what is said of it.

paper-where = by letter
paper-room = Put a third chair to the table, and both sign: { $place }
