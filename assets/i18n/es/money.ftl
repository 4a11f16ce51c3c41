### Dinero: pagos, planes, disputas, condiciones.

fact-payment_corrected = corregido: { $payment }, del { $date }
fact-payment_corrected-gone = pago anulado
fact-credit_allocated = saldo a favor aplicado: { $money } · { $numbers }
fact-credit_note = abono de { $amount } sobre la factura { $number }
fact-write_off = factura { $number }: { $amount } dados por perdidos
fact-terms = condiciones: { $terms }
fact-charge = reclamación de { $kind } por la factura { $number }: { $money }
fact-charge_waived = se renuncia a un cargo reclamado
fact-charge_waived-of = se renuncia al cargo { $charge }: { $kind } por la factura { $number }, { $money }
fact-payment_corrected-before = antes { $money }

charge-interest = interés de demora
charge-recovery_cost = coste de cobro
charge-penalty = penalización

client-kind-business = empresa
client-kind-consumer = consumidor
client-kind-public_body = administración pública

terms-payment-days = { $count ->
    [one] { $count } día para pagar
   *[other] { $count } días para pagar
}
terms-rate = interés de demora pactado { $rate } anual
terms-prescription = { $count ->
    [one] prescribe a los { $count } año
   *[other] prescribe a los { $count } años
}
terms-prepayment = pago por adelantado
terms-deposit = anticipo del { $percent } %
terms-unset = como la casa: { $fields }
terms-field-client_kind = clase de cliente
terms-field-payment_days = días para pagar
terms-field-interest_rate = interés de demora
terms-field-prescription_years = prescripción
terms-field-deposit_percent = anticipo
terms-field-prepayment = pago por adelantado
terms-on-credit = con crédito

method-transfer = transferencia
method-direct_debit = domiciliación
method-card = tarjeta
method-cash = efectivo
method-cheque = cheque
method-promissory_note = pagaré
method-other = otro medio

dispute-reason-price = precio
dispute-reason-quantity = cantidad
dispute-reason-quality = calidad
dispute-reason-not_delivered = no entregado
dispute-reason-not_ordered = no pedido
dispute-reason-duplicate = duplicada
dispute-reason-wrong_data = datos erróneos
dispute-reason-already_paid = dice que está pagada
dispute-reason-other = otro motivo

dispute-outcome-rejected = sin razón
dispute-outcome-credited = con abono
dispute-outcome-corrected = factura corregida
dispute-outcome-paid = pagada

refused-more-than = Solo hay { $money }: no puede ser más.
refused-shares = Las facturas suman { $money }, más que el pago: baje esas partes o suba el importe.
refused-nothing-open-of = De la factura { $number } no queda nada por pagar.
refused-several-currencies = Las facturas son de monedas distintas; regístrelas por separado.
refused-nothing-open = Este cliente no tiene nada pendiente.
refused-no-credit = Este cliente no tiene saldo a favor.
refused-day-to-come = El { $date } aún no ha llegado.
refused-no-reason = Falta el motivo: escriba por qué.
refused-no-such-entry = El apunte { $number } no existe, es de otra clase o ya está cerrado.
refused-contested-already = La factura { $number } ya está en disputa; primero hay que decir en qué quedó esa.
refused-schedule-more-than-all = Un plazo no puede ser mayor que el total: ponga menos.
refused-schedule-count = Tienen que ser entre 1 y 360 plazos, de al menos un céntimo cada uno.
refused-schedule-day = El día del mes va de 1 a 31.
refused-not-too-high = El cargo { $number } no es mayor de lo que corresponde.
refused-out-of-bounds = Los porcentajes van de 0 a 100, los días hasta 3650 y los años de 1 a 100.
refused-nothing-changed = No cambia nada: no se anota nada.
refused-too-far-ahead = Según su política, una promesa no pasa de { $count } días; para aceptarla, escriba el motivo.
refused-too-little = Según su política, una promesa es de al menos { $money }; para aceptarla, escriba el motivo.

every-week = semana
every-fortnight = quincena
every-month = mes

