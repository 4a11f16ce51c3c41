# Sending and the outbox.
error-secret = { $key }: una contraseña no se guarda en este archivo. Quítela de ahí (y cámbiela si alguien más lo ha podido leer), y use `cobro mail set-password` o password_command.
error-config-secret = { $where }: { $key }: una contraseña no se guarda en este archivo, así que no se usa. Quítela de ahí (y cámbiela si alguien más lo ha podido leer), y use `cobro mail set-password` o password_command.

# Why a message was not sent.
post-not-set-up = Falta { $key } en la configuración para enviar correo. `cobro config path` dice dónde está.
post-own-address = { $key } = { $address } no es una dirección de correo.
post-unencrypted = La conexión con { $host } iría sin cifrar, y la contraseña y los mensajes quedarían a la vista. Use mail.security = "tls" o "starttls".
post-certificates = No se pueden leer los certificados de { $file }: { $problem }
post-unreachable = No hay conexión con el servidor de correo { $server }: { $problem }
post-sign-in = El servidor no acepta a { $user } o su contraseña: { $answer }
post-sender = El servidor de correo no admite envíos de esta dirección, o no ahora: { $answer }
post-recipient = El servidor no admite a { $address }: { $answer }
post-refused = El servidor no admite este mensaje: { $answer }
post-no-address = No consta ninguna dirección de correo.
post-address = «{ $address }» no es una dirección de correo.
post-unfit = Con este mensaje no se puede hacer un correo: { $problem }
post-lost = Se perdió la conexión a mitad del envío y no se sabe si llegó: { $problem }
post-file-exists = { $file } ya existe; no se sobrescribe.
post-file-failed = No se puede escribir { $file }: { $problem }

password-missing = Falta la contraseña del correo. `cobro mail set-password` la guarda en el llavero del sistema; también vale password_command en la configuración.
password-keyring = El llavero del sistema no está disponible: { $problem }. Puede usar password_command en la configuración.
password-command = password_command no ha dado la contraseña: { $problem }
password-command-slow = password_command no ha terminado a tiempo.
password-command-silent = password_command no ha escrito nada.
password-no-user = Falta mail.user en la configuración: no hay a quién guardarle la contraseña.

open-no_desktop = Aquí no hay un escritorio que pueda abrirlo. Puede copiarlo.
open-over_ssh = Por SSH se abriría en la otra máquina. Puede copiarlo.
open-failed = El sistema no ha podido abrirlo: { $problem }. Puede copiarlo.
link-no-number = No consta ningún número.
link-bad-number = «{ $number }» no es un número de teléfono con el que se pueda escribir.
link-too-long = El mensaje es demasiado largo para abrirlo así: se cortaría. Puede copiarlo.

# The outbox.
outbox-no-message = No hay ningún mensaje «{ $id }» en la bandeja de salida, o hay varios que empiezan así.
outbox-may-be-out = El mensaje { $id } hace lo mismo y quizá ya haya salido. Aclárelo antes con :outbox en el escritorio o `cobro outbox resolve { $id }`.
outbox-under-way = El mensaje { $id } se está enviando ahora mismo.
outbox-not-in-doubt = El mensaje { $id } no ha salido, así que no puede haber llegado.
outbox-outdated = Se ha anotado algo sobre el cliente desde que se escribió el mensaje.
outbox-unrecorded = El servidor tiene el mensaje ({ $answer }), pero no se ha podido anotar: { $problem }. En la bandeja de salida figura como dudoso; no lo envíe otra vez.
outbox-is-out = Lo último fue enviar un mensaje a { $name }. Lo enviado no se puede deshacer; si hay algo que aclarar, escríbale de nuevo.
outbox-state-draft = borrador
outbox-state-intent = enviándose
outbox-state-refused = rechazado
outbox-state-unknown = dudoso
action-name-send = correo

fact-contact-confirmed-by-word = dado por llegado, sin confirmación del servidor
fact-contact-attached = con { $names }

# Why a client gets no message.
send-skip-not_due = hoy no le toca por correo
send-skip-sent_today = hoy ya se le ha enviado
send-skip-no_address = no consta una dirección de correo que se pueda usar
send-skip-changed = acaba de anotarse algo sobre el cliente
send-skip-may-be-out = un envío anterior está sin aclarar: `cobro outbox resolve { $id }`
send-skip-refused-before = el servidor ya rechazó esta dirección: { $answer }
send-stopped-by-user = Detenido.

# Papers that come with a message.
paper-no-folder = Para adjuntar facturas falta mail.invoice_folder en la configuración: la carpeta donde están en PDF.
paper-not-found = No se encuentra el PDF de la factura { $number }.
paper-several = Hay varios PDF para la factura { $number }: { $files }
paper-too-large = { $file } es demasiado grande para un correo.
paper-unreadable = No se puede leer { $file }: { $problem }

