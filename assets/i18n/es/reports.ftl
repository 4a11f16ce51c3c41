# Informes: títulos, columnas, notas, y la orden que los da.

report-aging = Antigüedad de la deuda
report-promises = Promesas de pago
report-expected = Dinero que se espera
report-collected = Dinero cobrado
report-activity = Actividad
report-effectiveness = Eficacia de las gestiones
report-dso = Días de venta pendientes de cobro (DSO)
report-cei = Índice de eficacia de cobro (CEI)
report-disputes = Disputas
report-concentration = Concentración de la deuda
report-silence = Clientes sin gestión
report-day = Resumen del día
report-month = Balance del mes

report-about-aging = Lo pendiente, según los días que lleva vencido, por cliente o por tramo
report-about-promises = Promesas cumplidas, a medias y rotas, por cliente o por la semana en que vencían
report-about-expected = Lo que se espera cobrar cada semana de lo que hoy está pendiente
report-about-collected = Lo que se ha cobrado cada semana, día o mes
report-about-activity = Gestiones de un día o de un periodo, por vía y resultado, por persona o por día
report-about-effectiveness = Tras cuántas gestiones se cobra algo en N días, por paso, vía, tipo o plantilla
report-about-dso = Cuántos días de venta están sin cobrar, con dos fórmulas
report-about-cei = Qué parte de lo que se podía cobrar en un periodo se ha cobrado
report-about-disputes = Lo disputado y desde cuándo, por motivo o por cliente
report-about-concentration = Los clientes que más deben, y qué parte de todo es
report-about-silence = Clientes con algo vencido a los que no se ha contactado en N días
report-about-day = Lo hecho, prometido y cobrado en el día, junto al día laborable anterior
report-about-month = Lo hecho, prometido y cobrado en el mes, junto al mes anterior

report-period = Del { $from } al { $to }
report-period-day = El { $from }
report-before = Comparado con: del { $from } al { $to }
report-before-day = Comparado con: el { $from }
report-total = Total
report-none = (ninguno)
report-nothing = No hay nada que contar.
report-whole-units = Importes en unidades enteras, sin decimales; con --csv, --xlsx o --json están completos.
report-list-how = cobro report INFORME lo muestra; --as-of, --from y --to eligen los días; --csv, --xlsx y --html lo escriben en un archivo.
report-written = { $title }: escrito en «{ $path }».

report-unknown = No hay ningún informe «{ $name }». Los que hay: { $names }.
report-unfit-by = No se puede agrupar por «{ $asked }». Se puede por: { $fitting }.
report-unfit-option = El informe «{ $report }» no admite --{ $option }.
report-unfit-period = El periodo acaba antes de empezar: del { $from } al { $to }.
report-unfit-period-day = El periodo acaba antes de empezar: el { $from }.
report-unfit-future = { $date } no ha llegado todavía: este informe solo dice lo que ya pasó.
report-csv-or-json = --csv - y --json escriben los dos en la salida estándar: elija uno.
report-xlsx-failed = No se ha podido hacer la hoja de cálculo: { $problem }

report-column-code = Código
report-column-name = Cliente
report-column-currency = Moneda
report-column-invoices = Facturas
report-column-not_due = Sin vencer
report-column-days_0_30 = 0-30 d
report-column-days_1_30 = 1-30 d
report-column-days_31_60 = 31-60 d
report-column-days_61_90 = 61-90 d
report-column-days_over_90 = > 90 d
report-column-total = Total
report-column-disputed = En disputa
report-column-bucket = Tramo
report-column-amount = Importe
report-column-share = Parte
report-column-from = Desde
report-column-to = Hasta
report-column-promises = Promesas
report-column-kept = Cumplidas
report-column-partly_kept = A medias
report-column-broken = Rotas
report-column-pending = Vigentes
report-column-void = Anuladas
report-column-kept_rate = Cumple
report-column-promised = Prometido
report-column-paid_in_time = Pagado a tiempo
report-column-expected = Esperado
report-column-low = Bajo
report-column-high = Alto
report-column-payments = Pagos
report-column-day_unknown = Sin fecha cierta
report-column-channel = Vía
report-column-outcome = Resultado
report-column-contacts = Gestiones
report-column-incoming = Del cliente
report-column-reached = Contestadas
report-column-minutes = Minutos
report-column-author = Quién
report-column-day = Día
report-column-protocol = Protocolo
report-column-step = Paso
report-column-type = Tipo
report-column-template = Plantilla
report-column-judged = Juzgadas
report-column-paid = Con pago
report-column-paid_rate = Eficacia
report-column-median_days = Días (mediana)
report-column-receivables = Pendiente
report-column-sales = Ventas
report-column-period_days = Días del periodo
report-column-dso = DSO
report-column-countback_dso = DSO por agotamiento
report-column-beginning = Pendiente al inicio
report-column-ending_total = Pendiente al final
report-column-ending_current = Sin vencer al final
report-column-cei = CEI
report-column-reason = Motivo
report-column-disputes = Disputas
report-column-average_days = Días de media
report-column-oldest_days = Más antigua (d)
report-column-rank = N.º
report-column-open = Pendiente
report-column-cumulative = Acumulado
report-column-overdue = Vencido
report-column-last_contact = Última gestión
report-column-silent_days = Sin gestión (d)
report-column-measure = Qué
report-column-value = Ahora
report-column-before = Antes
report-column-change = Cambio
report-column-change_percent = Cambio %