cli-recorded = Anotado: { $name }: { $what }.
cli-left-to-collect = Queda por cobrar: { $money }.
cli-not-one-of = «{ $value }» no vale aquí. Opciones: { $known }.
cli-which-invoice = Hay varias facturas abiertas ({ $invoices }): indique cuál por su número.
cli-no-open-invoice = Este cliente no tiene ninguna factura abierta.
cli-plan-proposed = Propuesta para { $name }: { $money } por { $invoices }
cli-plan-how-to-accept = Con --accept queda acordado.

cli-value-INVOICE = FACTURA
cli-value-METHOD = MEDIO
cli-value-ENTRY = APUNTE
cli-value-REASON = MOTIVO
cli-value-OUTCOME = RESULTADO
cli-value-UNTIL = HASTA
cli-value-EVERY = CADA
cli-value-COUNT = CUÁNTOS
cli-value-NAME = NOMBRE

cli-pay = Anota un pago, o corrige uno
cli-pay-debtor = Código, NIF, nombre o parte del nombre
cli-pay-amount = El importe; sin él, todo lo pendiente de lo que paga
cli-pay-date = El día en que entró (ayer, 12/3, 2026-11-02); hoy si no se dice
cli-pay-invoices = La factura que paga y cuánto de ella (se puede repetir); sin ella, primero las más antiguas
cli-pay-credit = No paga ninguna factura: queda como saldo a favor
cli-pay-method = transferencia, domiciliación, tarjeta, efectivo, cheque, pagaré u otro
cli-pay-reference = Lo que puso el banco o el cliente
cli-pay-correct = Corrige el pago de este apunte: los datos dados son los buenos
cli-pay-undone = El pago de este apunte no existió
cli-pay-returned = El banco devolvió el pago de este apunte, en la fecha dada
cli-pay-use_credit = Aplica el saldo a favor a lo vencido, primero lo más antiguo, sin lo que está en disputa o en pausa; o a las facturas de --invoice
cli-pay-reason = El motivo de la corrección

cli-plan = Propone un plan de pagos; con --accept lo acuerda
cli-plan-debtor = Código, NIF, nombre o parte del nombre
cli-plan-instalments = Cuántos plazos (3 si no se dice)
cli-plan-each = El importe de cada plazo; el último toma el resto
cli-plan-first = El día del primer plazo
cli-plan-every = Cada semana, quincena o mes, cada tantos días (10d) o el día del mes (5, 31)
cli-plan-at_once = Lo que se paga hoy
cli-plan-invoices = La factura que cubre (se puede repetir); sin ella, todo lo que hay por cobrar
cli-plan-accept = El cliente está de acuerdo: queda anotado

cli-dispute = Anota qué discute el cliente, o en qué quedó
cli-dispute-debtor = Código, NIF, nombre o parte del nombre
cli-dispute-invoices = Las facturas y cuánto de cada una; todo si no se dice
cli-dispute-reason = precio, cantidad, calidad, no entregado, no pedido, duplicada, datos erróneos, pagada u otro
cli-dispute-text = Lo que dice el cliente
cli-dispute-assignee = Quién lo mira
cli-dispute-until = Cuándo hay que mirarlo
cli-dispute-reviewed = Alguien ha mirado la disputa de este apunte
cli-dispute-resolved = La disputa de este apunte está resuelta
cli-dispute-outcome = rejected (sin razón), credited (con abono), corrected (factura corregida) o paid (pagada)
cli-dispute-credited = El importe del abono; lo discutido si no se dice

cli-hold = Deja de reclamar hasta un día, o vuelve a reclamar
cli-hold-debtor = Código, NIF, nombre o parte del nombre
cli-hold-until = El día en que se vuelve a reclamar
cli-hold-invoice = Solo esta factura; sin ella, todo el cliente
cli-hold-reason = El motivo
cli-hold-release = Termina ya la retención de este apunte

cli-credit = Anota un abono (factura rectificativa) sobre una factura
cli-credit-debtor = Código, NIF, nombre o parte del nombre
cli-credit-invoice = La factura
cli-credit-amount = El importe; todo lo pendiente si no se dice
cli-credit-number = El número del abono
cli-credit-reason = El motivo

