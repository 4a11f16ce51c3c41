# What was recognised in a file, for previews.

column-why-heading = por el título
column-why-part-of-heading = por parte del título
column-why-words-of-heading = por las palabras del título
column-why-content = por el contenido
column-why-same-field-again = rellena los huecos de la anterior
column-why-by-hand = indicada a mano
column-why-remembered = como la última vez
column-why-unknown = título desconocido, no se usa
column-why-not-for-debtors = { $field } no hace falta en una lista de clientes
column-why-cells-do-not-fit = el contenido no es { $field }
column-why-other-column-fits = otra columna sirve mejor para { $field }

assumption-currency = Los importes sin moneda son { $currency }.
assumption-unclear_sign = Un signo o una palabra como $ o «pesos» no dice qué moneda es: se toma { $currency }.
assumption-net_is_total = Solo hay importes netos, sin impuestos: cuentan como total.
assumption-balance_is_total = No hay total: el saldo pendiente cuenta como total.
assumption-no_invoice_number = No hay número de factura: se compone uno estable con lo que hay.
assumption-no_issue_date = No hay fecha de emisión: cuenta el vencimiento o, si no ha llegado, el día de hoy.
assumption-due_from_terms = No hay vencimiento: es la fecha de emisión más los días de plazo.
assumption-no_due_date = { $count ->
    [one] No hay vencimiento ni plazo: se toma { $count } día desde la emisión.
   *[other] No hay vencimiento ni plazo: se toman { $count } días desde la emisión.
}
assumption-debtors_as_groups = Las facturas están debajo del nombre de su cliente.
assumption-debtor_above = Encima de la lista se nombra a «{ $name }»: se toma por el cliente de las facturas que siguen.
assumption-credit_notes = El archivo es una lista de facturas rectificativas (abonos): sus importes se restan de lo que deben los clientes.
assumption-amounts_left_out = Hay importes, pero nada que los convierta en facturas: no entran.
import-suspect-tax-id = El identificador fiscal { $value } de { $debtor } no cumple su dígito de control.

field-debtor_code = código de cliente
field-name = nombre
field-tax_id = identificador fiscal
field-email = correo
field-phone = teléfono
field-contact_person = persona de contacto
field-type = tipo de cliente
field-tags = etiquetas
field-number = nº de factura
field-document = clase de documento
field-issued_on = fecha de emisión
field-due_on = vencimiento
field-terms = días de plazo
field-total = total
field-net = importe neto
field-tax_percent = % de impuesto
field-tax = impuesto
field-withheld_percent = % de retención
field-withheld = retención
field-paid = pagado
field-balance = saldo pendiente
field-currency = moneda
field-paid_on = fecha de pago
field-status = estado
field-disputed = en disputa
field-disputed_amount = importe en disputa
field-notes = observaciones

date-order-dmy = día/mes/año (31/12/2026)
date-order-mdy = mes/día/año (12/31/2026)
date-order-ymd = año/mes/día (2026/12/31)

import-no-longer-listed = { $count ->
    [one] Una factura pendiente en la cartera ya no está en esta lista de pendientes. ¿Se ha cobrado? La cartera la deja como está:
   *[other] { $count } facturas pendientes en la cartera ya no están en esta lista de pendientes. ¿Se han cobrado? La cartera las deja como están:
}
import-credits-used = { $count ->
    [one] una factura pagada con dinero que ya estaba anotado a mano
   *[other] { $count } facturas pagadas con dinero que ya estaba anotado a mano
}
cli-import-credits-used = { $count ->
    [one] una factura pagada con dinero que ya estaba anotado a mano
   *[other] { $count } facturas pagadas con dinero que ya estaba anotado a mano
}
