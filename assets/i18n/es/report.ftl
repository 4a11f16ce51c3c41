# Habits and reports.

percent = { $number } %
habit-late = { $few ->
    [yes] ha pagado
   *[no] suele pagar
} { $count ->
    [one] { $count } día tarde
   *[other] { $count } días tarde
}
habit-early = { $few ->
    [yes] ha pagado
   *[no] suele pagar
} { $count ->
    [one] { $count } día antes
   *[other] { $count } días antes
}
habit-on-time = { $few ->
    [yes] ha pagado
   *[no] suele pagar
} el día del vencimiento
habit-few = { $count ->
    [one] { $count } factura
   *[other] { $count } facturas
}
habit-better = mejorando
habit-worse = empeorando
habit-last = último pago { $date }
kept-rate = Promesas cumplidas: { $kept } de { $count } ({ $rate })
kept-partly = { $count } a medias
kept-broken = { $count ->
    [one] { $count } rota
   *[other] { $count } rotas
}

cli-value-DAY = DÍA
cli-forecast = Prevé el dinero que entrará, semana a semana
cli-forecast-weeks = Cuántas semanas (8 si no se dice)
cli-promises = Muestra las promesas de pago y los plazos de toda la cartera
cli-promises-due = Solo las vivas que vencen hoy o ya vencieron y están en sus días de gracia
cli-promises-until = Con --due: las que vencen hasta este día (vie, +7, fin de mes)
cli-promises-broken = Solo las rotas y las cumplidas a medias
cli-promises-kept = Solo las cumplidas

cli-column-expected = Esperado
cli-column-low = Bajo
cli-column-high = Alto
cli-column-promised = Prometido
cli-column-missing = Falta
cli-column-keeps = Cumple

cli-forecast-title = Dinero que se espera, { $date }
cli-forecast-nothing = No hay nada pendiente que pueda entrar, { $date }.
cli-forecast-until = hasta { $date }
cli-forecast-all = Total
cli-forecast-rest = Pendiente { $open }: más tarde, o nunca, { $later }.
cli-forecast-disputed = En disputa { $money }: se espera lo que suele cobrarse de lo disputado.
cli-forecast-held = Retenido { $money }: no se espera antes de que acabe la retención.
cli-forecast-bar = █ bajo  ▓ esperado  ░ alto
cli-forecast-band = De cada diez veces, en ocho entra una cantidad entre la baja y la alta.
    Las facturas futuras no se cuentan.
cli-forecast-seen = Según { $count ->
    [one] { $number } factura saldada
   *[other] { $number } facturas saldadas
}, el { $late } pagadas tarde.
cli-forecast-unseen = Todavía no hay facturas saldadas de las que aprender:
    se supone que la mitad se paga en los 30 días tras el vencimiento.

cli-promises-none = No hay promesas así.
cli-promises-plan = { $status } · plan
