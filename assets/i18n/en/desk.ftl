# The desk.

pane-history = History
pane-notes = Notes
pane-invoices = Invoices
pane-promises = Promises
pane-why = Why
pane-empty = Nothing here yet.

bar-to-collect = To collect today { $money }
bar-imported = imported { $ago }
bar-imported-short = imported { $count ->
    [0] today
   *[other] { $count }d ago
}
bar-loading = loading…

queue-title = Queue
queue-nothing-found = Nobody fits these filters. { $clear } clears them; { $hidden } shows those who wait as well.
queue-found-waiting = { $count ->
    [one] Nobody of today's list fits, but { $count } client of those who wait does: { $hidden } shows them. { $clear } clears the filters.
   *[other] Nobody of today's list fits, but { $count } clients of those who wait do: { $hidden } shows them. { $clear } clears the filters.
}
queue-all-done = Nobody is left for today. { $hidden } shows those who wait.
queue-selected = { $count } selected
sort-urgency = urgency
sort-type = type
sort-amount = amount
sort-age = age
sort-name = name
sort-last_contact = last contact
filter-hidden-too = all
filter-least-days = ≥ { $count }d
filter-least-amount = ≥ { $amount }

head-overdue = Overdue
head-overdue-short = late
head-to-collect = to collect
head-to-collect-short = collect
head-open = open
head-open-short = open
head-others = { $count ->
    [one] and { $count } more currency
   *[other] and { $count } more currencies
}
head-others-short = +{ $count }
head-nothing = nothing to do
history-taken-back = undone
history-day-assumed = (*) The file does not say on which day it was paid: the date is assumed.
invoice-disputed = disputed { $money }
invoice-held = on hold
invoice-parts = { $count } instalments
invoice-settled = paid
promise-made = made on { $date }
promise-of-plan = plan
promise-paid = paid { $money }

why-open = Open in all
why-overdue = Overdue
why-disputed = disputed
why-held = on hold
why-promised = covered by promises
why-credit = credit
why-to-collect = To collect now
why-prescription = Prescription: counted from the due date, or from the last written claim, promise or payment. A reminder, no legal advice.
why-last-contact = Last contact: { $ago }
why-no-client = No client is chosen.
why-loading = One moment: the client's file is being read.
why-nothing-open = They owe nothing: there is nothing to promise.
why-nothing-due = Nothing is due yet. With P you can record a promise all the same.
why-nothing-to-collect = Nothing to collect: it is in dispute, on hold or covered. See “Why”.
why-import-unclear = Say first which column is what.
why-import-strict = There are bad rows and “all or nothing” is on: the file can't be imported so.
why-no-problems = Configuration, theme and keys are fine.
why-clear-filters = 0 clears the filters.