cli-writeoff = Da por perdida una factura o parte de ella
cli-writeoff-debtor = Código, NIF, nombre o parte del nombre
cli-writeoff-invoice = La factura
cli-writeoff-amount = El importe; todo lo pendiente si no se dice
cli-writeoff-reason = El motivo

cli-promise-every = Cada semana, quincena o mes, cada tantos días (10d) o el día del mes, tantas veces como diga --times
cli-promise-times = Cuántas veces en total
cli-promise-reason = Por qué se acepta aunque la política no lo permita

action-name-payment = pago
action-name-payment_corrected = corrección de pago
action-name-credit_allocated = uso de saldo a favor
action-name-credit_note = abono
action-name-write_off = pérdida
action-name-plan = plan de pagos
action-name-dispute = disputa
action-name-dispute_reviewed = revisión de disputa
action-name-dispute_resolved = fin de disputa
action-name-hold = retención
action-name-hold_released = fin de retención

form-payment = Pago de { $name }
form-payment-amount = Importe
form-payment-amount-empty = todo lo pendiente
form-payment-date = Fecha
form-payment-date-empty = hoy
form-payment-invoices = Facturas
form-payment-invoices-empty = primero las más antiguas
form-payment-method = Medio
form-payment-method-empty = { "" }
form-payment-reference = Referencia
form-payment-reference-empty = lo que puso el banco

form-correction = Corregir un pago de { $name }
form-correction-entry = Pago
form-correction-entry-empty = { "" }
form-correction-outcome = Qué pasó
form-correction-outcome-empty = { "" }
form-correction-amount = Importe
form-correction-amount-empty = el mismo
form-correction-date = Fecha
form-correction-date-empty = la misma
form-correction-invoices = Facturas
form-correction-invoices-empty = primero las más antiguas
form-correction-reason = Motivo
form-correction-reason-empty = { "" }

form-plan = Plan de pagos de { $name }
form-plan-parts = Plazos
form-plan-parts-empty = cuántos, o el importe de cada uno
form-plan-date = Primer plazo
form-plan-date-empty = { "" }
form-plan-every = Cada
form-plan-every-empty = { "" }
form-plan-at-once = Hoy paga
form-plan-at-once-empty = nada
form-plan-invoices = Facturas
form-plan-invoices-empty = todo lo que hay por cobrar

form-dispute = Disputa de { $name }
form-dispute-invoices = Facturas
form-dispute-invoices-empty = F-1, o solo una parte: F-1=100
form-dispute-reason = Motivo
form-dispute-reason-empty = { "" }
form-dispute-words = Qué dice
form-dispute-words-empty = { "" }
form-dispute-assignee = Lo mira
form-dispute-assignee-empty = { "" }
form-dispute-date = Mirarlo el
form-dispute-date-empty = según la política

form-resolve = ¿En qué quedó la disputa de { $name }?
form-resolve-entry = Disputa
form-resolve-entry-empty = { "" }
form-resolve-outcome = Resultado
form-resolve-outcome-empty = { "" }
form-resolve-amount = Abono
form-resolve-amount-empty = todo lo discutido
form-resolve-date = Mirarla otra vez
form-resolve-date-empty = según la política
form-resolve-words = Comentario
form-resolve-words-empty = { "" }

form-hold = No reclamar a { $name }
form-hold-date = Hasta el
form-hold-date-empty = { "" }
form-hold-reason = Motivo
form-hold-reason-empty = hace falta
form-hold-invoice = Factura
form-hold-invoice-empty = todas

form-release = Volver a reclamar a { $name }
form-release-entry = Retención
form-release-entry-empty = { "" }

form-credit = Abono a { $name }
form-credit-invoice = Factura
form-credit-invoice-empty = { "" }
form-credit-amount = Importe
form-credit-amount-empty = todo lo pendiente
form-credit-reference = Número del abono
form-credit-reference-empty = { "" }
form-credit-reason = Motivo
form-credit-reason-empty = { "" }

