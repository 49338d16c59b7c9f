"""Sentences of hurt and regret: what only looks like a word of time is none, and what was is not to come.

None of them stands in another suite; how much the reader takes for a time elsewhere, `test_times.py` measures.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from adapters.times.score import found_alone
from adapters.times.when import WordsOfTime

HERE = datetime(2026, 11, 23, 10, 0)  # a Monday
TIMES = WordsOfTime()

NO_TIME = """
I may have hurt you more than I know
She may come back or she may not
You may be right about me
May I say something before you go
That may take a while
It may have been my fault
They may laugh, I do not care
I might and may still change
I marched out of the room
We had to march through the whole story again
The march of time does not help
He sat down and said nothing
I sat by the window and cried
She sat on the bed and looked at me
He sat at the table, waiting
I sat through all of it
We sat and talked
The sun was shining when I found out
I sat in the sun and felt nothing
You are my sun and my moon
The sun came up and you were not there
Mon dieu, what have I done
I wed him because I loved him
We were wed in a small church
I am so sorry
I am hurt
Am I still your husband
I am not the man you married
I am now the one who cries
Now I know what I did
Now I understand
I see that now
Now and then I think of her
I do not know what to do now
Just now I can't forgive you
Right now I feel empty
It hurts right now
For now I only want to be heard
I need a minute
Give me a minute to think
I need a second to breathe
Wait a second
In a second everything was gone
Not for a second did I think of you
On second thought I would rather not
I feel second to her
I always come second
I was your second choice
The second I saw the message I knew
Every second of it hurts
I gave you a second chance
This is the second time you lied
My second thought was to leave
He was second to none
A split second changed it all
At first I did not believe it
First you lied and then you laughed
First of all I want to say sorry
I want you to come first
It was my first love
You were the first person I told
The first thing you did was deny it
The third person in our marriage
A third of my life I spent with you
It was one day like any other
One day you will understand
One day I will forgive you
The other day I found her photo
Some day it will be better
Those days are gone
These days I cannot eat
Day after day I waited
I count the days
It took days until I could speak
I have cried for days
We were together for ten years
After ten years you do this
Ten years of marriage and you threw it away
I spent two hours in the car before I came in
It lasted three months
It went on for a year and a half
We were happy for a long time
In time it may heal
It takes time
You were just in time
Every time you leave I am afraid
Each time my phone rings I jump
All the time I was thinking of you
It is about time you told me
There was a time when we laughed
That night I knew
That day broke me
The night you told me I wanted to die
I remember the day we met
The day I found out was the worst of my life
My mornings are empty
Good night, I cannot do this
I was up all night
I have waited all day
I counted to ten
I have three children with you
One of us has to go
You were one in a million
Nine out of ten people would have left
We were at two different places
I felt like I was five again
There were four of us in the house
She is thirty and I am fifty
You are forty years old
I would give it a seven
I am at a three out of ten
I read it from one to the other
There were 12 messages from her
I found 30 photos
I have told you a thousand times
Once I trusted you
Once more you lied
At once I felt sick
I asked you twice
Twice you said no
I called you three times
More than once I wanted to leave
I want to start from the beginning
In the end you told me
At the end I had nothing to say
In the beginning it was easy
The beginning was beautiful
It was the end of us
From the start you lied
I will be there for you in the future
I live in the past
In the past I would have shouted
I want to move on from the past
I feel it at this moment
From this moment on I want honesty
At the moment I do not know
This moment changed me
Next to you I feel small
Next time tell me first
The next thing I knew, you were gone
At last you said it
This last thing hurt me the most
Your last message broke me
I was the last to know
The last thing I want is to lose you
It was the last straw
Later I understood
Sooner or later you would have told me
I found out much later
Early on I had a feeling
It is too late
I was too late to stop it
It was late and I was tired
I fall for it every time
Spring came and nothing changed
I feel like I have to spring into action
Winter was hard for us
Give me space for a while
You left me in the middle of it
I am half the person I was
My better half is gone
Half of what you said was a lie
A quarter of what you told me was true
I live from day to day
We take it day by day
From one day to the next you were a stranger
The day will come
My day was ruined
It is a matter of time
I did it in the heat of the moment
Not a day goes by without thinking of it
Any day now I expect you to leave
By now you should know
Until now I believed you
Up to now I said nothing
Since then I have not slept
April was her name
June told me everything
I saw August in your eyes
Her name is April and she works with you
You texted June behind my back
Dec and I had a fight
Jan saw you with her
Jan told me the truth
I spoke to Jan about it
I went to a friend, May, to cry
It may be the last straw
You may second that
I may just as well leave
may the truth come out
That may march on without me
We may not make it
Whatever may come
This may be hard to read
You may never see it my way
if I may say so
I may be wrong about June
I second that
The second floor light was on
second best
Second of all you lied
seconds later you hung up
Hold on a second
a second glance
It was over in seconds
in a minute I lost everything
There is not a minute in which I do not think of it
One minute you love me and the next you leave
I want a week without lies
We had a good year
What a day
what a week
I had a bad day
All day long
all week long
A month of silence
Months of lying
Hours of talking and nothing
I feel like a child of six
I am 40 and alone
You owe me 500 dollars
I gave it 110 percent
We have 2 kids
I paid 20 for it
Chapter 3 of the book
Page 7 says it all
I sleep 4 hours
I slept 3 hours
He wrote 15 messages
I am number two
You and I are two of a kind
Two can play that game
I said it for the third time
The two of us
both of us
One of these days
The one who lied
No one told me
At one point I believed you
at first glance
At first sight
At worst I lose you
at least tell me
At last
At times I hate you
at all times
Sometimes I hate you
From time to time I cry
The last time you cried
the next step is yours
The next person
next of kin
I come last
Last but not least
It lasted
My present to you
I want to be present
the present is all we have
Currently I feel nothing
I wonder how it got so late
late again
You are late
better late than never
early days
I was born early
He left early
The end
I am at the end of my strength
to the end of the world
a new beginning
half the truth
half of me
My other half
Half an hour of honesty would help
I was halfway out of the door
half-hearted
a quarter of the money
three quarters of it was a lie
I fall asleep crying
You will fall
springs to mind
summer love
The winter of our marriage
wintertime blues
Sun and rain
My sun
sunny days
I lay in the sun
mon ami
TGIF
he wed her
Sat alone
I sat on it
sat there in silence
the cat sat on the mat
decent people
Marching orders
a mark
augmented
Marches
a janitor
Mayor
Maybe
maybe not
nowhere
know
nowadays people lie
now or never
from now on be honest
I love you now more than ever
now that I know
how now
I know you may never forgive me for what I did
It may sound strange but I miss you
What may I ask of you
May you find peace
She said she may tell your sister
These feelings may come and go
You may not see it yet, but I am trying
I did not hesitate for a second
My heart stopped for a second when I read it
There is a second phone in the drawer
Every second message was from her
She is the second woman you lied to
Let me take a second look
I was in the second month of the pregnancy
He marched off without a word
I had to march down there myself
You made me march to your tune
I sat up all night
I sat on the stairs and listened
I sat with my mother and could not speak
We wed too young
I was wed to my work
We wed in a hurry
Sun came through the window and I hated it
The sun has gone out of my life
I feel like a mon petit fool
I am not okay
I am now at my mother's
Am I enough for you
You are lying to me now as you lied then
Now she is gone and you want me back
I want to know now
I cannot talk about it just now
Give me five minutes of the truth
It took me a minute to understand
I could not breathe for a minute
One day at a time
One day it will hurt less
I think of it one day and forget it the next
In time I may learn to trust you
The other day you smiled and I smiled back
At first I blamed myself
First I was angry, then sad
I lost ten pounds
It has been two weeks since I found out
It has been 3 months of hell
It took a year
We have been married for seven years
I gave you twenty years of my life
For years I believed you
Over the years we grew apart
Years later it still hurts
I was 23 when we met
She is 31 years old
There were 4 of them
I deleted 200 messages
I paid 40 dollars for her dinner
We live at number 12
She lives two streets away
Room 9 at that hotel
I am down to 5 hours of sleep
On a scale from one to ten I am at two
I would say 7 out of 10
I am at 3 of 10
My trust is at zero
I am at rock bottom
We are at a crossroads
I am in a dark place
I am on my own
She was on the phone with you
By the way I know about the hotel
By then it was too late
By that time I had stopped asking
Before that I trusted you
After all that you still lied
After everything I still love you
After the affair nothing was the same
After that night I slept on the couch
Since that night I cannot sleep
Since you told me I have not eaten
Until then I had no idea
Until you tell me the truth I cannot go on
Once and for all tell me the truth
Once a liar always a liar
Once in a while I still hope
Every now and again I forget
Every single time you lied
Our anniversary was ruined
My birthday meant nothing to you
I wanted a spring wedding
The fall of our marriage
You are the love of my summer days
All those nights you were with her
So many mornings I woke up alone
I have nightmares
The end of us began at work
In the end it does not matter
It is the beginning of the end
I was late to see it
My period is late
You work late
The past is past
June is my mother
I told April everything
My sister May knows
Her name is June
August was kind to me
Mar told me
"""

WHAT_WAS = """
We have not slept in one bed since last May
It began last May and went on until the spring
In May of 2019 I lied to you for the first time
I have been lying since March
I met him in March of last year
We sat in the car for an hour
Just a minute ago I was fine
For a second I thought you would tell me
I did not sleep for three nights
Last night I could not sleep
Last week you said it was over
Yesterday I found the letters
The night before last you came home late
Two years ago you promised me the same
A week ago I still trusted you
The morning after was worse
I used to wake up in the middle of the night
At night I lie awake and think of it
In the morning I do not want to get up
Tonight is bad
The nights are the worst
We used to go out on Fridays
You were always late on Thursdays
It happened on a Sunday
On Monday you told me that you were at work
On Friday you were with her
I was alone on Christmas
At Christmas you were on your phone
I found the receipt on the 3rd of March
It was half past three when you came home
You came home at two in the morning
At 6 you wrote that you were stuck at work
You said you would be home by seven and you were not
By Friday I knew everything
I fell in the fall and never got up
At noon I still believed you
By midnight I had read it all
A second later you hung up
within seconds my life was over
Any minute now
I lived for the weekend with you
The second time around was worse than the first
He sat next to her at dinner
Even now I can smell her perfume
You came home just in time for dinner
The other night I dreamed of her
Tonight is bad
Tonight is the worst so far
This morning was hard
I cried this morning
This afternoon I broke down
Today was a bad day
Today is not a good day
Yesterday was fine
My pulse was at 120
Every day is a fight
Each day is the same
The weekend was awful
Weekends are hard
Christmas was ruined
It ruined Christmas for me
I fell hard this fall
It was the longest night of my life
The evenings are long without you
Midnight texts are what gave you away
I found a noon receipt
The late nights at work were a lie
The next morning you acted as if nothing happened
The next day you bought me flowers
The following week you left
The last year was hell
The past year was hell
This week has been hell
This month I did not cry once
What happened last summer still hurts
Last summer you were different
"""

TO_COME = """
I may be late on Monday
I will call you in May
in may
the first of may
by the end of March
on Sat
Sat at 5
sat, dec 5
from march to may
I will call you in a minute
in a minute
for an hour
in the evening
in the morning before work
tonight is fine
tonight at nine
I was late on Friday, so I will call you tomorrow at six
I will be home by seven because I was late yesterday
I said nothing last time, but I will tell you by Friday
We booked the counsellor for Friday at 5
as I promised, on Sunday
on Friday, as we agreed
I want to talk in the evening
I hand it over on the 3rd
I go with you next Friday
"""


@pytest.mark.parametrize("said", NO_TIME.strip().splitlines())
def test_what_only_looks_like_a_word_of_time_is_none(said: str) -> None:
    assert TIMES.read("en", said, HERE).readings == ()
    assert found_alone(said, HERE) is None


@pytest.mark.parametrize("said", WHAT_WAS.strip().splitlines())
def test_what_was_is_not_taken_for_what_is_to_come(said: str) -> None:
    assert TIMES.read("en", said, HERE).readings == ()


@pytest.mark.parametrize("said", TO_COME.strip().splitlines())
def test_what_is_to_come_is_read_beside_such_words(said: str) -> None:
    assert TIMES.read("en", said, HERE).readings


@pytest.mark.parametrize(
    "said", ["a message from June", "hmm, April", "you and June and I", "the sun and the moon", "may and might"]
)
def test_a_name_of_a_month_or_a_day_by_itself_in_a_sentence_is_a_name(said: str) -> None:
    assert TIMES.read("en", said, HERE).readings == ()
