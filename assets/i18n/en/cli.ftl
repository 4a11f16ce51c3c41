# The command line: help, results and mistakes.

cli-about = cobro: get paid, keep the customer
cli-after-help = Without a command the desk opens. `cobro tour` shows how to use it step by step, `cobro demo` opens it on an example book, and `cobro help guide` tells how to get paid and keep the customer.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-value-COMMAND = COMMAND
cli-value-OPTIONS = OPTIONS
cli-value-FILE = FILE
cli-value-LANG = LANGUAGE
cli-value-MOMENT = MOMENT
cli-value-DEBTOR = CLIENT
cli-value-TEXT = TEXT
cli-value-TYPE = TYPE
cli-value-BAND = BAND
cli-value-TAG = TAG
cli-value-DAYS = DAYS
cli-value-AMOUNT = AMOUNT
cli-value-ORDER = ORDER
cli-value-SHEET = SHEET
cli-value-AMOUNT_DATE = AMOUNT AND DATE
cli-value-NUMBER = NUMBER
cli-value-CODE = CODE
cli-value-QUERY = QUERY
cli-value-WHAT = WHAT

cli-global-db = The book (also COBRO_DB); else the one in the user's data folder
cli-global-lang = The language: es or en, with a country if need be (es-MX)
cli-global-now = The moment to take for the present (also COBRO_NOW): 2026-11-23T10:00; a day alone counts in full
cli-global-json = Writes JSON instead of text
cli-global-help = Shows this help
cli-global-version = Shows the version

cli-import = Imports invoices and clients from spreadsheets, CSV and other files (see `cobro formats`)
cli-import-files = The files; each goes in as a whole or not at all
cli-import-dry_run = Shows what is understood and what would change, and changes nothing
cli-import-map = Puts a column (by heading or number) to a field; `-` leaves the field empty
cli-import-date_order = The order of the dates: dmy, mdy or ymd
cli-import-currency = The currency of all amounts, whatever the file says
cli-import-terms = Days from issue to due date where the file names neither due date nor terms
cli-import-strict = One bad row refuses the file
cli-queue = Shows the queue: who needs something today, most urgent first
cli-queue-types = Only clients of this type (may be repeated)
cli-queue-band = Only this band (may be repeated): broken_promise, call_back, promise_due, review, step_due, waiting, not_due, settled
cli-queue-all = Also those who need nothing today
cli-queue-search = Only what this text finds: name, code, tax id, phone, e-mail or invoice number
cli-queue-tag = Only with this tag
cli-queue-least_days = Only so many days past due or more
cli-queue-least_amount = Only from this amount on
cli-queue-sort = The order: urgency, type, amount, age, name or last_contact
cli-queue-limit = No more than so many
cli-show = Shows everything about a client
cli-show-debtor = Code, tax id, name or part of the name
cli-promise = Records a promise to pay
cli-promise-debtor = Code, tax id, name or part of the name
cli-promise-terms = Amount (500, 50%, all) and date (fri, 15/12, +7, end of month); without them, everything to collect, by the usual day
cli-promise-invoices = The invoice it is for (may be repeated)
cli-promise-beside = Stands beside the live promises; without it, it replaces those in its currency for the same (plans stay as they are)
cli-note = Records a note
cli-note-debtor = Code, tax id, name or part of the name
cli-note-text = The words; `-` reads them from the standard input
cli-type = Says why a client does not pay
cli-type-debtor = Code, tax id, name or part of the name
cli-type-debtor_type = forgetful, illiquid, disputing or unclassified
cli-type-reason = Why
cli-undo = Takes back the last action done on the command line
cli-undo-any = The last action of any window
cli-aging = Shows what is open by age
cli-aging-by = Also for each: debtor
cli-check = Checks that the book is sound
cli-check-rebuild = First makes anew everything that is worked out from the journal
cli-backup = Writes a complete, checked copy of the book
cli-backup-file = The new file
cli-restore = Puts a copy in the place of the book; the book as it was stays beside it
cli-restore-file = The copy
cli-keys = Shows the keys of the desk
cli-sql = Asks the book in SQL, for reading only
cli-sql-readonly = Nothing is changed (required)
cli-sql-query = The query; without one the standard input is read
cli-config = Shows or creates the configuration
cli-config-path = Says where the file is
cli-config-show = Shows every value that holds
cli-config-init = Creates the file with the defaults and what they mean
cli-completions = Writes what a shell needs to complete commands
cli-completions-shell = bash, zsh, fish, elvish or powershell
cli-demo = Opens the desk on an invented book
cli-demo-debtors = How many clients to invent
cli-demo-seed = The same number gives the same book
cli-demo-into = Writes the book into a file and does not open the desk
cli-demo-keep = Keeps the book of this session in a file

