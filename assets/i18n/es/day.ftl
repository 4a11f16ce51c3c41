# El día: tipos propuestos, otras gestiones, llamadas acordadas, aplazamientos, etiquetas, resumen.

type-proposal = Parece { $type }: { $evidence }
type-proposal-title = ¿{ $type }?
type-question = Para saber de qué tipo es, pregunte: «¿Ha habido algún problema con la factura?»
type-question-json = ¿Ha habido algún problema con la factura?
type-reason = Motivo
type-reason-key = { $key }: decir el motivo
evidence-paid_after_reminder = { $count ->
    [one] pagó una vez tras un recordatorio, a los { $days } días
   *[other] pagó { $count } veces tras un recordatorio, a los { $days } días (mediana)
}
evidence-part_payments = { $count ->
    [one] un pago parcial
   *[other] { $count } pagos parciales
}
evidence-broken_promises = { $count ->
    [one] una promesa sin cumplir
   *[other] { $count } promesas sin cumplir
}
evidence-no_money = { $count ->
    [one] dijo una vez que no tiene dinero
   *[other] dijo { $count } veces que no tiene dinero
}
evidence-open_disputes = { $count ->
    [one] una disputa abierta
   *[other] { $count } disputas abiertas
}
evidence-says_wrong = { $count ->
    [one] dijo una vez que algo está mal en la factura
   *[other] dijo { $count } veces que algo está mal en la factura
}

typed-moment-empty = escriba día y hora: mañana 10:30, lun 9, hoy 16, +2 9:00, en 2 horas…
typed-moment-unknown = no entiendo ese día y hora
typed-moment-no-such-hour = esa hora no existe
typed-moment-passed = { $when } ya ha pasado

do-record_contact = Anotar otra gestión
do-record_contact-help = anotar un correo, WhatsApp, SMS, carta o visita
do-call_back = Acordar una llamada
do-call_back-help = acordar día y hora para volver a llamar
do-snooze = Aplazar
do-snooze-help = aplazar hasta un día, con el motivo
do-tags = Etiquetas
do-tags-help = poner y quitar etiquetas
do-summary = Resumen del día
do-summary-help = lo hecho hoy y quién queda

choose-contact = Gestión con { $name }
choose-tags = { $count ->
    [one] Etiquetas
   *[other] Etiquetas de { $count } clientes
}
tags-new = nueva: #{ $tag }
tags-none = Todavía no hay etiquetas: escriba el nombre de una.
tags-help = { $toggle } marca · { $accept } anota · escriba para buscar o crear
contact-out-call = llamada hecha
contact-out-email = correo enviado
contact-out-whatsapp = WhatsApp enviado
contact-out-sms = SMS enviado
contact-out-letter = carta enviada
contact-out-visit = visita hecha
contact-out-social_network = mensaje en red social
contact-in-call = llamada recibida
contact-in-email = correo recibido
contact-in-whatsapp = WhatsApp recibido
contact-in-sms = SMS recibido
contact-in-letter = carta recibida
contact-in-visit = visita recibida
contact-in-social_network = respuesta en red social
told-contacted = Anotado: { $what } · { $key } añade nota o resultado
told-ordered-each = { $count ->
    [one] Anotado: { $what }
   *[other] Anotado para { $count } clientes: { $what }
}
told-call-back = { $count ->
    [one] Son las { $hour }: toca llamar a { $name }
   *[other] Son las { $hour }: toca llamar a { $name } y a otros { $more }
}

form-snooze = Aplazar a { $name }
form-snooze-date = Hasta el
form-snooze-date-empty = { "" }
form-snooze-reason = Motivo
form-snooze-reason-empty = hace falta
form-several = { $count ->
    [one] { $count } cliente
   *[other] { $count } clientes
}
form-callback = Llamada acordada con { $name }
form-callback-moment = Cuándo
form-callback-moment-empty = { "" }
form-callback-person = Preguntar por
form-callback-person-empty = quien conteste
form-callback-reason = Motivo
form-callback-reason-empty = { "" }
form-contact = Gestión con { $name }
form-contact-outcome = Resultado
form-contact-outcome-empty = { "" }
form-contact-words = Nota
form-contact-words-empty = { "" }
form-contact-person = Con quién
form-contact-person-empty = no se sabe
form-contact-moment = Volver a llamar
form-contact-moment-empty = no se ha acordado
person-anyone = quien conteste
person-unknown = no se sabe

