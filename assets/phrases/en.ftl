# Every word of the program's own that a player can read. English is the reference: other
# languages stand beside it as <language>.ftl and may leave messages out. What stands under one
# heading (##) is read when the first phrase of it is said; a phrase may refer to its neighbours
# under the same heading and to no others.
#
# Families, whose keys are made from a code at run time:
#   class-      severity class of an act
#   band-       band of a score
#   dimension-  dimension of a score
#   message-    state of a message on its way
#   refusal-    why an action was not taken
#   ledger-     rule behind a line of the score
#   anchor-     what the rule rests on outside the product
#   explain-    a rule's terms, in plain words
#   level-      how high a channel reaches
#   gate-       penalty that caps a score

## Numbers and time
clock-hours = H{ $sign }{ $time }
clock-duration = { $hours }:{ $minutes }
span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min
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
ledger-opening = Where every path begins: these points before anything happens. What follows adds and takes.
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
    [1] ; one small announced step that lowers tension
   *[other] ; { $grit } small announced steps that lower tension
}.
ledger-resolve-first = Resolve was shown before the first concession.
ledger-rated = This objective was { $rating }.
ledger-not-tested = The path did not test this objective: it counts at the rubric's constant.
ledger-author = A line of this exercise.
ledger-violent = Violence by own choice. Of all fixed penalties only the heaviest counts.
ledger-nuclear = Nuclear use by own choice. Of all fixed penalties only the heaviest counts.
ledger-chief-failed = The chief objective was not met. Of all fixed penalties only the heaviest counts.

## What the rules rest on
anchor-rivera = Severity classes of Rivera et al. 2024, a study that rated the moves of simulated crises: each class weighs a little more than twice the one below.
anchor-record = The record of calls between the two sides, 1999 to 2025: who answered, and after how long.
anchor-complexity = Suedfeld and Tetlock 1977: messages grew simpler before wars and richer before peaceful ends.
anchor-credited = A decision solved early is not held against the path.
anchor-grit = Osgood 1962 on graduated reciprocation in tension reduction: small announced steps invite answers in kind. Leng and Wheeler 1979: to answer in kind, firm but fair, did best in the crises they compared.
anchor-leng = Leng 1993: co-operative offers work when resolve was shown before.
anchor-hseep = The ratings of HSEEP, the exercise programme of the US homeland security department; each comes with a written reason.
anchor-author = The author's own reason.

## The rules' terms, in plain words
explain-own-act = The act is named as in CAMEO, a public catalogue of events between states; the class says how grave it counts. The act moves the tension; that wears off over the hours named, and this line charges it all.
explain-other-act = { explain-own-act }
explain-conduct = Classes rise from de-escalation to violence. A small step counts as graduated reduction where it lowers tension, is announced beforehand, makes no demand and leaves room for an answer in kind.
explain-message = A decision's share is its part of the dimension. A message earns it by what it carries: facts first, concern, one request, a next step and the like; threats, accusations and unchecked claims cost.
explain-credited = A decision's share is its part of the dimension.
explain-level = Each level of the other side has a share of the dimension; the later its first answer, the less of it counts.

## Line mode: what is told before play
plain-rehearsal = Rehearsal: the draws of this session were fixed beforehand.
plain-content-note = Please know before you agree to play: { $note }
plain-chair = You sit here: { $chair }
plain-objectives = Objectives
plain-objective = { $text } ({ $percent } percent of the objectives)
plain-criteria = How the path is scored
plain-criterion = { $name }: up to { $points } points

## Line mode: where the path stands
plain-stage = { $title } · decision { $number }
plain-zone = { $zone } { $time }
plain-tension = Tension
plain-gauge = { $name } { $value } of { $most }
plain-gauge-band = { $name } { $value } of { $most } ({ $band })
plain-news-inject = { $from }:
plain-news-decision = You decided: { $text }
plain-news-consequence = What came of it: { $from }
plain-news-sent = { $by ->
    [channel] You sent, by { $channel }:
   *[none] You said in public:
}
plain-news-received = { $by ->
    [channel] { $from }, by { $channel }:
   *[none] { $from }, in public:
}
plain-news-progress = Your message by { $channel } is { $step }.
plain-news-answer = { $from }, on { $channel }:
plain-news-silence = Silence on { $channel }:
plain-news-own-line = Your own side, on { $channel }:
plain-news-fact = What you know:
plain-reply = { $from }:
plain-map = On the map
plain-unit = { $name } ({ $side }, { $kind }): { $place }

## Line mode: what can be done
plain-ringing = The call rings: { $channel }
plain-pick-up = Pick up.
plain-let-ring = Let it ring.
plain-takes = takes { $minutes }
plain-irreversible = cannot be undone
plain-composed = { $count ->
    [one] a message with 1 clause to choose
   *[other] a message with { $count } clauses to choose
}
plain-excludes = not together with { $others }
plain-greyed = Not now: { $reason }
plain-picks-cost = The first { $free } together take as long as the longest of them; each further one adds { $minutes }.
plain-next = Next decision at { $at } or later.
plain-choose-one = Choose one, by number or id.
plain-choose-exactly = Choose { $least }, by number or id, with spaces between.
plain-choose-several = Choose { $least } to { $most }, by number or id, with spaces between.
plain-slot = { $slot } ({ $number } of { $count })
plain-choose-clause = Choose the clause for this, by number or id.
plain-clause-text = Reads: { $text }
plain-clause-translated = Your translation: { $text }
plain-clause-theirs = Their translation: { $text }
plain-clause-fact = Says as a fact: { $text }
plain-preview = The message:
plain-confirm = Commit this? yes or no
plain-yes-or-no = Expected yes or no.
plain-forecast = Will somebody answer on { $channel } within the hour? A receipt is no answer. A percent from 0 to 100, or an empty line for no forecast.
plain-no-percent = Expected a percent from 0 to 100, or an empty line.

## Line mode: lines that cannot be taken, and the disk
plain-empty = Expected a number or an id; ? shows the options again.
plain-number = There is no { $given } here; expected a number from 1 to { $count }.
plain-no-number = There is no { $given } here; nothing can be taken by number now.
plain-one-word = Expected one clause at a time.
plain-line-too-long = That line is longer than any answer. Expected a number or an id.
plain-note-too-long = That note has { $length } characters; { $most } are kept. Nothing was taken: say it again with a shorter one.
plain-line-not-utf8 = That line is not UTF-8 text. Expected a number or an id.
plain-line-nul = That line holds a NUL byte. Expected a number or an id.
plain-not-now = Nothing is yours to decide now. ? tells how your team stands, again takes your vote back, second turns the second key of what another has proposed.
plain-moved = Your team has gone on meanwhile: that line was not used.
plain-unsaved = { $what }. Decisions on disk: { $saved }; entries that wait in memory: { $waiting }. Play goes on, and each decision tries the disk again.
plain-saved-again = Everything is on disk again.

## Line mode: the end
plain-history = What the record shows
plain-silences = Why nobody answered
plain-silence = { $channel }: { $reason }
plain-authorisation = To answer, { $needed } points of authorisation were needed; { $held } were held.
plain-term-act = { $time }, { $label }: { $points }
plain-term-clock = { $label }: { $points }
plain-sheet = Score
plain-total = { $total } of 100 points, rated { $letter }: { $band }
plain-dimension = { $name }: { $points } of { $weight }
plain-ledger = Ledger
plain-line = { $dimension }: { $rule }
plain-line-anchored = { $dimension }: { $rule } [{ $anchor }]
plain-anchors = What the lines rest on:
plain-terms = The terms of the lines, in plain words:
plain-sum = Sum of all lines: { $points }
plain-limits = What this score does not say

## Line mode: the debrief
debrief-chair = You sat here: { $chair }. Seed { $seed }.
debrief-unfinished = Play has not ended: history, the score and what the other side knew come after it.
debrief-account = Your own account
debrief-story = What happened:
debrief-strength = One strength:
debrief-improvement = One improvement:
debrief-timeline = The path
debrief-decided = Decided: { $text }
debrief-picked-up = The call was picked up.
debrief-let-ring = The call was let ring.
debrief-historical = History took: { $text }
debrief-historical-too = History took this too.
debrief-note = Your note: { $text }
debrief-came = What came of it:
debrief-act = { $act }: { $class }
debrief-teaching = What it shows:
debrief-points = Points from here to the next decision: { $points }
debrief-points-end = Points at the end: { $points }
debrief-number = Decision { $number }
debrief-knowledge = What each side knew
debrief-known-by-both = You { $own }, they { $other }:
debrief-known-by-you = You { $own }, they never:
debrief-known-by-them = They { $other }, you never:
debrief-forecasts = Forecasts
debrief-calibration = { $count ->
    [one] { $percent } % was said once; it came { $came ->
        [0] not at all
       *[other] once
    }.
   *[other] { $percent } % was said { $count } times; it came { $came ->
        [0] not once
        [one] once
       *[other] { $came } times
    }.
}
debrief-questions = Questions for the hot wash
debrief-cards = Check your source
debrief-disputes = Where sources disagree
debrief-sources = Sources
debrief-used-for = Used for: { $what }
debrief-unconfirmed = Its claim could not be confirmed.

## Why an action was not taken
refusal-over = Play is over.
refusal-sealed = Your move is sealed; it waits for the other chairs.
refusal-not-due = { $chair } does not decide now.
refusal-missing = { $chair } has not decided yet.
refusal-ringing = A call rings; it is picked up or let ring before anything else.
refusal-not-ringing = No call rings now.
refusal-not-there = That option is not there now: { $option }
refusal-greyed = { $option } Not now: { $reason }
refusal-twice = Picked twice: { $option }
refusal-excluded = These two cannot go together: { $one } / { $other }
refusal-too-few = Too few options: at least { $least } must be taken.
refusal-too-many = Too many options: at most { $most } can be taken.
refusal-clause = { $slot } has no such clause now.
refusal-clauses = { $option } is composed of { $expected } clauses; { $given } were given.
refusal-unknown-option = There is no option { $given } here.
refusal-unknown-option-near = There is no option { $given } here; did you mean { $near }?
refusal-unknown-clause = There is no clause { $given } here.
refusal-unknown-clause-near = There is no clause { $given } here; did you mean { $near }?
refusal-not-authorised = Nobody here may answer yet: { $needed } points needed, { $held } held ({ $name }).
refusal-no-answer = { $channel } cannot be answered now.
refusal-forecast-percent = A forecast lies between 0 and 100 percent; { $percent } was given.
refusal-forecast-channel = What is picked opens no line on { $channel }, so there is nothing to foresee there.
refusal-forecast-twice = There are two forecasts for { $channel }.
refusal-session-over = The end of play was announced.
refusal-not-started = Play has not begun yet.
refusal-paused = The session is paused.
refusal-not-paused = The session is not paused.
refusal-held = The facilitator holds this table: nothing is committed until it is released.
refusal-locked = The facilitator has locked this table.
refusal-no-team = There is no such team.
refusal-no-seat = That seat is not open to you: it is at another device, or was given up.
refusal-no-vote = An observer takes no part in what the team decides.
refusal-not-voted = You have not voted.
refusal-not-lead = The lead proposes. Vote for what you want.
refusal-no-proposal = Nothing is proposed.
refusal-own-proposal = Somebody else of the team turns the second key.
refusal-proposed = Something else is proposed already. It is taken back first, or committed.
refusal-not-proposed = It is not yours to take back.
refusal-debriefed = The debrief is open already.
refusal-one-world = All teams share one world here, and one path.
refusal-still-playing = Some teams are still in play: what others did would tell them what comes. Wait for them, or announce the end.
refusal-speed = Time runs at 10 to 1000 percent.
refusal-rating = A rating is P, S, M or U.
refusal-step-open = This step is released already.
refusal-account-first = Everybody's own account comes first, before any figure.
refusal-no-day = Write the day as YYYY-MM-DD, one that there is.
refusal-no-words = Write some words first.
refusal-no-hint = There is no further hint for this decision.
refusal-nothing-done = No decision has been taken yet.
refusal-no-inject = The exercise has no such inject.
refusal-inject-fired = That inject has come already.
refusal-inject-unfit = That inject does not fit now: what must hold for it does not.
refusal-inject-sealed = One side has moved and waits for the others: fire it after that decision.
refusal-too-long = That decision leads to more events than one entry of the log can hold.

