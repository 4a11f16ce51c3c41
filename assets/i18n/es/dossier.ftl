### El dosier de un cliente.

cli-dossier = Escribe el dosier de un cliente para un abogado o un juzgado: todo lo ocurrido, en orden, en PDF o HTML
cli-dossier-debtor = Código, NIF, nombre o parte del nombre
cli-dossier-since = Solo lo ocurrido desde este día: 2026-03-01, «1/3»; lo pendiente va siempre completo
cli-dossier-notes = Con todas las notas, también las que no llevan #dosier
cli-dossier-verify = Comprueba con la cartera si el registro sigue como dice el dosier de este archivo
cli-dossier-out = El archivo; sin él, uno con el código del cliente y la fecha en esta carpeta
cli-dossier-pdf = En PDF (así es si no se dice otra cosa)
cli-dossier-html = En HTML para imprimir desde el navegador
cli-dossier-force = Reemplaza el archivo si ya existe

print-file-dossier = dosier
print-title-dossier = Dosier de { $name }
page-written-dossier = Dosier escrito en «{ $path }».
do-dossier = Dosier
do-dossier-help = escribir todo lo ocurrido con el cliente, para un abogado o un juzgado

dossier-since-to-come = --since es un día que ya ha pasado: 2026-03-01, «1/3», «hace 90 días».
dossier-notes-left = { $count ->
    [one] Una nota se ha quedado fuera: no lleva #dosier. Con --notes entran todas.
   *[other] { $count } notas se han quedado fuera: no llevan #dosier. Con --notes entran todas.
}
dossier-harsh = { $count ->
    [one] Antes de entregarlo, lea esta frase: ante un juez puede perjudicarle.
   *[other] Antes de entregarlo, lea estas { $count } frases: ante un juez pueden perjudicarle.
}
dossier-harsh-desk = { $count ->
    [one] Una frase puede perjudicarle ante un juez (n.º { $entries }).
   *[other] { $count } frases pueden perjudicarle ante un juez (n.º { $entries }).
}
dossier-harsh-line = n.º { $entry } · «{ $phrase }» · { $why }
dossier-broken = Atención: el registro de este cliente no cuadra desde el n.º { $entry }; el dosier lo dice. Compruébelo con «cobro check».
dossier-seal-holds = { $count ->
    [one] El registro de { $name } sigue como dice el dosier: { $count } hecho, todos los resúmenes coinciden.
   *[other] El registro de { $name } sigue como dice el dosier: { $count } hechos, todos los resúmenes coinciden.
}
dossier-seal-later = { $count ->
    [one] Después se ha anotado un hecho más, que no está en él.
   *[other] Después se han anotado { $count } hechos más, que no están en él.
}
dossier-seal-broken = El registro de { $name } ya no es el del dosier: algo se cambió después de anotarlo. Compruébelo con «cobro check» y compárelo con una copia de seguridad.
dossier-seal-broken-at = Se cambió lo que empieza en el n.º { $entries }.
dossier-seal-other = El dosier de «{ $path }» no es de ningún cliente de esta cartera. Abra la cartera de la que salió, con --db.
dossier-seal-none = «{ $path }» no es un dosier de cobro, o le falta la línea por la que se comprueba.

dossier-state-settled = saldada
dossier-state-given_up = dada por perdida
dossier-state-not_due = no vencida
dossier-state-overdue = { $count ->
    [one] vencida hace { $count } día
   *[other] vencida hace { $count } días
}
dossier-state-credit = a favor del cliente

dossier-kind-details = datos del cliente
dossier-kind-type = tipo de cliente
dossier-kind-tags = etiquetas
dossier-kind-invoice = factura
dossier-kind-payment = pago
dossier-kind-payment_corrected = corrección de un pago
dossier-kind-credit_allocated = aplicación de saldo
dossier-kind-credit_note = abono
dossier-kind-write_off = dado por perdido
dossier-kind-terms = condiciones pactadas
dossier-kind-charge = cargo por retraso
dossier-kind-charge_waived = renuncia a un cargo
dossier-kind-dispute_opened = disputa
dossier-kind-dispute_reviewed = revisión de una disputa
dossier-kind-dispute_resolved = fin de una disputa
dossier-kind-hold_placed = espera
dossier-kind-hold_released = fin de una espera
dossier-kind-snoozed = aplazamiento
dossier-kind-promise = promesa de pago
dossier-kind-promise_cancelled = promesa anulada
dossier-kind-plan = plan de pagos
dossier-kind-contact = gestión
dossier-kind-call_back = hora para llamar
dossier-kind-person = persona de contacto
dossier-kind-profile = perfil
dossier-kind-step = paso del protocolo
dossier-kind-service = servicio
dossier-kind-handed_over = encargo a terceros
dossier-kind-note = nota
dossier-kind-reversal = anulación
dossier-kind-erased = supresión de datos personales
dossier-kind-readmitted = de nuevo cliente
dossier-kind-figures = facturas y pagos