# Mistakes.
cli-bad-argument = The argument `{ $arg }` is not known.
cli-bad-command = The command `{ $name }` is not known.
cli-bad-value = `{ $value }` does not fit { $arg }.
cli-value-missing = A value is missing for { $arg }.
cli-missing = Missing: { $arg }.
cli-missing-command = The command is missing.
cli-conflict = { $arg } can't be used together with { $other }.
cli-fitting = What fits: { $values }.
cli-fits-whole = whole numbers, such as 3
cli-suggestion = Did you mean `{ $name }`?
cli-see-help = More information: { $command } --help
cli-fits-range = whole numbers, { $range }
cli-no-book = There is no book at `{ $path }` yet. Make one with: cobro import FILE.csv
cli-no-home = The user's home folder can't be found. Name the book with --db FILE.
cli-bad-type = `{ $value }` is no type. What fits: { $known }.
cli-bad-terms = `{ $typed }`: { $why }.
cli-no-invoice = This client has no invoice `{ $number }`.
cli-sql-readonly-only = Queries can only read: add --readonly.
cli-sql-empty = The query is missing.

# Headings.
cli-column-name = Client
cli-column-type = Type
cli-column-amount = Amount
cli-column-days = Days
cli-column-reason = Reason
cli-column-invoices = Invoices
cli-column-issued = Issued
cli-column-due = Due
cli-column-total = Total
cli-column-balance = Open
cli-column-disputed = Disputed
cli-column-made = Made
cli-column-status = Status
cli-column-line = Line
cli-column-field = Field
cli-column-value = Value
cli-column-column = Column
cli-column-samples = Samples
cli-column-why = Why
cli-column-keys = Keys
cli-column-action = Action
cli-column-id = Name

# Results.
cli-queue-empty = Nobody needs anything today. (--all also shows those who wait.)
cli-queue-nothing-found = No client fits these conditions. (--all also looks among those who wait.)
cli-queue-alike = Nobody has exactly `{ $text }`; these are like it:
cli-queue-more = … { $shown } of { $count }
cli-promised = Recorded: { $name } promises { $money } by { $date }.
cli-promise-replaced = It replaces what was promised before: { $promises }.
cli-noted = Note saved: { $name }.
cli-typed = { $name }: { $type } (before: { $before }).
cli-undone-one = Undone: { $action } ({ $name }).
cli-undone = { $count ->
    [one] Undone: { $action } ({ $count } client).
   *[other] Undone: { $action } ({ $count } clients).
}
cli-nothing-to-undo = There is nothing to undo.
cli-undo-elsewhere = There is nothing to undo here. The last action ({ $action }) was done by { $author } in another window, { $when }. To undo it all the same: cobro undo --any
cli-backed-up = { $count ->
    [one] Copy written to `{ $file }` and checked ({ $count } client).
   *[other] Copy written to `{ $file }` and checked ({ $count } clients).
}
cli-restored = { $count ->
    [one] Book restored from `{ $file }` ({ $count } client).
   *[other] Book restored from `{ $file }` ({ $count } clients).
}
cli-restored-kept = The book as it was is kept in `{ $path }`.
cli-rebuilt = { $count ->
    [one] { $count } client made anew from the journal.
   *[other] { $count } clients made anew from the journal.
}
cli-checked = Clients: { $debtors }. Entries: { $entries }.
cli-check-sound = All is well.
cli-check-problems = { $count ->
    [one] There is { $count } problem:
   *[other] There are { $count } problems:
}
cli-config-written = Configuration created at `{ $path }`.
cli-more-rows = { $count ->
    [one] … and { $count } more (--json gives all)
   *[other] … and { $count } more (--json gives all)
}

cli-aging-title = Open by age, { $date }
cli-aging-nothing = Nothing is open, { $date }.
cli-aging-total = Total
cli-aging-disputed = of which disputed
cli-aging-debtors = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
cli-bucket-not_due = Not due
cli-bucket-1-30 = 1 to 30 days
cli-bucket-31-60 = 31 to 60 days
cli-bucket-61-90 = 61 to 90 days
cli-bucket-over-90 = Over 90 days
cli-bucket-not_due-short = Not due
cli-bucket-1-30-short = 1-30
cli-bucket-31-60-short = 31-60
cli-bucket-61-90-short = 61-90
cli-bucket-over-90-short = > 90

