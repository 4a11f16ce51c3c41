### Pages for paper, and the collection policy.

print-no-plan = There is no payment plan under way: agree on one first.
print-exists = “{ $path }” exists already. Choose another name.
print-exists-force = --force replaces it.
print-unknown-field = asks for something that the page does not have
print-endless = never ends
print-template = { $where }: { $problem }: “{ $quoted }”. Nothing was written.
print-written = Agreement written to “{ $path }”.
print-missing = The configuration does not say { $settings }: the paper leaves room for it.
print-file-agreement = agreement

cli-plan-agreement = Writes the agreement of the plan under way, or of the one accepted, into this HTML file for print
cli-plan-force = Replaces the file of the agreement if it exists
cli-plan-agreement-needs-accept = An agreement is written of a plan that was agreed: add --accept, or leave --agreement alone for the plan under way.

cli-config-policy = Tells the collection policy in words: terms, ways to pay, promises, plans

policy-house = Your business
policy-house-none = Nothing yet: fill in [house], so that agreements and letters say it.
policy-terms = Payment terms
policy-terms-days = { $count ->
    [one] An invoice that says nothing else is due the day after its date.
   *[other] An invoice that says nothing else is due { $count } days after its date.
}
policy-ways = Ways to pay
policy-ways-account = Transfer to { $iban }
policy-ways-account-of = Transfer to { $iban } ({ $about })
policy-ways-link = Payment link: { $link }
policy-ways-none = None yet: put your IBAN, a link or another way into [terms].
policy-orders = New orders
policy-orders-deposit = { $percent }% is paid in advance.
policy-orders-none = Nothing is asked for in advance.
policy-orders-prepayment = { $count ->
    [one] After a broken promise, payment in advance is proposed.
   *[other] After { $count } broken promises, payment in advance is proposed.
}
policy-orders-no-credit = { $count ->
    [one] After a broken promise, no more credit is proposed.
   *[other] After { $count } broken promises, no more credit is proposed.
}
policy-suspension = Suspension of service
policy-suspension-days = { $count ->
    [one] Service is suspended the day after an invoice falls due.
   *[other] Service is suspended { $count } days after an invoice falls due.
}
policy-suspension-none = Service is not suspended.
policy-late = When payment is late
policy-late-legal = Legal interest and { $money } for each invoice can be claimed, never from consumers. Nothing is added by itself.
policy-late-none = No legal interest or recovery cost is provided for.
policy-late-percent = Penalty of the contract: { $percent }% of what was paid late.
policy-late-amount = Penalty of the contract: { $money } for each invoice.
policy-late-prescription = { $years ->
    [one] An invoice prescribes after a year
   *[other] An invoice prescribes after { $years } years
}{ $months ->
    [0] .
    [one] ; a warning comes a month before.
   *[other] ; a warning comes { $months } months before.
}
policy-promises = Promises to pay
policy-promises-ahead = { $count ->
    [0] The same day is proposed.
    [one] The next day is proposed.
   *[other] A date { $count } days away is proposed; Saturdays and Sundays move to Monday.
}
policy-promises-grace = { $count ->
    [0] A promise is kept if it is paid by that day.
    [one] A promise is kept if it is paid up to a day later.
   *[other] A promise is kept if it is paid up to { $count } days later.
}
policy-promises-tolerance = { $percent }% of the amount may be missing, or { $amount } if that is more, and it still counts.
policy-promises-most = { $count ->
    [one] More than a day away needs a reason.
   *[other] More than { $count } days away needs a reason.
}
policy-promises-least = Less than { $percent }% of what is to be collected needs a reason.
policy-promises-check-in = { $count ->
    [one] If it is for { $amount } or more, one asks a day before whether all is well.
   *[other] If it is for { $amount } or more, one asks { $count } days before whether all is well.
}
policy-plans = Payment plans
policy-plans-missed = { $count ->
    [one] One instalment that is missing breaks the plan.
   *[other] { $count } instalments missing at the same time break the plan.
}
policy-follow-up = Follow-up
policy-follow-up-answered = { $count ->
    [one] After talking to the client, they are left in peace for a day.
   *[other] After talking to the client, they are left in peace for { $count } days.
}
policy-follow-up-unanswered = { $count ->
    [one] When nobody answers, one tries again the next day.
   *[other] When nobody answers, one tries again after { $count } days.
}
policy-follow-up-dispute = { $count ->
    [one] A dispute that nobody looks at comes back the next day.
   *[other] A dispute that nobody looks at comes back after { $count } days.
}
policy-file = Where it is changed
policy-file-there = It is changed in “{ $path }”, with any editor, and holds from the next time cobro is opened.
policy-file-not-yet = “{ $path }” does not exist yet: `cobro config init` makes it, every value explained.
policy-file-templates = The words of the agreement are changed by a file of your own, templates/en/agreement.html, in that folder.

settings-title = Collection policy
do-settings = Collection policy
do-settings-help = read the collection policy and where it is changed
do-agreement = Written agreement of the plan
do-agreement-help = write the agreement of the payment plan, to be signed
print-title-agreement = Payment agreement with { $name }
print-path = HTML file to print (or .pdf):
print-path-help = Enter writes it · Esc leaves it
print-after-plan = In writing: { $key }agreement
why-no-plan = No payment plan is under way; agree on one first.

policy-plans-reason = A plan of more than { $instalments } instalments or { $months } months, or with the first one more than { $days } days away, needs a reason.
policy-plans-least = So does a plan with instalments of less than { $amount }.
