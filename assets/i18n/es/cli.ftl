# The command line: help, results and mistakes.

cli-about = cobro: cobrar las facturas pendientes y conservar al cliente
cli-after-help = Sin orden se abre el escritorio. «cobro tour» enseña a usarlo paso a paso, «cobro demo» lo abre con una cartera de ejemplo y «cobro help guide» cuenta cómo cobrar y conservar al cliente.
cli-heading-usage = Uso
cli-heading-commands = Órdenes
cli-heading-arguments = Argumentos
cli-heading-options = Opciones
cli-value-COMMAND = ORDEN
cli-value-OPTIONS = OPCIONES
cli-value-FILE = ARCHIVO
cli-value-LANG = IDIOMA
cli-value-MOMENT = MOMENTO
cli-value-DEBTOR = CLIENTE
cli-value-TEXT = TEXTO
cli-value-TYPE = TIPO
cli-value-BAND = GRUPO
cli-value-TAG = ETIQUETA
cli-value-DAYS = DÍAS
cli-value-AMOUNT = IMPORTE
cli-value-ORDER = ORDEN
cli-value-SHEET = HOJA
cli-value-AMOUNT_DATE = IMPORTE Y FECHA
cli-value-NUMBER = NÚMERO
cli-value-CODE = CÓDIGO
cli-value-QUERY = CONSULTA
cli-value-WHAT = QUÉ

cli-global-db = La cartera (también COBRO_DB); si no, la de la carpeta de datos del usuario
cli-global-lang = El idioma: es o en, con país si hace falta (es-MX)
cli-global-now = El momento que se toma por presente (también COBRO_NOW): 2026-11-23T10:00; un día solo cuenta entero
cli-global-json = Escribe JSON en lugar de texto
cli-global-help = Muestra esta ayuda
cli-global-version = Muestra la versión

cli-import = Importa facturas y clientes de hojas de cálculo, CSV y otros archivos (véase `cobro formats`)
cli-import-files = Los archivos; cada uno entra entero o no entra
cli-import-dry_run = Muestra qué se entiende y qué cambiaría, sin cambiar nada
cli-import-map = Asigna una columna (por su título o su número) a un campo; «-» lo deja vacío
cli-import-date_order = El orden de las fechas: dmy, mdy o ymd
cli-import-currency = La moneda de todos los importes, diga lo que diga el archivo
cli-import-terms = Días de plazo cuando el archivo no da ni vencimiento ni plazo
cli-import-strict = Una sola fila mala rechaza el archivo
cli-queue = Muestra la cola: quién necesita algo hoy, lo más urgente primero
cli-queue-types = Solo clientes de este tipo (se puede repetir)
cli-queue-band = Solo este grupo (se puede repetir): broken_promise, call_back, promise_due, review, step_due, waiting, not_due, settled
cli-queue-all = También los que hoy no necesitan nada
cli-queue-search = Solo lo que encuentra este texto: nombre, código, NIF, teléfono, correo o número de factura
cli-queue-tag = Solo con esta etiqueta
cli-queue-least_days = Solo con tantos días vencidos o más
cli-queue-least_amount = Solo desde este importe
cli-queue-sort = El orden: urgency, type, amount, age, name o last_contact
cli-queue-limit = Como mucho tantos
cli-show = Muestra todo lo que se sabe de un cliente
cli-show-debtor = Código, NIF, nombre o parte del nombre
cli-promise = Anota una promesa de pago
cli-promise-debtor = Código, NIF, nombre o parte del nombre
cli-promise-terms = Importe (500, 50 %, todo) y fecha (vie, 15/12, +7, fin de mes); sin ellos, todo lo que hay por cobrar en el plazo habitual
cli-promise-invoices = La factura para la que es (se puede repetir)
cli-promise-beside = Se suma a las promesas vigentes; sin esto, sustituye a las de esa moneda que son para lo mismo (los planes siguen en pie)
cli-note = Anota una nota
cli-note-debtor = Código, NIF, nombre o parte del nombre
cli-note-text = Las palabras; «-» las lee de la entrada estándar
cli-type = Dice por qué no paga un cliente
cli-type-debtor = Código, NIF, nombre o parte del nombre
cli-type-debtor_type = olvidadizo, sin liquidez, disconforme o sin clasificar
cli-type-reason = Por qué
cli-undo = Deshace la última acción hecha en la línea de órdenes
cli-undo-any = La última acción de cualquier ventana
cli-aging = Muestra lo pendiente por antigüedad
cli-aging-by = También por cliente: debtor
cli-check = Comprueba que la cartera está sana
cli-check-rebuild = Rehace antes todo lo que se calcula a partir del diario
cli-backup = Guarda una copia completa y comprobada de la cartera
cli-backup-file = El archivo nuevo
cli-restore = Pone una copia en lugar de la cartera; la de antes queda al lado
cli-restore-file = La copia
cli-keys = Muestra las teclas del escritorio
cli-sql = Hace una consulta SQL a la cartera, solo para leer
cli-sql-readonly = No se cambia nada (obligatorio)
cli-sql-query = La consulta; sin ella se lee de la entrada estándar
cli-config = Muestra o crea la configuración
cli-config-path = Dice dónde está el archivo
cli-config-show = Muestra todos los valores en vigor
cli-config-init = Crea el archivo con los valores por defecto y su explicación
cli-completions = Escribe lo que una consola necesita para completar órdenes
cli-completions-shell = bash, zsh, fish, elvish o powershell
cli-demo = Abre el escritorio con una cartera inventada
cli-demo-debtors = Cuántos clientes inventar
cli-demo-seed = El mismo número da la misma cartera
cli-demo-into = Escribe la cartera en un archivo y no abre el escritorio
cli-demo-keep = Conserva la cartera de esta sesión en un archivo

