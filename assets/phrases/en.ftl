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
dimension-e = Escalation control
dimension-c = Contact
dimension-m = Messages
dimension-r = Reciprocity
dimension-o = Objectives

## A message on its way
message-sent = sent
message-carried = carried
message-delivered = delivered
message-read = read
message-answered = answered
message-expired = expired