## Commands
cli-bug = This is a bug of Offramp, at { $place }: { $what }
cli-output-failed = The output cannot be written: { $reason }
cli-input-failed = The input cannot be read: { $reason }
cli-no-signals = Signals cannot be watched ({ $reason }); what is shown as done is on disk all the same.
cli-no-terminal = This is not a terminal, so no screen can be drawn; `offramp play EX --plain` plays the same exercise as lines of text.
cli-terminal-failed = The terminal failed: { $reason }
cli-name-one = Expected an exercise to play: an id from `offramp list`, or a path.
cli-no-exercise = There is no exercise { $given } in the library; `offramp list` shows what there is.
cli-no-exercise-near = There is no exercise { $given } in the library; did you mean { $near }?
cli-no-path = There is no file or folder { $given }.
cli-no-entry = { $given } is a folder without exercise.ron; expected an exercise.
cli-no-chair = There is no chair { $given } in this exercise; expected one of: { $known }.
cli-no-chair-near = There is no chair { $given } in this exercise; did you mean { $near }?
cli-other-rules = The session was played under version { $played } of the rules; this program plays version { $own }.
cli-no-replay = Entry { $entry } of the log does not fit: { $reason }.
cli-empty-log = { $path }: the log is empty, and every session begins with an entry; what stood in it is gone.
cli-no-beginning = The exercise cannot begin: { $reason }.
cli-broken = { $count ->
    [one] The exercise has 1 error; nothing was started.
   *[other] The exercise has { $count } errors; nothing was started.
}
cli-repaired = Line { $line } of the log was cut short and never shown as done; its { $bytes } bytes are kept in { $kept }.
cli-resumable = Go on with: offramp resume { $dir }
cli-kept = The session is kept in { $dir }
cli-unsaved = { $count ->
    [one] 1 entry is not on disk; going on, that decision will have to be made again.
   *[other] { $count } entries are not on disk; going on, those decisions will have to be made again.
}
cli-seed = Seed: { $seed }
cli-which-team = This session was played by { $count } teams. Which one? Type its number or name, then Enter:
cli-no-team = { $count ->
    [one] “{ $given }” is no team of this session; it was played by one.
   *[other] “{ $given }” is no team of this session. Its teams: { $teams }.
}
cli-no-team-named = No team was named; --team N names one.
cli-one-debrief = One session at a time on this screen; `--plain` prints several.
cli-no-session = There is no session to go on with; `offramp play` starts one.
cli-list-empty = The library is empty.
cli-list-facts = { $play } minutes of play, { $debrief } of debrief, for { $least } to { $most } players
cli-list-chairs = Chairs: { $chairs }
cli-list-broken = { $count ->
    [one] Cannot be played: 1 problem; `offramp check { $path }` shows it.
   *[other] Cannot be played: { $count } problems; `offramp check { $path }` shows all.
}
cli-check-clean = { $paths ->
    [one] The exercise is clean.
   *[other] All { $paths } exercises are clean.
}
cli-check-summary = { $errors ->
    [one] One error
   *[other] { $errors } errors
}, { $warnings ->
    [one] one warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] one note
   *[other] { $notes } notes
}.
cli-no-code = There is no code { $given }.
cli-no-code-near = There is no code { $given }; did you mean { $near }?
cli-verify-whole = Whole: { $entries } entries, each as it was written and as the rules decide it.
cli-verify-redacted = Personal parts of { $redacted } entries were removed; the record stands without them.
cli-verify-other-rules = Played under version { $played } of the rules; this program has version { $own }, so the entries were replayed but not decided again.
cli-verify-torn = The last line of the log was cut short; all { $entries } entries before it are as they were written. Going on with the session repairs it.
cli-torn = { $path }, line { $line }: the last line of the log was cut short; what is shown ends before it. Going on with the session repairs it.
cli-config-on = on
cli-config-off = off
cli-config-file = Settings are read from { $path }
cli-config-no-file = No file of settings at { $path }
cli-config-nowhere = No folder for settings is known: set OFFRAMP_CONFIG to the path of a file
cli-simulate-head = { $title }, from the chair { $chair }: { $runs } playthroughs, policy { $policy }, seed { $seed }
cli-simulate-score = Score
cli-simulate-mean = mean { $mean } ({ $least } to { $most } with 95 % confidence), lowest { $min }, highest { $max }
cli-simulate-quantiles = 5 % end at { $p5 } or less, 25 % at { $p25 }, half at { $p50 }, 75 % at { $p75 }, 95 % at { $p95 }
cli-simulate-minutes = { $mean } hours of play on average, { $least } at least, { $most } at most
cli-simulate-endings = Endings, each with where its share lies with 95 % confidence
cli-simulate-options = Options: how often taken, of how often they could be
cli-simulate-never-taken = never taken
cli-simulate-never-offered = never to be taken
cli-simulate-passed-over = { $count ->
    [one] One line of the script could not be taken where it was read, and was passed over.
   *[other] { $count } lines of the script could not be taken where they were read, and were passed over.
}
cli-simulate-progress = { $done } of { $runs } playthroughs, { $rate } a second, { $left } s left
cli-simulate-searching = searching all paths: { $known } situations
cli-simulate-no-script = The policy `script` needs lines to read: `--script FILE`.
cli-simulate-not-script = A script is read by the policy `script` alone, not by { $policy }.
cli-simulate-unreadable = { $path } cannot be read: { $reason }
cli-simulate-line = { $path }, line { $line }: { $reason }
cli-simulate-unknown = { $path }, line { $line }: nothing in this exercise is called { $given }.
cli-simulate-unknown-near = { $path }, line { $line }: nothing in this exercise is called { $given }; did you mean { $near }?
cli-simulate-stuck = A playthrough comes to a decision at which nothing can be taken; `offramp check` shows what is wrong.
cli-simulate-draws = One decision of this exercise makes so many draws that its prospects cannot be compared; only the policies uniform, hotline-only and script can play it.
cli-simulate-too-large = The policy `best` needs a complete search, and this exercise has more situations than fit; the other policies can play it.
cli-redact-done = { $taken ->
    [one] 1 entry
   *[other] { $taken } entries
} lost names, votes and words for good. The record is as whole as before; `verify` says so. Copies and reports that were made before still hold them.
cli-redact-before = Nothing was left to take out; it was taken out before.
cli-redact-nothing = Nothing about persons stands in this record.
cli-note-decision = There is no decision { $given } in this record; it has { $count }.
cli-note-whose = Name the team whose decision it is: --team.
cli-note-kept = It is written down.
cli-note-empty = There are no words in it.
cli-note-long = A text may have { $most } characters.
cli-note-objective = There is no objective { $given } in this exercise; expected one of: { $known }.
cli-papers-where = These are { $count } papers: name a folder for them with --out, or one of them with --only.
cli-papers-no-rows = Left out, since they are no tables: { $names }. Make them with --to html or --to md.
cli-papers-nothing = As rows there is none of these: { $names } can be made with --to html or --to md.
cli-papers-written = { $path }
cli-papers-unsearched = The paths of this exercise are too many to be searched; the papers say so and have no figures.
cli-report-exists = { $path } exists and was not written over; `--force` does that.
cli-report-unwritable = { $path } cannot be written: { $reason }
cli-report-mixed = A comparison needs sessions of one exercise; these are of { $exercises }. Make a report of each.
cli-report-versions = These are sessions of { $exercise }, but of different versions of it; what one scores says nothing about the other. Make a report of each.
cli-report-one-team = A report for a team shows one team, and these are { $count }. Name one session, and with `--team` one team of it, or leave out `--for team`.
cli-report-unfinished = { $team }: play has not ended, so the report tells the path so far and no score.

## Sessions and their disk
store-full = { $path }: the disk is full
store-read-only = { $path }: the disk is read-only
store-denied = { $path }: not permitted
store-gone = { $path }: not there
store-not-empty = { $path }: expected a new or empty folder, found one that is not empty
store-not-a-folder = { $path }: expected a folder, found a file
store-not-a-file = { $path }: expected a file, found something else
store-not-a-session = { $path }: expected a session's folder, found no header.json in it
cli-host-no-door = Nobody can join at { $address }: { $reason }
cli-host-one-chair = This exercise has one chair. Opposed teams need two; leave out --opposed.
cli-host-not-hosted = That session was not hosted. Go on with it by `offramp resume`.
cli-host-open-to-network = Everybody who reaches this machine can knock at the door. Only who has a code comes in.
cli-host-here-only = Only this machine can join. For the network: --listen 0.0.0.0:2222
cli-host-where =
    Who may join?
      1  this machine only (Enter)
      2  the network, at { $address }
cli-host-no-keys = { $path }: { $reason }
cli-host-no-key-in-it = expected one public key or more, one a line
cli-host-line = { $team }, { $role ->
    [observer] to watch
   *[member] to play
}: { $line }
cli-host-wall-line = The room's screen: { $line }
cli-host-fingerprint = Host key: { $fingerprint }
cli-host-serves = The session is up. Ctrl-C closes it; it can be gone on with.
cli-host-go-on = Go on with: offramp host { $dir }

lines-name = Your name:{" "}
tidings-seat = You are { $name }, { $role ->
    [lead] lead
    [observer] observer
   *[member] member
} of { $team }.
tidings-paused = The session rests until the facilitator lets it go on.
tidings-goes-on = The session goes on.
tidings-held = The facilitator holds your table: nothing is committed until it is released.
tidings-released = Your table is released.
tidings-locked = The facilitator has locked your table.
tidings-unlocked = Your table is open again.
tidings-deadline = { $time } are left; then what your stage declares is committed.
tidings-undone = The facilitator has taken the last decision back.
tidings-dissent = { $name } disagrees, on the record: { $reason }
tidings-proposes = { $by } proposes: { $what } · Type second to turn the second key: then it is done.
tidings-withdrawn = Nothing is proposed any more.
lines-wash = When the facilitator releases a step of the debrief, press Enter to read it. The end of input leaves; your seat is kept.
lines-released = A step of the debrief is released: Enter shows it.
lines-strength = One strength, before any figure is shown:{" "}
lines-improvement = One improvement:{" "}
lines-nothing-new = Nothing new is released yet.
door-prompt = Join code:{" "}
door-no-screen = This session is played on a screen: leave out -T.
door-failed = The screens failed; your seat is kept. Join again with the same line.
door-closed = The host has closed. Join again with the same line when it is back.

