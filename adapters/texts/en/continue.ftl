### continue: the rhythm of a person's own check-ins.

step-continue =
    Trust comes back slowly and in small pieces, and some weeks it does not seem to move. A check-in is a minute for yourself to notice how it goes. Only you see your answers.
    .name = Keeping the talk going

continue-zone =
    Which city are you in, or near? I ask so that I write to you at good hours. Only you see this.

continue-days =
    How often would you like a check-in? You can skip any of them, and a skipped one means nothing. Only you see this.
    .daily = Every day
    .three = Every other day
    .weekly = Once a week

continue-hour =
    At what time of day? Only you see this.
    .morning = Morning, 8:30
    .midday = Midday, 12:30
    .evening = Evening, 19:30

continue-hour-morning =
    All right, mornings at 8:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

continue-hour-midday =
    All right, at 12:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.

continue-hour-evening =
    All right, evenings at 19:30. /pause stops it whenever you want quiet, and /checkin opens one at any time.
