# Habits and reports.

percent = { $number }%
habit-late = { $few ->
    [yes] has paid
   *[no] usually pays
} { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
habit-early = { $few ->
    [yes] has paid
   *[no] usually pays
} { $count ->
    [one] { $count } day early
   *[other] { $count } days early
}
habit-on-time = { $few ->
    [yes] has paid
   *[no] usually pays
} on the due date
habit-few = { $count ->
    [one] { $count } invoice
   *[other] { $count } invoices
}
habit-better = improving
habit-worse = getting worse
habit-last = last payment { $date }
kept-rate = Promises kept: { $kept } of { $count } ({ $rate })
kept-partly = { $count } in part
kept-broken = { $count } broken

cli-value-DAY = DAY
cli-forecast = Forecasts the money that comes in, week by week
cli-forecast-weeks = How many weeks (8 unless said)
cli-promises = Shows the promises to pay and the instalments of the whole book
cli-promises-due = Only the live ones due today, or due before and in their grace days
cli-promises-until = With --due: those due until this day (fri, +7, end of month)
cli-promises-broken = Only those broken or kept in part
cli-promises-kept = Only those kept

cli-column-expected = Expected
cli-column-low = Low
cli-column-high = High
cli-column-promised = Promised
cli-column-missing = Missing
cli-column-keeps = Keeps

cli-forecast-title = Money expected, { $date }
cli-forecast-nothing = Nothing is open that could come in, { $date }.
cli-forecast-until = until { $date }
cli-forecast-all = Total
cli-forecast-rest = Open { $open }: later, or never, { $later }.
cli-forecast-disputed = Disputed { $money }: expected as disputed invoices were paid so far.
cli-forecast-held = On hold { $money }: not expected before the hold ends.
cli-forecast-bar = █ low  ▓ expected  ░ high
cli-forecast-band = Eight times of ten, what comes in lies between low and high.
    Invoices yet to come are not counted.
cli-forecast-seen = From { $count ->
    [one] { $number } settled invoice
   *[other] { $number } settled invoices
}, { $late } paid late.
cli-forecast-unseen = No invoice is settled yet to learn from:
    half are taken to be paid within 30 days after the due date.

cli-promises-none = There are no such promises.
cli-promises-plan = { $status } · plan