incident-wrong-code = A wrong code at the door. { $from }
incident-wrong-key = An unknown key at the door. { $from }
incident-full = Somebody was turned away: as many are in as may be. { $from }
incident-crowded = Somebody was turned away: too many at the door. { $from }
incident-too-slow = Somebody took too long at the door. { $from }
incident-unasked = Somebody asked for something other than a screen. { $from }
incident-silent = A connection fell silent and was cut off. { $from }
incident-panicked = The screens of a guest failed; the seat is kept. { $from }
incident-exhausted = The system takes no more connections for now. { $from }

farewell-seat-kept = Your seat is kept. Come back with: { $line }
farewell-other-device = Your seat is open on another device now.

doctor-well = well
doctor-ill = ILL
doctor-port-free = { $address } is free.
doctor-port-taken = { $address } cannot be listened at: { $reason }
doctor-files-enough = { $most } files may be open; { $needed } are needed for { $people } people.
doctor-files-few = Only { $most } files may be open; { $needed } are needed for { $people } people. Raise the limit: ulimit -n { $needed }
doctor-key = Host key { $fingerprint } in { $path }
doctor-no-key = { $reason }
doctor-disk = { $room } MiB of room in { $path }
doctor-disk-full = Only { $room } MiB of room in { $path }
doctor-no-disk = { $path }: { $reason }
doctor-clock = The clock says { $now }.
doctor-clock-wrong = The clock says { $now }, which cannot be.
doctor-line = To be read out: { $line }

load-files = Only { $most } files may be open, and { $needed } are needed: some people will be dropped. Raise the limit: ulimit -n { $needed }
load-elsewhere = A load goes to a host on this machine alone, such as 127.0.0.1:2222.
load-no-code = A host is joined with a code: --code CODE, once for each team.
load-failed = The load could not be made: { $reason }
load-people = { $joined } of { $sessions } people joined, { $played } played, { $left } left; { $dropped } dropped. { $votes } votes.
load-first = First picture: half within { $half } ms, 99 of 100 within { $most } ms.
load-key = Key to the own screen: half within { $half } ms, 99 of 100 within { $most } ms, of { $count } keys.
load-storm-key = The same in a storm of votes: half within { $half } ms, 99 of 100 within { $most } ms, of { $count } keys.
load-pictures = { $frames } pictures of { $bytes } bytes.
load-host = The host took { $cpu } % of a core, { $each } µs a person and second, and { $memory } KiB a person.
load-storm-host = In the storm it took { $cpu } % of a core, { $each } µs a person and second, and { $memory } KiB a person.

store-held = { $path }: the session is open in another program (process { $pid } on { $host }, since { $since })
store-held-unnamed = { $path }: the session is open in another program
store-bad-path = { $path }: { $reason }
store-changed = { $path }: another program changed the file during the session
store-order = { $path }: expected entry { $expected } next, was given entry { $given }
store-header = { $path }: { $reason }
store-exercise = { $path }: expected the exercise the session was created with, found another
store-not-carried = { $path }: this session holds no copy of its exercise, and this program does not carry the version that was begun with. A copy is made with the first decision; before it, nothing is lost: start a new session
store-rubric = { $path }: expected the rubric the session was created with, found another
store-log = { $path }, line { $line }: { $reason }
store-no-data-folder = Expected a home folder for sessions: set OFFRAMP_DATA to an absolute path
store-io = { $path }: { $reason }

# ---- The screens ----------------------------------------------------------------------------

## Program
program-name = OFFRAMP
program-claim = crisis exercises for the terminal
band-none = not rated
page-of = { $page } of { $pages }
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
do-redo = do again what was undone
do-note = note
do-note-done = note done
do-letter-done = done
do-back-room = options
do-read-on = read on
do-skip = skip
do-find-next = next find
do-find-previous = find before
do-debrief = read on, then the debrief
do-open-line = open line
do-commit = commit
do-return = return, nothing is committed
do-new-line = new line in the note
do-commit-for-good = commit, there is no way back
do-find = find
do-stop-search = stop searching
do-close = close
do-debrief-session = look back
do-next-part = next part
do-previous-part = part before
do-number-part = the part of that number
do-leave-debrief = leave the debrief
do-moment-before = moment before
do-moment-after = moment after
do-jump = to its moment
do-rehearse = play on from here
do-pane-score = score
do-pane-ledger = ledger
do-write-account = write it again
do-next-field = next question, after the last: keep
do-field-after = next question
do-field-before = question before
do-keep-account = keep
do-no-account = skip
do-skip-account = skip it
do-write-on = write on
do-choose = choose
do-stay = stay
do-quit-now = leave now
do-to-forecasts = to the forecast
do-less-likely = less likely
do-more-likely = more likely
do-next-forecast = next forecast, then the note
do-previous-forecast = forecast before, then the note
do-palette = all commands
do-pane = the pane of that number
do-why = why?
do-to-decision = to the decision
do-run = do it

do-toggle-too = pick this too
do-decide-without = decide with what is picked
do-channel = its traffic alone, then all again

do-map = map
do-map-left = to the west
do-map-down = to the south
do-map-up = to the north
do-map-right = to the east
do-map-closer = closer
do-map-wider = wider
do-map-reset = as at first