# Mistakes.
cli-bad-argument = No se conoce el argumento «{ $arg }».
cli-bad-command = No se conoce la orden «{ $name }».
cli-bad-value = «{ $value }» no vale para { $arg }.
cli-value-missing = Falta un valor para { $arg }.
cli-missing = Falta: { $arg }.
cli-missing-command = Falta la orden.
cli-conflict = { $arg } no se puede usar junto con { $other }.
cli-fitting = Valen: { $values }.
cli-fits-whole = números enteros, como 3
cli-suggestion = ¿Quizá «{ $name }»?
cli-see-help = Más información: { $command } --help
cli-fits-range = números enteros, { $range }
cli-no-book = Todavía no hay ninguna cartera en «{ $path }». Créela con: cobro import ARCHIVO.csv
cli-no-home = No se encuentra la carpeta del usuario. Indique la cartera con --db ARCHIVO.
cli-bad-type = «{ $value }» no es un tipo. Valen: { $known }.
cli-bad-terms = «{ $typed }»: { $why }.
cli-no-invoice = Este cliente no tiene ninguna factura «{ $number }».
cli-sql-readonly-only = Las consultas son solo para leer: añada --readonly.
cli-sql-empty = Falta la consulta.

# Headings.
cli-column-name = Cliente
cli-column-type = Tipo
cli-column-amount = Importe
cli-column-days = Días
cli-column-reason = Motivo
cli-column-invoices = Facturas
cli-column-issued = Emitida
cli-column-due = Vence
cli-column-total = Total
cli-column-balance = Pendiente
cli-column-disputed = En disputa
cli-column-made = Hecha
cli-column-status = Estado
cli-column-line = Línea
cli-column-field = Campo
cli-column-value = Valor
cli-column-column = Columna
cli-column-samples = Ejemplos
cli-column-why = Por qué
cli-column-keys = Teclas
cli-column-action = Acción
cli-column-id = Nombre

