# What happened, as it stands in a client's history. Shared by the desk and the command line.

fact-details = datos: { $values }
fact-type = tipo: { $type }
fact-tags = etiquetas: { $tags }
fact-invoice = factura { $number } de { $money }, vence el { $date }
fact-payment = pago de { $money }
fact-payment-corrected = corrección de un pago: { $money }
fact-payment-day-assumed = fecha supuesta
fact-dispute_opened = disputa de la factura { $number }
fact-dispute_opened-part = disputa de { $amount } de la factura { $number }
fact-dispute_reviewed = disputa revisada
fact-dispute_resolved = disputa resuelta
fact-hold_placed = retenido hasta el { $date }
fact-hold_placed-invoice = factura { $number } retenida hasta el { $date }
fact-hold_released = fin de la retención
fact-snoozed = aplazado hasta el { $date }
fact-promise = promete { $money } para el { $date }
fact-promise_cancelled = promesa anulada
fact-plan = plan de pagos: { $instalments }
fact-contact = { $channel } ({ $direction }), { $outcome }
fact-note = nota
fact-reversal = deshace una acción anterior
fact-erased = datos borrados a petición del interesado

channel-call = llamada
channel-email = correo
channel-whatsapp = WhatsApp
channel-sms = SMS
channel-letter = carta
channel-visit = visita
channel-social_network = red social
direction-in = entrante
direction-out = saliente
outcome-promised = promete pagar
outcome-call_back = hay que volver a llamar
outcome-no_answer = no contesta
outcome-voicemail = mensaje en el buzón de voz
outcome-wrong_number = número equivocado
outcome-disputes = no está conforme
outcome-cannot_pay = no puede pagar
outcome-refuses = se niega a pagar
outcome-paid_already = dice que ya pagó
outcome-sent = enviado
outcome-other = otro resultado

# What was recognised in a file.
why-heading = por el título
why-part-of-heading = por parte del título
why-words-of-heading = por las palabras del título
why-content = por el contenido
why-same-field-again = rellena los huecos de la anterior
why-by-hand = indicada a mano
why-remembered = como la última vez
why-unknown = título desconocido, no se usa
why-not-for-debtors = { $field } no hace falta en una lista de clientes
why-cells-do-not-fit = el contenido no es { $field }
why-other-column-fits = otra columna sirve mejor para { $field }

assumption-currency = Los importes sin moneda son { $currency }.
assumption-net_is_total = Solo hay importes netos, sin impuestos: cuentan como total.
assumption-balance_is_total = No hay total: el saldo pendiente cuenta como total.
assumption-no_invoice_number = No hay número de factura: se compone uno estable con lo que hay.
assumption-no_issue_date = No hay fecha de emisión: cuenta el vencimiento o, si no ha llegado, el día de hoy.
assumption-due_from_terms = No hay vencimiento: es la fecha de emisión más los días de plazo.
assumption-no_due_date = { $count ->
    [one] No hay vencimiento ni plazo: se toma { $count } día desde la emisión (--terms).
   *[other] No hay vencimiento ni plazo: se toman { $count } días desde la emisión (--terms).
}
assumption-debtors_as_groups = Las facturas están debajo del nombre de su cliente.
