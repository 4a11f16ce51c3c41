row-currency_missing = falta la moneda
row-kind_unknown = no dice si es factura, nota de crédito o pago
row-number_missing = falta el número de la factura
row-date_missing = falta la fecha
row-currency_differs = la factura está en otra moneda
row-invoice_unknown = su factura no está en la cartera; impórtela antes

read-no-good-document = La factura electrónica de la línea { $line } no se puede importar: { $reason }. Pida el archivo corregido a quien la emitió.
read-xml-io = No se puede leer el archivo: { $what }.
read-xml-encoding = El archivo dice estar en la codificación «{ $what }», que no se conoce. Guárdelo en UTF-8.
read-xml-too_large = El archivo es mayor que cualquier factura, aun sin sus adjuntos; no se importa.
read-xml-document_type = Línea { $line }: el archivo declara un tipo de documento (DOCTYPE), que ninguna factura lleva y puede hacer daño; no se importa.
read-xml-entity = Línea { $line }: el archivo usa la entidad «{ $what }», que ninguna factura lleva; no se importa.
read-xml-too_deep = Línea { $line }: los elementos están anidados más hondo que en cualquier factura; no se importa.
read-xml-cut_off = Línea { $line }: el archivo termina a medias. Descárguelo o cópielo de nuevo.
read-xml-malformed = Línea { $line }: el archivo no es XML correcto. Descárguelo o cópielo de nuevo.
read-xml-old_version = El archivo es { $what }, una versión que lleva años sin usarse; no se lee. De CFDI se leen la 3.3 y las siguientes.
read-xml-no_invoice = En el archivo no hay ninguna factura de un formato conocido; su elemento exterior es «{ $what }». «cobro formats» dice qué se puede importar.

document-doubt-total = Factura { $number } (línea { $line }): dice { $stated } en total, pero sus líneas e impuestos suman { $computed }. Cuenta lo que dice.
document-doubt-instalments = Factura { $number } (línea { $line }): hay que pagar { $stated }, pero sus plazos suman { $computed }. La diferencia va en el último.
document-doubt-tax_id = Factura { $number } (línea { $line }): el identificador fiscal { $value } de { $name } no cumple su dígito de control.
document-doubt-paid_at_once = Factura { $number } (línea { $line }): se paga de una vez o al contado, pero no dice que ya esté pagada. Cuenta como pendiente hasta que se anote el cobro, salvo que ponga import_paid_at_once = "paid".
document-doubt-strangers = Factura { $number } (línea { $line }): ni quien la emite ni quien la recibe es usted según [house] tax_id y tax_ids. El cliente es quien la recibe.

cli-import-credit-notes-added = { $count ->
    [one] { $count } abono nuevo sobre una factura
   *[other] { $count } abonos nuevos sobre facturas
}
cli-import-aside-purchase = { $count ->
    [one] { $count } factura en la que el comprador es usted: no hay nada que cobrar y no entra
   *[other] { $count } facturas en las que el comprador es usted: no hay nada que cobrar y no entran
}
cli-import-aside-no_claim = { $count ->
    [one] { $count } documento que no pide dinero (guía, traslado, nómina, proforma), no entra
   *[other] { $count } documentos que no piden dinero (guías, traslados, nóminas, proformas), no entran
}
import-credit-notes-added = { $count ->
    [one] { $count } abono nuevo sobre una factura
   *[other] { $count } abonos nuevos sobre facturas
}
assumption-paid_at_once = Las facturas que se pagan de una vez (PUE, al contado) cuentan como cobradas el día de su emisión.
cli-import-paid_at_once = Qué pasa con las facturas electrónicas que se pagan de una vez (PUE, al contado) y no dicen que lo estén: open (pendientes), paid (cobradas)
why-import-says-all = El archivo lo dice por sí mismo: no hay nada que elegir.
import-files-refused = { $count ->
    [one] { $count } archivo que no se puede leer se deja fuera:
   *[other] { $count } archivos que no se pueden leer se dejan fuera:
}
import-row = · línea { $line }: { $text }
import-bank-next = Para reconocer los cobros, después: :reconcile
