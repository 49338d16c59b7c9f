### The playground: what is said of it.

local-room = In the playground the room is in the middle. Open it there, and both press Join.
