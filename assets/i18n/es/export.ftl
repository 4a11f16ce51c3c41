# Toda la cartera en tablas, y el calendario.

cli-export = Escribe toda la cartera en tablas CSV, con una página que explica las columnas
cli-export-all = La carpeta para las tablas; se crea si no existe. Un nombre que acaba en .xlsx es un libro de cálculo, con una hoja para cada tabla
cli-export-force = Reemplaza los archivos de una exportación anterior
cli-calendar = Escribe promesas y llamadas acordadas en un archivo de calendario (.ics)
cli-calendar-out = El archivo
cli-calendar-force = Reemplaza el archivo si ya existe

export-done = { $tables } tablas con { $rows } filas, escritas en «{ $folder }». README.md explica cada columna.
export-done-workbook = { $tables } tablas con { $rows } filas, escritas en «{ $folder }». La primera hoja explica cada columna.
export-too-many-rows = La tabla «{ $table }» tiene más filas de las que caben en una hoja de cálculo. Exporte la cartera a una carpeta: cobro export --all CARPETA
export-readme-sheet =
    La cartera el { $date }, a las { $hour }
    Cada hoja es una tabla. Las tablas dicen cómo están las cosas en ese momento: lo que se deshizo no está en ellas, ni lo que aún no había ocurrido; el diario (journal) lo tiene todo.
    Un texto que no cabe en una celda sigue a la derecha de la última columna. «cobro import» devuelve este archivo a una cartera nueva, tal como era.
export-readme = # La cartera el { $date }, a las { $hour }

    Cada archivo es una tabla: CSV con comas, UTF-8, punto decimal, fechas ISO 8601 en hora local. Las tablas dicen cómo están las
    cosas en ese momento: lo que se deshizo no está en ellas, ni lo que aún no había ocurrido; el diario (journal.csv) lo tiene
    todo. Un texto que una hoja de cálculo tomaría por una fórmula lleva un apóstrofo delante.

calendar-name = Cobros
calendar-promise = Promesa: { $name }, { $money }
calendar-instalment = Plazo: { $name }, { $money }
calendar-check-in = Preguntar por la promesa: { $name }, { $money }
calendar-call = Llamar a { $name }
calendar-written = { $count ->
    [one] Un aviso escrito en «{ $path }».
   *[other] { $count } avisos escritos en «{ $path }».
}

export-table-debtors = Los clientes. `debtor` es su número en la cartera y los une con las demás tablas.
export-table-people = Las personas de cada cliente.
export-table-profiles = El perfil de cada cliente, si se anotó algo.
export-table-terms = Lo acordado con cada cliente, donde difiere de las condiciones de la casa.
export-table-types = Cada vez que se puso el tipo de un cliente.
export-table-tags = Las etiquetas de cada cliente.
export-table-invoices = Las facturas emitidas hasta ahora, con lo pagado y lo pendiente. Los cargos por demora reclamados también están, con `charge`.
export-table-instalments = Los plazos de las facturas que tienen varios vencimientos.
export-table-payments = Los pagos como fueron de verdad, corregidos si hizo falta. Un importe negativo quita de lo cobrado.
export-table-allocations = Qué factura paga cada pago, o cada uso de saldo a favor.
export-table-credit_uses = Los usos de saldo a favor, hasta donde lo había.
export-table-credit_notes = Los abonos sobre facturas.
export-table-write_offs = Lo que se dio por perdido.
export-table-charges = Los intereses, costes de cobro y penalizaciones reclamados, menos lo condonado.
export-table-charges_waived = Los cargos condonados, enteros o en parte.
export-table-disputes = Las disputas, abiertas y resueltas.
export-table-holds = Las retenciones que no se levantaron.
export-table-promises = Las promesas y los plazos de los planes, con lo que fue de ellos.
export-table-plans = Los planes de pago, con lo que fue de ellos.
export-table-contacts = Las gestiones, con lo anotado y los mensajes tal como se enviaron.
export-table-notes = Las notas.
export-table-call_backs = Las horas para llamar acordadas o anuladas fuera de una gestión.
export-table-snoozes = Los aplazamientos.
export-table-steps = Lo que se hizo con los pasos de los protocolos fuera de una gestión.
export-table-service = Los avisos de suspensión, suspensiones y reanudaciones del servicio.
export-table-hand_overs = Las entregas a quien cobra en lugar de la casa.
export-table-journal = El diario tal como está guardado, con lo que se deshizo. `hash` es el SHA-256 de la fila y el `previous_hash` de la siguiente del mismo cliente: un cambio posterior se vería.
export-table-batches = Las acciones de los usuarios, de las que constan los apuntes del diario.
export-table-drafts = Lo que se estaba escribiendo y no se ha anotado.

