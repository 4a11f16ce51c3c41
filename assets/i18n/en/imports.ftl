# What was recognised in a file, for previews.

column-why-heading = by its heading
column-why-part-of-heading = by part of its heading
column-why-words-of-heading = by words of its heading
column-why-content = by its content
column-why-same-field-again = fills the gaps of the one before
column-why-by-hand = given by hand
column-why-remembered = as last time
column-why-unknown = unknown heading, not used
column-why-not-for-debtors = { $field } is not needed in a list of clients
column-why-cells-do-not-fit = the content is not { $field }
column-why-other-column-fits = another column serves better for { $field }

assumption-currency = Amounts without a currency are { $currency }.
assumption-unclear_sign = A sign or word such as $ or “pesos” does not say which currency it is: { $currency } is taken.
assumption-net_is_total = There are only net amounts and no taxes: they count as the total.
assumption-balance_is_total = There is no total: the open balance counts as the total.
assumption-no_invoice_number = There is no invoice number: a stable one is made from what there is.
assumption-no_issue_date = There is no issue date: the due date counts or, if it lies ahead, today.
assumption-due_from_terms = There is no due date: it is the issue date plus the days of the terms.
assumption-no_due_date = { $count ->
    [one] There is neither due date nor terms: { $count } day from issue is taken.
   *[other] There is neither due date nor terms: { $count } days from issue are taken.
}
assumption-debtors_as_groups = Invoices stand below the name of their client.
assumption-debtor_above = “{ $name }” is named above the list and taken for the client of the invoices that follow.
assumption-credit_notes = The file lists credit notes: their amounts count against what the clients owe.
assumption-amounts_left_out = There are amounts, but nothing that makes invoices of them: they are left out.
import-suspect-tax-id = The tax id { $value } of { $debtor } fails its check digit.

field-debtor_code = client code
field-name = name
field-tax_id = tax id
field-email = e-mail
field-phone = phone
field-contact_person = contact person
field-type = type of client
field-tags = tags
field-number = invoice number
field-document = kind of document
field-issued_on = issue date
field-due_on = due date
field-terms = days of terms
field-total = total
field-net = net amount
field-tax_percent = tax rate
field-tax = tax
field-withheld_percent = withholding rate
field-withheld = withheld
field-paid = paid
field-balance = open balance
field-currency = currency
field-paid_on = payment date
field-status = status
field-disputed = disputed
field-disputed_amount = disputed amount
field-notes = remarks

date-order-dmy = day/month/year (31/12/2026)
date-order-mdy = month/day/year (12/31/2026)
date-order-ymd = year/month/day (2026/12/31)

import-no-longer-listed = { $count ->
    [one] One invoice that is open in the book is no longer in this list of open ones. Was it paid? The book keeps it as it is:
   *[other] { $count } invoices that are open in the book are no longer in this list of open ones. Were they paid? The book keeps them as they are:
}
import-credits-used = { $count ->
    [one] one invoice paid with money that was already recorded by hand
   *[other] { $count } invoices paid with money that was already recorded by hand
}
cli-import-credits-used = { $count ->
    [one] one invoice paid with money that was already recorded by hand
   *[other] { $count } invoices paid with money that was already recorded by hand
}