bar-promised = prometido hoy { $money }
bar-promised-short = prom. { $money }
bar-collected = cobrado { $money }
bar-collected-short = cobr. { $money }
bar-calls = { $count ->
    [one] { $count } llamada
   *[other] { $count } llamadas
}
bar-calls-minutes = { $count ->
    [one] { $count } llamada, { $minutes } min
   *[other] { $count } llamadas, { $minutes } min
}
bar-calls-short = ☎ { $count }
bar-calls-minutes-short = ☎ { $count } · { $minutes } min

summary-title = Resumen del { $date }
summary-loading = contando…
day-done = Hecho hoy
day-money = Dinero
day-left = Quedan por atender
day-courtesy = Notas de cortesía que tocan hoy
day-nobody-left = No queda nadie por atender hoy.
day-show-waiting = { $hidden } muestra a quienes esperan.
day-nothing = nada
day-clients = { $done ->
    [one] { $done } cliente atendido
   *[other] { $done } clientes atendidos
} · { $left } por atender
day-minutes = { $count ->
    [one] { $count } minuto al teléfono
   *[other] { $count } minutos al teléfono
}
day-money-promised = { $count ->
    [0] Promesas hechas: ninguna
    [one] Promesas hechas: 1, por { $money }
   *[other] Promesas hechas: { $count }, por { $money }
}
day-money-kept = { $count ->
    [0] Promesas cumplidas: ninguna
    [one] Promesas cumplidas: 1, de { $money }
   *[other] Promesas cumplidas: { $count }, de { $money }
}
day-money-collected = Cobrado desde ayer: { $money }
day-money-to-collect = Por cobrar de quienes quedan: { $money }
day-more = { $count ->
    [one] y { $count } más
   *[other] y { $count } más
}

cli-contact = Anota una gestión: llamada, correo, WhatsApp, SMS, carta, visita
cli-contact-debtor = Código, NIF, nombre o parte del nombre
cli-contact-channel = call, email, whatsapp, sms, letter, visit o social_network, o su nombre
cli-contact-outcome = promised, call_back, no_answer, voicemail, wrong_number, disputes, cannot_pay, refuses, paid_already, sent u other, o su nombre; si no, «enviado» para lo escrito y «hablado» para lo demás
cli-contact-incoming = La empezó el cliente
cli-contact-note = Lo que se dijo
cli-contact-at = Cuándo fue: «ayer 16:30», «10:15», 2026-11-23T10:00; si no, ahora
cli-contact-person = Con quién
cli-contact-minutes = Cuánto duró: minutos, o minutos y segundos (3:20)
cli-contact-call_back = Cuándo pidió que se le llame: «mañana 10:30»
cli-contact-excuse = El código de la excusa
cli-contact-step = El paso del protocolo para el que fue; «none» para ninguno
cli-contact-reason = Por qué se hizo aunque un límite lo desaconseja
cli-callback = Acuerda día y hora para volver a llamar
cli-callback-debtor = Código, NIF, nombre o parte del nombre
cli-callback-when = Cuándo: «mañana 10:30», «lun 9», «+2 9:00»; «none» si ya no hay llamada acordada
cli-callback-person = Por quién preguntar
cli-callback-reason = Por qué
cli-tag = Pone y quita etiquetas; sin ellas, las muestra
cli-tag-debtor = Código, NIF, nombre o parte del nombre
cli-tag-tags = +etiqueta para ponerla, -etiqueta para quitarla
cli-snooze = Aplaza a un cliente hasta un día
cli-snooze-debtor = Código, NIF, nombre o parte del nombre
cli-snooze-until = El día en que vuelve
cli-snooze-reason = Por qué
cli-today = El día: lo hecho, lo prometido, lo cobrado y quién queda
cli-value-WHEN = CUÁNDO
cli-value-MINUTES = MINUTOS
cli-value-STEP = PASO
cli-tagged = { $name }: { $tags }
cli-no-tags = { $name } no tiene etiquetas.
cli-bad-tag = «{ $tag }» no es una etiqueta: +nombre la pone, -nombre la quita.
cli-bad-minutes = «{ $typed }» no es una duración: minutos (3), o minutos y segundos (3:20).
count-call = { $count ->
    [one] { $count } llamada
   *[other] { $count } llamadas
}
count-email = { $count ->
    [one] { $count } correo
   *[other] { $count } correos
}
count-whatsapp = { $count ->
    [one] { $count } WhatsApp
   *[other] { $count } WhatsApp
}
count-sms = { $count ->
    [one] { $count } SMS
   *[other] { $count } SMS
}
count-letter = { $count ->
    [one] { $count } carta
   *[other] { $count } cartas
}
count-visit = { $count ->
    [one] { $count } visita
   *[other] { $count } visitas
}
count-social_network = { $count ->
    [one] { $count } mensaje en redes
   *[other] { $count } mensajes en redes
}
