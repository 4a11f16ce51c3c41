### The dossier of a client.

cli-dossier = Writes the dossier of a client for a lawyer or a court: everything that happened, in order, as PDF or HTML
cli-dossier-debtor = Code, tax id, name or part of the name
cli-dossier-since = Only what happened since this day: 2026-03-01, “1/3”; what is open is always complete
cli-dossier-notes = With all notes, those without #dossier too
cli-dossier-verify = Checks against the book whether the journal is still as the dossier in this file says
cli-dossier-out = The file; else one named after the client's code and the day, in this folder
cli-dossier-pdf = As PDF (as it is unless something else is said)
cli-dossier-html = As HTML to be printed by a browser
cli-dossier-force = Replaces the file if it exists

print-file-dossier = dossier
print-title-dossier = Dossier of { $name }
page-written-dossier = Dossier written to “{ $path }”.
do-dossier = Dossier
do-dossier-help = write everything that happened with the client, for a lawyer or a court

dossier-since-to-come = --since is a day that has passed: 2026-03-01, “1/3”, “90 days ago”.
dossier-notes-left = { $count ->
    [one] One note was left out: it has no #dossier. With --notes all are in.
   *[other] { $count } notes were left out: they have no #dossier. With --notes all are in.
}
dossier-harsh = { $count ->
    [one] Read this phrase before you hand it over: before a judge it may harm you.
   *[other] Read these { $count } phrases before you hand it over: before a judge they may harm you.
}
dossier-harsh-desk = { $count ->
    [one] One phrase may harm you before a judge (no. { $entries }).
   *[other] { $count } phrases may harm you before a judge (no. { $entries }).
}
dossier-harsh-line = no. { $entry } · “{ $phrase }” · { $why }
dossier-broken = Attention: the journal of this client does not hold from no. { $entry } on; the dossier says so. Look into it with “cobro check”.
dossier-seal-holds = { $count ->
    [one] The journal of { $name } is still as the dossier says: { $count } fact, every digest is the same.
   *[other] The journal of { $name } is still as the dossier says: { $count } facts, every digest is the same.
}
dossier-seal-later = { $count ->
    [one] One more fact was recorded since, which is not in it.
   *[other] { $count } more facts were recorded since, which are not in it.
}
dossier-seal-broken = The journal of { $name } is no longer that of the dossier: something was changed after it was recorded. Look into it with “cobro check”, and compare with a backup.
dossier-seal-broken-at = What begins at no. { $entries } was changed.
dossier-seal-other = The dossier in “{ $path }” is of no client of this book. Open the book that it came from, with --db.
dossier-seal-none = “{ $path }” is no dossier of cobro, or lacks the line by which it is checked.

dossier-state-settled = settled
dossier-state-given_up = written off
dossier-state-not_due = not due
dossier-state-overdue = { $count ->
    [one] overdue by { $count } day
   *[other] overdue by { $count } days
}
dossier-state-credit = in the client's favour

dossier-kind-details = details of the client
dossier-kind-type = type of client
dossier-kind-tags = tags
dossier-kind-invoice = invoice
dossier-kind-payment = payment
dossier-kind-payment_corrected = correction of a payment
dossier-kind-credit_allocated = credit applied
dossier-kind-credit_note = credit note
dossier-kind-write_off = written off
dossier-kind-terms = agreed terms
dossier-kind-charge = charge for the delay
dossier-kind-charge_waived = charge let go
dossier-kind-dispute_opened = dispute
dossier-kind-dispute_reviewed = dispute looked at
dossier-kind-dispute_resolved = end of a dispute
dossier-kind-hold_placed = hold
dossier-kind-hold_released = end of a hold
dossier-kind-snoozed = put off
dossier-kind-promise = promise to pay
dossier-kind-promise_cancelled = promise called off
dossier-kind-plan = payment plan
dossier-kind-contact = contact
dossier-kind-call_back = hour to call back
dossier-kind-person = person at the client's
dossier-kind-profile = profile
dossier-kind-step = step of the protocol
dossier-kind-service = service
dossier-kind-handed_over = hand-over
dossier-kind-note = note
dossier-kind-reversal = taken back
dossier-kind-erased = personal data erased
dossier-kind-readmitted = client again
dossier-kind-figures = invoices and payments
