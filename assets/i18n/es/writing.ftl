# Escribir a un cliente: el mensaje relleno, cambiarlo, su tono y cómo sale.

group-message = En un mensaje
do-write_email = Escribir un correo
do-write_email-short = correo
do-write_email-help = escribir un correo al cliente: el del paso, ya relleno
do-write_whatsapp = Escribir por WhatsApp
do-write_whatsapp-short = WhatsApp
do-write_whatsapp-help = escribir al cliente por WhatsApp: el mensaje del paso, ya relleno
do-write_letter = Escribir una carta
do-write_letter-short = carta
do-write_letter-help = escribir una carta al cliente, para imprimir
do-write_message = Elegir un mensaje
do-write_message-short = mensaje
do-write_message-help = elegir entre todos los mensajes: correo, WhatsApp, SMS o carta
do-message_send = Enviar
do-message_send-short = enviar…
do-message_send-help = en un mensaje: elegir cómo sale (servidor, programa de correo, WhatsApp, copiar, archivo)
do-message_template = Otra plantilla
do-message_template-short = plantilla
do-message_template-help = en un mensaje: rellenarlo con otra plantilla
do-message_person = Otra persona
do-message_person-short = persona
do-message_person-help = en un mensaje: elegir quién lo recibe
do-message_address = Otra dirección
do-message_address-short = dirección
do-message_address-help = en un mensaje: escribir la dirección o el número
do-message_attach = Adjuntar
do-message_attach-short = adjuntar
do-message_attach-help = en un mensaje: adjuntar el extracto o el acuerdo
do-message_editor = Su propio editor
do-message_editor-short = editor
do-message_editor-help = en un mensaje: abrir el texto en su editor ($VISUAL o $EDITOR)
do-message_next_part = Asunto y texto
do-message_next_part-short = asunto
do-message_next_part-help = en un mensaje: pasar del texto al asunto y volver
do-message_drop = Desechar el mensaje
do-message_drop-short = desechar
do-message_drop-help = en un mensaje: desecharlo, también el borrador
do-message_leave = Dejar el mensaje
do-message_leave-short = dejar
do-message_leave-help = en un mensaje: dejarlo; lo que se haya cambiado queda como borrador

writing-title = { $channel } · { $name }
writing-recovered = borrador
writing-by-hand = escrito a mano
writing-to = Para
writing-subject = Asunto
writing-papers = Adjunto
writing-nowhere = no hay dirección: F4 para escribirla
writing-tone = «{ $phrase }»: { $why } Mejor: { $kinder }
writing-ask-file = ¿En qué archivo? (Enter lo guarda, Esc vuelve)
writing-ask-reason = Hay palabras que ofenden. ¿Por qué se envía así? (el motivo se guarda; Esc vuelve al texto)
writing-ask-password = Contraseña del servidor de correo (no se guarda)
writing-sending = Enviando…
writing-handed-mail_program = El mensaje está en su programa de correo. ¿Lo ha enviado?
writing-handed-whatsapp = El mensaje está en WhatsApp. ¿Lo ha enviado?
writing-handed-copy = El texto está en el portapapeles. ¿Lo ha enviado?
writing-handed-file = El mensaje está en el archivo. ¿Lo ha enviado?
writing-handed-page = La carta está lista para imprimir. ¿La ha enviado?
writing-empty = no hay nada escrito
writing-no-address = falta la dirección: escríbala y pulse Enter
writing-no-server = no hay servidor de correo: póngalo en [mail] de la configuración (`cobro config path` dice dónde)
writing-is-sending = se está enviando; lo que pase quedará anotado
writing-way-server = Enviar ahora por { $host }
writing-way-server-none = Enviar ahora (sin servidor todavía)
writing-way-mail_program = Abrir en el programa de correo
writing-way-whatsapp = Abrir en WhatsApp
writing-way-copy = Copiar el texto
writing-way-file = Guardar como archivo
writing-way-page = Guardar como página para imprimir (PDF)
writing-way-already_sent = Ya está enviado: solo anotarlo
writing-choose-way = ¿Cómo sale?
writing-choose-message = ¿Qué escribir?
writing-choose-template = ¿Con qué plantilla?
writing-choose-recipient = ¿A quién?
writing-choose-attachments = ¿Qué va con él?
writing-file-name = mensaje-{ $client }-{ $day }
step-choice-write = Escribirlo ({ $channel })
told-message-kept = queda como borrador; la misma tecla lo vuelve a abrir
told-message-dropped = mensaje desechado
told-message-saved = guardado en { $path }
told-message-drafts = { $count ->
    [one] Quedó un mensaje sin enviar; { $key } en este cliente lo abre
   *[other] Quedaron { $count } mensajes sin enviar; { $key } en este cliente abre el suyo
  }
writing-no-editor = no se pudo abrir el editor: { $problem }
writing-not-copied = el texto es demasiado largo para el portapapeles del terminal
writing-unknown = no se sabe si llegó: aclárelo con :outbox, no se reenvía solo ({ $problem })
do-send_due = Correos de hoy
do-send_due-short = correos de hoy
do-send_due-help = ver los correos que toca enviar hoy, o a los clientes marcados, y enviarlos juntos
do-mailing_send = Enviarlos
do-mailing_send-short = enviar todos
do-mailing_send-help = en los correos de hoy: enviar los que están listos
do-mailing_read = Leer
do-mailing_read-short = leer
do-mailing_read-help = en los correos de hoy: leer el que está bajo el cursor
do-mailing_down = Abajo
do-mailing_down-short = abajo
do-mailing_down-help = en los correos de hoy: bajar
do-mailing_up = Arriba
do-mailing_up-short = arriba
do-mailing_up-help = en los correos de hoy: subir
do-mailing_close = Salir o parar
do-mailing_close-short = salir
do-mailing_close-help = en los correos de hoy: salir; si se están enviando, parar tras el actual
mailing-title = Correos · { $ready ->
    [one] 1 listo
   *[other] { $ready } listos
  }, { $skipped ->
    [one] 1 se queda fuera
   *[other] { $skipped } se quedan fuera
  }
mailing-title-bare = Correos
mailing-preparing = Se están escribiendo…
mailing-none = Hoy no toca enviar ningún correo. Marque clientes con la barra espaciadora para escribirles juntos.
mailing-nobody = no hay ningún correo listo
mailing-over = { $sent } enviados, { $refused } rechazados, { $unknown } dudosos, { $skipped } fuera, { $left } sin intentar