export-column-debtor = número del cliente en la cartera
export-column-key = lo que identifica al cliente: código, o NIF, o nombre
export-column-code = código en el programa de contabilidad
export-column-name = nombre
export-column-tax_id = NIF, RFC, RUT… como se escribió
export-column-email = correo
export-column-phone = teléfono
export-column-contact_person = persona de contacto según el programa de contabilidad
export-column-type = `forgetful`, `illiquid`, `disputing` o `unclassified`
export-column-person = la persona: su número en `people`, su nombre en las demás tablas
export-column-role = qué hace allí
export-column-phones = teléfonos, separados por ` | `
export-column-emails = correos, separados por ` | `
export-column-whatsapp = número de WhatsApp
export-column-language = idioma en que se le habla
export-column-best_hours = horas en que prefiere que se le contacte
export-column-do_not_contact = por qué no hay que contactarle; vacío si se puede
export-column-closed_channels = las vías cerradas; todas si hay motivo y no se nombra ninguna
export-column-relationship = `ordinary`, `friend` o `key_account`
export-column-country = país, ISO 3166; vacío si es el de la casa
export-column-sector = sector
export-column-needs = qué necesita de la casa
export-column-capacity = `good`, `tight` o `none`
export-column-warning_signs = señales de aviso, separadas por ` | `
export-column-allowed_channels = las únicas vías permitidas; vacío si valen todas
export-column-client_kind = `business`, `consumer` o `public_body`
export-column-payment_days = días de plazo acordados
export-column-interest_rate = interés de demora pactado, en % al año
export-column-prescription_years = años en que prescribe la deuda
export-column-deposit_percent = anticipo de cada pedido, en %
export-column-prepayment = si los pedidos se pagan por adelantado
export-column-entry = número del apunte en el diario del cliente
export-column-at = cuándo ocurrió, hora local; medianoche si solo se sabe el día
export-column-author = quién lo anotó
export-column-reason = por qué
export-column-tag = la etiqueta
export-column-invoice = número de la factura
export-column-issued_on = fecha de emisión
export-column-due_on = último día para pagar
export-column-currency = moneda de los importes de la fila, ISO 4217
export-column-total = total; negativo en un abono
export-column-paid = pagado
export-column-credited = abonado
export-column-written_off = dado por perdido
export-column-balance = pendiente
export-column-charge = `interest`, `recovery_cost` o `penalty`; vacío si es una factura
export-column-notes = lo que dice el programa de contabilidad
export-column-amount = importe; vacío en una disputa es todo lo pendiente
export-column-day_unknown = si el día es solo una suposición
export-column-method = forma de pago
export-column-reference = lo que escribió el banco o el cliente
export-column-of = `payment` (de `payments`) o `credit` (de `credit_uses`)
export-column-number = número del abono o del cargo
export-column-interest_from = primer día del interés reclamado
export-column-interest_through = último día del interés reclamado
export-column-whole = si no queda nada del cargo
export-column-text = el texto; el de un mensaje, tal como se envió
export-column-assignee = quién se ocupa
export-column-review_on = cuándo hay que mirarlo
export-column-reviewed_at = cuándo se miró por última vez
export-column-resolved = si está resuelta
export-column-outcome = cómo acabó
export-column-until = el primer día en que ya no vale, o el día al que se movió
export-column-deadline = último día en que un pago aún la cumple
export-column-invoices = las facturas para las que es, separadas por ` | `; vacío: las más antiguas
export-column-of_plan = si es un plazo de un plan
export-column-check_in_on = día de preguntar si todo va bien
export-column-status = qué fue de ello
export-column-paid_in_time = pagado a tiempo
export-column-missing = lo que aún falta
export-column-kept_at = cuándo entró el pago que la cumplió
export-column-instalments = cuántos plazos
export-column-instalments_paid = cuántos están pagados
export-column-broken_on = el día en que se rompió
export-column-channel = vía: `call`, `email`, `whatsapp`…
export-column-direction = `in` (del cliente) o `out` (de la casa)
export-column-address = número o dirección que se usó
export-column-seconds = duración, en segundos
export-column-note = lo que se dijo o escribió
export-column-excuse = código de la excusa
export-column-call_back_at = hora acordada para llamar; vacío si se anuló
export-column-protocol = protocolo, por el tipo de cliente
export-column-step = paso del protocolo
export-column-exception = por qué se hizo aunque un límite lo desaconsejaba
export-column-template = plantilla de la que salió el mensaje; vacía si se escribió a mano
export-column-subject = asunto del mensaje tal como se envió
export-column-about_due_on = vencimiento de la factura más antigua de la que se trataba
export-column-how = `done`, `skipped`, `moved` o `chosen`
export-column-state = `active`, `warned`, `suspended` o `resumed`
export-column-to = `agency`, `lawyer` o `house`
export-column-facts = cuántos apuntes tiene la fila
export-column-batch = la acción a la que pertenece
export-column-kind = clase de apunte, de fila o de borrador
export-column-happened_at = cuándo ocurrió, hora local
export-column-recorded_at = cuándo se anotó, hora local
export-column-content = el contenido, JSON; vacío si se borró a petición
export-column-salt = lo que se antepone al contenido en `content_hash`, hexadecimal
export-column-content_hash = SHA-256 de `salt` y el contenido
export-column-previous_hash = `hash` de la fila anterior del mismo cliente; ceros en la primera
export-column-hash = SHA-256 de la fila
export-column-window = la ventana en que se hizo
export-column-action = qué se hizo
export-column-undoes = la acción que deshace
export-column-amends = la acción que sustituye
export-column-saved_at = cuándo se guardó por última vez
export-column-call = lo que se sabe de la llamada, JSON
