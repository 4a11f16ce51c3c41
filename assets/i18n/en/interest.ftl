### Late interest, prescription and what was agreed with a client.

client-kind-by-tax-id = { $kind } (by tax id)

# What could be claimed for being late.
interest-title = Late interest
interest-how-to-claim = To claim it: cobro interest { $code } --claim
interest-as-of = Late interest until { $date }
interest-legal-rate = legal late interest
interest-none-consumer = A consumer: the law on late payment (Ley 3/2004) is for businesses and public bodies only, so nothing is worked out.
interest-none-client_kind_unknown = Nobody said what kind of client this is (business, consumer or public body), and without that nothing is worked out. To say so: cobro terms { $code } --kind business (or consumer, or public_body)
interest-none-nothing_late = No invoice is overdue or was paid late.
interest-nothing-left = Everything is claimed already.
interest-not-owed = Nothing of this is owed until it is claimed. No legal advice.
interest-note-provisional = ~ provisional: the rate of those days is not known yet; the last known one stands in.
interest-note-uncertain = ? uncertain: the day of a payment is not known.
interest-note-no-rate = – no rate: no legal rate is known for those days. Add one in rates.toml, or agree one.
interest-claimed-already = Claimed already: { $kind } { $number }, { $money }
interest-total-interest = Late interest: { $money }
interest-total-recovery = Recovery cost: { $money }
interest-total-penalty = Penalty: { $money }
interest-total = In all: { $money }
interest-column-days = Days
interest-column-outstanding = Overdue
interest-column-interest = Interest
interest-column-recovery = Recovery
interest-column-penalty = Penalty
interest-column-from = From
interest-column-to = To
interest-column-principal = On
interest-column-rate = Rate
interest-column-exact = Not rounded
interest-column-number = Number
interest-column-charge = Charge

action-name-terms = terms
action-name-charge = claim of interest
action-name-charge_waived = charge waived
error-no-charge = No claimed charge has the number `{ $number }`.
error-nothing-to-claim = There is nothing more to claim. What is uncertain is claimed only when the invoice is named.

cli-value-KIND = KIND
cli-value-PERCENT = PERCENT
cli-value-YEARS = YEARS
cli-value-YES_NO = YES OR NO
cli-terms = Shows or records what was agreed with a client
cli-terms-debtor = Code, tax id, name or part of the name
cli-terms-kind = What the client is before the law: business, consumer or public_body
cli-terms-rate = The agreed late interest, in percent a year
cli-terms-payment_days = Days to pay
cli-terms-prescription_years = Years after which the client's invoices prescribe
cli-terms-prepayment = Whether new orders are paid in advance: yes or no
cli-interest = Shows the late interest that could be claimed, or claims it
cli-interest-debtor = Code, tax id, name or part of the name
cli-interest-claim = Claims it for these invoices or, when none is named, for all: from today it is owed like an invoice
cli-interest-waive = Lets the claimed charge with this number go
cli-interest-reason = Why
cli-terms-none = no terms of their own, those of the house count
cli-interest-claimed = Claimed from { $name }; from today it is owed like an invoice:
cli-interest-left-out = What is uncertain is left out, because the day of a payment is not known: { $numbers }. To claim it, name the invoice.
cli-interest-waived = { $name }: { $number } waived, { $money }.

do-interest = Late interest
do-interest-help = see the late interest that could be claimed
