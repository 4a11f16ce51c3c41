# The desk.

pane-history = Historial
pane-notes = Notas
pane-invoices = Facturas
pane-promises = Promesas
pane-why = Por qué
pane-empty = Todavía no hay nada aquí.

bar-to-collect = Por cobrar hoy { $money }
bar-imported = importado { $ago }
bar-imported-short = importado { $count ->
    [0] hoy
   *[other] hace { $count } d
}
bar-loading = cargando…

queue-title = Cola
queue-nothing-found = Nadie encaja con estos filtros. { $clear } los quita; { $hidden } muestra también a quienes esperan.
queue-found-waiting = { $count ->
    [one] De la lista de hoy no encaja nadie, pero sí { $count } cliente de los que esperan: { $hidden } lo muestra. { $clear } quita los filtros.
   *[other] De la lista de hoy no encaja nadie, pero sí { $count } clientes de los que esperan: { $hidden } los muestra. { $clear } quita los filtros.
}
queue-all-done = No queda nadie por atender hoy. { $hidden } muestra a quienes esperan.
queue-selected = { $count ->
    [one] { $count } seleccionado
   *[other] { $count } seleccionados
}
sort-urgency = urgencia
sort-type = tipo
sort-amount = importe
sort-age = antigüedad
sort-name = nombre
sort-last_contact = último contacto
filter-hidden-too = todos
filter-least-days = ≥ { $count } d
filter-least-amount = ≥ { $amount }

head-overdue = Vencido
head-overdue-short = venc.
head-to-collect = por cobrar
head-to-collect-short = cobrar
head-open = pendiente
head-open-short = pend.
head-others = { $count ->
    [one] y { $count } moneda más
   *[other] y { $count } monedas más
}
head-others-short = +{ $count }
head-nothing = nada que hacer
history-taken-back = deshecho
history-day-assumed = (*) El archivo no dice qué día se pagó: la fecha es una suposición.
invoice-disputed = disputa { $money }
invoice-held = retenida
invoice-parts = { $count } plazos
invoice-settled = pagada
promise-made = hecha el { $date }
promise-of-plan = plan
promise-paid = pagó { $money }

why-open = Pendiente en total
why-overdue = Vencido
why-disputed = en disputa
why-held = retenido
why-promised = cubierto por promesas
why-credit = saldo a favor
why-to-collect = Por cobrar ahora
why-prescription = Prescripción: se cuenta desde el vencimiento o desde la última reclamación por escrito, promesa o pago. Es un aviso, no es consejo legal.
why-last-contact = Último contacto: { $ago }
why-no-client = No hay ningún cliente elegido.
why-loading = Un momento: se está leyendo la ficha.
why-nothing-open = No debe nada: no hay nada que prometer.
why-nothing-due = Nada ha vencido todavía. Con P puede anotar una promesa igualmente.
why-nothing-to-collect = Nada por cobrar: está en disputa, retenido o cubierto. Vea «Por qué».
why-import-unclear = Falta decir qué columna es cada dato.
why-import-strict = Hay filas malas y está puesto «todo o nada»: no se puede importar así.
why-no-problems = La configuración, el tema y las teclas están bien.
why-clear-filters = 0 quita los filtros.

