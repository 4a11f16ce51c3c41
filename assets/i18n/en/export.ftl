# The whole book as tables, and the calendar.

cli-export = Writes the whole book as CSV tables, with a page that explains the columns
cli-export-all = The folder for the tables; it is made if there is none. A name that ends in .xlsx is a workbook, with a sheet for each table
cli-export-force = Replaces the files of an earlier export
cli-calendar = Writes promises and agreed calls to a calendar file (.ics)
cli-calendar-out = The file
cli-calendar-force = Replaces the file if it exists

export-done = { $tables } tables with { $rows } rows written to “{ $folder }”. README.md explains every column.
export-done-workbook = { $tables } tables with { $rows } rows written to “{ $folder }”. The first sheet explains every column.
export-too-many-rows = The table “{ $table }” has more rows than a sheet has room for. Export the book to a folder: cobro export --all FOLDER
export-readme-sheet =
    The book on { $date }, at { $hour }
    Each sheet is a table. The tables tell how things stand at that moment: what was undone is not in them, nor what had not happened yet; the journal has everything.
    A text that a cell has no room for goes on to the right of the last column. “cobro import” brings this file back into a new book just as it was.
export-readme = # The book on { $date }, at { $hour }

    Each file is a table: CSV with commas, UTF-8, decimal points, ISO 8601 dates in local time. The tables tell how things stand at
    that moment: what was undone is not in them, nor what had not happened yet; the journal (journal.csv) has everything. A text
    that a spreadsheet would take for a formula has an apostrophe before it.

calendar-name = Collections
calendar-promise = Promise: { $name }, { $money }
calendar-instalment = Instalment: { $name }, { $money }
calendar-check-in = Ask about the promise: { $name }, { $money }
calendar-call = Call { $name }
calendar-written = { $count ->
    [one] One event written to “{ $path }”.
   *[other] { $count } events written to “{ $path }”.
}

export-table-debtors = The clients. `debtor` is their number in the book and joins them to the other tables.
export-table-people = The people at each client's.
export-table-profiles = The profile of each client, where something was noted.
export-table-terms = What was agreed with each client, where it differs from the house's terms.
export-table-types = Every time the type of a client was set.
export-table-tags = The tags of each client.
export-table-invoices = The invoices issued so far, with what is paid and what is open. Charges claimed for being late are among them, with `charge`.
export-table-instalments = The instalments of invoices that have several due dates.
export-table-payments = The payments as they really were, put right where it was needed. A negative amount takes off.
export-table-allocations = Which invoice each payment, or each use of credit, pays.
export-table-credit_uses = The uses of free credit, as far as there was any.
export-table-credit_notes = The credit notes on invoices.
export-table-write_offs = What was given up.
export-table-charges = The interest, recovery cost and penalties claimed, less what was let go.
export-table-charges_waived = The charges let go, whole or in part.
export-table-disputes = The disputes, open and resolved.
export-table-holds = The holds that were not released.
export-table-promises = The promises and the instalments of plans, with what became of them.
export-table-plans = The payment plans, with what became of them.
export-table-contacts = The contacts, with what was noted and the messages as they were sent.
export-table-notes = The notes.
export-table-call_backs = The hours to call back that were agreed or called off outside of a contact.
export-table-snoozes = The snoozes.
export-table-steps = What was done about steps of protocols other than by a contact.
export-table-service = Warnings of suspension, suspensions and resumptions of service.
export-table-hand_overs = The hand-overs to somebody who collects in place of the house.
export-table-journal = The journal as it is kept, with what was undone. `hash` is the SHA-256 of the row and the `previous_hash` of the debtor's next one: a later change would show.
export-table-batches = The actions of users that the entries of the journal belong to.
export-table-drafts = What was being typed and is not recorded.

