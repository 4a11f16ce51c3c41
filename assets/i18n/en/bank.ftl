# Statements of the bank and payments recognised.

action-name-reconcile = payments from the bank
action-name-skip_movement = movement left out

bank-place-record = Record { $number }: { $text }
bank-place-line = Line { $number }: { $text }
bank-place-entry = Entry { $number }: { $text }
bank-place-statement = Statement { $number }: { $text }

bank-not_this_format = this is no statement of this format. Check that it is the file you downloaded from the bank.
bank-unreadable = it can't be read ({ $what }).
bank-too_large = it is too large for a statement. Ask the bank for shorter periods.
bank-unknown = nobody knows what "{ $what }" is.
bank-out_of_place = "{ $what }" can't stand here: the file is damaged or cut off. Download it again.
bank-missing-end = the end is missing: the file is cut off or incomplete. Download it again.
bank-missing-footer = the account's closing record (33) is missing: the file is cut off or incomplete. Download it again.
bank-missing-amount = the amount is missing.
bank-missing-date = the date is missing.
bank-missing-currency = the currency is missing: the file is incomplete. Download it again.
bank-missing-way = it does not say whether it is a debit or a credit.
bank-bad_date = "{ $what }" is no date.
bank-bad_amount = "{ $what }" is no amount.
bank-bad_sign = "{ $what }" says neither debit nor credit.
bank-bad_currency = the currency "{ $what }" is unknown.
bank-differs = { $checked }: the file says { $found }, and its own data come to { $expected }.
bank-differs-refused = { $checked }: the file says { $found }, and its own data come to { $expected }. It is damaged, or somebody changed it; download it again.
bank-balance_currencies = the balances are in another currency than the movements, and can't be checked.
bank-no_statement = the message holds no statement.
bank-outside_period = { $what } is outside of the statement's period.
bank-parts_differ = the amounts of its parts do not come to the entry: it is taken as a whole.
bank-document_type = it declares a document type (DOCTYPE), which no statement has and which may do harm.
bank-entity = it uses the entity "{ $what }", which no statement has and which may do harm.
bank-too_deep = it has more levels or elements than any statement.
bank-malformed = it breaks the rules of its format ({ $what }).
bank-encoding = its encoding "{ $what }" is unknown.
bank-no_headings = there is no row of headings with date and amount.
bank-ledger = it is the ledger of a client's account in your books, not a statement of the bank. Import the statement that you download from the bank; what your clients owe, from a list of open invoices.
bank-unclear_dates = dates such as "{ $what }" fit several orders; give --date-order.

bank-checked-account = account
bank-checked-currency = currency
bank-checked-debit_count = number of debits
bank-checked-debit_sum = sum of debits
bank-checked-credit_count = number of credits
bank-checked-credit_sum = sum of credits
bank-checked-closing_balance = closing balance
bank-checked-record_count = number of records
bank-checked-running_balance = balance of the line

bank-statement = { $account } · { $currency } · { $days } · { $count ->
    [one] { $count } movement
   *[other] { $count } movements
}
bank-statement-balances = balance { $opening } → { $closing }
bank-added = { $count ->
    [one] { $count } new movement
   *[other] { $count } new movements
}
bank-known = { $count ->
    [one] { $count } movement was there already
   *[other] { $count } movements were there already
}
bank-known-otherwise = { $count ->
    [one] { $count } movement was there already, from a statement of another format
   *[other] { $count } movements were there already, from a statement of another format
}
bank-alike = { $count ->
    [one] { $count } new movement has the account, day and amount of one from another format, but other words: check that it is not the same before you accept it
   *[other] { $count } new movements have the account, day and amount of others from another format, but other words: check that they are not the same before you accept them
}
bank-pending = { $count ->
    [one] { $count } entry is not booked by the bank yet, and is left out
   *[other] { $count } entries are not booked by the bank yet, and are left out
}
bank-next = To recognise the payments: cobro reconcile

match-reference = the reference is that of invoice { $found }
match-number = the text names invoice { $found }
match-number_end = the text ends like invoice { $found }
match-payer_account = this account paid for this client before
match-tax_id = it has their tax id
match-payer_name = the payer has their name
match-learned_name = this payer paid for this client before
match-name_in_text = the text has their name
match-exact_amount = it is the exact amount
match-exact_sum = { $count ->
   *[other] { $count } invoices come to the exact amount
}
match-exact_all = it is all that is open
match-part = it is less than is open
match-more = it is more than is open
match-others_fit = other invoices fit as well
match-other_currency = the text names invoice { $found }, which is in another currency

match-verdict-certain = certain
match-verdict-likely = likely
match-verdict-possible = possible

