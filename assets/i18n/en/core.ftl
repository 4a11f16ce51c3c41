# Words of the trade, shared by the desk and the command line.

type-forgetful = forgetful
type-illiquid = illiquid
type-disputing = disputing
type-unclassified = unclassified
type-short-forgetful = forget.
type-short-illiquid = illiq.
type-short-disputing = disput.
type-short-unclassified = unclas.

band-broken_promise = broken promise
band-call_back = call back
band-promise_due = promise due
band-review = to review
band-step_due = to collect
band-waiting = waiting
band-not_due = not due
band-settled = settled

status-pending = pending
status-kept = kept
status-partly_kept = partly kept
status-broken = broken
status-replaced = replaced
status-cancelled = cancelled

step-follow_up_promise = ask what happened to the promise
step-call_back = call at the agreed hour
step-confirm_promise = see whether the promised payment came
step-check_in = ask whether the promise still stands
step-review_dispute = review the dispute
step-review_hold = decide what follows the hold
step-review_snooze = decide what follows the snooze
step-remind = remind them kindly
step-propose_plan = call and propose a payment plan
step-resolve_dispute = call, listen and agree on a solution
step-find_out_why = call and find out what happened
step-allocate_credit = use their credit
step-await_due_date = wait for the due date

days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
days-ago = { $count ->
    [0] today
    [1] yesterday
   *[other] { $count } days ago
}
days-ahead = { $count ->
    [0] today
    [1] tomorrow
   *[other] in { $count } days
}
days-short = { $count }d
date-today = today
date-none = no date

reason-promise_broken = promise broken { $ago }: { $money }
reason-plan_broken = payment plan broken { $ago }: { $money } missing
reason-call_back_agreed = we agreed to call { $when }
reason-promise_live = promise for { $when }: { $money }
reason-check_in = confirm the promise for { $date }: { $money }
reason-dispute_open = dispute over { $money }, review { $when }
reason-dispute_open-due = dispute over { $money } not reviewed
reason-hold = on hold until { $date }
reason-hold-due = the hold ended { $ago }
reason-snooze = snoozed until { $date }
reason-snooze-due = the snooze ended { $ago }
reason-resting = resting until { $date }
reason-covered_by_credit = covered by their credit
reason-not_due_yet = due { $when }
reason-nothing_open = owes nothing
reason-amount = { $money } to collect
reason-age = { $count ->
    [one] { $count } day past due
   *[other] { $count } days past due
}
reason-broken_promises = { $count ->
    [one] { $count } promise not kept
   *[other] { $count } promises not kept
}
reason-debtor_type = { $type } client
reason-prescribes = prescribes on { $date }: { $money }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } invoices)
}
reason-prescribed = may have prescribed on { $date }: { $money }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } invoices)
}
reason-silence = { $count ->
    [one] not spoken for { $count } day
   *[other] not spoken for { $count } days
}
reason-silence-never = no contact yet
reason-tried_today = tried today { $hour }, { $outcome }
tried-no_answer = no answer
tried-voicemail = left a message
tried-wrong_number = wrong number
tried-sent = written, no answer

action-name-promise = promise
action-name-note = note
action-name-type = type
action-name-tag = tag
action-name-import = import
action-name-demo = example