# Results.
cli-queue-empty = Nadie necesita nada hoy. (--all muestra también a los que están en espera.)
cli-queue-nothing-found = Ningún cliente cumple esas condiciones. (--all busca también entre los que están en espera.)
cli-queue-alike = Nadie tiene exactamente «{ $text }»; se le parecen:
cli-queue-more = … { $shown } de { $count }
cli-promised = Anotado: { $name } promete { $money } para el { $date }.
cli-promise-replaced = Sustituye a lo prometido antes: { $promises }.
cli-noted = Nota guardada: { $name }.
cli-typed = { $name }: { $type } (antes, { $before }).
cli-undone-one = Deshecho: { $action } ({ $name }).
cli-undone = { $count ->
    [one] Deshecho: { $action } ({ $count } cliente).
   *[other] Deshecho: { $action } ({ $count } clientes).
}
cli-nothing-to-undo = No hay nada que deshacer.
cli-undo-elsewhere = Aquí no hay nada que deshacer. La última acción ({ $action }) la hizo { $author } en otra ventana, { $when }. Para deshacerla de todos modos: cobro undo --any
cli-backed-up = { $count ->
    [one] Copia guardada y comprobada en «{ $file }» ({ $count } cliente).
   *[other] Copia guardada y comprobada en «{ $file }» ({ $count } clientes).
}
cli-restored = { $count ->
    [one] Cartera restaurada desde «{ $file }» ({ $count } cliente).
   *[other] Cartera restaurada desde «{ $file }» ({ $count } clientes).
}
cli-restored-kept = La de antes queda en «{ $path }».
cli-rebuilt = { $count ->
    [one] Rehecho { $count } cliente a partir del diario.
   *[other] Rehechos { $count } clientes a partir del diario.
}
cli-checked = Clientes: { $debtors }. Apuntes: { $entries }.
cli-check-sound = Todo está en orden.
cli-check-problems = { $count ->
    [one] Hay { $count } problema:
   *[other] Hay { $count } problemas:
}
cli-config-written = Configuración creada en «{ $path }».
cli-more-rows = { $count ->
    [one] … y { $count } más (--json las da todas)
   *[other] … y { $count } más (--json las da todas)
}

cli-aging-title = Pendiente por antigüedad, { $date }
cli-aging-nothing = No hay nada pendiente, { $date }.
cli-aging-total = Total
cli-aging-disputed = de ello, en disputa
cli-aging-debtors = { $count ->
    [one] { $count } cliente
   *[other] { $count } clientes
}
cli-bucket-not_due = Sin vencer
cli-bucket-1-30 = 1 a 30 días
cli-bucket-31-60 = 31 a 60 días
cli-bucket-61-90 = 61 a 90 días
cli-bucket-over-90 = Más de 90 días
cli-bucket-not_due-short = No venc.
cli-bucket-1-30-short = 1-30
cli-bucket-31-60-short = 31-60
cli-bucket-61-90-short = 61-90
cli-bucket-over-90-short = > 90

cli-show-amounts = Pendiente { $open } · vencido { $overdue } · por cobrar ahora { $collect }
cli-show-credit = Saldo a favor: { $money }
cli-show-step = Siguiente paso: { $step } ({ $when })
cli-show-why = Por qué: { $reasons } ({ $points } puntos)
cli-show-invoices = Factura
cli-show-settled = { $count ->
    [one] … y { $count } factura saldada
   *[other] … y { $count } facturas saldadas
}
cli-show-promises = Promesa para
cli-show-notes = Notas
cli-show-history = Historial
cli-show-erased = datos borrados a petición del interesado
cli-show-reversed = deshecho
cli-show-more = { $count ->
    [one] … y { $count } apunte anterior (--json los da todos)
   *[other] … y { $count } apuntes anteriores (--json los da todos)
}

