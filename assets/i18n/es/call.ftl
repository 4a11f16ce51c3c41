# Cómo se trata con el cliente: personas, ficha, pasos del protocolo, servicio, cesión, llamadas acordadas.

step-verify_payment = comprobar si ha llegado el pago
step-find_number = buscar un número que funcione
step-follow_hand_over = preguntar cómo va el cobro cedido
reason-step_later = siguiente paso el { $date }
reason-handed_over = cobro cedido, preguntar el { $date }

fact-call_back = quedamos en llamar { $when }
fact-call_back-none = ya no hay llamada acordada
fact-person = persona: { $person }
fact-person-gone = ya no está: { $person }
fact-profile = ficha: { $profile }
fact-step-done = paso hecho: { $step }
fact-step-skipped = paso omitido: { $step }
fact-step-chosen = paso elegido: { $step }
fact-step-moved = paso cambiado al { $date }: { $step }
fact-service-active = servicio activo
fact-service-warned = avisado de la suspensión del servicio
fact-service-suspended = servicio suspendido
fact-service-resumed = servicio reanudado
fact-handed_over-agency = cobro cedido a una agencia
fact-handed_over-lawyer = cobro cedido a un abogado
fact-handed_over-house = el cobro vuelve a casa
contact-exception = fuera de límite: { $reason }
person-closed = no contactar: { $reason }

relationship-ordinary = cliente corriente
relationship-friend = amigo
relationship-key_account = cliente clave
profile-sector = sector: { $text }
profile-needs = necesita: { $text }
profile-channels = solo por { $channels }
profile-nothing = sin datos
capacity-good = puede pagar
capacity-tight = va justo
capacity-none = ahora no puede
sign-disorganised = desorganizado
sign-ambiguous_answers = respuestas ambiguas
sign-only_talks_price = solo habla de precio
sign-unpleasant = trato desagradable
fact-service = cambio de servicio
fact-step = paso del protocolo
fact-handed_over = cambio de quién cobra

refused-hour-passed = { $when } ya ha pasado: hace falta una hora que esté por llegar.
refused-no-step = El protocolo de este cliente no tiene el paso { $id }. «cobro protocol show» los muestra.
refused-no-next-step = Ahora no toca ningún paso del protocolo.
refused-nothing-said = Falta decir algo: un nombre, un teléfono o un correo.

action-name-contact = gestión
action-name-call_back = llamada acordada
action-name-person = persona
action-name-profile = ficha
action-name-step = paso del protocolo
action-name-service = servicio
action-name-handed_over = cesión del cobro
action-name-snooze = aplazamiento