cli-show-amounts = Open { $open } · overdue { $overdue } · to collect { $collect }
cli-show-credit = Credit: { $money }
cli-show-step = Next step: { $step } ({ $when })
cli-show-why = Why: { $reasons } ({ $points } points)
cli-show-invoices = Invoice
cli-show-settled = { $count ->
    [one] … and { $count } settled invoice
   *[other] … and { $count } settled invoices
}
cli-show-promises = Promised for
cli-show-notes = Notes
cli-show-history = History
cli-show-erased = erased at the person's request
cli-show-reversed = undone
cli-show-more = { $count ->
    [one] … and { $count } earlier entry (--json gives all)
   *[other] … and { $count } earlier entries (--json gives all)
}

cli-importing = importing { $file }
cli-import-ask = `{ $column }` can be read in two ways: { $samples }
cli-import-ask-order = What comes first? d = day, m = month, y = year, Enter = leave it:
cli-import-debtors-only = It is a list of clients, without invoices.
cli-import-done = Imported: { $file }
cli-import-nothing = { $file }: nothing new, the book stays as it was
cli-import-done-dry = { $file } would be imported; nothing was changed
cli-import-nothing-dry = { $file } would bring nothing new
cli-import-debtors-added = { $count ->
    [one] { $count } new client
   *[other] { $count } new clients
}
cli-import-debtors-updated = { $count ->
    [one] { $count } client with new details
   *[other] { $count } clients with new details
}
cli-import-invoices-added = { $count ->
    [one] { $count } new invoice
   *[other] { $count } new invoices
}
cli-import-invoices-updated = { $count ->
    [one] { $count } changed invoice
   *[other] { $count } changed invoices
}
cli-import-invoices-unchanged = { $count ->
    [one] { $count } unchanged invoice
   *[other] { $count } unchanged invoices
}
cli-import-payments-added = { $count ->
    [one] { $count } new payment
   *[other] { $count } new payments
}
cli-import-doubt = Line { $line }: “{ $value }” is { $reason }.
cli-import-rejected = { $count ->
    [one] { $count } bad row, left out
   *[other] { $count } bad rows, left out
}
cli-import-aside-total = { $count ->
    [one] { $count } row of totals, not counted
   *[other] { $count } rows of totals, not counted
}
cli-import-aside-repeated = { $count ->
    [one] { $count } row repeated to the letter, counted once
   *[other] { $count } rows repeated to the letter, counted once
}
cli-import-repeated-lines = line { $lines }
cli-import-aside-heading = { $count ->
    [one] { $count } row with the headings again
   *[other] { $count } rows with the headings again
}
cli-import-aside-remark = { $count ->
    [one] { $count } row of text
   *[other] { $count } rows of text
}
cli-import-aside-cancelled = { $count ->
    [one] { $count } cancelled invoice, left out
   *[other] { $count } cancelled invoices, left out
}
cli-import-aside-draft = { $count ->
    [one] { $count } draft or quote, left out
   *[other] { $count } drafts or quotes, left out
}
cli-import-aside-payment = { $count ->
    [one] { $count } payment among the invoices, left out
   *[other] { $count } payments among the invoices, left out
}
cli-import-map-option = Columns are named with --map FIELD=COLUMN; FIELD is one of these: { $fields }.
cli-import-order-option = Say it with --date-order dmy (day first) or --date-order mdy (month first).
cli-import-assumed = { $text } Say otherwise with { $option }.
cli-bad-letters = Some letters are not UTF-8.
cli-typed-already = { $name } is { $type } already: nothing is recorded.
cli-no-folder = There is no folder “{ $path }”, so no copy is made. Create it or choose another.
cli-twice = { $arg } is given twice.
cli-amount-examples = For example: 1250.50 · 1,250.50 · 300 USD
cli-date-examples = For example: today, tomorrow, fri, +7, 15, 3/12, end of month, 2026-12-03
cli-past-date-examples = For example: today, yesterday, 15, 3/11, 2026-11-03. An invoice is named with --invoice.
cli-hint-show = Their invoices and entries: cobro show DEBTOR
cli-hint-queue = All clients: cobro queue --all
typed-amount-too_large = the amount is too large
typed-amount-percent = an amount is needed here, not a share
cli-other-currency = This client has nothing to collect in that currency.
cli-promise-examples = First the amount, then the date. For example: 500 fri · 50% +7 · all 15/12 · end of month
cli-hint-reason = The reason is given with --reason.
typed-amount-unknown_currency = this currency is not known
cli-value-DATE = DATE
cli-value-FIELD = FIELD
cli-value-COLUMN = COLUMN
cli-show-given-up = { $count ->
    [one] … and { $count } invoice given up
   *[other] … and { $count } invoices given up
}
cli-unfit-outcome = A contact by { $channel } can’t end in “{ $typed }”. It can end in: { $known }.
cli-unfit-minutes = Minutes are not for a contact by { $channel }, but for: { $known }.
cli-unknown-excuse = There is no excuse “{ $typed }”. There are: { $known }.
