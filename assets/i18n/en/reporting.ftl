# Reports on the screen.

group-report = In the reports

reports-title = Reports
reports-choose = { $key } works out the chosen report and shows it here.
reports-none-made = It has not been worked out.
reports-working = Calculating… { $percent }%   { $key } stops it
reports-stopped = the report was stopped
reports-not-yet = the report is not worked out yet
reports-no-client = this row is not about a client
reports-no-by = this report is grouped in one way only
reports-no-number = this report takes no number
reports-no-author = this report does not tell people apart
reports-no-from = this report is about one day: it has no first day
reports-wrong-number = Type a whole number from { $least } to { $most }.
reports-writing = writing the file…
reports-written = written to { $path }
reports-come-back = { $key } goes back to the report
reports-on-day = As of { $date }
reports-whole-units = Amounts in whole units; the files have all of them.
reports-more-totals = { $count ->
    [one] and one more total
   *[other] and { $count } more totals
}
reports-only = only { $author }

reports-by-debtor = by client
reports-by-bucket = by age
reports-by-week = by week
reports-by-day = by day
reports-by-month = by month
reports-by-channel = by channel
reports-by-author = by person
reports-by-step = by step
reports-by-type = by type
reports-by-template = by template
reports-by-reason = by reason

reports-number-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
reports-number-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
reports-number-top = { $count ->
    [one] the first
   *[other] the first { $count }
}

reports-ask-day = As things were on
reports-ask-from = From
reports-ask-days = How many days
reports-ask-weeks = How many weeks
reports-ask-top = How many clients
reports-ask-author = Only what was recorded by

reports-chart-compared = Now and before
reports-chart-first = the first { $shown } of { $count }
reports-chart-most = highest: { $amount }, on { $day }

do-reports = Reports
do-reports-help = reports with tables and charts
do-report_open = Work out, or go to the client
do-report_open-short = work out
do-report_open-help = work out the chosen report; on a row, go to its client
hint-report_row = go to client
do-report_down = Down
do-report_down-short = down
do-report_down-help = down the list or the rows
do-report_up = Up
do-report_up-short = up
do-report_up-help = up the list or the rows
do-report_page_down = Page down
do-report_page_down-short = page down
do-report_page_down-help = a page down
do-report_page_up = Page up
do-report_page_up-short = page up
do-report_page_up-help = a page up
do-report_first = First
do-report_first-short = first
do-report_first-help = to the first row
do-report_last = Last
do-report_last-short = last
do-report_last-help = to the last row
do-report_right = Columns to the right
do-report_right-short = right
do-report_right-help = see the columns to the right
do-report_left = Columns to the left
do-report_left-short = left
do-report_left-help = back to the columns to the left
do-report_next = Next report
do-report_next-short = next
do-report_next-help = go to the next report
do-report_previous = Previous report
do-report_previous-short = previous
do-report_previous-help = back to the report before
do-report_by = Group in another way
do-report_by-short = group
do-report_by-help = by client, week, age…: group in another way
do-report_day = The day
do-report_day-short = day
do-report_day-help = see the report as things were on another day
do-report_from = Since when
do-report_from-short = from
do-report_from-help = choose the first day of the report
do-report_number = How many
do-report_number-short = how many
do-report_number-help = how many days, weeks or clients
do-report_author = Whose
do-report_author-short = who
do-report_author-help = only what one person of the house recorded
do-report_chart = Table and chart
do-report_chart-short = chart
do-report_chart-help = table and chart, chart alone, or table alone
do-report_text = Write as text
do-report_text-short = text
do-report_text-help = write the report to a text file
do-report_csv = Write as CSV
do-report_csv-short = CSV
do-report_csv-help = write the rows to a CSV file
do-report_xlsx = Write for Excel
do-report_xlsx-short = Excel
do-report_xlsx-help = write the report to a spreadsheet
do-report_json = Write as JSON
do-report_json-short = JSON
do-report_json-help = write the report to a JSON file
do-report_html = Write for print
do-report_html-short = for print
do-report_html-help = write the report to an HTML page for print
do-report_leave = Stop or go back
do-report_leave-short = back
do-report_leave-help = stop working it out; else back to the list, and from there to the queue
