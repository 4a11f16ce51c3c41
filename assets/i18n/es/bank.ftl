# Extractos del banco y cobros reconocidos.

action-name-reconcile = cobros del banco
action-name-skip_movement = movimiento descartado

bank-place-record = Registro { $number }: { $text }
bank-place-line = Línea { $number }: { $text }
bank-place-entry = Apunte { $number }: { $text }
bank-place-statement = Extracto { $number }: { $text }

bank-not_this_format = no es un extracto de este formato. Compruebe que ha elegido el archivo que descargó del banco.
bank-unreadable = no se puede leer ({ $what }).
bank-too_large = es demasiado grande para ser un extracto. Pida al banco periodos más cortos.
bank-unknown = no se sabe qué es «{ $what }».
bank-out_of_place = «{ $what }» no puede ir aquí: el archivo está dañado o cortado. Descárguelo otra vez.
bank-missing-end = falta el final: el archivo está cortado o incompleto. Descárguelo otra vez.
bank-missing-footer = falta el registro final de la cuenta (33): el archivo está cortado o incompleto. Descárguelo otra vez.
bank-missing-amount = falta el importe.
bank-missing-date = falta la fecha.
bank-missing-currency = falta la moneda: el archivo está incompleto. Descárguelo otra vez.
bank-missing-way = no dice si es un cargo o un abono.
bank-bad_date = «{ $what }» no es una fecha.
bank-bad_amount = «{ $what }» no es un importe.
bank-bad_sign = «{ $what }» no dice si es un cargo o un abono.
bank-bad_currency = no se conoce la moneda «{ $what }».
bank-differs = { $checked }: el archivo dice { $found } y sus propios datos dan { $expected }.
bank-differs-refused = { $checked }: el archivo dice { $found } y sus propios datos dan { $expected }. Está dañado o alguien lo ha cambiado; descárguelo otra vez.
bank-balance_currencies = los saldos están en otra moneda que los movimientos y no se pueden comprobar.
bank-no_statement = el mensaje no trae ningún extracto.
bank-outside_period = el { $what } queda fuera del periodo del extracto.
bank-parts_differ = los importes de sus partes no suman el apunte: se toma entero.
bank-document_type = declara un tipo de documento (DOCTYPE), que un extracto no lleva y puede ser dañino.
bank-entity = usa la entidad «{ $what }», que un extracto no lleva y puede ser dañina.
bank-too_deep = tiene más niveles o elementos que ningún extracto.
bank-malformed = no respeta las reglas de su formato ({ $what }).
bank-encoding = no se conoce su codificación «{ $what }».
bank-no_headings = no hay una fila de títulos con fecha e importe.
bank-ledger = es el mayor de la cuenta de un cliente en su contabilidad, no un extracto del banco. Importe el extracto que descarga del banco; lo que deben sus clientes, de un listado de facturas pendientes.
bank-unclear_dates = fechas como «{ $what }» caben en varios órdenes; dígalo con --date-order.

bank-checked-account = cuenta
bank-checked-currency = moneda
bank-checked-debit_count = número de cargos
bank-checked-debit_sum = suma de cargos
bank-checked-credit_count = número de abonos
bank-checked-credit_sum = suma de abonos
bank-checked-closing_balance = saldo final
bank-checked-record_count = número de registros
bank-checked-running_balance = saldo de la línea

bank-statement = { $account } · { $currency } · { $days } · { $count ->
    [one] { $count } movimiento
   *[other] { $count } movimientos
}
bank-statement-balances = saldo { $opening } → { $closing }
bank-added = { $count ->
    [one] { $count } movimiento nuevo
   *[other] { $count } movimientos nuevos
}
bank-known = { $count ->
    [one] { $count } movimiento ya estaba
   *[other] { $count } movimientos ya estaban
}
bank-known-otherwise = { $count ->
    [one] { $count } movimiento ya estaba, por un extracto de otro formato
   *[other] { $count } movimientos ya estaban, por un extracto de otro formato
}
bank-alike = { $count ->
    [one] { $count } movimiento nuevo coincide en cuenta, día e importe con uno de otro formato, pero no en el texto: compruebe que no es el mismo antes de aceptarlo
   *[other] { $count } movimientos nuevos coinciden en cuenta, día e importe con otros de otro formato, pero no en el texto: compruebe que no son los mismos antes de aceptarlos
}
bank-pending = { $count ->
    [one] { $count } apunte aún no está contabilizado por el banco y no entra
   *[other] { $count } apuntes aún no están contabilizados por el banco y no entran
}
bank-next = Para reconocer los cobros: cobro reconcile

match-reference = la referencia es la de la factura { $found }
match-number = el texto nombra la factura { $found }
match-number_end = el texto acaba como la factura { $found }
match-payer_account = esa cuenta ya pagó por este cliente
match-tax_id = trae su NIF
match-payer_name = el ordenante se llama así
match-learned_name = ese ordenante ya pagó por este cliente
match-name_in_text = el texto trae su nombre
match-exact_amount = es el importe exacto
match-exact_sum = { $count ->
   *[other] { $count } facturas suman el importe exacto
}
match-exact_all = es todo lo pendiente
match-part = es menos de lo pendiente
match-more = es más de lo pendiente
match-others_fit = otras facturas encajan igual
match-other_currency = el texto nombra la factura { $found }, que está en otra moneda

match-verdict-certain = segura
match-verdict-likely = probable
match-verdict-possible = posible