form-writeoff = Dar por perdida una factura de { $name }
form-writeoff-invoice = Factura
form-writeoff-invoice-empty = { "" }
form-writeoff-amount = Importe
form-writeoff-amount-empty = todo lo pendiente
form-writeoff-reason = Motivo
form-writeoff-reason-empty = hace falta

form-help = Tab siguiente · ◂ ▸ elegir · Enter anotar · Esc dejarlo
form-leave = Lo escrito se pierde: otra vez { $key } para dejarlo; cualquier otra tecla sigue.
form-plan-for = { $money } por { $invoices }:
form-to-credit = a favor { $money }
form-hold-whole = todo el cliente
method-unknown = sin decir
dispute-outcome-open = sigue abierta, alguien la ha mirado
correction-right = era otro importe, fecha o factura
correction-undone = no existió
correction-returned = el banco lo devolvió

told-recorded = Anotado: { $what }
why-no-payment = No hay pagos que corregir.
why-no-dispute = No hay ninguna disputa abierta.
why-no-hold = No hay ninguna retención.

do-payment = Anotar un pago
do-payment-short = pago
do-payment-help = anota un pago: importe, fecha, facturas
do-plan = Plan de pagos
do-plan-short = plan
do-plan-help = propone y acuerda un plan de pagos
do-dispute = Disputa
do-dispute-short = disputa
do-dispute-help = anota qué facturas discute y por qué
do-resolve_dispute = Resolver una disputa
do-resolve_dispute-short = resolver
do-resolve_dispute-help = en qué quedó una disputa, o que alguien la miró
do-hold = No reclamar por un tiempo
do-hold-short = retener
do-hold-help = deja de reclamar hasta un día, con motivo
do-release_hold = Volver a reclamar
do-release_hold-short = soltar
do-release_hold-help = termina una retención antes de su día
do-correct_payment = Corregir un pago
do-correct_payment-short = corregir
do-correct_payment-help = un pago mal anotado, o que devolvió el banco
do-use_credit = Aplicar el saldo a favor
do-use_credit-short = saldo
do-use_credit-help = paga con el saldo a favor lo vencido más antiguo
do-credit_note = Abono
do-credit_note-short = abono
do-credit_note-help = anota una factura rectificativa
do-write_off = Dar por perdida una factura
do-write_off-short = pérdida
do-write_off-help = da por perdida una factura, o parte, con motivo
promise-reason = Motivo

verdict-changed = la promesa de { $money } para { $date } pasa de { $before } a { $after }
proposal-thank_you = Dar las gracias: cumplió la promesa de { $money } para { $date }
proposal-prepayment = Proponer pago por adelantado en lo nuevo: { $count } promesas no cumplidas ({ $dates })
proposal-no_more_credit = No vender más a crédito: { $count } promesas no cumplidas ({ $dates })

cli-instalments = Reparte una factura en plazos con su propio vencimiento
cli-instalments-debtor = Código, NIF, nombre o parte del nombre
cli-instalments-invoice = La factura
cli-instalments-count = Cuántos plazos
cli-instalments-each = El importe de cada plazo; el último toma el resto
cli-instalments-first = El vencimiento del primero; el de la factura si no se dice
cli-instalments-every = Cada semana, quincena o mes, cada tantos días (10d) o el día del mes (5, 31)
action-name-split = plazos
fact-invoice-parts = { $count } plazos
form-split = Repartir en plazos una factura de { $name }
form-split-invoice = Factura
form-split-invoice-empty = { "" }
form-split-parts = Plazos
form-split-parts-empty = cuántos, o el importe de cada uno
form-split-date = Vence el primero
form-split-date-empty = { "" }
form-split-every = Cada
form-split-every-empty = { "" }
do-split_invoice = Repartir una factura en plazos
do-split_invoice-short = plazos
do-split_invoice-help = una factura se paga en plazos con su propio vencimiento