do-promise = Promesa de pago
do-promise-short = promesa
do-promise-help = anotar una promesa por todo lo que hay por cobrar
do-promise_form = Promesa: rellenar
do-promise_form-help = rellenar una promesa: sustituye a las vigentes, o se suma
do-note = Nota
do-note-short = nota
do-note-help = escribir una nota
do-set_type = Tipo de cliente
do-set_type-short = tipo
do-set_type-help = decir de qué tipo es el cliente
do-undo = Deshacer
do-undo-help = deshacer lo último hecho en esta ventana
do-redo = Rehacer
do-redo-help = rehacer lo deshecho
do-select = Seleccionar
do-select-help = seleccionar al cliente, para actuar sobre varios
do-search = Buscar
do-search-short = buscar
do-search-help = buscar por nombre, código, NIF, teléfono, correo o factura
do-filters = Filtros
do-filters-short = filtros
do-filters-help = elegir filtros
do-sort = Ordenar
do-sort-short = orden
do-sort-help = elegir el orden de la cola
do-toggle_hidden = Mostrar a todos
do-toggle_hidden-short = todos
do-toggle_hidden-help = mostrar u ocultar a quienes hoy no necesitan nada
do-only_forgetful = Solo olvidadizos
do-only_forgetful-help = solo los olvidadizos
do-only_illiquid = Solo sin liquidez
do-only_illiquid-help = solo los que no tienen liquidez
do-only_disputing = Solo disconformes
do-only_disputing-help = solo los disconformes
do-only_unclassified = Solo sin clasificar
do-only_unclassified-help = solo los que están sin clasificar
do-clear_filters = Quitar filtros
do-clear_filters-help = quitar todos los filtros
do-down = Abajo
do-down-help = uno abajo
do-up = Arriba
do-up-help = uno arriba
do-first = Al principio
do-first-help = al primero
do-last = Al final
do-last-help = al último
do-page_down = Página abajo
do-page_down-help = una página abajo
do-page_up = Página arriba
do-page_up-help = una página arriba
do-next_pane = Panel siguiente
do-next_pane-short = paneles
do-next_pane-help = al panel siguiente
do-previous_pane = Panel anterior
do-previous_pane-help = al panel anterior
do-open = Abrir la ficha
do-open-help = entrar en los paneles del cliente
do-back = Volver
do-back-help = volver atrás
do-import = Importar
do-import-help = importar un archivo de facturas
do-problems = Avisos de la configuración
do-problems-help = leer qué está mal en la configuración, el tema o las teclas
do-palette = Todas las acciones
do-palette-short = acciones
do-palette-help = lista de todas las acciones
do-help = Ayuda
do-help-short = ayuda
do-help-help = esta ayuda
do-suspend = Dejar en pausa
do-suspend-help = volver a la consola por un momento (fg para seguir)
do-quit = Salir
do-quit-short = salir
do-quit-help = salir de cobro
do-import_accept = Importar el archivo
do-import_accept-short = importar
do-import_accept-help = en la vista previa: importar el archivo
do-import_columns = Columnas
do-import_columns-short = columnas
do-import_columns-help = en la vista previa: elegir de qué columna sale cada dato
do-import_currency = Moneda
do-import_currency-short = moneda
do-import_currency-help = en la vista previa: elegir la moneda de los importes
do-import_dates = Orden de las fechas
do-import_dates-short = fechas
do-import_dates-help = en la vista previa: elegir el orden de día, mes y año
do-import_strict = Todo o nada
do-import_strict-short = todo o nada
do-import_strict-help = en la vista previa: si una fila mala rechaza el archivo
do-import_down = Abajo
do-import_down-help = en la vista previa: una línea abajo
do-import_up = Arriba
do-import_up-help = en la vista previa: una línea arriba
do-import_page_down = Página abajo
do-import_page_down-help = en la vista previa: una página abajo
do-import_page_up = Página arriba
do-import_page_up-help = en la vista previa: una página arriba
do-import_leave = Dejar la importación
do-import_leave-short = dejar
do-import_leave-help = en la vista previa: dejarla sin importar nada
do-choose_down = Abajo
do-choose_down-help = en una lista: uno abajo
do-choose_up = Arriba
do-choose_up-help = en una lista: uno arriba
do-choose_toggle = Marcar
do-choose_toggle-short = marcar
do-choose_toggle-help = en los filtros: poner o quitar
do-choose_accept = Aceptar
do-choose_accept-short = aceptar
do-choose_accept-help = en una lista: aceptar
do-choose_cancel = Cerrar
do-choose_cancel-short = cerrar
do-choose_cancel-help = en una lista: cerrar
do-line_accept = Aceptar
do-line_accept-short = aceptar
do-line_accept-help = en un campo: aceptar
do-line_next = Campo siguiente
do-line_next-short = otro campo
do-line_next-help = en un campo: al siguiente
do-line_previous = Campo anterior
do-line_previous-help = en un campo: al anterior
do-line_cancel = Dejar
do-line_cancel-short = dejar
do-line_cancel-help = en un campo: dejarlo
do-note_save = Guardar la nota
do-note_save-short = guardar
do-note_save-help = en una nota: guardarla
do-note_leave = Dejar como borrador
do-note_leave-short = dejar como borrador
do-note_leave-help = en una nota: dejarla como borrador
do-note_drop = Descartar la nota
do-note_drop-short = descartar
do-note_drop-help = en una nota: descartarla
do-read_down = Abajo
do-read_down-help = en un texto: una línea abajo
do-read_up = Arriba
do-read_up-help = en un texto: una línea arriba
do-read_page_down = Página abajo
do-read_page_down-help = en un texto: una página abajo
do-read_page_up = Página arriba
do-read_page_up-help = en un texto: una página arriba
do-read_accept = Seguir
do-read_accept-short = seguir
do-read_accept-help = en un texto: seguir adelante
do-read_close = Cerrar
do-read_close-short = cerrar
do-read_close-help = en un texto: cerrarlo