cli-importing = importando { $file }
cli-import-ask = «{ $column }» se puede leer de dos maneras: { $samples }
cli-import-ask-order = ¿Qué va primero? d = día, m = mes, a = año, Enter = dejarlo:
cli-import-debtors-only = Es una lista de clientes, sin facturas.
cli-import-done = Importado: { $file }
cli-import-nothing = { $file }: nada nuevo, la cartera queda como estaba
cli-import-done-dry = Se importaría { $file }; no se ha cambiado nada
cli-import-nothing-dry = { $file } no traería nada nuevo
cli-import-debtors-added = { $count ->
    [one] { $count } cliente nuevo
   *[other] { $count } clientes nuevos
}
cli-import-debtors-updated = { $count ->
    [one] { $count } cliente con datos nuevos
   *[other] { $count } clientes con datos nuevos
}
cli-import-invoices-added = { $count ->
    [one] { $count } factura nueva
   *[other] { $count } facturas nuevas
}
cli-import-invoices-updated = { $count ->
    [one] { $count } factura con cambios
   *[other] { $count } facturas con cambios
}
cli-import-invoices-unchanged = { $count ->
    [one] { $count } factura sin cambios
   *[other] { $count } facturas sin cambios
}
cli-import-payments-added = { $count ->
    [one] { $count } pago nuevo
   *[other] { $count } pagos nuevos
}
cli-import-doubt = Línea { $line }: «{ $value }» { $reason }.
cli-import-rejected = { $count ->
    [one] { $count } fila mala, que no entra
   *[other] { $count } filas malas, que no entran
}
cli-import-aside-total = { $count ->
    [one] { $count } fila de totales, no cuenta
   *[other] { $count } filas de totales, no cuentan
}
cli-import-aside-repeated = { $count ->
    [one] { $count } fila repetida al pie de la letra, cuenta una vez
   *[other] { $count } filas repetidas al pie de la letra, cuentan una vez
}
cli-import-repeated-lines = línea { $lines }
cli-import-aside-heading = { $count ->
    [one] { $count } fila con los títulos otra vez
   *[other] { $count } filas con los títulos otra vez
}
cli-import-aside-remark = { $count ->
    [one] { $count } fila de texto
   *[other] { $count } filas de texto
}
cli-import-aside-cancelled = { $count ->
    [one] { $count } factura anulada, no entra
   *[other] { $count } facturas anuladas, no entran
}
cli-import-aside-draft = { $count ->
    [one] { $count } borrador o presupuesto, no entra
   *[other] { $count } borradores o presupuestos, no entran
}
cli-import-aside-payment = { $count ->
    [one] { $count } pago entre las facturas, no entra
   *[other] { $count } pagos entre las facturas, no entran
}
cli-import-map-option = Las columnas se indican con --map CAMPO=COLUMNA; CAMPO es uno de estos: { $fields }.
cli-import-order-option = Indíquelo con --date-order dmy (día primero) o --date-order mdy (mes primero).
cli-import-assumed = { $text } Otra cosa se indica con { $option }.
cli-bad-letters = Hay letras que no son UTF-8.
cli-typed-already = { $name } ya es { $type }: no se anota nada.
cli-no-folder = No existe la carpeta «{ $path }», así que no se hace la copia. Créela o elija otra.
cli-twice = { $arg } está escrito dos veces.
cli-amount-examples = Por ejemplo: 1250,50 · 1.250,50 · 300 USD
cli-date-examples = Por ejemplo: hoy, mañana, vie, +7, 15, 3/12, fin de mes, 2026-12-03
cli-past-date-examples = Por ejemplo: hoy, ayer, 15, 3/11, 2026-11-03. Una factura se indica con --invoice.
cli-hint-show = Sus facturas y apuntes: cobro show CLIENTE
cli-hint-queue = Todos los clientes: cobro queue --all
typed-amount-too_large = es un importe demasiado grande
typed-amount-percent = aquí hace falta un importe, no una parte
cli-other-currency = Este cliente no tiene nada por cobrar en esa moneda.
cli-promise-examples = Primero el importe y después la fecha. Por ejemplo: 500 vie · 50 % +7 · todo 15/12 · fin de mes
cli-hint-reason = El motivo se escribe con --reason.
typed-amount-unknown_currency = no conozco esa moneda
cli-value-DATE = FECHA
cli-value-FIELD = CAMPO
cli-value-COLUMN = COLUMNA
cli-show-given-up = { $count ->
    [one] … y { $count } factura dada por perdida
   *[other] … y { $count } facturas dadas por perdidas
}
cli-unfit-outcome = Un contacto por { $channel } no puede acabar en «{ $typed }». Puede acabar en: { $known }.
cli-unfit-minutes = Los minutos no son para un contacto por { $channel }, sino para: { $known }.
cli-unknown-excuse = No hay ninguna excusa «{ $typed }». Hay: { $known }.