do-promise = Promise to pay
do-promise-short = promise
do-promise-help = record a promise for all there is to collect
do-promise_form = Promise: fill in
do-promise_form-help = fill in a promise, in place of the live ones or beside
do-note = Note
do-note-short = note
do-note-help = write a note
do-set_type = Type of client
do-set_type-short = type
do-set_type-help = say what type of client it is
do-undo = Undo
do-undo-help = undo the last thing done in this window
do-redo = Redo
do-redo-help = redo what was undone
do-select = Select
do-select-help = select the client, to act on several
do-search = Search
do-search-short = search
do-search-help = search by name, code, tax id, phone, e-mail or invoice
do-filters = Filters
do-filters-short = filters
do-filters-help = choose filters
do-sort = Sort
do-sort-short = sort
do-sort-help = choose the order of the queue
do-toggle_hidden = Show everybody
do-toggle_hidden-short = all
do-toggle_hidden-help = show or hide those who need nothing today
do-only_forgetful = Only forgetful
do-only_forgetful-help = only the forgetful
do-only_illiquid = Only illiquid
do-only_illiquid-help = only the illiquid
do-only_disputing = Only disputing
do-only_disputing-help = only the disputing
do-only_unclassified = Only unclassified
do-only_unclassified-help = only the unclassified
do-clear_filters = Clear filters
do-clear_filters-help = clear all filters
do-down = Down
do-down-help = one down
do-up = Up
do-up-help = one up
do-first = First
do-first-help = to the first
do-last = Last
do-last-help = to the last
do-page_down = Page down
do-page_down-help = a page down
do-page_up = Page up
do-page_up-help = a page up
do-next_pane = Next pane
do-next_pane-short = panes
do-next_pane-help = to the next pane
do-previous_pane = Previous pane
do-previous_pane-help = to the pane before
do-open = Open the file
do-open-help = go into the client's panes
do-back = Back
do-back-help = go back
do-import = Import
do-import-help = import a file of invoices
do-problems = Problems of the configuration
do-problems-help = read what is wrong with configuration, theme or keys
do-palette = All actions
do-palette-short = actions
do-palette-help = list all actions
do-help = Help
do-help-short = help
do-help-help = this help
do-suspend = Suspend
do-suspend-help = back to the shell for a moment (fg goes on)
do-quit = Quit
do-quit-short = quit
do-quit-help = leave cobro
do-import_accept = Import the file
do-import_accept-short = import
do-import_accept-help = in the preview: import the file
do-import_columns = Columns
do-import_columns-short = columns
do-import_columns-help = in the preview: choose the column of each field
do-import_currency = Currency
do-import_currency-short = currency
do-import_currency-help = in the preview: choose the currency of the amounts
do-import_dates = Order of dates
do-import_dates-short = dates
do-import_dates-help = in the preview: choose the order of day, month and year
do-import_strict = All or nothing
do-import_strict-short = all or nothing
do-import_strict-help = in the preview: whether one bad row refuses the file
do-import_down = Down
do-import_down-help = in the preview: a line down
do-import_up = Up
do-import_up-help = in the preview: a line up
do-import_page_down = Page down
do-import_page_down-help = in the preview: a page down
do-import_page_up = Page up
do-import_page_up-help = in the preview: a page up
do-import_leave = Leave the import
do-import_leave-short = leave
do-import_leave-help = in the preview: leave without importing anything
do-choose_down = Down
do-choose_down-help = in a list: one down
do-choose_up = Up
do-choose_up-help = in a list: one up
do-choose_toggle = Mark
do-choose_toggle-short = mark
do-choose_toggle-help = in the filters: on or off
do-choose_accept = Accept
do-choose_accept-short = accept
do-choose_accept-help = in a list: accept
do-choose_cancel = Close
do-choose_cancel-short = close
do-choose_cancel-help = in a list: close
do-line_accept = Accept
do-line_accept-short = accept
do-line_accept-help = in a field: accept
do-line_next = Next field
do-line_next-short = next field
do-line_next-help = in a field: to the next one
do-line_previous = Field before
do-line_previous-help = in a field: to the one before
do-line_cancel = Leave
do-line_cancel-short = leave
do-line_cancel-help = in a field: leave it
do-note_save = Save the note
do-note_save-short = save
do-note_save-help = in a note: save it
do-note_leave = Leave as draft
do-note_leave-short = leave as draft
do-note_leave-help = in a note: leave it as a draft
do-note_drop = Drop the note
do-note_drop-short = drop
do-note_drop-help = in a note: drop it
do-read_down = Down
do-read_down-help = in a text: a line down
do-read_up = Up
do-read_up-help = in a text: a line up
do-read_page_down = Page down
do-read_page_down-help = in a text: a page down
do-read_page_up = Page up
do-read_page_up-help = in a text: a page up
do-read_accept = Go on
do-read_accept-short = go on
do-read_accept-help = in a text: go on
do-read_close = Close
do-read_close-short = close
do-read_close-help = in a text: close it

group-client = The client
group-queue = The queue
group-move = Moving about
group-program = The program
group-import = Preview of an import
group-interest = Sheet of late interest
group-field = Lists, fields and notes
help-title = Help
help-signs = The signs of the queue

choose-type = { $count ->
    [one] Type of client
   *[other] Type of { $count } clients
}
choose-sort = Sort by
choose-filters = Filters
choose-palette = Actions
choose-import-field = Field whose column is chosen
choose-import-column = Column for: { $field }
choose-import-currency = Currency of the amounts
choose-import-dates = Order of dates
choose-nothing = Nothing fits.

empty-book-title = The book is empty
empty-book = To fill it, export your invoices as CSV from your invoicing program and import them: press { $key }, type “import” and the name of the file. Or leave with q and run: cobro import invoices.csv
    Before anything is saved you will see what was understood of the file. If you only want to try cobro: cobro demo

promise-title = Promise of { $name }
promise-recorded = ✓ Recorded. You can change the date or the amount.
promise-replaces = Takes the place of { $promises }. Enter records it.
promise-others = { $money } is owed too: recorded apart, with P.
promise-date = Date
promise-amount = Amount
promise-examples = fri · 15 · +7 · end of month · 3/12        1,250 · 50% · half
promise-help-recorded = Enter and Esc leave it as it is · Tab goes to the amount · u undoes it later
promise-help = Enter records it · Esc records nothing · Tab goes to the amount

note-title = Note about { $name }
note-help = { $save } saves it · { $leave } leaves it as a draft
note-recovered = Draft recovered · { $save } saves it · { $leave } leaves it

