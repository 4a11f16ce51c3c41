# Reports: titles, columns, notes, and the command that gives them.

report-aging = Aging
report-promises = Promises to pay
report-expected = Money expected
report-collected = Money collected
report-activity = Activity
report-effectiveness = Effectiveness of contacts
report-dso = Days sales outstanding (DSO)
report-cei = Collection effectiveness index (CEI)
report-disputes = Disputes
report-concentration = Concentration
report-silence = Clients without a contact
report-day = Summary of the day
report-month = Review of the month

report-about-aging = What is open, by how long it has been due, by client or by age
report-about-promises = Promises kept, partly kept and broken, by client or by the week they were due in
report-about-expected = What is expected to come in each week of what is open today
report-about-collected = What came in each week, day or month
report-about-activity = Contacts of a day or a time, by channel and outcome, by person or by day
report-about-effectiveness = After how many contacts something is paid within N days, by step, channel, type or template
report-about-dso = How many days of sales are not collected yet, by two formulas
report-about-cei = Which part of what could be collected in a time was collected
report-about-disputes = What is in dispute and since when, by reason or by client
report-about-concentration = The clients who owe most, and which part of the whole that is
report-about-silence = Clients with something overdue who were not contacted in N days
report-about-day = What was done, promised and collected on the day, beside the working day before
report-about-month = What was done, promised and collected in the month, beside the month before

report-period = From { $from } to { $to }
report-period-day = On { $from }
report-before = Compared with: from { $from } to { $to }
report-before-day = Compared with: { $from }
report-total = Total
report-none = (none)
report-nothing = There is nothing to report.
report-whole-units = Amounts in whole units, without decimals; --csv, --xlsx and --json have all of them.
report-list-how = cobro report REPORT shows it; --as-of, --from and --to choose the days; --csv, --xlsx and --html write it to a file.
report-written = { $title }: written to “{ $path }”.

report-unknown = There is no report “{ $name }”. There are: { $names }.
report-unfit-by = It can't be grouped by “{ $asked }”. It can by: { $fitting }.
report-unfit-option = The report “{ $report }” takes no --{ $option }.
report-unfit-period = The time ends before it begins: from { $from } to { $to }.
report-unfit-period-day = The time ends before it begins: { $from }.
report-unfit-future = { $date } has not come yet: this report only tells what has happened.
report-csv-or-json = --csv - and --json both write to the standard output: choose one.
report-xlsx-failed = The spreadsheet could not be made: { $problem }

report-column-code = Code
report-column-name = Client
report-column-currency = Currency
report-column-invoices = Invoices
report-column-not_due = Not due
report-column-days_0_30 = 0-30 d
report-column-days_1_30 = 1-30 d
report-column-days_31_60 = 31-60 d
report-column-days_61_90 = 61-90 d
report-column-days_over_90 = > 90 d
report-column-total = Total
report-column-disputed = In dispute
report-column-bucket = Age
report-column-amount = Amount
report-column-share = Share
report-column-from = From
report-column-to = To
report-column-promises = Promises
report-column-kept = Kept
report-column-partly_kept = Partly kept
report-column-broken = Broken
report-column-pending = Pending
report-column-void = Void
report-column-kept_rate = Kept %
report-column-promised = Promised
report-column-paid_in_time = Paid in time
report-column-expected = Expected
report-column-low = Low
report-column-high = High
report-column-payments = Payments
report-column-day_unknown = Day not known
report-column-channel = Channel
report-column-outcome = Outcome
report-column-contacts = Contacts
report-column-incoming = Incoming
report-column-reached = Reached
report-column-minutes = Minutes
report-column-author = Who
report-column-day = Day
report-column-protocol = Protocol
report-column-step = Step
report-column-type = Type
report-column-template = Template
report-column-judged = Judged
report-column-paid = Paid
report-column-paid_rate = Paid %
report-column-median_days = Days (median)
report-column-receivables = Open
report-column-sales = Sales
report-column-period_days = Days of the period
report-column-dso = DSO
report-column-countback_dso = Count-back DSO
report-column-beginning = Open at the start
report-column-ending_total = Open at the end
report-column-ending_current = Not due at the end
report-column-cei = CEI
report-column-reason = Reason
report-column-disputes = Disputes
report-column-average_days = Average days
report-column-oldest_days = Oldest (d)
report-column-rank = No.
report-column-open = Open
report-column-cumulative = Cumulative
report-column-overdue = Overdue
report-column-last_contact = Last contact
report-column-silent_days = Silent (d)
report-column-measure = What
report-column-value = Now
report-column-before = Before
report-column-change = Change
report-column-change_percent = Change %

report-row-others = All others
dispute-reason-unstated = no reason noted

report-measure-clients_contacted = Clients contacted
report-measure-contacts = Contacts
report-measure-reached = Contacts that reached somebody
report-measure-calls = Calls
report-measure-minutes = Minutes of calls
report-measure-promises_made = Promises made
report-measure-promises_kept = Promises kept
report-measure-promises_broken = Promises broken
report-measure-disputes_opened = Disputes opened
report-measure-promised = Promised
report-measure-kept = Kept
report-measure-collected = Collected
report-measure-invoiced = Invoiced
report-measure-open = Open at the end
report-measure-overdue = Overdue at the end

report-note-free_credit = Besides, { $money } of clients' credit is not used for any invoice; it is not taken off.
report-note-forecast_open = Open { $open }: later, or never, { $later }.
report-note-forecast_disputed = In dispute { $money }: what usually comes in of disputed invoices is expected of it.
report-note-forecast_held = On hold { $money }: nothing is expected of it before the hold ends.
report-note-forecast_basis = { $invoices ->
    [0] There are no settled invoices to learn from yet.
    [one] According to one settled invoice, { $late } of them late.
   *[other] According to { $invoices } settled invoices, { $late } of them late.
}
report-note-owing = { $count ->
    [one] { $currency }: one client owes something.
   *[other] { $currency }: { $count } clients owe something.
}
report-note-promises_made = { $count ->
    [0] No promise was made.
    [one] One promise was made.
   *[other] { $count } promises were made.
}
report-note-only_author = Only what { $author } recorded.
report-note-paid_within = { $count ->
    [0] Paid: of the contacts that the house made and whose time is over, after how many a payment came on the same day.
    [one] Paid: of the contacts that the house made and whose time is over, after how many a payment came on that day or the next.
   *[other] Paid: of the contacts that the house made and whose time is over, after how many a payment came within { $count } days.
}
report-note-dso_formula = DSO = open / sales of the period × days. Count-back: the sales of the months are taken off what is open, the
    latest first, and their days are counted. Sales include taxes, less credit notes.
report-note-cei_formula = CEI = (open at the start + sales − open at the end) / (open at the start + sales − not due at the end) × 100.

cli-value-REPORT = REPORT
cli-report = Shows a report, or writes it to a file; “list” tells which there are
cli-report-name = The report: aging, promises, expected, collected… (“cobro report list” tells all)
cli-report-by = What each row is about; “cobro report list” tells what each report takes
cli-report-from = The first day
cli-report-to = The last day
cli-report-as_of = As things were at the end of that day
cli-report-days = How many days: of the period, to pay in, or without a contact, as the report has it
cli-report-weeks = How many weeks to come
cli-report-top = How many clients
cli-report-author = Only what this person of the house recorded
cli-report-csv = Writes the rows to this CSV file (“-”: to the standard output)
cli-report-xlsx = Writes the report to this spreadsheet
cli-report-html = Writes the report to this HTML file for print
cli-report-force = Replaces files that exist
