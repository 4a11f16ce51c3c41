# Words of the trade, shared by the desk and the command line.

type-forgetful = olvidadizo
type-illiquid = sin liquidez
type-disputing = disconforme
type-unclassified = sin clasificar
type-short-forgetful = olvid.
type-short-illiquid = sin liq.
type-short-disputing = discon.
type-short-unclassified = s/clas.

band-broken_promise = promesa rota
band-call_back = volver a llamar
band-promise_due = promesa que vence
band-review = por revisar
band-step_due = por cobrar
band-waiting = en espera
band-not_due = sin vencer
band-settled = al día

status-pending = pendiente
status-kept = cumplida
status-partly_kept = cumplida en parte
status-broken = rota
status-replaced = sustituida
status-cancelled = anulada

step-follow_up_promise = preguntar qué pasó con la promesa
step-call_back = llamar a la hora acordada
step-confirm_promise = comprobar si llegó el pago prometido
step-check_in = preguntar si la promesa sigue en pie
step-review_dispute = revisar la disputa
step-review_hold = decidir qué sigue a la retención
step-review_snooze = decidir qué sigue al aplazamiento
step-remind = recordar el pago con amabilidad
step-propose_plan = llamar y proponer un plan de pagos
step-resolve_dispute = llamar, escuchar y acordar una solución
step-find_out_why = llamar y averiguar qué ha pasado
step-allocate_credit = aplicar el saldo a favor
step-await_due_date = esperar al vencimiento

days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
days-ago = { $count ->
    [0] hoy
    [1] ayer
   *[other] hace { $count } días
}
days-ahead = { $count ->
    [0] hoy
    [1] mañana
   *[other] en { $count } días
}
days-short = { $count } d
date-today = hoy
date-none = sin fecha

reason-promise_broken = promesa rota { $ago }: { $money }
reason-plan_broken = plan de pagos roto { $ago }: faltan { $money }
reason-call_back_agreed = quedamos en llamar { $when }
reason-promise_live = promesa para { $when }: { $money }
reason-check_in = confirmar la promesa del { $date }: { $money }
reason-dispute_open = disputa de { $money }, revisar { $when }
reason-dispute_open-due = disputa de { $money } sin revisar
reason-hold = retenido hasta el { $date }
reason-hold-due = terminó la retención { $ago }
reason-snooze = aplazado hasta el { $date }
reason-snooze-due = terminó el aplazamiento { $ago }
reason-resting = en reposo hasta el { $date }
reason-covered_by_credit = lo cubre su saldo a favor
reason-not_due_yet = vence { $when }
reason-nothing_open = no debe nada
reason-amount = { $money } por cobrar
reason-age = { $count ->
    [one] vencido hace { $count } día
   *[other] vencido hace { $count } días
}
reason-broken_promises = { $count ->
    [one] { $count } promesa incumplida
   *[other] { $count } promesas incumplidas
}
reason-debtor_type = cliente { $type }
reason-prescribes = prescribe el { $date }: { $money }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } facturas)
}
reason-prescribed = puede haber prescrito el { $date }: { $money }{ $count ->
    [one] { "" }
   *[other] { " " }({ $count } facturas)
}
reason-silence = { $count ->
    [one] sin hablar desde hace { $count } día
   *[other] sin hablar desde hace { $count } días
}
reason-silence-never = sin ningún contacto todavía
reason-tried_today = probado hoy { $hour }, { $outcome }
tried-no_answer = sin respuesta
tried-voicemail = se dejó un mensaje
tried-wrong_number = número equivocado
tried-sent = escrito, sin respuesta

action-name-promise = promesa
action-name-note = nota
action-name-type = tipo
action-name-tag = etiqueta
action-name-import = importación
action-name-demo = ejemplo

