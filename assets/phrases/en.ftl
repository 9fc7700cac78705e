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

# ---- The screens ----------------------------------------------------------------------------

## Program
program-name = OFFRAMP
program-claim = crisis exercises for the terminal
dimension-gate = Gate
band-none = not rated
page-of = { $page } of { $pages }
cost-minutes = { $minutes } min
cost-hours = { $time } h
small-window = This window is too small to play in. Nothing is lost: make it at least { $columns } columns wide and { $rows } rows high.

## Keys
key-space = Space
key-enter = Enter
key-esc = Esc
key-backspace = Backspace
key-delete = Del
key-tab = Tab
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift

## What keys do
do-interrupt = leave at once; the session can be resumed
do-page-up = page up
do-page-down = page down
do-top = to the beginning
do-bottom = to the end
do-help = help
do-quit = leave
do-scroll-up = scroll up
do-scroll-down = scroll down
do-item-up = up
do-item-down = down
do-open = open
do-next-list = other list
do-previous-list = other list
do-begin = read on, then begin
do-back = back
do-toggle = pick
do-number = pick the option of that number
do-decide = decide
do-commit-picks = decide with exactly what is picked
do-next-pane = next pane
do-previous-pane = pane before
do-log = all traffic
do-briefing = briefing
do-search = search
do-wording-up = wording above
do-wording-down = wording below
do-wording-number = take the wording of that number
do-wording = take wording
do-next-slot = next part
do-previous-slot = part before
do-undo = undo
do-letter-done = message done
do-back-room = back to the options
do-read-on = read on
do-skip = skip
do-find-next = next find
do-find-previous = find before
do-score = read on, then the score
do-open-line = open line
do-ending = back to the ending
do-commit = commit
do-return = return, nothing is committed
do-new-line = new line in the note
do-commit-for-good = commit, there is no way back
do-find = find
do-stop-search = stop searching
do-close = close
do-choose = choose
do-stay = stay
do-quit-now = leave now

## Library
library-exercises = Exercises
library-sessions = Sessions to go on with
library-exercise = Exercise
library-session = Session
library-empty = No exercise was found.
library-minutes = { $minutes } min
library-minutes-range = { $least }–{ $most } min
library-chair = You play: { $chair }
library-length = Takes: { $length }
library-players = { $least ->
    [one] Made for one to { $most } at one screen
   *[other] Made for { $least } to { $most } at one screen
 }
library-decisions = { $count ->
    [one] one decision
   *[other] { $count } decisions
 }
library-stands = Stands at: { $stage }
library-ended = Ended: { $ending }
library-written = Last written: { $when }
library-name = Name: { $name }

## Briefing
briefing-title = Briefing
briefing-rules = What counts
briefing-chair = For { $chair } only
briefing-roles = Roles in the team
briefing-objectives = Objectives
briefing-criteria = How it is scored
briefing-criteria-note = Points out of 100. Every point can be opened afterwards.
briefing-content = Before you agree to play
briefing-limits = What this does not claim
briefing-seed = Seed { $seed }

## Top of the play screens
header-stage = { $number }/{ $of } { $title }
header-tension = Tension { $value }
header-rehearsal = rehearsal

## Panes
pane-situation = Situation
pane-decision = Decision
pane-status = State
pane-traffic = Traffic
pane-traffic-new = Traffic, { $count } new
status-tension = Tension
status-channels = Channels
channels-none = There is no channel to open.
channel-untried = not tried
channel-waiting = waiting since
channel-silent = no answer
channel-answered = answered
channel-shut = shut

## Traffic
traffic-new = new
traffic-none = Nothing was said yet.
traffic-items = { $count ->
    [one] one item
   *[other] { $count } items
 }
traffic-inject = reported
traffic-decision = decided
traffic-consequence = what came of it
traffic-sent = sent
traffic-received = received
traffic-answer = answered
traffic-silence = no answer
traffic-own-line = on our line
traffic-fact = learned

## Decision
decision-none = There is nothing to decide now.
decision-one = pick one
decision-exactly = pick { $count }
decision-between = { $least ->
    [0] pick up to { $most }
   *[other] pick { $least } to { $most }
 }
option-greyed = Not now: { $reason }
option-takes = takes { $cost }
option-pushes = pushes rather than speaks
option-irreversible = cannot be undone; you are asked once more
option-compose = { $count ->
    [one] a message to compose, one part
   *[other] a message to compose, { $count } parts
 }
option-composed = message composed; Enter to go on
option-excludes = not together with: { $other }
pick-greyed = This cannot be taken now: { $reason }
pick-too-few = Pick at least { $least }.
pick-too-many = Only { $most } can be picked; take one back first.
pick-excluded = Not together with: { $other }
pick-count = { $count ->
    [0] Nothing is picked yet.
    [one] One picked, { $cost }
   *[other] { $count } picked, { $cost } together
 }
ring-now = { $channel } is ringing.
ring-pick-up = Pick up.
ring-pick-up-detail = Somebody is at the other end.
ring-let = Let it ring.
ring-let-detail = The caller hears it ring, and nothing else.

## Composer
composer-progress = { $done } of { $of } parts
composer-letter = As it will be read
composer-open = not chosen
composer-left-out = ({ $slot }: left out)
composer-gap = [{ $slot }]
composer-translations = This wording in translation
composer-ours = Our translation
composer-theirs = Their translation
composer-same = as ours

## Consequence
consequence-title = What happened
consequence-time = { $from } to { $to }: { $cost } went by
consequence-change = { $name } { $from } → { $to } ({ $by })
consequence-nothing = Nothing came back.
consequence-next = Next: { $title }
consequence-over = The exercise is over.

## Log
log-title = All traffic
log-search = Search:
log-finds = { $count ->
    [0] “{ $wanted }” was not found
   *[other] “{ $wanted }”: { $at } of { $count }
 }

## Questions
confirm-title = Commit?
confirm-note = Note for the debrief, if you like: why this?
confirm-nothing = Nothing: no option is picked.
confirm-sure = This cannot be undone. Commit it all the same?
help-title = Keys
notice-title = Before you go on
refused-title = Not done
refused-unknown = The table refused this and nothing has changed ({ $code }).
failed-title = It was not opened
store-title = Not saved
store-what = Writing to { $place } failed: { $what }.
store-saved = { $count ->
    [0] No decision is saved yet.
    [one] One decision is saved.
   *[other] { $count } decisions are saved.
 }
store-goes-on = The game goes on in memory. What is not saved is lost when you leave.
store-try-again = Nothing was committed. Make room and commit again; your picks and your note are kept.
leave-title = Leave?
leave-saved = Every committed decision is saved in
leave-resume = Go on later with
leave-quit = Leave the program
leave-library = Back to the library
leave-stay = Stay

## Ending and score
ending-title = How it ended
ending-history = What the record shows
sheet-score = Score
sheet-ledger = Ledger
sheet-lines = { $count ->
    [one] one line
   *[other] { $count } lines
 }
sheet-total = { $points } of 100
sheet-points-of = { $points } of { $of }
sheet-objectives = Objectives
sheet-judged = The total is the sum of the ledger's lines. It judges by what was true, not only by what you could know.
sheet-line-dimension = { $dimension }, { $points }
sheet-line-about = Event:
sheet-line-anchor = Rests on:
sheet-line-reason = Reason:
sheet-line-rule = Rule: { $rule }

## When all else has failed
panic-sentence = Offramp met a bug of its own and stopped: { $what }
panic-place = Every committed decision is saved in { $folder }. Go on with: { $resume }
