### safety: the private questions about being safe. Never shown to anybody else, never named on a list.

changed-safe =
    One short thing first, for you alone. Since the last time: has anything changed about feeling safe with { $partner }? Nobody else sees your answer.
    .no = Nothing has changed
    .yes = Yes, something has
    .skip = Skip this