## Library
library-exercises = Exercises
library-sessions = Sessions, the last played first
library-exercise = Exercise
library-session = Session
library-empty = No exercise was found.
library-minutes = { $minutes } min
library-minutes-range = { $least }–{ $most } min
library-chair = You play: { $chair }
library-length = Takes: { $length }
library-players = { $least ->
    [one] Made for 1 to { $most } at one screen
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
header-stage = { $title } · decision { $number }
header-tension = Tension { $value }
header-rehearsal = rehearsal

## Panes
pane-situation = Situation
pane-decision = Decision
pane-state = State
pane-map = Map
pane-channels = Channels
pane-known = Known
pane-new = { $name } · new
pane-more = { $count ->
    [one] 1 more line: { $key }
   *[other] { $count } more lines: { $key }
}
pane-waits = the decision waits: { $key }
pane-traffic = Traffic
pane-traffic-new = Traffic, { $count } new
status-tension = Tension
channels-none = There is no channel to open.
channel-ringing = ringing now
channel-untried = not tried
channel-waiting = waiting since
channel-silent = no answer
channel-answered = answered
channel-answered-try = answered, tried { $at }
channel-shut = shut
cause-unknown = a cause that has not reached you
cause-time = time that passed
cause-worn = earlier escalation wears off
cause-faded = the calm of earlier steps wears off
cause-earlier = from before that
known-none = No fact is known for certain yet.

## Traffic
traffic-new = new
traffic-none = Nothing was said yet.
traffic-only = Only { $channel }. Choose it again among the channels to see all.
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
decision-next = next decision at { $at } or later
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
pick-nothing = Nothing is picked yet: Space or a number picks, the arrows look at the others.
pick-excluded = Not together with: { $other }
pick-count = { $count ->
    [0] Nothing is picked yet.
    [one] One picked, { $cost }
   *[other] { $count } picked, { $cost } together
 }
ring-now = { $channel } is ringing.
ring-there = It rings at the other end. Nobody has lifted the receiver.
ring-here = It rings here. Somebody is at the other end.
ring-first = Ringing at { $at }.
ring-before = { $count ->
    [one] One call before this, unanswered; { $since } since.
   *[other] { $count } calls before this, unanswered; { $since } since the last.
 }
ring-heard = { $count ->
    [one] One ring heard.
   *[other] { $count } rings heard.
 }
ring-pick-up = Pick up.
ring-pick-up-detail = Somebody is at the other end.
ring-let = Let it ring.
ring-let-detail = The caller hears it ring, and nothing else.

## Typing
field-room = { $count ->
    [one] room for one more character
   *[other] room for { $count } more characters
}
field-full = full: { $count } characters
field-left-out = { $count ->
    [one] full: one character found no room
   *[other] full: { $count } characters found no room
}

## Composer
composer-progress = { $done } of { $of } parts
composer-letter = As it will be read
composer-open = not chosen
composer-choose = Choose a wording: arrows, or its number.
composer-before = { $label } · as you had it last
composer-beside = no words in the letter · { $slot }: { $label }
composer-draft = { $words } [not taken yet]
composer-missing = { $count ->
    [one] One part is still to be chosen: { $parts }
   *[other] { $count } parts are still to be chosen: { $parts }
 }
composer-translations = In translation
composer-ours = Our translation
composer-theirs = Their translation
composer-same = as ours
composer-none = none

## Consequence
consequence-title = What happened
consequence-time = { $from } to { $to }: { $cost }, with the wait for the next decision
consequence-change = { $name } { $from } → { $to } ({ $by })
consequence-even = { $name } stays { $to }: what moved it evens out
consequence-nothing = Nothing came back.
consequence-back = What came back
consequence-moved = What it moved
consequence-next = Next: { $title }
consequence-over = The exercise is over.

## Forecasts
forecast-title = Will somebody answer within the hour?
forecast-note = optional, sealed; a receipt is no answer
forecast-none = no forecast
forecast-percent = { $percent } %
forecast-came = { $channel }: you said { $percent } %; answered after { $cost }.
forecast-open = { $channel }: you said { $percent } %; the hour was not over.
forecast-received = { $channel }: you said { $percent } %; received after { $received }, and nobody answered within the hour.
forecast-silent = { $channel }: you said { $percent } %; nobody answered within the hour.

## Log
log-title = All traffic
log-search = Search:
log-situation = situation
log-finds = { $count ->
    [0] “{ $wanted }” was not found
   *[other] “{ $wanted }”: { $at } of { $count }
 }

## Map
map-title = Map
map-none = This exercise has no map.
map-no-units = Nothing has been reported on the map.
map-more = … { $count ->
    [one] 1 more line
   *[other] { $count } more lines
}
map-position = { $latitude }{ $northing ->
    [south] S
   *[north] N
} { $longitude }{ $easting ->
    [west] W
   *[east] E
}
map-at = at { $place }
map-from = { $miles } nm { map-compass } of { $place }
map-compass = { $point ->
    [0] N
    [1] NNE
    [2] NE
    [3] ENE
    [4] E
    [5] ESE
    [6] SE
    [7] SSE
    [8] S
    [9] SSW
    [10] SW
    [11] WSW
    [12] W
    [13] WNW
    [14] NW
   *[15] NNW
}
map-place = { $position }, { $from }
map-ring = { $place } ({ $miles } nm)
map-miles = { $miles } nm
map-side = { $whose ->
    [own] yours
    [other] theirs
   *[neutral] neither side
}
map-letter = { $kind ->
    [aircraft] A
    [fighter] F
    [warship] W
    [cutter] C
    [vessel] V
    [survivor] S
   *[base] B
}
map-kind = { $kind ->
    [aircraft] aircraft
    [fighter] fighter
    [warship] warship
    [cutter] coast guard
    [vessel] civil
    [survivor] person in the water
   *[base] ashore
}
map-track = track
map-stacked = not to scale: signs moved apart
map-left-out = { $count ->
    [one] 1 name left out
   *[other] { $count } names left out
}
map-left-out-here = { $count ->
    [one] m: 1 more name
   *[other] m: { $count } more names
}
map-outside = { $count ->
    [one] 1 unit outside
   *[other] { $count } units outside
}

## Questions
confirm-title = Commit?
note-empty = every letter you type goes here
confirm-note = Note for the debrief, if you like: why this?
confirm-nothing = Nothing: no option is picked.
confirm-sure = This cannot be undone. Commit it all the same?
help-title = Keys
palette-title = All commands
palette-none = No command is called that.
palette-pane = go to: { $name }
why-options = What can be taken now, and why not
why-channels = How the channels stand
why-meters = What moved the numbers
why-takes = takes { $cost }: until { $at }
why-rings = opens a line: { $channel } ({ $standing })
why-worth = That is what can be known before. What an option was worth stands in the debrief.
why-range = from { $least } to { $most }
why-unmoved = Nothing has moved it yet.
why-tension = Tension is what the acts of all sides that have become known add up to; it wears off with time.
why-bands = { $name }: what its stretches are called
why-band = { $name }, from { $from }
why-beside = Names of bands are for reading; no rule and no score knows them. What stands under a name is a comparison by the authors, not a measure and not a forecast.
why-each-more = { $free ->
    [one] One pick costs its own time; each further one { $cost } more.
   *[other] { $free } picks cost no more than the longest of them; each further one { $cost } more.
 }
why-nothing-said = Nothing was said on it yet.
why-silence = Why a line stays silent is not known here. The debrief says it.
notice-title = Before you go on
notice-draft = What you had picked, worded and noted when you left is here again. Nothing of it is committed.
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
sheet-judged = The total is the sum of the ledger's lines. It rates a path, not a person, and judges by what was true, not only by what a team could know.
sheet-rated = rated { $letter }: { $band }
sheet-ratings = P, S, M and U are the ratings of HSEEP, the US exercise programme: from a task performed without challenges down to one that could not be performed.
sheet-line-dimension = { $dimension }, { $points }
sheet-line-about = Event:
sheet-line-anchor = Rests on:
sheet-line-reason = Reason:
sheet-line-terms = In plain words:
sheet-line-foot = What this line rests on
sheet-line-rule = Rule:
sheet-line = { $subject } · { $rule }
sheet-limits = What this score does not say
sheet-silences = Why nobody answered
silence-needed = To answer, { $needed } points of authorisation were needed; { $held } were held.
silence-term = { $label }: { $points }

## Debrief
part-account = Own account
part-timeline = Timeline
part-knowledge = Who knew
part-history = History
part-score = Score
part-forecasts = Forecasts
part-questions = Questions
part-sources = Sources
part-comparison = Teams
part-objectives = Objectives
part-actions = Actions
part-unfinished = So far. The other side, history, score and sources open when play has ended.
account-why = First in your own words, before any figure. What you write is kept with the session.
account-typed = While you write, digits and ? are text; Ctrl-j begins a new line. Once it is kept (Ctrl-s), or you go on without it (Esc, then y), a digit opens the part of that number above, and ? tells all keys.
account-why-each = First in your own words, before any figure: one strength, one improvement. Your team reads them under your name, the facilitator too; they are kept with the session.
account-story = What happened?
account-story-team = What happened? This is your team's: the newest one stands.
account-strength = One strength: what would you do again?
account-improvement = One improvement: what would you do otherwise?
account-skip = Go on without your own account? What you typed is not kept then.
account-leave = Your account is not kept yet. What you typed is lost when you leave.
account-hosted = This team's account is not kept from here: in a hosted session each team gives its own at its seat.
account-other = Another program has written to this session since it was opened here.
not-kept-title = Your account was not kept
not-kept-try-again = What you typed is still here. Keep it again, and it takes the place of whatever stands there now.
account-none = Nothing was written.
account-empty = left empty
timeline-legend = ◆ ▲ this moment   ⣿ ┴ another   long waits are drawn shorter
timeline-empty = Nothing has happened yet.
timeline-meters = As things stood
moment-number = decision { $number } of { $of }
moment-now = before decision { $number }
moment-end = the end
moment-here = The path stands here.
moment-came = What came of it
moment-note = About this choice
moment-act = In CAMEO, a catalogue of acts between states: { $act }, { $class }
moment-picked-up = You picked up.
moment-let-ring = You let it ring.
moment-nothing = You picked nothing.
voice-call = the call
voice-took-back = Decided here before, and taken back by the facilitator: { $what }
voice-voted = { $by } wanted: { $what }
voice-voted-why = { $by } wanted: { $what } Reason: { $why }
voice-dissented = { $by } disagreed on the record: { $why }
voice-proposed = { $by } proposed it.
voice-ruled = The facilitator ruled it: { $why }
voice-defaulted = The team did not decide: this is what the stage declares.
moment-own-note = Your note: { $note }
moment-points = Score from here to the next moment: { $points }
moment-points-end = Score that the end of the path charged: { $points }
knowledge-title = Who knew what, and when
knowledge-how = What one side knew before the other or alone, by the minute at which the first of them learned it.
knowledge-shared = { $count ->
    [one] One more thing became known to both sides in the same minute.
   *[other] { $count } more things became known to both sides in the same minute.
}
knowledge-none = Neither side knew anything before the other.
knowledge-own = You knew
knowledge-other = They knew
knowledge-never = never
history-how = The record is one path among many, not the right one.
history-path = Your path
history-none = Nothing is recorded here.
forecasts-none = No forecast was sealed on this path.
forecasts-asked = Each time the question was: will somebody answer there within the hour?
outcome-said = { $time } { $channel }: you said { $percent } %.
outcome-came = Somebody answered after { $cost }.
outcome-came-somewhen = Somebody answered within the hour.
outcome-late = Nobody answered within the hour; somebody did after { $cost }.
outcome-received = Somebody took it down after { $received }; nobody answered within the hour.
outcome-never = Nobody answered before the path ended.
outcome-silent = Nobody answered within the hour, and nobody has since.
outcome-open = The hour is not over yet.
calibration-title = Calibration
calibration-how = Of all the times you said 70 %, it should come about 70 times in a hundred. A few forecasts prove little.
calibration-row = { $said ->
    [one] You said { $percent } % once, and { $came ->
        [0] nobody answered in time
       *[other] somebody answered in time
    }.
   *[other] You said { $percent } % { $said } times, and { $came ->
        [0] nobody ever answered in time
        [one] somebody answered in time once
       *[other] somebody answered in time { $came } times
    }.
}
calibration-said = said
calibration-came = came
calibration-brier = Mean Brier score: { $score }
calibration-scale = 0 is perfect, 0.250 is what saying 50 % each time earns, 1 is certain and wrong each time.
words-title = What your team said
words-signs = + a strength   > an improvement
rated-how = Ratings are the word of those who watched, each with its reason. They rate what was done here, not who did it.
rated-none = This exercise announces no objective.
rated-open = not rated
rated-rests = It rests on moment { $number } of the timeline, { $time }.
plan-none = No action is named yet.
plan-owner = answers for it: { $owner }
plan-due = until { $due }
plan-team = follows from: { $team }
questions-none = There are no questions.
questions-whole = The exercise as a whole
sources-none = No sources are given.
sources-cards = Check your source
sources-disputes = What sources disagree on
sources-list = Sources
source-cited = Source: { $sources }
source-cited-unconfirmed = { $source } (not confirmed)
source-used = Used for: { $what }
source-unconfirmed = Its claim could not be confirmed.

## What each decision cost: on the screen and in line mode
part-cost = Costs
swing-title = What each decision cost
swing-begins = Every path of this exercise is searched once. It may take a minute; what is found is kept for the next time.
swing-working = { $done } of { $known } situations known so far are searched.
swing-adding = All { $known } situations are searched. What each decision cost is being worked out from them.
swing-untold-shared = Nothing is told of what decisions cost: people sat in more than one chair, and the search follows one.
swing-untold-limit = Nothing is told of what decisions cost: this exercise has more paths than could be searched.
swing-untold-draws = Nothing is told of what decisions cost: one decision of this exercise draws chance more often than the odds can be counted exactly.
swing-untold-foreign = Nothing is told of what decisions cost: this session was played by other rules than this program's.
swing-untold-unfinished = What decisions cost is told when play has ended.
swing-untold-stopped = The search was stopped before its end, so nothing is told of what decisions cost.
swing-true = This judges by what was true, not by what a team could know. A good decision can cost points, and a poor one can be lucky.
swing-sum-lost = The best play could expect { $best } points; you earned { $actual }. Of the { $lost } points lost, { $choice } were lost by choice and { $luck } to luck.
swing-sum-choice = The best play could expect { $best } points; you earned { $actual }. All { $lost } points were lost by choice, none to luck.
swing-sum-lucky = The best play could expect { $best } points; you earned { $actual }. Choices cost { $choice }, and luck gave { $luck } back.
swing-sum-by-hand = The best play could expect { $best } points; you earned { $actual }. Choices cost { $choice }. Luck changed the total by { $luck }, and what the facilitator fired by hand changed the best that could be expected by { $changed }.
swing-sum-gained = The best play could expect { $best } points; you earned { $actual }. Choices cost { $choice }, and luck gave { $luck }.
swing-by-hand = The facilitator fired an inject by hand before decision { $number }. From there on, every cost is exact. An earlier decision is held against what could be expected when it was taken, without that inject. Where its other choices come out with all later choices as they were is told only up to the minute of the inject, because nobody can know whether it would have been fired there too.
swing-by-hand-last = The facilitator fired an inject by hand after the last decision. Each decision is held against what could be expected when it was taken, without that inject. Where its other choices come out with all later choices as they were is told only up to the minute of the inject, because nobody can know whether it would have been fired there too.
swing-decisions = Decisions by what they cost
swing-place = Decision { $number }, { $time }, { $stage }
swing-decision = { $cost } points: { $place }
swing-chosen = You chose: { $what } Best from there: { $best } points.
swing-better = Better: { $what } Best from there: { $best } points.
swing-better-words = Better: the same in other words. Best from there: { $best } points.
swing-reworded = { $slot }: you wrote “{ $own }”, better “{ $better }”.
swing-held = With all later choices as they were: { $points } points, “{ $ending }”.
swing-diverges = With all later choices as they were: the paths part at { $time }, in “{ $stage }”.
swing-held-by-hand = With all later choices as they were: not known beyond { $time }, when an inject was fired by hand.
swing-luck = Luck from here to the next decision: { $luck }.
swing-free = { $count ->
    [one] One decision cost nothing: nothing else could expect more.
   *[other] { $count } decisions cost nothing: nothing else could expect more.
}
swing-exit = The last exit
swing-exit-good = The last exit is the last decision from which a good ending could still be reached. This path needed none: “{ $ending }” is a good ending.
swing-exit-never = No good ending could be reached on any path from the first decision on.
swing-exit-by-hand = After the inject that the facilitator fired by hand, no decision had a good ending within reach. Whether an earlier one was the last exit is not told, because nobody can know what would have been fired by hand on another path.
swing-exit-at = { $place }: the last decision from which a good ending could be reached.
swing-exit-sure = A way from there to “{ $ending }”, however chance falls:
swing-exit-way = A way from there to “{ $ending }”, if chance allows it:
swing-least = { $count ->
    [one] One other choice would have been enough for a good ending, with chance and all other choices as they were:
   *[other] { $count } other choices would have been needed for a good ending, with chance and all other choices as they were:
}
swing-least-by-hand = Of other choices, only those after the inject fired by hand are counted here.
swing-least-none = { $count ->
    [one] No other single choice would have led to a good ending, with chance and all other choices as they were.
   *[other] No { $count } other choices would have led to a good ending, with chance and all other choices as they were.
}
swing-least-bounded = { $count ->
    [0] Whether one other choice would have led to a good ending was not searched to the end.
    [one] No other single choice would have led to a good ending, with chance and all other choices as they were; sets of several were not all searched.
   *[other] No { $count } other choices would have led to a good ending, with chance and all other choices as they were; larger sets were not all searched.
}
swing-anew = A decision you did not come to
swing-change = { $place }: { $what }
swing-delay = The price of delay
swing-delay-none = No choice on this path only waited and came back to the same decision.
swing-delay-paid = You waited { $time }: { $what } It cost { $price } points.
swing-delay-price = Waiting { $time } would have cost { $price } points: { $what }
swing-pick-up = Pick up.
swing-let-ring = Let it ring.
swing-nothing = Nothing.
notice-rehearsal = This is a rehearsal, in a session of its own. Everything before decision { $number } is as it was played; from here you decide anew. The session that you looked back on stays as it is.
cli-searching = Every path of this exercise is searched once, to tell what each decision cost. It may take a minute.
cli-searching-papers = Every path of this exercise is searched once, to tell how paths split. It may take a minute.
cli-searched = { $done } of { $known } situations known so far are searched.

## Reports
report-person = Person { $number }
report-team = Team { $number }
report-subtitle = After-action report and improvement plan: { $team }
report-subtitle-teams = After-action report and improvement plan: { $count } teams compared
report-contents = Contents
report-skip = To the report
report-promise = What “exact” means here: every figure follows from this exercise's stated rules and was worked out over all of its paths, so it is exact about the model and says nothing certain about the world. A score rates the path that was taken, not a person.
report-happened = What happened
report-exercise = Exercise
report-of-team = Team
report-chair = Chair
report-ending = Ending
report-going-on = Play has not ended
report-length = Length of the crisis
report-decided = Decisions taken
report-seed = Seed
report-beginning = How it began
report-account = The team's own account
report-accounts = What each team says of itself
report-no-account = The team wrote no account of its own.
report-no-accounts = These teams wrote no account of their own: { $teams }.
report-left-out = Left out: this report names nobody and quotes nobody.
report-timeline = Timeline
report-glance = All decisions on one page
report-number = No.
report-when = When
report-stage = Stage
report-decision = Decision
report-points = Points
report-the-end = The end
report-note = The team's note:
report-tension = Tension, with every decision on it
report-tension-words = The tension stood at { $first } of { $top } at the first decision and at { $last } at the end; at decisions it was highest at { $time }, with { $most }. The table of decisions has every value.
report-tension-legend = Numbered dots are decisions, the open dot is the end. Long waits are drawn shorter.
report-ladder = The ladder: named stretches of the tension
report-ladder-words = From decision to decision the path came through { $count ->
    [one] the one rung
   *[other] these of { $count } rungs
}: { $steps }.
report-ladder-beside = What the literature compares with them: { $beside }.
report-ladder-legend = Each band is a rung, the highest above. Dots are decisions, the open dot is the end.
report-knowledge = What each side knew
report-knowledge-part = Who knew what, and when: { $from } to { $to }
report-knowledge-words = Of these { $all } things, { $first } were known to this team first or to it alone, { $later } to the other side first or to it alone. The table has them all.
report-knowledge-legend = Numbers are those of the table. A filled dot is when this team learned it, an open ring when the other side did; the line between is how long one knew what the other did not, and where it runs into the column at the right, the other never learned it.
report-what = What
report-you-knew = This team
report-they-knew = The other side
report-history = The path beside history
report-score = Score
report-dimensions = Points by dimension
report-dimension = Dimension
report-dimension-worth = { $name } (of { $points })
report-worth = Worth
report-of = { $points } of { $worth }
report-dimensions-legend = The outline is what a dimension is worth, the filled bar what the path earned of it.
report-ledger = Lines of the score
report-lines = { $name }: { $points } points, { $count ->
    [one] 1 line
   *[other] { $count } lines
}
report-lines-of = Lines of { $name }
report-line = What the line says
report-rests = What it rests on
report-objectives = Objectives
report-objective = Objective
report-rating = Rating
report-reason = Written reason
report-rests-on = Rests on
report-rests-on-none = the exercise as a whole
report-evidence = Evidence
report-evidence-line = Line of the score at { $time }: { $points }
report-ratings = P: met without challenges. S: met, with room to improve. M: met at a cost. U: not met. Where the path gave no evidence, an objective is not rated.
report-no-reason = No evidence on this path.
report-not-tested = not rated
report-place = Decision { $number }, { $time }
report-cost = Points lost
report-chose = What was chosen
report-better = What was better
report-luck = Luck after it
report-best-from = Best from there: { $points } points.
report-swings-words = { $count ->
    [one] One decision cost points: { $first }.
   *[other] { $count } decisions cost points. The dearest: { $first }.
} The table has them all.
report-swings-legend = Each bar is what was lost against the best alternative, the dearest first. The picture has fifteen at most.
report-alternatives = Everything that could be chosen
report-alternatives-how = “As it was” is the total with every later choice and chance as they were; “at best” and “at worst” are what could be expected with the best and the worst play from there. On a screen each decision opens; what stays closed is not printed.
report-option = Choice
report-held = As it was
report-best = At best
report-worst = At worst
report-chosen = Chosen: { $what }
report-parts = another path
report-by-hand = not known
report-forecasts = Forecasts
report-channel = Channel
report-brier-good = In plain words: this team knew well how sure it could be.
report-brier-fair = In plain words: this team knew a little more than a coin does.
report-brier-even = In plain words: a coin would have done as well.
report-brier-poor = In plain words: this team was surer than it had reason to be; a coin would have done better.
report-lessons = Strengths and areas for improvement
report-lessons-how = In the team's own words, from its account.
report-strengths = Strengths
report-improvements = Areas for improvement
report-questions = Questions for discussion
report-watched = What whoever watched rated and noted
report-rated = Ratings with their reasons
report-notes = Notes
report-taken-out = Its words were taken out of the record.
report-plan = Improvement plan
report-plan-how = One action a row, one person who answers for it, one day. Empty rows are to be filled in after the discussion.
report-action = Action
report-owner = Owner
report-due = Due date
report-comparison = Comparison of teams
report-comparison-how = Teams stand in the order in which they were named, not by score. Scores compare paths under the same rules, not people.
report-many = So many teams are compared in tables alone; what one team did stands in a report of its own.
report-teams = Totals of the teams
report-teams-part = Totals of the teams: { $from } to { $to } of { $all }
report-team-words = { $team }: { $points } points, band { $letter }.
report-teams-legend = The outline is 100 points, the filled bar what the path earned; beside it stands the letter of its band.
report-teams-table = The teams
report-total = { $points } ({ $letter })
report-dearest = Dearest decision

## Hosted sessions: in a team
do-team = team
do-messages = what the facilitator said
do-want = vote
do-want-picked = vote for what is picked
do-vote = vote
do-propose-this = propose it
do-no-vote = return, nothing is said
do-vote-marked = want this too
do-second = second key
do-propose = propose it
do-dissent = disagree
do-unvote = want nothing any more
do-withdraw = take one's proposal back
do-own-account = the team's own account
do-keep-dissent = keep it
do-read-on-account = read on, then your own account
person-role = { $role ->
    [lead] lead
    [observer] observer
    [evaluator] evaluator
    [facilitator] facilitator
   *[member] member
}
person-you = { $name } (you)
person-line = { $name } · { $role } · { $state }
person-away = away
person-voted = has voted
person-undecided = undecided
person-here = here
message-hint = Hint: { $text }
facilitator-said = The facilitator said
facilitator-earlier = Said before
facilitator-silent = Nothing yet.
floor-over = THE END IS ANNOUNCED
floor-paused = PAUSED
console-not-started = NOT STARTED: Space starts play
floor-held = HELD
floor-locked = LOCKED
floor-left = { $time } left
strip-message = Facilitator: { $text }
strip-read = { $key } read it
strip-wash = debrief: { $step }
strip-wash-left = debrief: { $step }, { $left } left
strip-late = Your team has committed: what came of it waits until you have typed.
strip-waiting = Committed. Waiting for { $who }.
strip-nothing = nothing to decide now
strip-voted = { $count } of { $of } voted
strip-voted-observed = you observe: { $count } of { $of } voted
strip-undecided = undecided: { $who }
strip-team = team: { $key }
strip-proposes = { $by } proposes: { $what } · second key: { $key }
strip-you-propose = You propose: { $what } · somebody else turns the second key
strip-proposed = { $by } proposes: { $what }
draft-nothing = Nothing: no option is picked.
ballot-no-proposal = Nothing is proposed yet.
ballot-proposes = { $by } proposes
ballot-you-propose = You propose
ballot-for-good = This cannot be undone; the second key is asked once more.
ballot-yours = Somebody else turns the second key. { $key } takes it back.
ballot-second = { $key } turns the second key: then it is done.
ballot-drafts = What is wanted
ballot-no-drafts = Nobody has voted yet.
ballot-draft = { $what } · { $votes }
ballot-votes = { $count ->
    [0] no vote
    [one] one vote
   *[other] { $count } votes
}
ballot-reason = { $name }: { $reason }
ballot-undecided = Undecided: { $who }
ballot-dissent = Dissent on the record
team-title = { $team }: who wants what
team-people = People
team-observes = You observe: the team decides.
team-led = Your team has a lead here: only the lead proposes. Your vote shows what you want.
team-no-draft = Nobody wants anything yet. Pick in the room first.
team-no-proposal = Nothing is proposed, so there is no second key to turn.
team-own-proposal = It is your own proposal: somebody else turns the second key.
team-none-of-yours = No proposal of yours is waiting.
team-not-over = Your own account is written when play is over.
team-certain = This cannot be undone: { $what }
team-debrief-closed = The facilitator opens the debrief. Until then you can write down what happened, in your own words.
team-no-own-session = In a hosted session nobody starts a session of their own from here. Play on from a moment with `offramp resume SESSION --from N` afterwards.
team-debrief-open = The debrief is open, as far as the facilitator has released it.
team-account-kept = Your own account is kept. The facilitator opens the debrief.
certain-title = Are you sure?
vote-title = Vote for this?
vote-propose-title = Propose this?
vote-reason = Your reason, if you like; your team reads it
vote-late = Your team has committed meanwhile. Nothing more can be said about this decision.
dissent-title = You disagree
dissent-how = Your reason stands on the record under your name, and your team sees it. An empty one takes it back. The team decides all the same.
taken-back-title = A decision was taken back
taken-back = The facilitator has taken the last decision back. Play goes on from where it stood before.
leave-seat = Your seat is kept. The same line brings you back to it, with everything as your team has it then.

## Hosted sessions: coming in
do-join = join
do-kept-seats = to the seats that are kept
do-take-seat = take this seat again
do-to-name = to the name
lobby-team = You join { $team } · { $role }
lobby-role = You join · { $role }
lobby-recorded = What you do here is recorded: your name, what you vote for and why, where you disagree, what you write. Your team and the facilitator see it as it happens; names and words can be taken out of the record afterwards. Votes and reasons are no examination: they are there to be talked about.
lobby-name = Your name, as the others shall read it
lobby-no-name = Type a name first.
lobby-kept = Or take a seat again that was kept
lobby-waiting = You are in, { $name }
lobby-starts = The facilitator starts play. There is nothing to do until then.
lobby-people = Here so far
lobby-keys = Keys worth knowing

## Hosted sessions: the facilitator's console
do-team-up = team above
do-team-down = team below
do-team-number = the team of that number
do-table = table
do-overview = all teams
do-interrupt-console = leave; pressed again, at once: the session stays up
do-pause = pause / go on
do-tell = message
do-tell-all = message to all
do-hold = hold / release
do-lock = lock / unlock: votes and drafts too
do-hint = next hint
do-private-note = note
do-extend = more time
do-unlimit = no deadline
do-skip-decision = commit the default for them
do-undo-decision = take the last decision back
do-rule = rule a free action
do-eyes = see it as the next person does
do-inject = fire an inject by hand
do-unseat = free a seat, for another device
do-rotate = new code for the team
do-slower = session time slower
do-faster = session time faster
do-end = announce the end
do-open-debrief = open the whole debrief at once
do-wash = hot wash, step by step
do-day = the day against its run sheet
do-step-up = step before
do-step-down = next step
do-release-step = release this step
do-wash-time = more time
do-wash-unlimit = no limit to the hot wash
do-name-action = name an action
do-compare = show everybody's paths to the room
do-paths = everybody's paths
do-seats = everybody's screens
do-doors = ways in
do-incidents = incidents
do-teams-before = teams before
do-teams-after = more teams
do-notes = notes
do-send = do it
do-next-row = next row
do-row-before = row before
do-nothing-sent = return, nothing is done
do-value-before = value before
do-value-after = value after
do-rule-reason = on to the reason
do-yes = yes, do it
do-no = no
console-speed = { $percent } % speed
console-people = { $count ->
    [one] 1 person here
   *[other] { $count } people here
}
console-time = running { $time } h
console-no-teams = There is no team yet.
console-incident = ! { $text }
console-ballot = { $team }: who wants what
row-team = Team
row-at = Stands at
row-clock = Clock
row-decisions = Dec.
row-left = Left
row-idle = Idle
row-stage = { $number }/{ $of } { $stage }
row-stuck = STUCK for { $time }
row-waits = committed, waits for others
row-ended = ended
row-voted = { $count }/{ $of } voted
row-proposed = PROPOSAL
row-away = away: { $who }
row-open = { $count ->
    [one] 1 ending open
   *[other] { $count } endings open
}
row-open-short = { $count } open
row-best = best { $points }
row-hints = hints { $given }/{ $of }
table-title = { $team } · { $chair } · { $stage } · { $clock }
table-number = table { $number }
table-eyes = as { $name }, { $role }, sees it
table-guide = Guide
table-coming = The table is on its way.
table-no-guide = The exercise tells the facilitator nothing here.
table-hints = Hints not given yet
table-open = Endings still open
table-said = You said
doors-title = Ways in
door-wall = The room's screen
door-name = { $team } · { $role }
door-code = code: { $code }
incidents-title = Incidents, the newest first
incidents-none = Nothing has happened.
notes-title = Private notes, the newest first
notes-none = No note was made.
form-missing = Words are missing.
form-to = To
form-all = all teams
form-none = none
form-message = Message
form-words = What they read
form-note = Private note
form-note-words = What you saw
form-team = Team
form-objective = Objective
form-rating = Rating
form-rests = Rests on
form-rests-now = where they stand now
form-rests-call = the call
form-rests-on = decision { $number }, { $time }: { $what }
form-band = { $letter }, { $band }
form-more = More time
form-extend = More time for { $team }
form-seat = Seat
form-unseat = Free a seat
form-undo = Take a decision back: { $team }
form-reason = Reason, kept with the record
form-inject = Inject for { $team }
form-inject-which = Which
form-rule = Rule for { $team }
form-rule-words = What they wanted, and why it means this
steer-debrief = The debrief opens to every team whose play has ended, now or later: its score, the silences, what each side knew, what its decisions cost. It cannot be closed again.
steer-wash = Everybody is asked for one strength and one improvement, before any figure is shown. Each step after that is released from here, to every team whose play has ended and to the room. The exercise plans { $planned }.
form-wash = Begin the hot wash
form-wash-more = More time for the hot wash
form-wash-lasts = It lasts
form-wash-open = as long as it takes
form-plan = Name an action
form-plan-action = What will be done
form-plan-owner = Who answers for it
form-plan-due = Until when, YYYY-MM-DD; may stay empty
day-title = The day against its run sheet
day-none = The day is compared with its run sheet from the start of play until the hot wash.
day-planned = Planned: { $span }, as long as the exercise needs.
day-fitted = Planned: { $span }, within { $budget }.
day-over = Planned: { $span }, which is { $over } more than the { $budget } there are.
day-on-time = On time.
day-late = { $late } late ({ $team }).
day-cut = { $late } late ({ $team }): leave out { $cuts }.
day-cut-lost = { $late } late ({ $team }): leave out { $cuts }; { $lost } of { $of } objectives can then not be assessed.
day-nothing-left = { $late } late ({ $team }): nothing ahead can be left out.
day-cuts = Leave out, in this order
day-cut-short = { $stage } ({ $span })
day-cut-line = { $stage }, saves { $span }
day-short = { $span } are missing all the same: shorten the hot wash, or end later.
day-how = At a stage that is left out, s commits the declared default of the team.
day-kept = Learning objectives that can be assessed
day-lost = Learning objectives that cannot be assessed
day-objectives-none = This exercise names no learning objectives.
day-sheet = Run sheet
wash-title = The steps of the debrief
wash-not-begun = Not begun. The first step begins it.
wash-unlimited = No limit is set.
wash-time-up = The time is up.
wash-pace = { $left } left; { $count ->
    [0] every step is released.
    [one] one step to go.
   *[other] { $count } steps to go, { $each } for each.
}
wash-open-already = This step is released already. What is released is not closed again.
wash-in-play = Some teams are still in play: they see nothing of it before their play has ended.
wash-spoken = Who has said one strength and one improvement
wash-spoken-of = { $count } of { $of }
wash-who = { $name }, { $team }
wash-plan = Named actions
step-account = Own account
step-timeline = What happened
step-knowledge = What each side knew
step-history = What the record shows
step-score = The score, line by line
step-swings = What each decision cost
step-exit = The last exit
step-chance = Chance apart from choice
step-forecasts = Forecasts
step-comparison = The teams beside each other
step-objectives = Objectives and ratings
step-actions = Named actions
room-account = Each of you: one strength, one improvement, in your own words. Write them before any figure is shown.
room-timeline = Walk through what happened, moment by moment. What did you know then, and what did you want?
room-knowledge = Two columns: what you knew, and what they knew. Where would a word have closed the gap?
room-history = What those did who stood there, and what came of it. History is one path, not the right answer.
room-score = The score by line, each with the rule it rests on. It rates a path, not a person.
room-swings = The decisions that cost the most against the best that could have been done. Would you have known it then?
room-exit = The last decision with a good ending still in reach, and the fewest changes that lead to one.
room-chance = What was choice, and what was luck. A good decision can end badly.
room-forecasts = What you forecast, what came, and how far the two agreed.
room-comparison = Where the teams parted and met again. Look for the decision that separates outcomes, not for a winner.
room-objectives = Objective by objective: what was seen, and what it was rated.
room-actions = What will be done otherwise from tomorrow: each action with a name, and with a day.
steer-end = The end is announced to all. Teams finish what they are reading; nothing more is committed.
steer-skip = The declared default is committed for { $team } at once. Votes on the decision at hand are kept in the record and count for nothing.
steer-rotate = The code of { $team } no longer opens, and a new one does. People who sit there stay; who comes back needs the new line.
steer-undo = The last decision of { $team } is taken back with all that came of it. The record keeps both.
steer-unseat = Whoever sits there is disconnected and may take the seat again, from whatever device.
steer-new-deadline = There is no deadline now: this sets one.
form-compare = Show everybody's paths to the room
form-names = Teams
form-names-shown = with their names
form-names-letters = with letters for names
steer-compare = The room's screen shows where paths parted and met, what each team decided, and how play ended; no score.
steer-start = Play begins for all. { $missing }
start-empty = Nobody is here for { $teams }.
start-small = A small screen: { $names }.
start-late = A slow line: { $names }.
steer-no-hint = There is no hint left for the decision at hand.
steer-no-undo = Nothing was decided at this table yet.
steer-nobody = Nobody has joined this team.
steer-no-inject = No inject of the exercise can be fired here now.
steer-inject = It comes to { $team } at once, with all that it does, and does not come a second time. The record says that it was fired by hand. What later decisions cost is told from there; of earlier ones, only what could be expected without it.
inject-line = { $from } · { $when }
inject-at = by itself after { $at }
inject-open = by itself when something else calls for it
steer-no-decision = Nothing is decided at this table now.
ruling-title = What does { $team } do?
ruling-how = Pick what their own idea comes to; it is committed for them, with your reason.
ruling-refused = This does not go with what is picked, or cannot be taken now.
ruling-too-few = Pick more: the decision asks for it.
ruling-unworded = Choose a wording for every part of the message.
parting-title = Leave the console?
parting-stays = Leave; the session stays up
parting-ends = End the session for all and leave
parting-sure = Everybody is disconnected. The record is kept, and can be gone on with. Enter once more ends it.

## Hosted sessions: everybody's screens
seats-title = What people sit at
seats-none = Nobody is here yet.
seats-lines = plays in lines, without a screen
seats-size = { $columns } columns, { $rows } rows
seats-no-colours = no colours
seats-colours = { $count } colours
seats-all-colours = all colours
seats-trip = { $ms } ms there and back
seats-no-trip = line not measured yet
seats-small = Smaller than 80 by 24: they see one pane at a time. A larger window helps.
seats-late = A slow line: keys are late. Nothing is lost by it.

## Hosted sessions: everybody's paths
paths-title = Where paths parted, and met again
paths-at = Decision { $number }
paths-last = Where they stand now
paths-one-world = All teams share one world here, and one path.
paths-parting = After this decision { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
} of teams never stood in the same situation again, of { $of } that ended differently.
paths-parting-chance = They decided the same here, and chance parted them: { $pairs ->
    [one] one pair
   *[other] { $pairs } pairs
} of teams never stood in the same situation again, of { $of } that ended differently.
paths-more = … { $count ->
    [one] 1 more team
   *[other] { $count } more teams
}, to the left or the right
paths-joined = Teams came here by different paths; nothing that can still happen tells them apart.
paths-ended = play ended
paths-waits = nothing decided yet
paths-picked-up = took the call
paths-let-ring = let it ring

## Hosted sessions: what the room sees
wall-left = time left
wall-step = Step { $number } of { $of }
wall-wash = The debrief
wall-wash-whole = The whole debrief is open, on your own screens.
wall-wash-own = Each team reads this on its own screens.
wall-spoken = { $team }: { $count } of { $of } have said theirs
wall-questions = Questions for all
wash-over = the time is up
wall-clock = { $zone } · { $day }
wall-all = { $stage }
wall-leading = The furthest team stands at: { $stage }
wall-teams = Teams
wall-team = { $clock } · { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
wall-ended = ended { $clock } · { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
wall-more = … { $count ->
    [one] 1 more team
   *[other] { $count } more teams
}
wall-join = Join with one line
wall-joined = { $count ->
    [one] 1 person here
   *[other] { $count } people here
}

## When all else has failed
panic-sentence = Offramp met a bug of its own and stopped: { $what }
panic-place = Every committed decision is saved in { $folder }. Go on with: { $resume }

## Explore
explore-progress = {"{bar:30} {pos} of {len} known situations, {per_sec}, at least {eta} more"}
explore-progress-solving = {"{bar:30} {percent} % solved, {per_sec}, {eta} more"}
explore-whole = { $exercise } from the chair { $chair }: every path was walked. { $states } states, { $situations } situations, { $transitions } transitions, in { $seconds } seconds.
explore-part = { $exercise } from the chair { $chair }: a limit was reached after { $states } states, { $situations } situations and { $transitions } transitions, in { $seconds } seconds. What stands here is there; there may be more.
explore-not-asked = It is nothing but bounded numbers, so many of them that it was solved as such. What that does not ask, or not of everything: { $codes }.
explore-minutes = Play lasts from { $least } to { $most }.
explore-expected = Expected points
explore-best = best
explore-uniform = uniform
explore-worst = worst
explore-total = Total
explore-range = Single plays come to between { $least } and { $most } points.
explore-plays = Points of single plays
explore-plays-uniform = Dimensions, uniform play
explore-too-many-sums = ?: more different sums than can be followed one by one; simulate samples them.
explore-lowest = lowest
explore-tenth = 10 %
explore-half = 50 %
explore-nine = 90 %
explore-highest = highest
explore-total-best = Total, best play
explore-total-uniform = Total, uniform play
explore-total-worst = Total, worst play
explore-estimate = Not proved, sampled: over { $runs } plays that take every option alike the mean is { $mean }, with 95 in 100 between { $least } and { $most }.
explore-highest-total = The highest total of any play lies between { $met }, which a play of the sample came to, and { $bound }, more than which the rubric gives to none.
explore-highest-open = The highest total of any play is at least { $met }, which a play of the sample came to. The rubric sets no bound, since acts that earn points can be repeated.
explore-endings = Endings, their share of uniform play, and the shortest way to each
explore-way = Lines: { $lines }
explore-way-drawn = Lines: { $lines }; with --draws { $draws }
explore-no-way = No path ends here.
explore-not-seen = Not met until the limit was reached.
explore-options = Options: situations that offer it, and how often nothing is better
explore-unfinished = a limit was reached before every path from the chair `{ $chair }` was walked
explore-more = allow more with --limit and --memory
explore-too-many-draws = one decision of the chair `{ $chair }` asks for more draws than their odds can be multiplied for
explore-fewer-draws = spread the draws over several decisions

## Papers: what each is called, and what stands at its head
papers-manual = Situation manual
papers-role-cards = Role cards
papers-feedback = Feedback form
papers-cards = Cards to play on paper
papers-guide = Facilitator guide
papers-events = Master scenario events list
papers-evaluate = Evaluation guide
papers-run-sheet = Run sheet
papers-results = Results, to look up when play is on paper
papers-skip = To the text
papers-promise-open = For participants: nothing in it tells what is to come. An exercise is a model; it predicts nothing, and what is rated afterwards is a path, not a person.
papers-promise-role = For the holder of the role alone: one sheet each. Nothing in it tells what is to come.
papers-promise-cards = To be cut apart by the facilitator and handed out one by one, as play comes to each. No card says what an option is worth; a whole pack shows what is to come, so it stays with the facilitator.
papers-promise-private = For the facilitator and the evaluators. It tells what participants must not know before the debrief.

## Papers: conditions and effects
papers-percent = { $percent } %
papers-percent-little = under 1 %
papers-stage = { $number }. { $title }
papers-the-end = the end
papers-never = never
papers-not = not: { $what }
papers-and = and
papers-or = or
papers-at-least = { $name } at { $value } or more
papers-at-most = { $name } at { $value } or less
papers-until = before { $time }
papers-since = from { $time } on
papers-box = Box { $box }
papers-box-ticked = box { $box } ticked
papers-box-open = ☐ { $box }
papers-box-open-ticked = ☒ { $box }
papers-box-by = Ticked by { $names }.
papers-box-cleared = Cleared by { $names }.
papers-box-never = Never changed.
papers-boxes = Boxes
papers-boxes-how = What the exercise remembers as yes or no is a numbered box here. Conditions name boxes by their numbers.
papers-chose = { $option } chosen
papers-fired = { $event } has come
papers-tried = { $channel } tried
papers-answered = { $channel } answered
papers-shut = { $channel } shut
papers-message = the message of { $option } { $how }
papers-progress-sent = sent
papers-progress-carried = carried
papers-progress-delivered = delivered
papers-progress-read = read
papers-progress-answered = answered
papers-progress-expired = expired
papers-counter = counter “{ $name }”
papers-adds = { $name }: { $by }
papers-sets = { $name }: set to { $value }
papers-ticks = Tick box { $box }
papers-clears = Clear box { $box }
papers-rings = Ring { $channel }: look it up under “Calls and letters”
papers-shuts = { $channel } is shut for { $span }
papers-reopens = { $channel } is open again
papers-tells = { $chair } learns: { $fact }
papers-fires = Event { $event } comes now
papers-as-soon = as soon as: { $what }
papers-absent = { $time }, unless: { $what }
papers-called = when something else brings it
papers-comes-if = { $when }; only if: { $what }

## Papers: the situation manual
papers-about = What this is
papers-starts = It begins at
papers-zones = Clocks
papers-length = Planned length
papers-planned = { $play } of play, { $debrief } of debrief
papers-content = Before you agree to play
papers-your-chair = Your chair
papers-objective = { $text } ({ $percent } % of the objectives)
papers-others = Who else has a chair
papers-other-chair = { $chair } ({ $side })
papers-lines = Whom you can reach
papers-lines-how = A line is worth what its far end may say. Who answers, and when, you learn by trying.
papers-gauges = What you can watch
papers-gauge = Name
papers-stands = At the start
papers-range = Range
papers-bands = Names of its bands
papers-band = from { $value }: { $name }
papers-from-to = { $least } to { $most }
papers-places = Places
papers-place-ring = { $position }, with a ring of { $miles } nautical miles
papers-rules = How it is played
papers-rule-decide = Each stage tells what has happened and asks for a decision: one option, or several where it says so. Read, argue, then commit; what is committed stays.
papers-rule-time = The clock of the crisis runs with what you do, never with the clock on the wall.
papers-rule-silence = Silence is an answer. A line may ring and nobody picks up, because nobody there may talk yet; what you do elsewhere can change that.
papers-rule-words = Words are decisions. Where a message is composed, each clause is chosen, and the other side reads it in its own language.
papers-rule-notes = Write down why you decided as you did. Notes are for the debrief and are never scored.
papers-rule-stop = Anybody may ask for a pause or for the end at any time, without a reason.
papers-criteria = What counts
papers-criteria-how = A path earns up to 100 points, in five parts. Every point is traced to the decision that earned it; what an option is worth is told only after it was chosen.
papers-limits = What the exercise does not claim

## Papers: role cards
papers-role = Role
papers-role-alone = What follows is for you alone. Bring it into the discussion when you think the moment has come.
papers-role-none = You have no briefing of your own. Argue from the manual, ask the others what they know, and keep an eye on the clock of the crisis.
papers-role-member = Member of the team
papers-briefing = Briefing

## Papers: the feedback form
papers-scales = How was it?
papers-scales-how = To be filled in after the discussion. One cross a row; no name is asked for.
papers-statement = Statement
papers-scale-1 = 1 not at all
papers-scale-2 = 2
papers-scale-3 = 3
papers-scale-4 = 4
papers-scale-5 = 5 fully
papers-ask-story = I could believe what happened.
papers-ask-choices = The options were ones that serious people would weigh.
papers-ask-time = There was enough time to discuss.
papers-ask-heard = What I said was heard in my team.
papers-ask-debrief = The debrief told me something that I had not seen during play.
papers-ask-use = I will use something of this in my work.
papers-ask-learned = After today I can do this better: { $text }
papers-open = In your own words
papers-open-strength = What did your team do well?
papers-open-improvement = What would you do differently?
papers-open-action = One thing that should change where you work, and who could change it:
papers-open-exercise = What should change in the exercise?
papers-form-kept = What happens with this form
papers-form-kept-how = It goes to the facilitator, who uses it for the report and for the next exercise. It belongs to no record of the session.
papers-question = Question
papers-answer = Answer
papers-kind = Kind
papers-kind-scale = 1 to 5
papers-kind-words = in words

## Papers: the evaluation guide
papers-evaluate-watch = Watch one team from its first decision to its last, from the side; say nothing before the hot wash.
papers-evaluate-write = Write down what was said or done, with the time, before you rate it. A sentence that somebody said is evidence; an impression is none.
papers-evaluate-rate = Rate after the hot wash. Give each rating a reason that the team could check.
papers-evaluate-path = Rate the path, not the people: what the model rates by itself stands beside each rating, and you may disagree with it in writing.
papers-share = Share of the objectives
papers-chief = Chief objective
papers-chief-why = Failing it costs a fixed penalty on the whole score.
papers-tested = Tested only if
papers-ratings = What earns which rating
papers-evidence = Evidence to look for
papers-model = The model gives it if
papers-first-holds = The first row whose condition holds at the end is the rating.
papers-otherwise = otherwise
papers-shows = Where it shows
papers-anywhere = at any stage
papers-seen = What you saw
papers-seen-when = Time
papers-seen-what = Said or done
papers-seen-rating = P, S, M or U, and why

## Papers: the events list
papers-events-how = What comes to somebody by itself, in the order of the stages. When play is on screens the program brings all of it; the last column is for events that a person delivers instead.
papers-code = Code
papers-sender = From
papers-to = To
papers-event = What comes
papers-expected = Expected action
papers-owner = Delivered by
papers-owner-program = program
papers-on-arrival = on arrival
papers-not-before = not before { $time }
papers-the-exercise = the exercise
papers-stage-opens = The stage opens.

## Papers: the run sheet
papers-day = The day by the clock
papers-day-length = The day takes { $span }, along the longest way through the exercise.
papers-day-how = Stages are left out by letting the team's table take its declared default there; on the console that is the key that skips.
papers-budget-fits = It fits into { $budget } as it is.
papers-budget-cut = To fit into { $budget }, { $count ->
    [one] 1 stage is left out
   *[other] { $count } stages are left out
}; they are marked below.
papers-budget-over = { $budget } are not enough: with everything left out that can be, it is { $over } too long. Shorten the hot wash last of all: it is where people learn.
papers-from = From
papers-lasts = Takes
papers-what = What
papers-purpose = What it is for
papers-started = Begun at
papers-welcome = Welcome
papers-welcome-why = Who is here, what the exercise contains, what is recorded and who will read it.
papers-reading = Reading
papers-reading-why = Everybody reads the manual and the role.
papers-break = Break
papers-hot-wash = Hot wash
papers-hot-wash-why = The team's own account first, one strength and one improvement a person; figures come after.
papers-close = Close
papers-close-why = Feedback forms, named actions with owner and date, thanks.
papers-cuts = What to leave out first
papers-cuts-how = From the top: the stages that are missed least. The last column says which learning objectives nothing shows any more once this row and all above it are left out.
papers-cuts-none = There is nothing that could be left out.
papers-saves = Saves
papers-made = Left out
papers-made-yes = yes
papers-lost = No longer to be seen
papers-lost-none = Every learning objective still shows.
papers-late = When you are late
papers-late-by = Late by
papers-late-cut = Leave these out
papers-late-not-enough = { $span } stay uncovered: end the play sooner, and keep the hot wash.
papers-before = Before people come
papers-before-people = { $least } to { $most } people in a team.
papers-before-papers = Print a manual and a role card for each person, a feedback form for each, and an evaluation guide for each evaluator.
papers-before-room = A table, a screen and a quiet corner for each team; a wall clock that everybody sees.
papers-before-play = Play it once yourself, and let the facilitator guide lie beside you.
papers-before-note = Say at the welcome: { $note }

## Papers: the facilitator guide
papers-guide-how = How to use this guide
papers-guide-private = Keep it to yourself until the debrief. It says what every option is worth and why nobody answers.
papers-guide-codes = Options have the number of their stage and a letter, events an E and a number, paragraphs of a situation an S; the same codes stand on the cards and in the results.
papers-guide-purpose = Each stage begins with what it is for. When the talk drifts, bring it back to that and to nothing else.
papers-guide-hints = Hints stand from the gentlest on. Give the next one only when a team has been silent or in a circle for some minutes.
papers-guide-figures = Figures of a stage come from a search of every path. They say how the model splits there; they are no forecast of what your people will do.
papers-glance = At a glance
papers-opens = Opens
papers-minutes = Planned
papers-comes = Share of play that comes here
papers-paths = Where the paths lead
papers-searched = Every path was searched. The best play can expect { $best } points, the worst { $worst }; whoever takes every option alike can expect { $uniform } and ends well in { $good } of all plays.
papers-searched-how = “Share of play” is that of somebody who takes every set of options alike. An option's average cost is what it loses against the best one at the same place, if everything after it is the best; it is worked out over all situations in which it can be taken.
papers-unsearched = Not every path of this exercise could be searched, so this guide has no figures of how paths split.
papers-endings = Endings
papers-endings-how = The first ending whose condition holds is told.
papers-good = Ends well
papers-good-yes = yes
papers-good-no = no
papers-told-if = Told if
papers-no-decision = the chair decides nothing here
papers-share-of-play = Share of play
papers-watch = What to watch
papers-hints = Hints, the gentlest first
papers-situation = What is shown
papers-shown-if = If: { $what }.
papers-shown-to = To { $chairs } alone.
papers-comes-here = What comes by itself
papers-decides = { $chair } decides: { $ask }
papers-arises-if = The decision arises only if: { $what }
papers-options = Options, and how paths split at them
papers-act = What it counts as
papers-act-words = { $name } ({ $code }), { $class }
papers-open-when = Open when
papers-cost = Takes time
papers-taken = Taken
papers-best-in = Situations in which it is best
papers-best-of = { $best } of { $open }
papers-average-cost = Average cost
papers-ends-well = Ends well after it
papers-historical = History went this way.
papers-there-if = There only if: { $what }
papers-greyed-if = Greyed if: { $what }. It then says: { $reason }
papers-notes = What the debrief will say of each
papers-habits = What the chair does while nobody sits in it
papers-habit = { $sets }
papers-habit-if = If { $what }: { $sets }
papers-weighted = { $options } (weight { $weight })
papers-onward = Where it goes on
papers-then = Go on with: { $to }
papers-then-if = If { $what }, go on with: { $to }
papers-also-to = An option can lead to: { $to }
papers-history = What the record shows
papers-silences = Why nobody answers
papers-silences-how = The first row that holds answers. Where none does, the line stays silent for the reason that stands here; the team reads it only in the debrief.
papers-level = Reaches
papers-why-silent = Silent because
papers-answers = { $by } answers
papers-answers-if = if { $what }; heard after { $span }
papers-answers-always = always; heard after { $span }

## Papers: play on paper
papers-card = { $code } · { $kind } · { $title }
papers-card-situation = Situation
papers-card-event = Event
papers-card-decision = Decision
papers-card-option = Option
papers-anywhere-cards = At any stage
papers-title = Title
papers-text = Text
papers-pick-one = Choose one.
papers-pick-several = Choose { $least } to { $most }.
papers-pick-time = Several together take as long as the longest of them.
papers-pick-more = Each beyond { $free } takes { $span } more.
papers-takes = Takes { $span }
papers-irreversible = This cannot be undone.
papers-not-with = Not together with { $options }
papers-slot = { $slot }: choose one
papers-clause = { $number }. { $label }: { $text }
papers-play-how = How to play on paper
papers-play-cut = Cut the cards apart before the day and keep them in order of their codes. One person keeps this book and the tracking sheet; the team sees cards alone.
papers-play-stage = At each stage do what stands at its head, hand out the cards it names, and bring the events whose time has come.
papers-play-choose = Lay out the option cards that may be taken now. A card whose condition does not hold stays in the box; a greyed one is shown with its reason. Strike out a clause whose condition does not hold.
papers-play-result = When the team has committed, add the time and note every change together, then read out the first result whose condition holds, and note its changes. No value leaves its range.
papers-play-draw = Where it says to draw, draw a number from as many slips as it names, unseen.
papers-play-call = For a call or a letter turn to “Calls and letters” and read out the first answer that holds, or the silence.
papers-play-time = After each decision let the clock of the crisis run to its new time, and look through what moves by itself.
papers-play-end = When a stage leads to the end, read out the first ending that holds.
papers-play-debrief = On paper nothing is scored. For the debrief use the questions of the facilitator guide and the ratings of the evaluation guide.
papers-tracking = Tracking sheet
papers-tracking-how = One column is for the value as it stands now; strike it out and write the next beside it. Boxes are ticked and cleared.
papers-now = Now
papers-clockwork = What moves by itself
papers-drift = { $name }: { $by } every { $every }
papers-drift-if = { $name }: { $by } every { $every }, while { $what }
papers-drift-toward = { $name }: { $by } every { $every }, toward { $toward } and no further
papers-drift-toward-if = { $name }: { $by } every { $every }, toward { $toward } and no further, while { $what }
papers-rises-to = { $name } rises to { $value }: { $what }
papers-falls-to = { $name } falls to { $value }: { $what }
papers-clock-term = { $name }: { $by } every { $every }, from { $from } to { $to }
papers-hand-out = Hand out { $card }
papers-hand-out-if = Hand out { $card } if: { $what }
papers-not-seen = The team does not see it.
papers-entry = { $code } · { $title }
papers-writes = It goes by { $channel }: look that up under “Calls and letters”
papers-clause-does = { $slot }, { $number }: { $what }
papers-result = Result
papers-result-if = Result if: { $what }
papers-reply = { $from }: “{ $text }”
papers-draw = Draw a number from 1 to { $whole }.
papers-drawn = Drawn: { $from } to { $to }
papers-drawn-one = Drawn: { $from }
papers-calls = Calls and letters
papers-calls-how = The first answer that holds is read out after its time; where none holds, the silence.
papers-shut-start = Shut at the start.
papers-spoken = { $by } speaks: { $what }
papers-silence = Otherwise nobody answers for { $span }
papers-post = A letter is carried after { $carry }, delivered { $deliver } later, read { $read } later, and given up { $expire } after it was sent. When it is read, the answers above hold for it.
papers-post-draw = Draw for each letter: { $intact } slips for intact, { $garbled } for garbled, { $lost } for lost.

## Rehearsal
cli-searching-rehearsal = Every path of this exercise is searched once, to know the best run. It may take a minute.
rehearse-refused = The table refuses decision { $number } of a run, so none is told. { $why }
rehearse-unsearched = The paths of this exercise are too many to be searched, so no run knows them all.
rehearse-opening = { $title }, { $count } runs from the chair { $chair }, all under the luck of seed { $seed }.
rehearse-endings = How they ended
rehearse-ending-count = { $title }: { $count ->
    [one] 1 run
   *[other] { $count } runs
}
rehearse-ways = Runs with a plan
rehearse-best-play = whoever knows every path
rehearse-greedy = whoever takes the points at hand
rehearse-cautious = whoever takes the lightest act
rehearse-hawk = whoever takes the heaviest act
rehearse-hotline = whoever only tries the hotline
rehearse-uniform = whoever takes every option alike
rehearse-summary = { $points } points, { $ending }: { $way }; { $decisions ->
    [one] 1 decision
   *[other] { $decisions } decisions
} in { $span }
rehearse-best = Best run
rehearse-typical = Typical run
rehearse-worst = Worst run
rehearse-run = { $title }
rehearse-moment = { $number }. { $time }  { $stage }  ({ $tension })
rehearse-end = { $time }  The end  ({ $tension })
rehearse-tension = tension { $value }
rehearse-tension-band = tension { $value }, { $band }
rehearse-ended = { $title }
rehearse-points = { $points } points until the next decision
rehearse-part = Where these three part
rehearse-part-at-once = They stand apart from the first decision on.
rehearse-part-after = They stand together up to decision { $number } ({ $stage }) and decide otherwise there.
rehearse-part-luck = They stand together up to decision { $number } ({ $stage }) and decide alike there; chance parts them.
rehearse-part-never = They never part.
rehearse-part-good = Runs that ended differently part for good at decision { $number } ({ $stage }).
rehearse-part-chance = Runs that ended differently part for good after decision { $number } ({ $stage }), by chance alone.
