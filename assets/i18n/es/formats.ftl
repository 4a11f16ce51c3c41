# Los formatos que se importan, cómo se reconocen, y lo que no se puede importar.

cli-formats = Muestra qué formatos de archivo se conocen y cómo se reconocen
cli-column-format = Formato
cli-column-endings = Suele acabar en
cli-column-how = Se reconoce por
cli-formats-not-yet = { $format } (todavía no se importa)

format-family-table = Tablas
format-family-invoices = Facturas electrónicas
format-family-bank = Extractos bancarios
format-family-archive = Varios archivos a la vez

format-csv = CSV u otro texto en columnas
format-xlsx = Excel (XLSX)
format-xlsb = Excel binario (XLSB)
format-xls = Excel 97-2003 (XLS)
format-ods = LibreOffice (ODS)
format-facturae = Facturae
format-ubl = UBL 2.1 / Peppol
format-cii = CII (EN 16931)
format-cfdi = CFDI (México)
format-dte = DTE (Chile)
format-norma43 = Norma 43 (cuaderno 43)
format-camt053 = CAMT.053
format-camt054 = CAMT.054
format-camt052 = CAMT.052
format-mt940 = MT940
format-ofx = OFX
format-bank_csv = extracto bancario en CSV
format-folder = carpeta
format-zip = ZIP

format-how-csv = texto en filas y columnas; el separador, la codificación y los títulos se averiguan
format-how-xlsx = un zip con xl/workbook.xml
format-how-xlsb = un zip con xl/workbook.bin
format-how-xls = los primeros bytes y un libro dentro
format-how-ods = un zip con su tipo en mimetype
format-how-facturae = XML con la raíz Facturae, también firmado (.xsig) y en lotes
format-how-ubl = XML con la raíz Invoice o CreditNote de UBL
format-how-cii = XML con la raíz CrossIndustryInvoice
format-how-cfdi = XML con la raíz Comprobante del SAT
format-how-dte = XML con la raíz DTE o EnvioDTE del SII
format-how-norma43 = el primer registro es 11, y los demás 22, 23, 24, 33 u 88
format-how-camt053 = XML con la raíz Document de camt.053
format-how-camt054 = XML con la raíz Document de camt.054
format-how-camt052 = XML con la raíz Document de camt.052
format-how-mt940 = la etiqueta :20: y un saldo o movimiento
format-how-ofx = la cabecera OFXHEADER o la raíz OFX
format-how-bank_csv = títulos de fecha, concepto, importe y saldo, sin cliente ni factura
format-how-folder = cada archivo de la carpeta por separado, en una sola importación
format-how-zip = cada archivo del zip por separado, en una sola importación

import-taken-for = Reconocido como { $format }: { $evidence }.

evidence-root = la raíz del XML es { $element }, de { $namespace }
evidence-element = la raíz del XML es { $element }
evidence-entry = es un zip que contiene { $name }
evidence-files = es un zip de archivos
evidence-first-bytes = lo dicen sus primeros bytes
evidence-records = el primer registro es 11 y los demás son de Norma 43
evidence-tag = contiene { $tag }
evidence-bank-headings = tiene los títulos de un banco ({ $headings })
evidence-text = es texto en columnas
evidence-name = por su nombre, que acaba en .{ $ending }
evidence-folder = es una carpeta

