### Money: payments, plans, disputes, terms.

fact-payment_corrected = corrected: { $payment }, of { $date }
fact-payment_corrected-gone = payment taken off
fact-credit_allocated = credit used: { $money } · { $numbers }
fact-credit_note = credit note of { $amount } on invoice { $number }
fact-write_off = invoice { $number }: { $amount } written off
fact-terms = terms: { $terms }
fact-charge = { $kind } claimed for invoice { $number }: { $money }
fact-charge_waived = a claimed charge is waived
fact-charge_waived-of = charge { $charge } waived: { $kind } for invoice { $number }, { $money }
fact-payment_corrected-before = before { $money }

charge-interest = late interest
charge-recovery_cost = recovery cost
charge-penalty = penalty

client-kind-business = business
client-kind-consumer = consumer
client-kind-public_body = public body

terms-payment-days = { $count ->
    [one] { $count } day to pay
   *[other] { $count } days to pay
}
terms-rate = agreed late interest { $rate } a year
terms-prescription = { $count ->
    [one] prescribes after { $count } year
   *[other] prescribes after { $count } years
}
terms-prepayment = pays in advance
terms-deposit = deposit of { $percent } %
terms-unset = as the house: { $fields }
terms-field-client_kind = kind of client
terms-field-payment_days = days to pay
terms-field-interest_rate = late interest
terms-field-prescription_years = prescription
terms-field-deposit_percent = deposit
terms-field-prepayment = paying in advance
terms-on-credit = on credit

method-transfer = transfer
method-direct_debit = direct debit
method-card = card
method-cash = cash
method-cheque = cheque
method-promissory_note = promissory note
method-other = other means

dispute-reason-price = price
dispute-reason-quantity = quantity
dispute-reason-quality = quality
dispute-reason-not_delivered = not delivered
dispute-reason-not_ordered = not ordered
dispute-reason-duplicate = duplicate
dispute-reason-wrong_data = wrong data
dispute-reason-already_paid = says it is paid
dispute-reason-other = other reason

dispute-outcome-rejected = not right
dispute-outcome-credited = credited
dispute-outcome-corrected = invoice corrected
dispute-outcome-paid = paid

refused-more-than = There is only { $money }: it can't be more.
refused-shares = The invoices add up to { $money }, more than the payment: make these shares smaller or the amount larger.
refused-nothing-open-of = Nothing is left to pay of invoice { $number }.
refused-several-currencies = The invoices are in different currencies; record them one by one.
refused-nothing-open = This client has nothing open.
refused-no-credit = This client has no free credit.
refused-day-to-come = { $date } has not come yet.
refused-no-reason = The reason is missing: write down why.
refused-no-such-entry = Entry { $number } does not exist, is of another kind, or is closed already.
refused-contested-already = Invoice { $number } is in dispute already; say first how that one ended.
refused-schedule-more-than-all = An instalment can't be larger than the whole: make it smaller.
refused-schedule-count = There must be 1 to 360 instalments, each of a cent at least.
refused-schedule-day = A day of the month is 1 to 31.
refused-not-too-high = Charge { $number } is not more than it comes to.
refused-out-of-bounds = Percentages go from 0 to 100, days up to 3650, years from 1 to 100.
refused-nothing-changed = Nothing changes: nothing is recorded.
refused-too-far-ahead = By your policy a promise is for { $count } days ahead at most; write the reason to accept it.
refused-too-little = By your policy a promise is for { $money } at least; write the reason to accept it.

every-week = week
every-fortnight = fortnight
every-month = month

cli-recorded = Recorded: { $name }: { $what }.
cli-left-to-collect = Left to collect: { $money }.
cli-not-one-of = “{ $value }” does not fit here. One of: { $known }.
cli-which-invoice = Several invoices are open ({ $invoices }): say which by its number.
cli-no-open-invoice = This client has no open invoice.
cli-plan-proposed = Proposal for { $name }: { $money } for { $invoices }
cli-plan-how-to-accept = With --accept it is agreed.

cli-value-INVOICE = INVOICE
cli-value-METHOD = METHOD
cli-value-ENTRY = ENTRY
cli-value-REASON = REASON
cli-value-OUTCOME = OUTCOME
cli-value-UNTIL = UNTIL
cli-value-EVERY = EVERY
cli-value-COUNT = COUNT
cli-value-NAME = NAME