reconcile-recorded = Ya hay un pago anotado por este importe: { $name }, { $day }
reconcile-oldest = lo más antiguo
reconcile-no-invoice = sin factura
reconcile-credit = { $money } quedan como saldo a favor
reconcile-nobody = sin propuesta

error-which-movement = Ningún movimiento por reconocer es «{ $asked }», o hay varios que empiezan así. `cobro reconcile` los muestra.

cli-bank = Muestra los movimientos del banco que trajeron los extractos
cli-bank-account = Solo los de esta cuenta
cli-bank-open = Solo los abonos de los que nadie ha dicho nada
cli-bank-none = No hay movimientos. Importe un extracto del banco con `cobro import`.
cli-bank-id = id
cli-bank-booked = fecha
cli-bank-amount = importe
cli-bank-payer = ordenante
cli-bank-text = concepto
cli-bank-state = estado
cli-bank-state-open = por reconocer
cli-bank-state-accepted = cobro
cli-bank-state-skipped = descartado
cli-bank-state-debit = cargo

cli-reconcile = Reconoce los cobros del banco: propone qué facturas paga cada abono
cli-reconcile-accept = Acepta la primera propuesta de este movimiento; MOVIMIENTO=2 la segunda, MOVIMIENTO=CÓDIGO la de ese cliente (se puede repetir)
cli-reconcile-skip = Este abono no es un cobro de cliente: no se vuelve a preguntar (se puede repetir)
cli-reconcile-auto_certain = Acepta todas las propuestas seguras
cli-reconcile-none = No hay abonos por reconocer.
cli-reconcile-head = { $id }  { $day }  { $money }  { $who }
cli-reconcile-accepted = Cobro anotado: { $name }, { $money }
cli-reconcile-skipped = { $count ->
    [one] { $count } movimiento descartado
   *[other] { $count } movimientos descartados
}
cli-reconcile-nothing = No se ha aceptado ninguna propuesta: no hay ninguna segura.
cli-reconcile-refused = { $id }: { $why }
cli-reconcile-marked = ya se había decidido sobre este movimiento
cli-reconcile-no-proposal = { $id } no tiene esa propuesta. Elija cliente con --accept { $id }=CÓDIGO.

group-reconcile = Reconocer cobros
do-reconcile = Reconocer cobros
do-reconcile-help = ver los abonos del banco por reconocer y qué facturas pueden pagar
do-reconcile_accept = Aceptar
do-reconcile_accept-short = aceptar
do-reconcile_accept-help = en los cobros: anotar el pago propuesto
do-reconcile_accept_certain = Aceptar los seguros
do-reconcile_accept_certain-short = los seguros
do-reconcile_accept_certain-help = en los cobros: anotar todos los pagos seguros
do-reconcile_skip = Descartar
do-reconcile_skip-short = descartar
do-reconcile_skip-help = en los cobros: no es de un cliente, no volver a preguntar
do-reconcile_next = Otra propuesta
do-reconcile_next-short = otra
do-reconcile_next-help = en los cobros: la propuesta siguiente
do-reconcile_previous = Propuesta anterior
do-reconcile_previous-short = anterior
do-reconcile_previous-help = en los cobros: la propuesta anterior
do-reconcile_undo = Deshacer
do-reconcile_undo-short = deshacer
do-reconcile_undo-help = en los cobros: deshacer lo último
do-reconcile_down = Abajo
do-reconcile_down-short = abajo
do-reconcile_down-help = en los cobros: bajar
do-reconcile_up = Arriba
do-reconcile_up-short = arriba
do-reconcile_up-help = en los cobros: subir
do-reconcile_page_down = Página abajo
do-reconcile_page_down-short = página abajo
do-reconcile_page_down-help = en los cobros: bajar varios
do-reconcile_page_up = Página arriba
do-reconcile_page_up-short = página arriba
do-reconcile_page_up-help = en los cobros: subir varios
do-reconcile_close = Salir
do-reconcile_close-short = salir
do-reconcile_close-help = en los cobros: volver a la mesa

reconcile-title = Reconocer cobros · { $count ->
    [one] { $count } abono
   *[other] { $count } abonos
}
reconcile-looking = Buscando qué pagan…
reconcile-none = No hay abonos por reconocer. Importe un extracto del banco para ver los nuevos.
reconcile-no-proposal = Ninguna factura pendiente encaja. Si es de un cliente, anote el pago en su ficha; si no, descártelo.
reconcile-nothing-to-accept = este abono no tiene propuesta
reconcile-none-certain = no hay ninguna propuesta segura
reconcile-accepted-several = { $count ->
    [one] { $count } cobro anotado
   *[other] { $count } cobros anotados
}

cli-value-MOVEMENT = MOVIMIENTO
cli-value-ACCOUNT = CUENTA

export-table-bank_movements = Los movimientos de sus cuentas bancarias, tal como vinieron en los extractos, con los que se deshicieron.
export-table-bank_movement_marks = Lo que se decidió de cada movimiento.
export-column-movement = por lo que se conoce el movimiento
export-column-movement_state = `open` (por reconocer), `accepted` (es un cobro), `skipped` (apartado), `debit` (salida de dinero) o `taken_back` (deshecho)
export-column-account = su cuenta
export-column-booked_on = el día en que lo contabilizó el banco
export-column-value_on = la fecha valor
export-column-payer = quién pagó, o a quién se pagó
export-column-payer_account = su cuenta
export-column-payer_tax_id = su NIF
export-column-bank_reference = cómo lo llama el banco
export-column-format = el formato del extracto
export-column-mark = `accepted` (cobro) o `skipped` (apartado)
