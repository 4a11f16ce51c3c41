row-currency_missing = the currency is missing
row-kind_unknown = it doesn’t say whether it is an invoice, a credit note or a payment
row-number_missing = the number of the invoice is missing
row-date_missing = the date is missing
row-currency_differs = the invoice is in another currency
row-invoice_unknown = its invoice isn’t in the book; import that first

read-no-good-document = The electronic invoice on line { $line } can’t be imported: { $reason }. Ask its issuer for a corrected file.
read-xml-io = The file can’t be read: { $what }.
read-xml-encoding = The file says that it is in the encoding “{ $what }”, which isn’t known. Save it as UTF-8.
read-xml-too_large = The file is larger than any invoice, its attachments aside; it isn’t imported.
read-xml-document_type = Line { $line }: the file declares a document type (DOCTYPE), which no invoice has and which can do harm; it isn’t imported.
read-xml-entity = Line { $line }: the file uses the entity “{ $what }”, which no invoice has; it isn’t imported.
read-xml-too_deep = Line { $line }: elements are nested deeper than in any invoice; it isn’t imported.
read-xml-cut_off = Line { $line }: the file ends half-way. Download or copy it again.
read-xml-malformed = Line { $line }: the file isn’t proper XML. Download or copy it again.
read-xml-old_version = The file is { $what }, a version that has been out of use for years; it isn’t read. CFDI is read from 3.3 on.
read-xml-no_invoice = There is no invoice of a known format in the file; its outermost element is “{ $what }”. “cobro formats” says what can be imported.

document-doubt-total = Invoice { $number } (line { $line }): it says { $stated } in total, but its lines and taxes come to { $computed }. What it says counts.
document-doubt-instalments = Invoice { $number } (line { $line }): { $stated } is to be paid, but its instalments come to { $computed }. The difference is in the last one.
document-doubt-tax_id = Invoice { $number } (line { $line }): the tax id { $value } of { $name } fails its check digit.
document-doubt-paid_at_once = Invoice { $number } (line { $line }): it is to be paid at once, but doesn’t say that it has been. It counts as open until the payment is recorded, unless import_paid_at_once = "paid" is set.
document-doubt-strangers = Invoice { $number } (line { $line }): by [house] tax_id and tax_ids, neither its issuer nor its buyer is you. The buyer is taken for the client.

cli-import-credit-notes-added = { $count ->
    [one] { $count } new credit note on an invoice
   *[other] { $count } new credit notes on invoices
}
cli-import-aside-purchase = { $count ->
    [one] { $count } invoice in which you are the buyer: there is nothing to collect, left out
   *[other] { $count } invoices in which you are the buyer: there is nothing to collect, left out
}
cli-import-aside-no_claim = { $count ->
    [one] { $count } document that asks for no money (delivery note, pay slip, pro forma), left out
   *[other] { $count } documents that ask for no money (delivery notes, pay slips, pro formas), left out
}
import-credit-notes-added = { $count ->
    [one] { $count } new credit note on an invoice
   *[other] { $count } new credit notes on invoices
}
assumption-paid_at_once = Invoices that are paid at once (PUE, in cash) count as paid on the day of issue.
cli-import-paid_at_once = What becomes of electronic invoices that are paid at once (PUE, in cash) and don’t say that they were: open, paid
why-import-says-all = The file says so itself: there is nothing to choose.
import-files-refused = { $count ->
    [one] { $count } file that can’t be read is left out:
   *[other] { $count } files that can’t be read are left out:
}
import-row = · line { $line }: { $text }
import-bank-next = To recognise the payments, afterwards: :reconcile
