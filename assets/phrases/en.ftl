# Every word of the program's own that a player can read. English is the reference: other
# languages stand beside it as <language>.ftl and may leave messages out.
#
# Families, whose keys are made from a code at run time:
#   class-      severity class of an act
#   band-       band of a score
#   dimension-  dimension of a score
#   message-    state of a message on its way
#   refusal-    why an action was not taken
#   ledger-     rule behind a line of the score
#   anchor-     what the rule rests on outside the product
#   level-      how high a channel reaches
#   gate-       penalty that caps a score

## Numbers and time
clock-hours = H{ $sign }{ $time }
clock-duration = { $hours }:{ $minutes }
decimal-number = { $whole }.{ $fraction }

## Severity classes
class-de-escalation = de-escalation
class-status-quo = status quo
class-posturing = posturing
class-non-violent = non-violent escalation
class-violent = violent escalation
class-nuclear = nuclear escalation

## Bands of a score: performed, some challenges, major challenges, unable
band-p = performed without challenges
band-s = performed with some challenges
band-m = performed with major challenges
band-u = unable to be performed

## Dimensions of a score
dimension-escalation = Escalation control
dimension-contact = Contact
dimension-messages = Messages
dimension-reciprocity = Reciprocity
dimension-objectives = Objectives
dimension-gate = Fixed penalties

## A message on its way
message-sent = sent
message-carried = carried
message-delivered = delivered
message-read = read
message-answered = answered
message-expired = expired

## How high a channel reaches
level-tactical = units on the spot
level-rescue = rescue centres
level-desk = liaison desks
level-theatre = theatre commanders
level-defence = defence staffs and ministries
level-diplomatic = foreign ministries
level-leader = leaders
level-unofficial = unofficial channels
level-public = the public

## Lines of the ledger
ledger-opening = Every path starts with this much of the dimension.
ledger-own-act = Own act, { $class }: felt for { $hours } hours.
ledger-other-act = Act of the other side, { $class }: felt for { $hours } hours.
ledger-level = First answer from { $level }, at { $percent } % of its share.
ledger-pivot = Another channel tried { $minutes ->
    [0] in the same minute as
   *[other] { $minutes } minutes after
} the first call nobody answered.
ledger-message = What the message carried: { $percent } % of the decision's share.
ledger-credited = The path passed this decision over: { $percent } % of its share is credited.
ledger-ultimatum = An ultimatum.
ledger-broken-word = A promise was made before and broken here.
ledger-conduct = { $restrained ->
    [true] No more than one class above what came before
   *[other] More than one class above what came before
}{ $matched ->
    [true] ; a co-operative move was met with one
   *[other] {""}
}{ $grit ->
    [0] {""}
    [1] ; one step of graduated reduction
   *[other] ; { $grit } steps of graduated reduction
}.
ledger-resolve-first = Resolve was shown before the first concession.
ledger-rated = Objective rated { $rating }.
ledger-not-tested = The path did not test this objective: it counts at the rubric's constant.
ledger-author = A line of this exercise.
ledger-violent = Violence by own choice. Of all fixed penalties only the heaviest counts.
ledger-nuclear = Nuclear use by own choice. Of all fixed penalties only the heaviest counts.
ledger-chief-failed = The chief objective was not met. Of all fixed penalties only the heaviest counts.

## What the rules rest on
anchor-rivera = Severity classes of Rivera et al. 2024: each class weighs a little more than twice the one below.
anchor-record = The record of calls between the two sides, 1999 to 2025: who answered, and after how long.
anchor-complexity = Suedfeld and Tetlock 1977: messages grew simpler before wars and richer before peaceful ends.
anchor-credited = A decision solved early is not held against the path.
anchor-grit = Osgood 1962, graduated reciprocation in tension reduction; Leng and Wheeler 1979, firm but fair.
anchor-leng = Leng 1993: co-operative offers work when resolve was shown before.
anchor-hseep = HSEEP ratings: P, S, M and U, each with a written reason.
anchor-author = The author's own reason.