cli-pay = Records a payment, or corrects one
cli-pay-debtor = Code, tax id, name or part of the name
cli-pay-amount = The amount; all that is open of what it pays when left out
cli-pay-date = The day it came in (yesterday, 12/3, 2026-11-02); today when left out
cli-pay-invoices = The invoice it pays, and how much of it (may be repeated); the oldest first when left out
cli-pay-credit = It pays no invoice: all of it is credit
cli-pay-method = transfer, direct debit, card, cash, cheque, promissory note or other
cli-pay-reference = What the bank or the client wrote beside it
cli-pay-correct = Corrects the payment of this entry: what is given is right
cli-pay-undone = The payment of this entry never was
cli-pay-returned = The bank gave back the payment of this entry, on the date given
cli-pay-use_credit = Uses the free credit for what is overdue, the oldest first, but nothing contested or on hold; or for the invoices of --invoice
cli-pay-reason = Why it is corrected

cli-plan = Proposes a payment plan; with --accept it is agreed
cli-plan-debtor = Code, tax id, name or part of the name
cli-plan-instalments = How many instalments (3 when left out)
cli-plan-each = The amount of each; the last one takes the rest
cli-plan-first = The day of the first one
cli-plan-every = Every week, fortnight or month, every so many days (10d), or the day of the month (5, 31)
cli-plan-at_once = What is paid today
cli-plan-invoices = The invoice it covers (may be repeated); all that is to be collected when left out
cli-plan-accept = The client agrees: it is recorded

cli-dispute = Records what the client contests, or how that ended
cli-dispute-debtor = Code, tax id, name or part of the name
cli-dispute-invoices = The invoices, and how much of each; all of it when left out
cli-dispute-reason = price, quantity, quality, not delivered, not ordered, duplicate, wrong data, already paid or other
cli-dispute-text = What the client says
cli-dispute-assignee = Who looks at it
cli-dispute-until = When somebody is to look at it
cli-dispute-reviewed = Somebody has looked at the dispute of this entry
cli-dispute-resolved = The dispute of this entry is over
cli-dispute-outcome = rejected, credited, corrected or paid
cli-dispute-credited = The amount of the credit note; what is contested when left out

cli-hold = Pauses collection until a day, or goes on with it
cli-hold-debtor = Code, tax id, name or part of the name
cli-hold-until = The day on which collection goes on
cli-hold-invoice = Only this invoice; the whole client when left out
cli-hold-reason = Why
cli-hold-release = Ends the hold of this entry now

cli-credit = Records a credit note on an invoice
cli-credit-debtor = Code, tax id, name or part of the name
cli-credit-invoice = The invoice
cli-credit-amount = The amount; all that is open when left out
cli-credit-number = The number of the credit note
cli-credit-reason = Why

cli-writeoff = Gives up an invoice, or part of it
cli-writeoff-debtor = Code, tax id, name or part of the name
cli-writeoff-invoice = The invoice
cli-writeoff-amount = The amount; all that is open when left out
cli-writeoff-reason = Why

cli-promise-every = Every week, fortnight or month, every so many days (10d), or the day of the month, as often as --times says
cli-promise-times = How many times in all
cli-promise-reason = Why it is accepted although the policy does not allow it

action-name-payment = payment
action-name-payment_corrected = correction of a payment
action-name-credit_allocated = use of credit
action-name-credit_note = credit note
action-name-write_off = write-off
action-name-plan = payment plan
action-name-dispute = dispute
action-name-dispute_reviewed = review of a dispute
action-name-dispute_resolved = end of a dispute
action-name-hold = hold
action-name-hold_released = end of a hold

form-payment = Payment of { $name }
form-payment-amount = Amount
form-payment-amount-empty = all that is open
form-payment-date = Date
form-payment-date-empty = today
form-payment-invoices = Invoices
form-payment-invoices-empty = the oldest first
form-payment-method = Means
form-payment-method-empty = { "" }
form-payment-reference = Reference
form-payment-reference-empty = what the bank wrote

form-correction = Correct a payment of { $name }
form-correction-entry = Payment
form-correction-entry-empty = { "" }
form-correction-outcome = What happened
form-correction-outcome-empty = { "" }
form-correction-amount = Amount
form-correction-amount-empty = the same
form-correction-date = Date
form-correction-date-empty = the same
form-correction-invoices = Invoices
form-correction-invoices-empty = the oldest first
form-correction-reason = Reason
form-correction-reason-empty = { "" }