group-client = El cliente
group-queue = La cola
group-move = Moverse
group-program = El programa
group-import = Vista previa de una importación
group-interest = Hoja de interés de demora
group-field = Listas, campos y notas
help-title = Ayuda
help-signs = Los signos de la cola

choose-type = { $count ->
    [one] Tipo de cliente
   *[other] Tipo de { $count } clientes
}
choose-sort = Ordenar por
choose-filters = Filtros
choose-palette = Acciones
choose-import-field = Dato cuya columna se elige
choose-import-column = Columna para: { $field }
choose-import-currency = Moneda de los importes
choose-import-dates = Orden de las fechas
choose-nothing = Nada encaja.

empty-book-title = La cartera está vacía
empty-book = Para llenarla, exporte sus facturas como CSV desde su programa de facturación e impórtelas: pulse { $key }, escriba «import» y el nombre del archivo. O salga con q y ejecute: cobro import facturas.csv
    Antes de guardar nada verá qué se ha entendido del archivo. Si solo quiere probar cobro: cobro demo

promise-title = Promesa de { $name }
promise-recorded = ✓ Anotada. Puede cambiar la fecha o el importe.
promise-replaces = Sustituye a { $promises }. Se anota con Enter.
promise-others = También debe { $money }: se anota aparte, con P.
promise-date = Fecha
promise-amount = Importe
promise-examples = vie · 15 · +7 · fin de mes · 3/12        1.250 · 50 % · mitad
promise-help-recorded = Enter y Esc la dejan así · Tab pasa al importe · u la deshace después
promise-help = Enter la anota · Esc no anota nada · Tab pasa al importe

note-title = Nota sobre { $name }
note-help = { $save } la guarda · { $leave } la deja como borrador
note-recovered = Borrador recuperado · { $save } lo guarda · { $leave } lo deja

import-title = Importar facturas
import-path = Archivo, carpeta o zip (se verá antes de guardar nada):
import-working = leyendo… Esc lo detiene
import-recognised = { $encoding }, separador «{ $separator }», títulos en la línea { $line }
import-setting-currency = moneda: { $value }
import-setting-dates = fechas: { $value }
import-setting-strict = { $strict ->
    [yes] todo o nada: una sola fila mala rechaza el archivo
   *[no] filas malas: se dejan fuera y lo demás entra
}
import-setting-columns = columnas:
import-unused = sin usar: { $headings }
import-map-first = { $key } dice qué columna es cada dato · { $leave } vuelve al nombre del archivo
import-no-column = ninguna
import-nth-column = columna { $number }
import-currency-of-file = la que diga el archivo ({ $currency } si no la dice)
import-dates-of-file = como están escritas en el archivo
import-accept = { $accept } lo importa · { $leave } no importa nada
import-refused = { $count ->
    [one] Con «todo o nada», esta fila mala rechaza el archivo. { $key } la deja fuera.
   *[other] Con «todo o nada», estas filas malas rechazan el archivo. { $key } las deja fuera.
}
import-nothing-new = Este archivo no dice nada nuevo. Enter o Esc cierra.
import-done = Enter cierra. u lo deshace.
import-debtors-added = { $count ->
    [one] { $count } cliente nuevo
   *[other] { $count } clientes nuevos
}
import-debtors-updated = { $count ->
    [one] { $count } cliente con datos nuevos
   *[other] { $count } clientes con datos nuevos
}
import-invoices-added = { $count ->
    [one] { $count } factura nueva
   *[other] { $count } facturas nuevas
}
import-invoices-updated = { $count ->
    [one] { $count } factura cambiada
   *[other] { $count } facturas cambiadas
}
import-invoices-unchanged = { $count ->
    [one] { $count } factura sin cambios
   *[other] { $count } facturas sin cambios
}
import-payments-added = { $count ->
    [one] { $count } pago nuevo
   *[other] { $count } pagos nuevos
}
import-repeated = { $count ->
    [one] { $count } fila repetida, contada una sola vez
   *[other] { $count } filas repetidas, contadas una sola vez
}
import-rejected = { $count ->
    [one] { $count } fila mala que se deja fuera:
   *[other] { $count } filas malas que se dejan fuera:
}