cli-promise-cancel = Anula la promesa o el plan vigente, o el de este apunte
why-no-live-promise = No hay ninguna promesa vigente.
action-name-promise_cancelled = anulación de promesa
form-cancel = Anular una promesa de { $name }
form-cancel-entry = Promesa
form-cancel-entry-empty = { "" }
form-cancel-reason = Motivo
form-cancel-reason-empty = { "" }
do-cancel_promise = Anular una promesa o un plan
do-cancel_promise-short = anular
do-cancel_promise-help = anula una promesa vigente, o un plan con todos sus plazos
refused-schedule-too-fine = Un plazo tiene más decimales de los que tiene la moneda.
form-plan-replaces = Sustituye a: { $agreements }.

cli-pay-currency = La moneda, si el cliente debe en varias
cli-plan-currency = La moneda, si el cliente debe en varias
cli-plan-reason = Por qué se acepta aunque la política no lo permita
cli-promise-currency = La moneda, si el cliente debe en varias
cli-which-currency = El cliente debe en varias monedas; diga en cuál: { $owed }.
cli-two-currencies = El importe está en { $typed } y --currency dice { $option }.
refused-nothing-overdue = No hay nada vencido que pagar con el saldo a favor, aparte de lo que está en disputa o en pausa; nombre la factura si quiere pagarla.
refused-not-credited = Solo lleva un abono la disputa que se resuelve con un abono; quite el importe o cambie el resultado.
refused-more-than-contested = El cliente discute { $money }: el abono no puede ser mayor. Lo demás se abona con un abono aparte.
refused-plan-instalments = Según su política, un plan no pasa de { $count } plazos; para aceptarlo, escriba el motivo.
refused-plan-months = Según su política, un plan no pasa de { $count } meses; para aceptarlo, escriba el motivo.
refused-plan-first = Según su política, el primer plazo es en { $count } días como mucho; para aceptarlo, escriba el motivo.
refused-plan-least = Según su política, un plazo es de al menos { $money }; para aceptarlo, escriba el motivo.
typed-date-year_unsaid = sería el { $date }, a más de medio año; si es eso, escriba también el año
promise-by = { $money } para el { $date }
promise-of = la promesa de { $promise }
plan-of = el plan de { $money } acordado el { $date }
form-plan-reason = Motivo
form-plan-reason-empty = si la política no permite el plan

# What became of an entry of the history since, in brackets after it.
became-payment-corrected = corregido: { $money } del { $date }
became-payment-gone = anulado
became-charge = ya no se reclama
became-dispute_opened = resuelta
became-hold_placed = levantada

plan-status-on_schedule = vigente
plan-status-completed = cumplido
plan-status-broken = roto
plan-status-replaced = sustituido
plan-status-cancelled = anulado

cli-show-plan = Plan de pagos { $entry }: { $money } en { $count } plazos · { $status }
cli-show-plan-broke = desde el { $date }
cli-show-plan-paid = { $paid } de { $count } pagados
cli-show-plan-missing = faltan { $money }
cli-show-instalments = Plazo para
cli-show-next = el siguiente
cli-show-disputes = Disputa
cli-show-whole = toda la factura
cli-show-dispute-open = abierta
cli-show-dispute-resolved = resuelta
cli-show-assignee = la mira { $name }
cli-show-holds = Retención
cli-show-hold-live = vigente
cli-show-hold-over = terminada
cli-show-charges = Cargo por demora
cli-show-charge-claimed = reclamado
cli-show-charge-settled = saldado
cli-show-charge-waived = se renunció a él
cli-column-entry = Apunte
cli-column-until = Hasta
cli-column-invoice = Factura
instalment-status-pending = pendiente
instalment-status-kept = cumplido
instalment-status-partly_kept = cumplido en parte
instalment-status-broken = no cumplido
instalment-status-replaced = sustituido
instalment-status-cancelled = anulado
proposal-thank_you-short = dar las gracias
proposal-prepayment-short = pedir pago por adelantado
proposal-no_more_credit-short = no vender más a crédito
form-promise-place = Vigentes
form-promise-place-empty = { "" }
form-promise-place-instead = las sustituye
form-promise-place-beside = se suma a ellas
