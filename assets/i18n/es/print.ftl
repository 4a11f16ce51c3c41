### Páginas para imprimir, y la política de cobro.

print-no-plan = No hay ningún plan de pagos en marcha: primero hay que acordarlo.
print-exists = «{ $path }» ya existe. Elija otro nombre.
print-exists-force = Con --force se reemplaza.
print-unknown-field = pide un dato que la página no tiene
print-endless = no termina nunca
print-template = { $where }: { $problem }: «{ $quoted }». No se ha escrito nada.
print-written = Acuerdo escrito en «{ $path }».
print-missing = La configuración no dice { $settings }: en el papel queda el hueco.
print-file-agreement = acuerdo

cli-plan-agreement = Escribe el acuerdo del plan en marcha, o del que se acepta, en este archivo HTML para imprimir
cli-plan-force = Reemplaza el archivo del acuerdo si ya existe
cli-plan-agreement-needs-accept = Un acuerdo se escribe de un plan acordado: añada --accept, o deje solo --agreement para el plan en marcha.

cli-config-policy = Dice en palabras la política de cobro: plazos, formas de pago, promesas, planes

policy-house = Su negocio
policy-house-none = Sin datos todavía: rellene [house] para que salgan en acuerdos y cartas.
policy-terms = Plazo de pago
policy-terms-days = { $count ->
    [one] Una factura que no dice otra cosa vence al día siguiente de su fecha.
   *[other] Una factura que no dice otra cosa vence a los { $count } días de su fecha.
}
policy-ways = Formas de pago
policy-ways-account = Transferencia a { $iban }
policy-ways-account-of = Transferencia a { $iban } ({ $about })
policy-ways-link = Enlace de pago: { $link }
policy-ways-none = Ninguna todavía: ponga su IBAN, un enlace u otra forma en [terms].
policy-orders = Pedidos nuevos
policy-orders-deposit = Se paga por adelantado el { $percent } %.
policy-orders-none = No se pide nada por adelantado.
policy-orders-prepayment = { $count ->
    [one] Tras una promesa rota se propone el pago por adelantado.
   *[other] Tras { $count } promesas rotas se propone el pago por adelantado.
}
policy-orders-no-credit = { $count ->
    [one] Tras una promesa rota se propone no vender más a crédito.
   *[other] Tras { $count } promesas rotas se propone no vender más a crédito.
}
policy-suspension = Suspensión del servicio
policy-suspension-days = { $count ->
    [one] El servicio se suspende al día siguiente de vencer una factura.
   *[other] El servicio se suspende a los { $count } días de vencer una factura.
}
policy-suspension-none = El servicio no se suspende.
policy-late = Si se paga tarde
policy-late-legal = Se puede reclamar el interés legal de demora y { $money } por factura, salvo a consumidores. Nunca se suma solo.
policy-late-none = No hay interés legal ni coste de cobro previstos.
policy-late-percent = Penalización del contrato: el { $percent } % de lo que se pagó tarde.
policy-late-amount = Penalización del contrato: { $money } por factura.
policy-late-prescription = { $years ->
    [one] Una factura prescribe al año
   *[other] Una factura prescribe a los { $years } años
}{ $months ->
    [0] .
    [one] ; se avisa un mes antes.
   *[other] ; se avisa { $months } meses antes.
}
policy-promises = Promesas de pago
policy-promises-ahead = { $count ->
    [0] Se propone el mismo día.
    [one] Se propone el día siguiente.
   *[other] Se propone una fecha a { $count } días; sábados y domingos pasan al lunes.
}
policy-promises-grace = { $count ->
    [0] Cuenta como cumplida si se paga hasta ese día.
    [one] Cuenta como cumplida si se paga hasta un día después.
   *[other] Cuenta como cumplida si se paga hasta { $count } días después.
}
policy-promises-tolerance = Puede faltar el { $percent } % del importe, o { $amount } si es más, y cuenta igual.
policy-promises-most = { $count ->
    [one] Para más de un día hace falta un motivo.
   *[other] Para más de { $count } días hace falta un motivo.
}
policy-promises-least = Por menos del { $percent } % de lo que hay por cobrar hace falta un motivo.
policy-promises-check-in = { $count ->
    [one] Si es de { $amount } o más, se pregunta un día antes si todo va bien.
   *[other] Si es de { $amount } o más, se pregunta { $count } días antes si todo va bien.
}
policy-plans = Planes de pago
policy-plans-missed = { $count ->
    [one] Un plazo sin pagar rompe el plan.
   *[other] { $count } plazos sin pagar a la vez rompen el plan.
}
policy-follow-up = Seguimiento
policy-follow-up-answered = { $count ->
    [one] Después de hablar con el cliente se le deja un día.
   *[other] Después de hablar con el cliente se le dejan { $count } días.
}
policy-follow-up-unanswered = { $count ->
    [one] Si no contesta, se vuelve a intentar al día siguiente.
   *[other] Si no contesta, se vuelve a intentar a los { $count } días.
}
policy-follow-up-dispute = { $count ->
    [one] Una disputa que nadie mira vuelve al día siguiente.
   *[other] Una disputa que nadie mira vuelve a los { $count } días.
}
policy-file = Dónde se cambia
policy-file-there = Se cambia en «{ $path }», con cualquier editor; vale desde la próxima vez que se abre cobro.
policy-file-not-yet = «{ $path }» no existe todavía: «cobro config init» lo crea, con cada valor explicado.
policy-file-templates = El texto del acuerdo se cambia con un archivo propio, templates/es/agreement.html, en esa carpeta.

settings-title = Política de cobro
do-settings = Política de cobro
do-settings-help = leer la política de cobro y dónde se cambia
do-agreement = Acuerdo del plan por escrito
do-agreement-help = escribir el acuerdo del plan de pagos, para firmarlo
print-title-agreement = Acuerdo de pago con { $name }
print-path = Archivo HTML para imprimir (o .pdf):
print-path-help = Enter escribirlo · Esc dejarlo
print-after-plan = Por escrito: { $key }agreement
why-no-plan = No hay ningún plan de pagos en marcha; primero hay que acordarlo.

policy-plans-reason = Un plan de más de { $instalments } plazos o { $months } meses, o con el primer plazo a más de { $days } días, necesita un motivo.
policy-plans-least = También un plan con plazos de menos de { $amount }.