import-title = Import invoices
import-path = File, folder or zip (you will see it before anything is saved):
import-working = reading… Esc stops it
import-recognised = { $encoding }, separator “{ $separator }”, headings in line { $line }
import-setting-currency = currency: { $value }
import-setting-dates = dates: { $value }
import-setting-strict = { $strict ->
    [yes] all or nothing: one bad row refuses the file
   *[no] bad rows: left out, all else goes in
}
import-setting-columns = columns:
import-unused = not used: { $headings }
import-map-first = { $key } says which column is what · { $leave } goes back to the name of the file
import-no-column = none
import-nth-column = column { $number }
import-currency-of-file = what the file says ({ $currency } where it says none)
import-dates-of-file = as the file writes them
import-accept = { $accept } imports it · { $leave } imports nothing
import-refused = { $count ->
    [one] With “all or nothing” this bad row refuses the file. { $key } leaves it out.
   *[other] With “all or nothing” these bad rows refuse the file. { $key } leaves them out.
}
import-nothing-new = This file says nothing new. Enter or Esc closes.
import-done = Enter closes. u undoes it.
import-debtors-added = { $count ->
    [one] { $count } new client
   *[other] { $count } new clients
}
import-debtors-updated = { $count ->
    [one] { $count } client with new details
   *[other] { $count } clients with new details
}
import-invoices-added = { $count ->
    [one] { $count } new invoice
   *[other] { $count } new invoices
}
import-invoices-updated = { $count ->
    [one] { $count } invoice changed
   *[other] { $count } invoices changed
}
import-invoices-unchanged = { $count ->
    [one] { $count } invoice unchanged
   *[other] { $count } invoices unchanged
}
import-payments-added = { $count ->
    [one] { $count } new payment
   *[other] { $count } new payments
}
import-repeated = { $count ->
    [one] { $count } repeated row, counted once
   *[other] { $count } repeated rows, counted once
}
import-rejected = { $count ->
    [one] { $count } bad row that is left out:
   *[other] { $count } bad rows that are left out:
}

told-undone = Undone: { $action }
told-redone = Redone: { $action }
told-nothing-to-undo = There is nothing to undo in this window.
told-undo-elsewhere = Nothing to undo here. In another window: { $action } ({ $author }, { $when }).
told-nothing-to-redo = There is nothing to redo.
told-typed = { $count ->
    [one] Type: { $type }
   *[other] Type of { $count } clients: { $type }
}
told-typed-already = It is { $type } already: nothing is recorded.
told-noted = Note saved
told-draft-kept = The note stays as a draft; n opens it again.
told-draft-dropped = Note dropped.
told-drafts = { $count ->
    [one] There is an unfinished note about { $name }: { $key } opens it.
   *[other] There are { $count } unfinished notes: { $key } opens the one of this client.
}
told-promised = Promise of { $money } for { $date }
footer-undo = undo: { $action }
footer-undo-short = undo
search-found = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
search-alike = { $count ->
    [one] nobody exactly; { $count } alike
   *[other] nobody exactly; { $count } alike
}
problems-title = Problems of the configuration
problems-read = { $count ->
    [one] read
   *[other] read all { $count }
}
problems-hide = dismiss
search-waiting = { $found ->
    [0] nobody in the list
    [one] { $found } alike
   *[other] { $found } alike
} · { $count } among those who wait: { $accept } { $hidden }
key-unknown-action = Keys: there is no action “{ $action }”.
key-unknown-key = Keys: “{ $key }” (for { $action }) is no key.
key-taken = Keys: { $key } (for { $action }) belongs to { $by } already.

fact-details = details: { $details }
fact-type = type: { $type }
fact-tags = tags: { $tags }
fact-invoice = invoice { $number } of { $money }, due { $date }
fact-payment = payment of { $money }
fact-payment-less = payment corrected: { $money } less
fact-dispute_opened = disputes invoice { $number }
fact-of-invoice = invoice { $number }
fact-dispute_reviewed = dispute reviewed
fact-dispute_reviewed-again = next look on { $date }
fact-dispute_resolved = dispute resolved
fact-hold_placed = on hold until { $date }
fact-hold_released = hold released
fact-snoozed = snoozed until { $date }
fact-promise = promises { $money } for { $date }
fact-promise-replaced = new promise: { $money } for { $date }
fact-promise_cancelled = promise cancelled
fact-promise_cancelled-of = promise cancelled, the one of { $money } for { $date }
fact-plan_cancelled-of = plan cancelled, the one of { $count } instalments for { $money }
fact-plan = plan of { $count } instalments for { $money }
fact-contact = contact
fact-note = note
fact-reversal = undone
channel-call = call
channel-email = e-mail
channel-whatsapp = WhatsApp
channel-sms = SMS
channel-letter = letter
channel-visit = visit
channel-social_network = social network
outcome-promised = promises to pay
outcome-call_back = call back
outcome-no_answer = no answer
outcome-voicemail = voicemail
outcome-wrong_number = wrong number
outcome-disputes = disputes
outcome-cannot_pay = cannot pay
outcome-refuses = refuses to pay
outcome-paid_already = says it is paid
outcome-sent = sent
outcome-sent-letter = sent
outcome-other = spoken
contact-incoming = incoming
contact-call-back = call { $when }

desk-own-book = My book
desk-no-terminal = The desk needs a terminal. The commands (“cobro queue”, “cobro show”…) work without one.
desk-terminal-failed = The terminal can't be used: { $problem }.
demo-book-name = Demo book
demo-writing = inventing clients
demo-written = Invented book written to { $path }. Open it with: cobro --db { $path }
form-examples-date = For example: today, fri, 15, +7, 3/12, end of month
form-examples-amount = For example: 1250.50 · 1,250.50
invoice-written_off = { $money } given up
invoice-given_up = given up