export-column-debtor = number of the client in the book
export-column-key = what identifies the client: code, else tax id, else name
export-column-code = code in the accounting program
export-column-name = name
export-column-tax_id = tax id as it was written
export-column-email = e-mail
export-column-phone = phone
export-column-contact_person = contact person according to the accounting program
export-column-type = `forgetful`, `illiquid`, `disputing` or `unclassified`
export-column-person = the person: a number in `people`, a name elsewhere
export-column-role = what they do there
export-column-phones = phones, parted by ` | `
export-column-emails = e-mail addresses, parted by ` | `
export-column-whatsapp = number for WhatsApp
export-column-language = language to speak with them
export-column-best_hours = hours in which they like to be reached
export-column-do_not_contact = why they are to be left alone; empty if they are not
export-column-closed_channels = the closed channels; all of them where there is a reason and none is named
export-column-relationship = `ordinary`, `friend` or `key_account`
export-column-country = country, ISO 3166; empty for the house's own
export-column-sector = line of business
export-column-needs = what they need from the house
export-column-capacity = `good`, `tight` or `none`
export-column-warning_signs = warning signs, parted by ` | `
export-column-allowed_channels = the only channels allowed; empty for any
export-column-client_kind = `business`, `consumer` or `public_body`
export-column-payment_days = days to pay that were agreed
export-column-interest_rate = agreed late interest, in % a year
export-column-prescription_years = years after which a debt prescribes
export-column-deposit_percent = deposit on each order, in %
export-column-prepayment = whether orders are paid in advance
export-column-entry = number of the entry in the client's journal
export-column-at = when it happened, local time; midnight where only the day is known
export-column-author = who recorded it
export-column-reason = why
export-column-tag = the tag
export-column-invoice = number of the invoice
export-column-issued_on = day of issue
export-column-due_on = last day to pay
export-column-currency = currency of the amounts of the row, ISO 4217
export-column-total = total; negative for a credit note
export-column-paid = paid
export-column-credited = credited
export-column-written_off = given up
export-column-balance = open
export-column-charge = `interest`, `recovery_cost` or `penalty`; empty for an invoice
export-column-notes = what the accounting program says
export-column-amount = amount; where a dispute says none, all that is open
export-column-day_unknown = whether the day is only an assumption
export-column-method = way it was paid
export-column-reference = what the bank or the client wrote
export-column-of = `payment` (of `payments`) or `credit` (of `credit_uses`)
export-column-number = number of the credit note or charge
export-column-interest_from = first day of the interest claimed
export-column-interest_through = last day of the interest claimed
export-column-whole = whether nothing of the charge is left
export-column-text = the text; of a message, as it was sent
export-column-assignee = who looks at it
export-column-review_on = when to look at it
export-column-reviewed_at = when somebody last looked at it
export-column-resolved = whether it is over
export-column-outcome = how it ended
export-column-until = the first day on which it holds no more, or the day it was moved to
export-column-deadline = last day on which a payment still keeps it
export-column-invoices = the invoices it is for, parted by ` | `; empty for the oldest
export-column-of_plan = whether it is an instalment of a plan
export-column-check_in_on = day to ask whether all is well
export-column-status = what became of it
export-column-paid_in_time = paid in time
export-column-missing = what is missing still
export-column-kept_at = when the payment came that kept it
export-column-instalments = how many instalments
export-column-instalments_paid = how many of them are paid
export-column-broken_on = the day on which it broke
export-column-channel = channel: `call`, `email`, `whatsapp`…
export-column-direction = `in` (by the client) or `out` (by the house)
export-column-address = number or address that was used
export-column-seconds = how long it took, in seconds
export-column-note = what was said or written
export-column-excuse = code of the excuse
export-column-call_back_at = hour agreed to call back; empty where it was called off
export-column-protocol = protocol, by the type of client
export-column-step = step of the protocol
export-column-exception = why it was made although a limit forbids it
export-column-template = template that the message was made from; empty where it was written by hand
export-column-subject = subject of the message as it was sent
export-column-about_due_on = due date of the oldest invoice that it was about
export-column-how = `done`, `skipped`, `moved` or `chosen`
export-column-state = `active`, `warned`, `suspended` or `resumed`
export-column-to = `agency`, `lawyer` or `house`
export-column-facts = how many entries the row holds
export-column-batch = the action that it belongs to
export-column-kind = kind of entry, row or draft
export-column-happened_at = when it happened, local time
export-column-recorded_at = when it was recorded, local time
export-column-content = the content, JSON; empty where it was erased on request
export-column-salt = what stands before the content in `content_hash`, hexadecimal
export-column-content_hash = SHA-256 of `salt` and the content
export-column-previous_hash = `hash` of the debtor's row before it; zeros for the first
export-column-hash = SHA-256 of the row
export-column-window = the window it was done in
export-column-action = what was done
export-column-undoes = the action that it undoes
export-column-amends = the action that it takes the place of
export-column-saved_at = when it was last saved
export-column-call = what is known of the call, JSON