# The commands.
cli-mail = La cuenta de correo con la que se envía
cli-mail-set-password = Guarda la contraseña del correo en el llavero del sistema
cli-mail-forget-password = Borra la contraseña del correo del llavero
cli-mail-test = Prueba la conexión con el servidor de correo, sin enviar nada
cli-mail-ask = Contraseña de { $user }:
cli-mail-nothing-typed = No se ha escrito ninguna contraseña.
cli-mail-kept = La contraseña de { $user } está en el llavero del sistema.
cli-mail-forgotten = La contraseña de { $user } ya no está en el llavero.
cli-mail-not-kept = El llavero no tenía ninguna contraseña de { $user }.
cli-mail-works = El servidor { $server } está listo; los correos salen de { $from }.
cli-mail-password-keyring = La contraseña está en el llavero del sistema.
cli-mail-password-command = La contraseña viene de password_command.
cli-mail-password-asked = La contraseña se pide cada vez; `cobro mail set-password` la guarda.
cli-send = Envía correos a los clientes a quienes les toca hoy, o a los que se nombran
cli-send-debtor = Código, NIF, nombre o parte del nombre
cli-send-debtors = Varios clientes, separados por comas
cli-send-due = A todos a quienes hoy les toca un correo, del paso que sea
cli-send-step = Solo a quienes hoy les toca este paso: friendly_reminder, resend_papers…
cli-send-template = La plantilla, en lugar de la del paso
cli-send-types = Solo los de este tipo; puede repetirse
cli-send-tag = Solo los que llevan esta etiqueta
cli-send-search = Solo los que encuentra este texto
cli-send-least_days = Solo los que tienen algo vencido desde hace tantos días
cli-send-despite = Por qué se envía aunque lo impida un límite o los datos sean viejos
cli-send-dry_run = Muestra qué se enviaría y a quién no, y no envía nada
cli-send-yes = Envía sin preguntar
cli-value-DEBTORS = CLIENTES
cli-value-ID = MENSAJE
cli-send-whom = Diga a quién: un cliente, --debtors A,B, --step PASO o --due.
cli-send-needs-yes = Aquí no se puede preguntar: --yes envía sin preguntar, --dry-run muestra qué se enviaría.
cli-send-ask = ¿Enviar? [s/N]
cli-send-yes-words = s sí si
cli-send-nothing-sent = No se ha enviado nada.
cli-send-nobody = Hoy no le toca un correo a nadie.
cli-send-to = Para
cli-send-and-more = y { $count } más
cli-send-count = { $count ->
    [0] Ningún correo para enviar.
    [one] Un correo para enviar.
   *[other] { $count } correos para enviar.
}
cli-send-sent = { $count ->
    [0] ninguno enviado
    [one] uno enviado
   *[other] { $count } enviados
}
cli-send-refused = { $count ->
    [one] uno rechazado
   *[other] { $count } rechazados
}
cli-send-unknown = { $count ->
    [one] uno dudoso
   *[other] { $count } dudosos
}
cli-send-skipped = { $count ->
    [one] uno sin enviar
   *[other] { $count } sin enviar
}
cli-send-left = { $count ->
    [one] Queda un cliente sin mirar. La misma orden sigue donde se quedó.
   *[other] Quedan { $count } clientes sin mirar. La misma orden sigue donde se quedó.
}
cli-send-stop-hint = Ctrl-C detiene tras el correo en curso.
cli-outbox = Los mensajes que no consta que hayan salido
cli-outbox-list = Muestra la bandeja de salida
cli-outbox-resolve = Aclara qué pasó con un mensaje
cli-outbox-resolve-id = El mensaje, o el comienzo de su nombre
cli-outbox-resolve-arrived = Llegó: se anota como enviado
cli-outbox-resolve-again = Se envía otra vez
cli-outbox-resolve-drop = Ya no hace falta: se quita
cli-outbox-resolve-despite = Por qué se envía aunque lo impida un límite
cli-outbox-empty = La bandeja de salida está vacía: no queda nada por aclarar.
cli-outbox-id = Mensaje
cli-outbox-subject = Asunto
cli-outbox-when = Cuándo
cli-outbox-answer = Qué dijo el servidor
cli-outbox-hint = De los dudosos no se sabe si llegaron, y no se envían solos otra vez. `cobro outbox resolve MENSAJE --arrived`, `--again` o `--drop` lo aclara.
cli-outbox-arrived = Anotado: el mensaje a { $name } llegó.
cli-outbox-sent = Enviado a { $name }.
cli-outbox-dropped = Quitado: el mensaje a { $name } ya no hace falta.