reconcile-recorded = A payment of this amount is written down already: { $name }, { $day }
reconcile-oldest = the oldest
reconcile-no-invoice = no invoice
reconcile-credit = { $money } remain as free credit
reconcile-nobody = no proposal

error-which-movement = No movement to be recognised is "{ $asked }", or several begin so. `cobro reconcile` lists them.

cli-bank = Lists the movements that statements of the bank brought
cli-bank-account = Only those of this account
cli-bank-open = Only credits that nobody has said anything about
cli-bank-none = There are no movements. Import a statement of your bank with `cobro import`.
cli-bank-id = id
cli-bank-booked = date
cli-bank-amount = amount
cli-bank-payer = payer
cli-bank-text = text
cli-bank-state = state
cli-bank-state-open = to recognise
cli-bank-state-accepted = payment
cli-bank-state-skipped = left out
cli-bank-state-debit = debit

cli-reconcile = Recognises payments from the bank: proposes which invoices each credit pays
cli-reconcile-accept = Accepts the first proposal for this movement; MOVEMENT=2 the second, MOVEMENT=CODE that of this client (can be repeated)
cli-reconcile-skip = This credit is no client's payment: it is not asked about again (can be repeated)
cli-reconcile-auto_certain = Accepts all proposals that are certain
cli-reconcile-none = There are no credits to recognise.
cli-reconcile-head = { $id }  { $day }  { $money }  { $who }
cli-reconcile-accepted = Payment recorded: { $name }, { $money }
cli-reconcile-skipped = { $count ->
    [one] { $count } movement left out
   *[other] { $count } movements left out
}
cli-reconcile-nothing = No proposal was accepted: none is certain.
cli-reconcile-refused = { $id }: { $why }
cli-reconcile-marked = this movement was decided on before
cli-reconcile-no-proposal = { $id } has no such proposal. Name the client with --accept { $id }=CODE.

group-reconcile = Recognising payments
do-reconcile = Recognise payments
do-reconcile-help = see the credits of the bank to be recognised, and which invoices they may pay
do-reconcile_accept = Accept
do-reconcile_accept-short = accept
do-reconcile_accept-help = in payments: record the payment proposed
do-reconcile_accept_certain = Accept the certain ones
do-reconcile_accept_certain-short = the certain ones
do-reconcile_accept_certain-help = in payments: record all that are certain
do-reconcile_skip = Leave out
do-reconcile_skip-short = leave out
do-reconcile_skip-help = in payments: it is no client's, do not ask again
do-reconcile_next = Another proposal
do-reconcile_next-short = another
do-reconcile_next-help = in payments: the next proposal
do-reconcile_previous = Proposal before
do-reconcile_previous-short = before
do-reconcile_previous-help = in payments: the proposal before
do-reconcile_undo = Undo
do-reconcile_undo-short = undo
do-reconcile_undo-help = in payments: take back the last one
do-reconcile_down = Down
do-reconcile_down-short = down
do-reconcile_down-help = in payments: down
do-reconcile_up = Up
do-reconcile_up-short = up
do-reconcile_up-help = in payments: up
do-reconcile_page_down = Page down
do-reconcile_page_down-short = page down
do-reconcile_page_down-help = in payments: several down
do-reconcile_page_up = Page up
do-reconcile_page_up-short = page up
do-reconcile_page_up-help = in payments: several up
do-reconcile_close = Leave
do-reconcile_close-short = leave
do-reconcile_close-help = in payments: back to the desk

reconcile-title = Recognise payments · { $count ->
    [one] { $count } credit
   *[other] { $count } credits
}
reconcile-looking = Looking up what they pay…
reconcile-none = There are no credits to recognise. Import a statement of your bank to see new ones.
reconcile-no-proposal = No open invoice fits. If it is from a client, record the payment there; if not, leave it out.
reconcile-nothing-to-accept = this credit has no proposal
reconcile-none-certain = no proposal is certain
reconcile-accepted-several = { $count ->
    [one] { $count } payment recorded
   *[other] { $count } payments recorded
}

cli-value-MOVEMENT = MOVEMENT
cli-value-ACCOUNT = ACCOUNT

export-table-bank_movements = The movements of your bank accounts, as statements brought them, with those that were taken back.
export-table-bank_movement_marks = What was made of each movement.
export-column-movement = what the movement is known by
export-column-movement_state = `open`, `accepted` (a payment), `skipped`, `debit` (money that went out), or `taken_back`
export-column-account = your account
export-column-booked_on = the day on which the bank booked it
export-column-value_on = the day from which it counts for interest
export-column-payer = who paid, or was paid
export-column-payer_account = their account
export-column-payer_tax_id = their tax id
export-column-bank_reference = what the bank calls it
export-column-format = the format of the statement
export-column-mark = `accepted` or `skipped`
