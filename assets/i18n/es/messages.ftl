# Mensajes por escrito a clientes: qué falta para poder escribirlos, y sus órdenes.

message-and = { $first } y { $last }
message-no-person = Nadie de este cliente se llama «{ $name }». Vea quién hay con: cobro people
message-not-in-writing = Por este canal no se escribe: { $channel }. Se puede: email, whatsapp, sms, letter.
message-no-template = No hay ninguna plantilla «{ $id }». Véalas con: cobro templates list
message-no-words = La plantilla no tiene texto para este canal: { $channel }.
message-nothing-fits = Ahora no hay nada que escribir a este cliente. Elija una plantilla con --template; `cobro templates list` las nombra.
message-needs-overdue = No hay nada que reclamar: lo vencido está pagado, en disputa, en espera o prometido.
message-needs-upcoming = Ninguna factura vence próximamente.
message-needs-open = No queda nada abierto.
message-needs-nothing_overdue = Todavía hay facturas vencidas; esta plantilla es para cuando ya no quedan.
message-needs-ways = La configuración no dice cómo se paga: complete [terms] con accounts, payment_link u other_ways.
message-needs-promise = No hay ninguna promesa viva.
message-needs-instalment = La próxima promesa no es un plazo de un plan.
message-needs-broken = No hay ninguna promesa incumplida.
message-needs-kept = No hay ninguna promesa cumplida.
message-needs-plan = No hay ningún plan de pagos al día.
message-needs-dispute = No hay ninguna disputa abierta.
message-needs-resolved = No hay ninguna disputa resuelta, o queda otra abierta.
message-needs-payment = Todavía no hay ningún pago.

message-to = Para: { $to }
message-to-nobody = Para: nadie a quien se pueda escribir por este canal
message-channel = { $channel } · { $template }
message-subject = Asunto: { $subject }
message-attached = Adjuntos: { $attachments }
message-attached-statement = estado de cuenta
message-attached-agreement = acuerdo del plan
message-attached-invoice = factura { $number }
message-sms-room = { $messages ->
    [one] { $letters } letras: { $messages } SMS
   *[other] { $letters } letras: { $messages } SMS
}

cli-message = Rellena un mensaje para un cliente con la plantilla de su paso o con otra, y lo muestra
cli-message-debtor = Código, NIF, nombre o parte del nombre
cli-message-template = La plantilla; sin decirlo, la que mejor encaja
cli-message-channel = email, whatsapp, sms o letter; sin decirlo, el del paso
cli-message-person = Para quién: parte de su nombre
cli-message-language = Idioma del mensaje: es, en; sin decirlo, el de la persona
cli-templates = Muestra las plantillas de los mensajes y comprueba las propias
cli-templates-list = Nombra las plantillas
cli-templates-show = Escribe una plantilla, para copiarla
cli-templates-show-id = El nombre de la plantilla; «shared» es lo que comparten
cli-templates-check = Comprueba las plantillas propias: archivo, línea y motivo de lo que está mal, y qué ofende
cli-templates-check-file = Solo este archivo
cli-value-TEMPLATE = PLANTILLA
cli-column-template = Plantilla
cli-column-title = Título
cli-column-channels = Canales
cli-column-tones = Tono
cli-column-for-steps = Pasos
cli-templates-own = propia
cli-templates-sound = { $count ->
    [0] Todo está bien. No hay plantillas propias: se usan las de cobro.
    [one] Todo está bien: { $count } archivo propio.
   *[other] Todo está bien: { $count } archivos propios.
}
cli-templates-stray = no es una plantilla ni la página de los correos, así que nadie lo lee: *.toml, email.html
