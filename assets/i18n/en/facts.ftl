# What happened, as it stands in a client's history. Shared by the desk and the command line.

fact-details = details: { $values }
fact-type = type: { $type }
fact-tags = tags: { $tags }
fact-invoice = invoice { $number } for { $money }, due { $date }
fact-payment = payment of { $money }
fact-payment-corrected = correction of a payment: { $money }
fact-payment-day-assumed = date assumed
fact-dispute_opened = dispute over invoice { $number }
fact-dispute_opened-part = dispute over { $amount } of invoice { $number }
fact-dispute_reviewed = dispute reviewed
fact-dispute_resolved = dispute resolved
fact-hold_placed = on hold until { $date }
fact-hold_placed-invoice = invoice { $number } on hold until { $date }
fact-hold_released = hold ended
fact-snoozed = put off until { $date }
fact-promise = promises { $money } by { $date }
fact-promise_cancelled = promise cancelled
fact-plan = payment plan: { $instalments }
fact-contact = { $channel } ({ $direction }), { $outcome }
fact-note = note
fact-reversal = takes back an earlier action
fact-erased = erased at the person's request

channel-call = call
channel-email = e-mail
channel-whatsapp = WhatsApp
channel-sms = text message
channel-letter = letter
channel-visit = visit
channel-social_network = social network
direction-in = incoming
direction-out = outgoing
outcome-promised = promises to pay
outcome-call_back = to be called back
outcome-no_answer = no answer
outcome-voicemail = left a voicemail
outcome-wrong_number = wrong number
outcome-disputes = disputes the invoice
outcome-cannot_pay = cannot pay
outcome-refuses = refuses to pay
outcome-paid_already = says it is paid already
outcome-sent = sent
outcome-other = other outcome

# What was recognised in a file.
why-heading = by its heading
why-part-of-heading = by part of its heading
why-words-of-heading = by words of its heading
why-content = by its content
why-same-field-again = fills the gaps of the one before
why-by-hand = given by hand
why-remembered = as last time
why-unknown = unknown heading, not used
why-not-for-debtors = { $field } is not needed in a list of clients
why-cells-do-not-fit = the content is not { $field }
why-other-column-fits = another column serves better for { $field }

assumption-currency = Amounts without a currency are { $currency }.
assumption-net_is_total = There are only net amounts and no taxes: they count as the total.
assumption-balance_is_total = There is no total: the open balance counts as the total.
assumption-no_invoice_number = There is no invoice number: a stable one is made from what there is.
assumption-no_issue_date = There is no issue date: the due date counts or, if it lies ahead, today.
assumption-due_from_terms = There is no due date: it is the issue date plus the days of the terms.
assumption-no_due_date = { $count ->
    [one] There is neither due date nor terms: { $count } day from issue is taken (--terms).
   *[other] There is neither due date nor terms: { $count } days from issue are taken (--terms).
}
assumption-debtors_as_groups = Invoices stand below the name of their client.
