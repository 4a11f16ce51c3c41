### Statements of account, letters and payment codes.

cli-value-LINE = LINE

cli-plan-pdf = Writes the agreement as a PDF; also when the name of the file ends in .pdf

cli-statement = Writes the statement of a client's account, as PDF or HTML for print
cli-statement-debtor = Code, tax id, name or part of the name
cli-statement-out = The file; else one named after the client's code and the day, in this folder
cli-statement-pdf = As PDF (as it is unless something else is said)
cli-statement-html = As HTML to be printed by a browser
cli-statement-force = Replaces the file if it exists
cli-statement-interest = With the late interest that could be claimed, apart from the balance
cli-statement-currency = Only what is owed in this currency

cli-letter = Writes a letter with the invoices that it is about, as PDF or HTML for print
cli-letter-debtor = Code, tax id, name or part of the name
cli-letter-text = The file with the words, an empty line between paragraphs; a first line that begins with “Subject:” is the subject (-: the standard input)
cli-letter-subject = The subject
cli-letter-address = A line of the client's address (can be repeated)
cli-letter-out = The file; else one named after the client's code and the day, in this folder
cli-letter-pdf = As PDF (as it is unless something else is said)
cli-letter-html = As HTML to be printed by a browser
cli-letter-force = Replaces the file if it exists
cli-letter-currency = Only what is owed in this currency

cli-qr = Shows the QR code that the client pays by with a phone (euro only)
cli-qr-debtor = Code, tax id, name or part of the name
cli-qr-amount = The amount; else everything to collect
cli-qr-invoice = Only this invoice
cli-qr-reference = The words beside the payment, or an RF reference; else the client's code
cli-qr-svg = Writes it as an SVG picture into this file
cli-qr-force = Replaces the file if it exists

print-file-statement = statement
print-file-letter = letter
page-letter-subject = Open invoices
page-written-statement = Statement written to “{ $path }”.
page-written-letter = Letter written to “{ $path }”.
page-no-code = Without a QR code: { $why }
page-no-address = The client's address is not known: add it with --address, once for each line.
page-pdf = The PDF could not be written ({ $problem }). With --html the page is written for a browser to print.

page-interest-agreed = agreed late interest
page-interest-none-consumer = The interest of Spanish Law 3/2004 does not apply to consumers.
page-interest-none-client_kind_unknown = No interest was worked out.
page-interest-none-nothing_late = No invoice is past due or was paid late.

code-title = Payment code · { $name }
code-client = Client
code-pay-to = Payable to
code-iban = Account
code-amount = Amount
code-reference = Reference
code-all = Everything to collect
code-of = Invoice { $number }
code-which = { $place } of { $count }
code-how = The app of the client's bank reads it.
code-written = Code written to “{ $path }”.
code-too-low = The code does not fit this window: it takes { $lines } lines and { $columns } columns. It is on the statement too.
code-none = There is no payment code
code-keys-choose = { $down } { $up } another invoice
code-keys-close = { $key } close

code-no-account = Your account is missing: put the IBAN into [[terms.accounts]] of the configuration.
code-no_name = Your name is missing: put it into [house] name of the configuration, or the holder into the account.
code-name_too_long = The name of who is paid has { $count } letters and a code holds { $most }: put a shorter holder into the account.
code-bad_iban = The IBAN { $text } can't be right: look at it in [[terms.accounts]].
code-bad_bic = The BIC { $text } can't be right: look at it in [[terms.accounts]].
code-outside_sepa = The code is only for accounts in the SEPA area, and { $text } is not.
code-needs_bic = An account in { $text } needs its BIC: put it into [[terms.accounts]].
code-not_euro = The code is only for euros, and what is open is in { $currency }.
code-bad_amount = The amount { $amount } can't be in a code: 0.01 to 999,999,999.99 euros with two decimals can.
code-text_too_long = The words beside the payment have { $count } letters and a code holds { $most }.
code-bad_reference = The reference { $text } is not right: its check digits don't match.
code-too_long = Name and words together don't fit a code ({ $count } bytes of { $most }): make them shorter.

do-code = Payment code
do-code-help = see the QR code that the client pays by with a phone
do-statement = Statement of account
do-statement-help = write the client's statement of account, as PDF or HTML
print-title-statement = Statement of account of { $name }
print-path-page = PDF file (or .html, to be printed by a browser):