# What can go wrong.
error-not-a-book = «{ $path }» no es una cartera de cobro. Elija otro archivo con --db.
error-too-new = La cartera «{ $path }» es de una versión más nueva ({ $found }; este programa conoce hasta la { $known }). No se ha tocado: actualice cobro.
error-folder = «{ $path }» es una carpeta. Indique un archivo.
error-missing = No existe «{ $path }».
error-exists = «{ $path }» ya existe y no se va a sobrescribir. Elija otro nombre.
error-network = «{ $path }» está en una carpeta de red, donde una cartera puede estropearse. Guárdela en un disco de este equipo.
error-busy = Otro programa tiene ocupada la cartera. No se ha guardado nada; inténtelo de nuevo.
error-disk-full = El disco está lleno. No se ha guardado nada y la cartera sigue intacta: libere espacio e inténtelo de nuevo.
error-disk = El disco ha fallado ({ $problem }). No se ha guardado nada; desde ahora solo se puede leer. Compruebe el disco y abra cobro de nuevo.
error-read-only = La cartera está abierta solo para leer. No se ha guardado nada.
error-unsound = La copia no está sana: { $problem }. No se ha cambiado nada.
error-unreadable = La cartera contiene un apunte que no se puede leer ({ $problem }). ¿Lo escribió una versión más nueva? Ejecute «cobro check».
error-damaged = La cartera está dañada ({ $problem }). Ejecute «cobro check --rebuild».
error-stopped = Detenido. No se ha guardado nada.
error-database = La base de datos dice: { $problem }.
error-file = No se puede usar «{ $path }»: { $problem }.
error-no-debtor = Ningún cliente responde a «{ $asked }».
error-which-debtor = «{ $asked }» puede ser cualquiera de estos:
error-which-debtor-more = … y { $count } más
error-nothing-to-collect = No hay nada por cobrar ahora, así que no hay nada que prometer: no ha vencido, o está en disputa, retenido o ya prometido.
error-more-than-open = Solo hay { $money } pendiente: no se puede prometer más.
error-day-passed = El { $date } ya ha pasado.
error-not-positive = El importe tiene que ser mayor que cero.
error-too-precise = El importe tiene demasiados decimales: { $currency } admite { $count ->
    [0] solo unidades enteras
   *[other] { $count } como mucho
}.
error-changed-elsewhere = No se ha deshecho ni rehecho nada: desde entonces { $author } anotó algo sobre { $name } en otra ventana ({ $action }, { $when }). Con «cobro undo --any» se deshace lo último de todas.
error-empty-text = No hay nada escrito.
error-bad-rows = { $count ->
    [one] Hay { $count } fila mala y se pidió todo o nada: no se ha importado nada.
   *[other] Hay { $count } filas malas y se pidió todo o nada: no se ha importado nada.
}
error-config = { $where }: { $problem }. Se usan los valores por defecto.
error-config-value = { $where }: { $key } = { $value } no vale; se admite { $allowed }. Se usa el valor por defecto.

# Why a file is refused.
read-io = No se puede leer el archivo: { $problem }.
io-not-found = no existe; revise el nombre y la carpeta
io-denied = no hay permiso para leerlo
io-folder = es una carpeta
io-full = no queda sitio en el disco
read-empty = El archivo está vacío. Se buscaba un CSV con una fila de títulos y una fila por factura.
read-not-text = El archivo no es texto ni un formato conocido. Exporte un CSV o una hoja de cálculo desde su programa; `cobro formats` dice qué se puede importar.
read-line-too-long = La línea { $line } es demasiado larga para una tabla de facturas (más de { $limit } bytes).
read-unclosed-quote = Las comillas abiertas en la línea { $line } no se cierran nunca.
read-no-heading = Ninguna fila tiene títulos conocidos. Vistos: { $seen }. Se buscaban, por ejemplo: { $wanted }.
read-field-missing = Falta una columna para: { $missing }. Títulos vistos: { $seen }.
read-dates-destroyed = Las fechas de la columna «{ $heading }» están destruidas (por ejemplo «{ $sample }»). Vuelva a exportar el archivo con fechas completas.
read-dates-ambiguous = No se sabe si en { $columns } va antes el día o el mes (por ejemplo { $sample }).
read-unknown-column = No hay ninguna columna «{ $column }» para el campo { $field }. Columnas: { $seen }.
read-payments-list = Parece una lista de cobros («{ $evidence }»), y falta una columna para: { $missing }. Títulos vistos: { $seen }.
read-movements = Parece una lista de movimientos de una cuenta, no de facturas: junto a «{ $heading }» no hay números de factura ni vencimientos. Importe el extracto del banco en otro formato, con su columna de saldo, o indique esas columnas si son facturas.

# Why a row is left out.
row-debtor_missing = falta el cliente
row-amount_missing = falta el importe
row-amount_unreadable = no es un importe
row-date_unreadable = no es una fecha
row-date_against_order = fecha en otro orden que el resto de la columna
row-date_destroyed = fecha destruida
row-currency_unknown = moneda desconocida
row-dispute_unreadable = no es ni sí ni no
row-type_unknown = no es un tipo de deudor; la fila entra sin él
row-terms_unreadable = no es un plazo, y no hay vencimiento
row-number_repeated = número repetido con otros importes
row-quote_unclosed = las comillas que se abren en esta fila no se cierran
row-too_many_cells = más celdas que títulos

# Dates and amounts as people type them.
typed-date-empty = escriba una fecha: vie, 15, +7, fin de mes, 3/12…
typed-date-unknown = no entiendo esa fecha
typed-date-unclear = esa fecha se puede leer de dos maneras
typed-date-no_day = diga también el día
typed-date-no_such_day = ese día no existe
typed-date-other_weekday = ese día cae en { $date }
typed-date-past = { $date } ya ha pasado
typed-date-too_far = es demasiado lejos
typed-amount-bad = no entiendo ese importe
typed-amount-not_positive = el importe tiene que ser mayor que cero
typed-amount-too_much = es más de lo pendiente
typed-amount-currency = esa moneda no es la de lo pendiente
reason-written_off = dado por perdido { $money }