# What can go wrong.
error-not-a-book = “{ $path }” is not a cobro book. Choose another file with --db.
error-too-new = The book “{ $path }” is of a newer version ({ $found }; this program knows up to { $known }). It was left untouched: update cobro.
error-folder = “{ $path }” is a folder. Name a file.
error-missing = “{ $path }” does not exist.
error-exists = “{ $path }” exists already and will not be overwritten. Choose another name.
error-network = “{ $path }” is in a network folder, where a book can be damaged. Keep it on a disk of this computer.
error-busy = Another program keeps the book busy. Nothing was saved; try again.
error-disk-full = The disk is full. Nothing was saved and the book is intact: make room and try again.
error-disk = The disk failed ({ $problem }). Nothing was saved; from now on the book can only be read. Check the disk and open cobro again.
error-read-only = The book is open for reading only. Nothing was saved.
error-unsound = The copy is not sound: { $problem }. Nothing was changed.
error-unreadable = The book holds an entry that can't be read ({ $problem }). Did a newer version write it? Run “cobro check”.
error-damaged = The book is damaged ({ $problem }). Run “cobro check --rebuild”.
error-stopped = Stopped. Nothing was saved.
error-database = The database says: { $problem }.
error-file = “{ $path }” can't be used: { $problem }.
error-no-debtor = No client answers to “{ $asked }”.
error-which-debtor = “{ $asked }” may be any of these:
error-which-debtor-more = … and { $count } more
error-nothing-to-collect = There is nothing to collect now, so nothing to promise: it is not due, or it is in dispute, on hold or promised already.
error-more-than-open = Only { $money } is open: no more can be promised.
error-day-passed = { $date } has passed.
error-not-positive = The amount must be more than zero.
error-too-precise = The amount has too many decimals: { $currency } takes { $count ->
    [0] whole units only
   *[other] { $count } at most
}.
error-changed-elsewhere = Nothing was undone or redone: since then { $author } recorded something about { $name } in another window ({ $action }, { $when }). “cobro undo --any” takes back the last action of all.
error-empty-text = Nothing was written.
error-bad-rows = { $count ->
    [one] { $count } row is bad and it was to be all or nothing: nothing was imported.
   *[other] { $count } rows are bad and it was to be all or nothing: nothing was imported.
}
error-config = { $where }: { $problem }. The defaults are used.
error-config-value = { $where }: { $key } = { $value } won't do; allowed is { $allowed }. The default value is used.

# Why a file is refused.
read-io = The file can't be read: { $problem }.
io-not-found = it does not exist; check its name and folder
io-denied = there is no permission to read it
io-folder = it is a folder
io-full = the disk is full
read-empty = The file is empty. A CSV with a row of headings and a row for each invoice was looked for.
read-not-text = The file is neither text nor a format that is known. Export a CSV or a spreadsheet from your program; `cobro formats` lists what can be imported.
read-line-too-long = Line { $line } is too long for a table of invoices (more than { $limit } bytes).
read-unclosed-quote = The quotation mark opened in line { $line } is never closed.
read-no-heading = No row has known headings. Seen: { $seen }. Looked for, among others: { $wanted }.
read-field-missing = A column is missing for: { $missing }. Headings seen: { $seen }.
read-dates-destroyed = The dates in column “{ $heading }” are destroyed (such as “{ $sample }”). Export the file again with whole dates.
read-dates-ambiguous = It can't be told whether the day or the month comes first in { $columns } (such as { $sample }).
read-unknown-column = There is no column “{ $column }” for the field { $field }. Columns: { $seen }.
read-payments-list = It looks like a list of payments (“{ $evidence }”), and a column is missing for: { $missing }. Headings seen: { $seen }.
read-movements = It looks like a list of movements of an account, not of invoices: beside “{ $heading }” there are no invoice numbers or due dates. Import the bank's statement in another format, with its column of balances, or name those columns if they are invoices.

# Why a row is left out.
row-debtor_missing = the client is missing
row-amount_missing = the amount is missing
row-amount_unreadable = not an amount
row-date_unreadable = not a date
row-date_against_order = date in another order than the rest of the column
row-date_destroyed = destroyed date
row-currency_unknown = unknown currency
row-dispute_unreadable = neither yes nor no
row-type_unknown = no type of debtor; the row is in without it
row-terms_unreadable = no term of payment, and there is no due date
row-number_repeated = number repeated with other amounts
row-quote_unclosed = the quotation mark opened in this row is never closed
row-too_many_cells = more cells than headings

# Dates and amounts as people type them.
typed-date-empty = type a date: fri, 15, +7, end of month, 3/12…
typed-date-unknown = I don't understand that date
typed-date-unclear = that date can be read in two ways
typed-date-no_day = say the day as well
typed-date-no_such_day = there is no such day
typed-date-other_weekday = that day is { $date }
typed-date-past = { $date } has passed
typed-date-too_far = that is too far away
typed-amount-bad = I don't understand that amount
typed-amount-not_positive = the amount must be more than zero
typed-amount-too_much = that is more than is open
typed-amount-currency = that is not the currency of what is open
reason-written_off = given up { $money }
