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
assumption-unclear_sign = A sign or word such as $ or “pesos” does not say which currency it is: { $currency } is taken; give another with --currency.
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
assumption-amounts_left_out = There are amounts, but nothing that makes invoices of them: they are left out.
import-suspect-tax-id = The tax id { $value } of { $debtor } fails its check digit.
