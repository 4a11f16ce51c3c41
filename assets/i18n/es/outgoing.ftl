# Lo que pasa con un mensaje cuando sale del escritorio.

do-handed_yes = Sí, se envió
do-handed_yes-short = sí, enviado: se anota
do-handed_yes-help = tras entregar un mensaje: sí se envió, y queda anotado
do-handed_no = No se envió
do-handed_no-short = no: queda en borrador
do-handed_no-help = tras entregar un mensaje: no se envió, y queda como borrador
do-handed_back = Volver al texto
do-handed_back-short = volver al texto
do-handed_back-help = tras entregar un mensaje: volver a su texto

# Mensajes en duda.
do-outbox = Mensajes dudosos
do-outbox-short = dudosos
do-outbox-help = ver los mensajes que no consta que hayan salido, y aclararlos
do-outbox_arrived = Llegó
do-outbox_arrived-short = llegó
do-outbox_arrived-help = en los mensajes dudosos: llegó, y queda anotado como enviado
do-outbox_again = Enviar otra vez
do-outbox_again-short = no llegó: enviarlo
do-outbox_again-help = en los mensajes dudosos: no llegó, y se envía otra vez
do-outbox_drop = Quitar
do-outbox_drop-short = quitarlo
do-outbox_drop-help = en los mensajes dudosos: ya no hace falta enviarlo
do-outbox_read = Leer
do-outbox_read-short = leer
do-outbox_read-help = en los mensajes dudosos: leer el que está bajo el cursor
do-outbox_down = Abajo
do-outbox_down-short = abajo
do-outbox_down-help = en los mensajes dudosos: bajar
do-outbox_up = Arriba
do-outbox_up-short = arriba
do-outbox_up-help = en los mensajes dudosos: subir
do-outbox_close = Salir
do-outbox_close-short = salir
do-outbox_close-help = en los mensajes dudosos: salir
outbox-title = Mensajes sin confirmar{ $count ->
    [0] { "" }
   *[other] { " " }· { $count }
  }
outbox-reading = Mirando qué hay…
outbox-answer = Lo último que se supo: { $answer }
outbox-no-answer = nada; el programa se cerró mientras se enviaba
outbox-doubt-help = No se sabe si llegó, y no se envía solo otra vez. Pregunte al cliente o mire en su correo, y diga qué pasó.
outbox-ask-arrived = ¿Llegó el mensaje a { $name }? Enter: sí, se anota como enviado. Esc: no.
outbox-ask-again = ¿Enviarlo otra vez a { $name }? Si el primero llegó, lo recibirá dos veces. Enter: sí. Esc: no.
outbox-ask-drop = ¿Quitar el mensaje a { $name }? No se envía ni se anota. Enter: sí. Esc: no.
outbox-ask-reason = Un límite lo desaconseja. ¿Por qué se envía? (el motivo se guarda; Esc vuelve)
outbox-working = Un momento…
outbox-not-in-doubt-now = este mensaje no salió, así que no puede haber llegado
outbox-under-way-now = se está enviando ahora mismo
told-outbox = { $count ->
    [one] No se sabe si llegó un mensaje a { $name }: { $key }outbox
   *[other] No se sabe si llegaron { $count } mensajes: { $key }outbox
  }

# A varios clientes.
writing-fitting = lo que mejor encaja a cada uno
writing-choose-message-many = ¿Qué escribir a { $count ->
    [one] 1 cliente
   *[other] { $count } clientes
  }?
round-left-out = sin enviar
round-sent = enviado
round-over = { $sent ->
    [0] Ninguno enviado
    [one] 1 enviado
   *[other] { $sent } enviados
  } · { $left ->
    [0] nadie se queda fuera
    [one] 1 sin enviar, sigue marcado
   *[other] { $left } sin enviar, siguen marcados
  }
round-stopped = { $sent ->
    [0] Ninguno enviado
    [one] 1 enviado
   *[other] { $sent } enviados
  }; { $left ->
    [one] queda 1 marcado
   *[other] quedan { $left } marcados
  }: la misma tecla sigue
mailing-title-letters = Cartas · { $ready ->
    [one] 1 lista
   *[other] { $ready } listas
  }, { $skipped ->
    [0] nadie se queda fuera
    [one] 1 cliente se queda fuera
   *[other] { $skipped } clientes se quedan fuera
  }
mailing-letters-title = Cartas
mailing-letters-file = cartas-{ $day }.pdf
mailing-letters-path = Un PDF con todas, o una carpeta:
mailing-letters-sent = { $count ->
    [one] La carta está en { $file }. ¿La ha enviado?
   *[other] Las { $count } cartas están en { $file }. ¿Las ha enviado?
  }
mailing-letters-not-sent = no se ha anotado ninguna; los archivos siguen ahí
mailing-nobody-letters = no hay ninguna carta lista
mailing-over-letters = { $sent ->
    [one] 1 carta anotada como enviada
   *[other] { $sent } cartas anotadas como enviadas
  }, { $left ->
    [0] ninguna sin anotar
   *[other] { $left } sin anotar
  }

# La guía.
do-guide = Guía para cobrar bien
do-guide-short = guía
do-guide-help = leer la guía para cobrar y conservar al cliente

hint-not_sent = no: no se anota
hint-yes = sí
hint-no = no

# Lo que hace «cobro message» además de mostrar el mensaje.
cli-message-text = El texto tal como sale, de un archivo («-»: la entrada estándar); sin decirlo, el de la plantilla
cli-message-subject = El asunto tal como sale
cli-message-link = Escribe el enlace que lo abre en el programa de correo, WhatsApp o los SMS
cli-message-save = Lo guarda en este archivo; una carta, en PDF o HTML si el nombre lo pide
cli-message-open = Lo abre en el programa de correo, WhatsApp o los SMS; no anota nada
cli-message-sent = Anota que se envió por otro medio, con el texto tal como se muestra
cli-message-despite = Por qué se envía aunque lo impida un límite o el tono
cli-message-no-link = Una carta no se abre con un enlace: guárdela con --save carta.pdf.
cli-message-opened = Abierto; envíelo desde ahí.
cli-message-then-sent = Cuando lo haya enviado, anótelo con la misma orden y --sent.
cli-message-recorded = Anotado: mensaje enviado a { $name }.
cli-message-stale = Los datos son viejos: compruebe que no haya pagado ya.
cli-message-tone = Cámbielo con --text, o diga por qué se envía así con --despite.
cli-templates-tone-clean = Ninguna ofende ni amenaza.
cli-templates-tone-rule = { $phrase } ({ $rule }): { $why } Mejor: { $kinder }
hint-print = guardarlas…
hint-pass_over = dejar sin enviar
hint-stop_round = parar
writing-attach-yourself = Adjunte usted antes de enviar: { $papers }.
told-outbox-again = Enviado otra vez: { $name }