form-plan = Payment plan of { $name }
form-plan-parts = Instalments
form-plan-parts-empty = how many, or how much each
form-plan-date = First one on
form-plan-date-empty = { "" }
form-plan-every = Every
form-plan-every-empty = { "" }
form-plan-at-once = Paid today
form-plan-at-once-empty = nothing
form-plan-invoices = Invoices
form-plan-invoices-empty = all that is to be collected

form-dispute = Dispute of { $name }
form-dispute-invoices = Invoices
form-dispute-invoices-empty = F-1, or only a part: F-1=100
form-dispute-reason = Reason
form-dispute-reason-empty = { "" }
form-dispute-words = What they say
form-dispute-words-empty = { "" }
form-dispute-assignee = Who looks at it
form-dispute-assignee-empty = { "" }
form-dispute-date = To look at on
form-dispute-date-empty = by policy

form-resolve = How did the dispute of { $name } end?
form-resolve-entry = Dispute
form-resolve-entry-empty = { "" }
form-resolve-outcome = Outcome
form-resolve-outcome-empty = { "" }
form-resolve-amount = Credit note
form-resolve-amount-empty = all that is contested
form-resolve-date = Look again on
form-resolve-date-empty = by policy
form-resolve-words = Comment
form-resolve-words-empty = { "" }

form-hold = Do not collect from { $name }
form-hold-date = Until
form-hold-date-empty = { "" }
form-hold-reason = Reason
form-hold-reason-empty = is needed
form-hold-invoice = Invoice
form-hold-invoice-empty = all of them

form-release = Collect from { $name } again
form-release-entry = Hold
form-release-entry-empty = { "" }

form-credit = Credit note for { $name }
form-credit-invoice = Invoice
form-credit-invoice-empty = { "" }
form-credit-amount = Amount
form-credit-amount-empty = all that is open
form-credit-reference = Its number
form-credit-reference-empty = { "" }
form-credit-reason = Reason
form-credit-reason-empty = { "" }

form-writeoff = Give up an invoice of { $name }
form-writeoff-invoice = Invoice
form-writeoff-invoice-empty = { "" }
form-writeoff-amount = Amount
form-writeoff-amount-empty = all that is open
form-writeoff-reason = Reason
form-writeoff-reason-empty = is needed

form-help = Tab next · ◂ ▸ choose · Enter record · Esc leave it
form-leave = What was typed will be lost: { $key } again leaves it; any other key goes on.
form-plan-for = { $money } for { $invoices }:
form-to-credit = credit { $money }
form-hold-whole = the whole client
method-unknown = not said
dispute-outcome-open = still open, somebody looked at it
correction-right = it was another amount, date or invoice
correction-undone = it never was
correction-returned = the bank gave it back

told-recorded = Recorded: { $what }
why-no-payment = There is no payment to correct.
why-no-dispute = No dispute is open.
why-no-hold = Nothing is on hold.

do-payment = Record a payment
do-payment-short = payment
do-payment-help = records a payment: amount, date, invoices
do-plan = Payment plan
do-plan-short = plan
do-plan-help = proposes a payment plan and agrees on it
do-dispute = Dispute
do-dispute-short = dispute
do-dispute-help = records which invoices are contested, and why
do-resolve_dispute = Resolve a dispute
do-resolve_dispute-short = resolve
do-resolve_dispute-help = how a dispute ended, or that somebody looked at it
do-hold = Pause collection
do-hold-short = hold
do-hold-help = does not collect until a day, with a reason
do-release_hold = Collect again
do-release_hold-short = release
do-release_hold-help = ends a hold before its day
do-correct_payment = Correct a payment
do-correct_payment-short = correct
do-correct_payment-help = a payment recorded wrongly, or given back by the bank
do-use_credit = Use free credit
do-use_credit-short = credit
do-use_credit-help = pays what is overdue from free credit, the oldest first
do-credit_note = Credit note
do-credit_note-short = credit note
do-credit_note-help = records a credit note
do-write_off = Write off an invoice
do-write_off-short = write off
do-write_off-help = gives up an invoice, or part of it, with a reason
promise-reason = Reason

verdict-changed = the promise of { $money } for { $date } goes from { $before } to { $after }
proposal-thank_you = Say thank you: the promise of { $money } for { $date } was kept
proposal-prepayment = Propose payment in advance for what is new: { $count } promises not kept ({ $dates })
proposal-no_more_credit = Sell nothing more on credit: { $count } promises not kept ({ $dates })

