# Límites de contacto: cuándo se puede contactar a un cliente, y qué pensar antes.

country-es = España
country-mx = México
country-co = Colombia
country-cl = Chile
country-ec = Ecuador
country-pe = Perú
country-ar = Argentina
country-default = reglas prudentes

limit-hours = fuera de horario ({ $hours })
limit-holiday = festivo: { $name }
limit-holiday-unnamed = festivo
limit-most-attempts = como máximo { $count ->
    [one] un intento
   *[other] { $count } intentos
}
limit-most-reached = como máximo { $count ->
    [one] un contacto
   *[other] { $count } contactos
}
limit-most-answered = como máximo { $count ->
    [one] una conversación
   *[other] { $count } conversaciones
}
limit-period = { $count ->
    [1] al día
    [7] por semana
   *[other] cada { $count } días
}
limit-rest = descanso de { $count } días: se habló con el cliente el { $date }
limit-rest-today = hoy ya se ha hablado con el cliente
limit-one-channel = en { $count ->
    [7] la misma semana
   *[other] { $count } días
} solo por el mismo medio ({ $channel })
limit-never = nunca por este medio ({ $channel })
limit-channel-not-allowed = el cliente solo autorizó estos medios: { $channels }
limit-not-with = no con esta persona ({ $role })
limit-do-not-contact = no contactar a { $name }: { $reason }
limit-do-not-contact-somebody = no contactar a esta persona: { $reason }
limit-source-caution = prudencia de cobro, no una ley
limit-source-client = lo pidió el cliente
limit-until = hasta { $when }
limit-until-never = no depende de la hora
limits-allowed = Nada impide contactar ahora.
limits-not-allowed = Ahora no conviene contactar:
limits-allowed-from = Se podrá desde { $when }.
limits-never = Esperar no cambia nada: hace falta otro medio u otra persona.
limits-about = { $name } · { $channel } · { $when }
limits-rules = Reglas: { $country }, { $kind }
limits-kind-unknown = como consumidor, porque no consta qué clase de cliente es
limits-no-advice = Cuenta la hora de este equipo. Ayuda a no molestar a nadie; no es asesoramiento jurídico.
before-stale-import = Los datos se importaron { $ago }: ¿habrá pagado desde entonces?
before-channels-unknown = No consta qué medios autorizó el cliente. Pregúnteselo y anótelo en su ficha.
refused-beyond-limits = Ahora no conviene contactar: { $rules }. { $end } Para anotarlo de todos modos hace falta un motivo.
warned-beyond-limits = Aquel contacto fue más allá de un límite: { $rules }.

policy-limits = Límites de contacto
policy-limits-profile = Reglas de la casa: { $country }. Para cada cliente valen las del país de su ficha, si consta.
policy-limits-hours-business = Llamadas a empresas: { $hours }
policy-limits-hours-consumer = Llamadas a consumidores, y a quien no se sabe qué es: { $hours }
policy-limits-holidays = { $count ->
    [0] Sin más festivos que los del país
    [one] Un festivo propio además de los del país
   *[other] { $count } festivos propios además de los del país
}
policy-limits-stale = { $count ->
    [one] Con datos de hace más de un día se pregunta antes de contactar si ya ha pagado
   *[other] Con datos de hace más de { $count } días se pregunta antes de contactar si ya ha pagado
}
policy-limits-more = Todas las reglas y de dónde vienen: cobro limits --print { $code }. No es asesoramiento jurídico.

guard-title = Antes de contactar a { $name }
guard-clear = Nada impide contactar ahora ({ $channel }).
guard-broken = Ahora no conviene contactar ({ $channel }):
guard-reason = Motivo
guard-reason-empty = Para seguir hace falta un motivo; queda anotado.
guard-no-snooze = Esperar no cambia nada aquí: hace falta otro medio u otra persona.
guard-snooze-reason = límite de contacto: { $rule }

do-limits = Ver si se puede contactar ahora
do-limits-short = límites
do-limits-help = ver si se puede llamar ahora al cliente; si no, qué regla lo impide y hasta cuándo
do-guard_go_on = Seguir
do-guard_go_on-short = seguir
do-guard_go_on-help = seguir con el contacto; con un motivo si un límite lo impide
do-guard_snooze = Aplazar
do-guard_snooze-short = aplazar
do-guard_snooze-help = dejar al cliente hasta que se le pueda contactar
do-guard_leave = No contactar
do-guard_leave-short = volver
do-guard_leave-help = cerrar el aviso sin contactar

cli-limits = Dice si se puede contactar ahora a un cliente; si no, por qué regla y hasta cuándo
cli-limits-debtor = Código, NIF, nombre o parte del nombre
cli-limits-channel = Por qué medio: call, email, whatsapp, sms, letter, visit o social_network; llamada si no se dice
cli-limits-person = Con quién: nombre de una persona del cliente
cli-limits-print = Escribe las reglas de un país, para copiarlas y cambiarlas: es, mx, co, cl, ec, pe, ar o default
cli-limits-no-country = No hay reglas de { $country }. Las hay de: { $known }.
cli-limits-no-person = No hay nadie que se llame «{ $name }». Personas de este cliente: { $known }.
cli-value-COUNTRY = PAÍS

agreed-out-of-hours = A esa hora no conviene llamar: { $rules }.
country-sign-phone = teléfono
country-sign-tax_id = número fiscal
country-sign-currency = moneda
list-and = { $first } y { $last }
limits-country-by-signs = { $country }, por su { $signs }