report-row-others = Los demás
dispute-reason-unstated = sin motivo anotado

report-measure-clients_contacted = Clientes contactados
report-measure-contacts = Gestiones
report-measure-reached = Gestiones contestadas
report-measure-calls = Llamadas
report-measure-minutes = Minutos de llamada
report-measure-promises_made = Promesas hechas
report-measure-promises_kept = Promesas cumplidas
report-measure-promises_broken = Promesas rotas
report-measure-disputes_opened = Disputas abiertas
report-measure-promised = Prometido
report-measure-kept = Cumplido
report-measure-collected = Cobrado
report-measure-invoiced = Facturado
report-measure-open = Pendiente al final
report-measure-overdue = Vencido al final

report-note-free_credit = Además hay { $money } de saldo a favor de clientes, sin aplicar a ninguna factura; no está descontado.
report-note-forecast_open = Pendiente { $open }: más tarde, o nunca, { $later }.
report-note-forecast_disputed = En disputa { $money }: se espera lo que suele cobrarse de lo disputado.
report-note-forecast_held = Retenido { $money }: no se espera antes de que acabe la retención.
report-note-forecast_basis = { $invoices ->
    [0] Todavía no hay facturas saldadas de las que aprender.
    [one] Según una factura saldada, { $late } de ellas tarde.
   *[other] Según { $invoices } facturas saldadas, { $late } de ellas tarde.
}
report-note-owing = { $count ->
    [one] { $currency }: debe algo un cliente.
   *[other] { $currency }: deben algo { $count } clientes.
}
report-note-promises_made = { $count ->
    [0] Ninguna promesa hecha.
    [one] Una promesa hecha.
   *[other] { $count } promesas hechas.
}
report-note-only_author = Solo lo que anotó { $author }.
report-note-paid_within = { $count ->
    [0] Eficacia: de las gestiones hechas por la casa cuyo plazo ya acabó, en cuántas entró un pago el mismo día.
    [one] Eficacia: de las gestiones hechas por la casa cuyo plazo ya acabó, en cuántas entró un pago ese día o el siguiente.
   *[other] Eficacia: de las gestiones hechas por la casa cuyo plazo ya acabó, en cuántas entró un pago en { $count } días.
}
report-note-dso_formula = DSO = pendiente / ventas del periodo × días. Por agotamiento: se descuentan del pendiente las ventas de cada
    mes hacia atrás, y se cuentan sus días. Ventas con impuestos, menos abonos.
report-note-cei_formula = CEI = (pendiente al inicio + ventas − pendiente al final) / (pendiente al inicio + ventas − sin vencer
    al final) × 100.

cli-value-REPORT = INFORME
cli-report = Muestra un informe, o lo escribe en un archivo; «list» dice cuáles hay
cli-report-name = El informe: aging, promises, expected, collected… («cobro report list» los dice todos)
cli-report-by = De qué trata cada fila; «cobro report list» dice qué admite cada informe
cli-report-from = El primer día
cli-report-to = El último día
cli-report-as_of = Como estaban las cosas al final de ese día
cli-report-days = Cuántos días: del periodo, del plazo para pagar o sin gestión, según el informe
cli-report-weeks = Cuántas semanas por venir
cli-report-top = Cuántos clientes
cli-report-author = Solo lo que anotó esta persona de la casa
cli-report-csv = Escribe las filas en este archivo CSV («-»: en la salida estándar)
cli-report-xlsx = Escribe el informe en esta hoja de cálculo
cli-report-html = Escribe el informe en este archivo HTML para imprimir
cli-report-force = Reemplaza los archivos que ya existan