cli-instalments = Gives an invoice instalments with their own due dates
cli-instalments-debtor = Code, tax id, name or part of the name
cli-instalments-invoice = The invoice
cli-instalments-count = How many instalments
cli-instalments-each = The amount of each; the last one takes the rest
cli-instalments-first = When the first one is due; the invoice's own due date when left out
cli-instalments-every = Every week, fortnight or month, every so many days (10d), or the day of the month (5, 31)
action-name-split = instalments
fact-invoice-parts = { $count } instalments
form-split = Instalments for an invoice of { $name }
form-split-invoice = Invoice
form-split-invoice-empty = { "" }
form-split-parts = Instalments
form-split-parts-empty = how many, or how much each
form-split-date = The first is due
form-split-date-empty = { "" }
form-split-every = Every
form-split-every-empty = { "" }
do-split_invoice = Instalments for an invoice
do-split_invoice-short = instalments
do-split_invoice-help = an invoice is paid in instalments with their own due dates

cli-promise-cancel = Calls off the live promise or plan, or the one of this entry
why-no-live-promise = No promise is live.
action-name-promise_cancelled = calling off a promise
form-cancel = Call off a promise of { $name }
form-cancel-entry = Promise
form-cancel-entry-empty = { "" }
form-cancel-reason = Reason
form-cancel-reason-empty = { "" }
do-cancel_promise = Call off a promise or plan
do-cancel_promise-short = call off
do-cancel_promise-help = calls off a live promise, or a plan with all its instalments
refused-schedule-too-fine = An instalment has more decimals than its currency.
form-plan-replaces = Takes the place of: { $agreements }.

cli-pay-currency = The currency, if the client owes in several
cli-plan-currency = The currency, if the client owes in several
cli-plan-reason = Why it is accepted although the policy doesn't allow it
cli-promise-currency = The currency, if the client owes in several
cli-which-currency = The client owes in several currencies; say which: { $owed }.
cli-two-currencies = The amount is in { $typed } and --currency says { $option }.
refused-nothing-overdue = Nothing is overdue that the credit could pay, apart from what is contested or on hold; name the invoice to pay it.
refused-not-credited = Only a dispute that ends with a credit note has its amount; leave the amount out, or change the outcome.
refused-more-than-contested = The client contests { $money }: the credit note can't be more. Credit the rest with a note of its own.
refused-plan-instalments = By your policy a plan has { $count } instalments at most; write the reason to accept it.
refused-plan-months = By your policy a plan is for { $count } months at most; write the reason to accept it.
refused-plan-first = By your policy the first instalment is within { $count } days; write the reason to accept it.
refused-plan-least = By your policy an instalment is { $money } at least; write the reason to accept it.
typed-date-year_unsaid = that would be { $date }, more than half a year away; write the year too if you mean it
promise-by = { $money } by { $date }
promise-of = the promise of { $promise }
plan-of = the plan of { $money } agreed on { $date }
form-plan-reason = Reason
form-plan-reason-empty = if the policy doesn't allow the plan

# What became of an entry of the history since, in brackets after it.
became-payment-corrected = corrected: { $money } of { $date }
became-payment-gone = taken off
became-charge = no longer claimed
became-dispute_opened = resolved
became-hold_placed = released

plan-status-on_schedule = in force
plan-status-completed = completed
plan-status-broken = broken
plan-status-replaced = replaced
plan-status-cancelled = cancelled

cli-show-plan = Payment plan { $entry }: { $money } in { $count } instalments · { $status }
cli-show-plan-broke = since { $date }
cli-show-plan-paid = { $paid } of { $count } paid
cli-show-plan-missing = { $money } missing
cli-show-instalments = Instalment due
cli-show-next = next
cli-show-disputes = Dispute
cli-show-whole = whole invoice
cli-show-dispute-open = open
cli-show-dispute-resolved = resolved
cli-show-assignee = { $name } looks at it
cli-show-holds = Hold
cli-show-hold-live = in force
cli-show-hold-over = over
cli-show-charges = Late charge
cli-show-charge-claimed = claimed
cli-show-charge-settled = settled
cli-show-charge-waived = waived
cli-column-entry = Entry
cli-column-until = Until
cli-column-invoice = Invoice
instalment-status-pending = pending
instalment-status-kept = kept
instalment-status-partly_kept = partly kept
instalment-status-broken = broken
instalment-status-replaced = replaced
instalment-status-cancelled = cancelled
proposal-thank_you-short = say thank you
proposal-prepayment-short = ask for prepayment
proposal-no_more_credit-short = no more credit
form-promise-place = Live ones
form-promise-place-empty = { "" }
form-promise-place-instead = takes their place
form-promise-place-beside = stands beside them
