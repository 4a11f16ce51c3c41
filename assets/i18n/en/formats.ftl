# The formats that are imported, how they are known, and what can't be imported.

cli-formats = Lists the formats of files that are known, and how they are known
cli-column-format = Format
cli-column-endings = Usually ends in
cli-column-how = Known by
cli-formats-not-yet = { $format } (not imported yet)

format-family-table = Tables
format-family-invoices = Electronic invoices
format-family-bank = Bank statements
format-family-archive = Several files at once

format-csv = CSV or other text in columns
format-xlsx = Excel (XLSX)
format-xlsb = Excel binary (XLSB)
format-xls = Excel 97-2003 (XLS)
format-ods = LibreOffice (ODS)
format-facturae = Facturae
format-ubl = UBL 2.1 / Peppol
format-cii = CII (EN 16931)
format-cfdi = CFDI (Mexico)
format-dte = DTE (Chile)
format-norma43 = Norma 43 (Spanish banks)
format-camt053 = CAMT.053
format-camt054 = CAMT.054
format-camt052 = CAMT.052
format-mt940 = MT940
format-ofx = OFX
format-bank_csv = bank statement as CSV
format-folder = folder
format-zip = ZIP

format-how-csv = text in rows and columns; separator, encoding and headings are found out
format-how-xlsx = a zip with xl/workbook.xml
format-how-xlsb = a zip with xl/workbook.bin
format-how-xls = its first bytes, and a workbook within
format-how-ods = a zip with its type in mimetype
format-how-facturae = XML with the root Facturae, also signed (.xsig) and in batches
format-how-ubl = XML with the root Invoice or CreditNote of UBL
format-how-cii = XML with the root CrossIndustryInvoice
format-how-cfdi = XML with the root Comprobante of the SAT
format-how-dte = XML with the root DTE or EnvioDTE of the SII
format-how-norma43 = the first record is 11, the others are 22, 23, 24, 33 or 88
format-how-camt053 = XML with the root Document of camt.053
format-how-camt054 = XML with the root Document of camt.054
format-how-camt052 = XML with the root Document of camt.052
format-how-mt940 = the tag :20: and a balance or movement
format-how-ofx = the header OFXHEADER or the root OFX
format-how-bank_csv = headings of day, text, amount and balance, without client or invoice
format-how-folder = each file of the folder by itself, in one import
format-how-zip = each file of the zip by itself, in one import

import-taken-for = Taken for { $format }: { $evidence }.

evidence-root = the root of the XML is { $element }, of { $namespace }
evidence-element = the root of the XML is { $element }
evidence-entry = it is a zip that holds { $name }
evidence-files = it is a zip of files
evidence-first-bytes = its first bytes say so
evidence-records = the first record is 11 and the others are of Norma 43
evidence-tag = it holds { $tag }
evidence-bank-headings = it has the headings of a bank ({ $headings })
evidence-text = it is text in columns
evidence-name = by its name, which ends in .{ $ending }
evidence-folder = it is a folder

foreign-pdf = It is a PDF, made for reading and not for importing. Export the list from your program as CSV or XLSX, or ask for the electronic invoice as XML.
foreign-image = It is a picture. Export the list from your program as CSV or XLSX.
foreign-json = It is JSON, which is made for programs. Export the list as CSV or XLSX.
foreign-html = It is a web page, whatever its name says. Open it in Excel or LibreOffice and save it as XLSX or CSV.
foreign-xml = It is XML of an unknown kind ({ $element }). `cobro formats` lists the electronic invoices and statements that are known.
foreign-document = It is a text document or a presentation, not a spreadsheet. Save the table as XLSX or CSV.
foreign-encrypted = The file is protected by a password. Take it off in the program that made it and save it again; unpack a zip and import the folder.
foreign-compressed = It is compressed, and not as a zip. Unpack it, or make a zip of what is in it.
foreign-database = It is a database. If it is a book of cobro, open it with --db instead of importing it.
foreign-nested = It is a zip within another one, and isn't opened. Unpack it and import it by itself.
read-damaged = The file is damaged or incomplete: it begins well and can't be read to its end. Download or export it again.
read-not-yet = { $what } It can't be imported yet: export the list as CSV.

import-layout-sheet = sheet “{ $sheet }”, headings in row { $line }
import-layout-sheets = sheet “{ $sheet }”, headings in row { $line } (not read: { $others })
read-too-large = The file comes to far more than any list of invoices when it is unpacked. It is not opened.
read-too-many-rejected = Up to line { $line }, a million rows can’t be read: the file is not what it looks like, or its columns are others. See with --dry-run what each is taken for and correct it with --map FIELD=COLUMN. Nothing was imported.
read-unknown-sheet = There is no sheet “{ $asked }”. There are: { $sheets }.
cli-import-sheet = The sheet of a workbook, by name or number; without it, the one that looks most like invoices

import-payments-list = It is a list of payments of invoices.
assumption-lines_added_up = Each row is a line of an invoice: the total of the invoice is the sum of its lines.
import-payments-detailed = { $count ->
    [one] one payment that was counted already, now with its day
   *[other] { $count } payments that were counted already, now with their days
}
cli-import-payments-detailed = { $count ->
    [one] one payment that was counted already, now with its day
   *[other] { $count } payments that were counted already, now with their days
}
row-payment_contradicts = the payments of this invoice come to more than its list says was paid; see which of the two is right

cli-import-files-in-all = { $count } files
cli-import-files-refused = { $count ->
    [one] One file could not be imported.
   *[other] { $count } files could not be imported.
}
cli-import-files-not-reached = { $count ->
    [one] Stopped: one file was not imported.
   *[other] Stopped: { $count } files were not imported.
}
cli-import-none-imported = No file was imported.
read-nothing-inside = { $count ->
    [0] It is empty: there is nothing in it to import.
   *[other] Nothing that is in it can be imported. Such as:
}

format-book = book exported by cobro
format-how-book = a folder with journal.csv and batches.csv, a zip of it, or a workbook with such sheets, as `cobro export --all` writes them; into a new book only
evidence-journal = it holds the journal of a book
read-export-damaged = Line { $line } of { $table } is not as cobro wrote it. The book was not touched.
read-book-not-empty = It is a whole book, exported by cobro: it goes in just as it is, and into a new book only. Name another file with --db.

cli-import-more-refused = { $count ->
    [one] … and one more refused file; --json names them all.
   *[other] … and { $count } more refused files; --json names them all.
}
cli-import-and-more = {" "}and { $count } more
cli-import-more-with-rows = { $count ->
    [one] … and one more file with bad rows; --json names them all.
   *[other] … and { $count } more files with bad rows; --json names them all.
}