told-undone = Deshecho: { $action }
told-redone = Rehecho: { $action }
told-nothing-to-undo = No hay nada que deshacer en esta ventana.
told-undo-elsewhere = Nada que deshacer aquí. En otra ventana: { $action } ({ $author }, { $when }).
told-nothing-to-redo = No hay nada que rehacer.
told-typed = { $count ->
    [one] Tipo: { $type }
   *[other] Tipo de { $count } clientes: { $type }
}
told-typed-already = Ya es { $type }: no se anota nada.
told-noted = Nota guardada
told-draft-kept = La nota queda como borrador; n la vuelve a abrir.
told-draft-dropped = Nota descartada.
told-drafts = { $count ->
    [one] Hay una nota sin terminar sobre { $name }: { $key } la abre.
   *[other] Hay { $count } notas sin terminar: { $key } abre la de este cliente.
}
told-promised = Promesa de { $money } para el { $date }
footer-undo = deshacer: { $action }
footer-undo-short = deshacer
search-found = { $count ->
    [one] { $count } cliente
   *[other] { $count } clientes
}
search-alike = { $count ->
    [one] nadie exacto; { $count } parecido
   *[other] nadie exacto; { $count } parecidos
}
problems-title = Avisos de la configuración
problems-read = { $count ->
    [one] leer
   *[other] leer los { $count }
}
problems-hide = quitar
search-waiting = { $found ->
    [0] nadie en la lista
    [one] { $found } parecido
   *[other] { $found } parecidos
} · { $count } entre quienes esperan: { $accept } { $hidden }
key-unknown-action = Teclas: no existe la acción «{ $action }».
key-unknown-key = Teclas: «{ $key }» (para { $action }) no es una tecla.
key-taken = Teclas: { $key } (para { $action }) ya es de { $by }.

fact-details = datos: { $details }
fact-type = tipo: { $type }
fact-tags = etiquetas: { $tags }
fact-invoice = factura { $number } de { $money }, vence { $date }
fact-payment = pago de { $money }
fact-payment-less = corrección de pago: { $money } menos
fact-dispute_opened = disputa la factura { $number }
fact-of-invoice = factura { $number }
fact-dispute_reviewed = disputa revisada
fact-dispute_reviewed-again = se mira otra vez el { $date }
fact-dispute_resolved = disputa resuelta
fact-hold_placed = retención hasta el { $date }
fact-hold_released = retención levantada
fact-snoozed = aplazado hasta el { $date }
fact-promise = promete { $money } para { $date }
fact-promise-replaced = nueva promesa: { $money } para { $date }
fact-promise_cancelled = promesa anulada
fact-promise_cancelled-of = promesa anulada, la de { $money } para { $date }
fact-plan_cancelled-of = plan anulado, el de { $count } plazos por { $money }
fact-plan = plan de { $count } plazos por { $money }
fact-contact = contacto
fact-note = nota
fact-reversal = deshecho
channel-call = llamada
channel-email = correo
channel-whatsapp = WhatsApp
channel-sms = SMS
channel-letter = carta
channel-visit = visita
channel-social_network = red social
outcome-promised = promete pagar
outcome-call_back = volver a llamar
outcome-no_answer = no contesta
outcome-voicemail = buzón de voz
outcome-wrong_number = número equivocado
outcome-disputes = no está conforme
outcome-cannot_pay = no puede pagar
outcome-refuses = se niega a pagar
outcome-paid_already = dice que ya pagó
outcome-sent = enviado
outcome-sent-letter = enviada
outcome-other = hablado
contact-incoming = entrante
contact-call-back = llamar { $when }

desk-own-book = Mi cartera
desk-no-terminal = El escritorio necesita una terminal. Las órdenes («cobro queue», «cobro show»…) funcionan también sin ella.
desk-terminal-failed = No se puede usar la terminal: { $problem }.
demo-book-name = Cartera demo
demo-writing = inventando clientes
demo-written = Cartera inventada escrita en { $path }. Ábrala con: cobro --db { $path }
form-examples-date = Por ejemplo: hoy, vie, 15, +7, 3/12, fin de mes
form-examples-amount = Por ejemplo: 1250,50 · 1.250,50
invoice-written_off = dado por perdido { $money }
invoice-given_up = perdida