foreign-pdf = Es un PDF, que es para leer y no para importar. Exporte la lista desde su programa como CSV o XLSX, o pida la factura electrónica en XML.
foreign-image = Es una imagen. Exporte la lista desde su programa como CSV o XLSX.
foreign-json = Es JSON, que se hace para programas. Exporte la lista como CSV o XLSX.
foreign-html = Es una página web, aunque su nombre diga otra cosa. Ábrala con Excel o LibreOffice y guárdela como XLSX o CSV.
foreign-xml = Es un XML que no se conoce ({ $element }). `cobro formats` dice qué facturas electrónicas y extractos se conocen.
foreign-document = Es un documento de texto o una presentación, no una hoja de cálculo. Guarde la tabla como XLSX o CSV.
foreign-encrypted = El archivo está protegido con contraseña. Quítesela en el programa con el que se hizo y guárdelo otra vez; un zip, descomprímalo e importe la carpeta.
foreign-compressed = Es un archivo comprimido que no es zip. Descomprímalo, o haga un zip con su contenido.
foreign-database = Es una base de datos. Si es una cartera de cobro, ábrala con --db en vez de importarla.
foreign-nested = Es un zip dentro de otro, y no se abre. Descomprímalo e impórtelo aparte.
read-damaged = El archivo está dañado o incompleto: empieza bien y no se puede leer hasta el final. Vuelva a descargarlo o exportarlo.
read-not-yet = { $what } Todavía no se puede importar: exporte la lista como CSV.

import-layout-sheet = hoja «{ $sheet }», títulos en la fila { $line }
import-layout-sheets = hoja «{ $sheet }», títulos en la fila { $line } (sin leer: { $others })
read-too-large = Al descomprimirse, el archivo ocupa muchísimo más que cualquier lista de facturas. No se abre.
read-too-many-rejected = Hasta la línea { $line }, un millón de filas no se puede leer: el archivo no es lo que parece, o sus columnas son otras. Mire con --dry-run para qué se toma cada una y corríjalo con --map CAMPO=COLUMNA. No se importó nada.
read-unknown-sheet = No hay ninguna hoja «{ $asked }». Hay estas: { $sheets }.
cli-import-sheet = La hoja del libro, por su nombre o número; sin ella, la que más se parezca a facturas

import-payments-list = Es una lista de cobros de facturas.
assumption-lines_added_up = Cada fila es una línea de una factura: el total de la factura es la suma de sus líneas.
import-payments-detailed = { $count ->
    [one] un cobro que ya estaba contado, ahora con su fecha
   *[other] { $count } cobros que ya estaban contados, ahora con su fecha
}
cli-import-payments-detailed = { $count ->
    [one] un cobro que ya estaba contado, ahora con su fecha
   *[other] { $count } cobros que ya estaban contados, ahora con su fecha
}
row-payment_contradicts = los cobros de esta factura suman más de lo que su lista da por cobrado; compruebe cuál de las dos está bien

cli-import-files-in-all = { $count } archivos
cli-import-files-refused = { $count ->
    [one] Un archivo no se ha podido importar.
   *[other] { $count } archivos no se han podido importar.
}
cli-import-files-not-reached = { $count ->
    [one] Detenido: un archivo ha quedado sin importar.
   *[other] Detenido: { $count } archivos han quedado sin importar.
}
cli-import-none-imported = No se ha importado ningún archivo.
read-nothing-inside = { $count ->
    [0] Está vacío: no hay nada que importar dentro.
   *[other] No se puede importar nada de lo que hay dentro. Por ejemplo:
}

format-book = cartera exportada por cobro
format-how-book = una carpeta con journal.csv y batches.csv, un zip de ella, o un libro de cálculo con esas hojas, como los escribe `cobro export --all`; solo en una cartera nueva
evidence-journal = contiene el diario de una cartera
read-export-damaged = La línea { $line } de { $table } no es como la escribió cobro. La cartera no se ha tocado.
read-book-not-empty = Es una cartera entera, exportada por cobro: entra tal cual, y solo en una cartera nueva. Indique otro archivo con --db.

cli-import-more-refused = { $count ->
    [one] … y un archivo rechazado más; --json los nombra todos.
   *[other] … y { $count } archivos rechazados más; --json los nombra todos.
}
cli-import-and-more = {" "}y { $count } más
cli-import-more-with-rows = { $count ->
    [one] … y un archivo más con filas malas; --json las nombra todas.
   *[other] … y { $count } archivos más con filas malas; --json las nombra todas.
}
