### Intereses de demora, prescripción y lo pactado con un cliente.

client-kind-by-tax-id = { $kind } (por su NIF)

# What could be claimed for being late.
interest-title = Interés de demora
interest-how-to-claim = Para reclamarlo: cobro interest { $code } --claim
interest-as-of = Interés de demora hasta el { $date }
interest-legal-rate = interés legal de demora
interest-none-consumer = Es un consumidor: la ley contra la morosidad (Ley 3/2004) solo vale con empresas y administraciones públicas, y aquí no se calcula nada.
interest-none-client_kind_unknown = No consta qué clase de cliente es (empresa, consumidor o administración pública), y sin saberlo no se calcula nada. Para indicarlo: cobro terms { $code } --kind business (o consumer, o public_body)
interest-none-nothing_late = No hay ninguna factura vencida ni pagada fuera de plazo.
interest-nothing-left = Todo está reclamado ya.
interest-not-owed = Nada de esto se debe mientras no se reclame. No es consejo legal.
interest-note-provisional = ~ provisional: el tipo de esos días no consta todavía; vale el último conocido.
interest-note-uncertain = ? dudoso: se desconoce el día de algún pago.
interest-note-no-rate = – sin tipo: para esos días no consta ningún tipo legal. Se puede añadir en rates.toml o pactar uno.
interest-claimed-already = Ya reclamado: { $kind } { $number }, { $money }
interest-total-interest = Interés de demora: { $money }
interest-total-recovery = Coste de cobro: { $money }
interest-total-penalty = Penalización: { $money }
interest-total = En total: { $money }
interest-column-days = Días
interest-column-outstanding = Vencido
interest-column-interest = Interés
interest-column-recovery = Cobro
interest-column-penalty = Penaliz.
interest-column-from = Desde
interest-column-to = Hasta
interest-column-principal = Sobre
interest-column-rate = Tipo
interest-column-exact = Sin redondear
interest-column-number = Número
interest-column-charge = Cargo

action-name-terms = condiciones
action-name-charge = reclamar intereses
action-name-charge_waived = renunciar a un cargo
error-no-charge = No hay ningún cargo reclamado con el número «{ $number }».
error-nothing-to-claim = No hay nada más que reclamar. Lo dudoso solo se reclama si se nombra la factura.

cli-value-KIND = CLASE
cli-value-PERCENT = PORCENTAJE
cli-value-YEARS = AÑOS
cli-value-YES_NO = SÍ O NO
cli-terms = Muestra o anota lo pactado con un cliente
cli-terms-debtor = Código, NIF, nombre o parte del nombre
cli-terms-kind = Qué es ante la ley: business (empresa), consumer (consumidor) o public_body (administración)
cli-terms-rate = El interés de demora pactado, en tanto por ciento al año
cli-terms-payment_days = Los días de plazo para pagar
cli-terms-prescription_years = Los años en que prescriben sus facturas
cli-terms-prepayment = Si los pedidos nuevos se pagan por adelantado: yes (sí) o no
cli-interest = Muestra el interés de demora que se podría reclamar, o lo reclama
cli-interest-debtor = Código, NIF, nombre o parte del nombre
cli-interest-claim = Lo reclama por estas facturas o, sin nombrarlas, por todas: desde hoy se debe como una factura
cli-interest-waive = Renuncia al cargo reclamado con este número
cli-interest-reason = Por qué
cli-terms-none = sin condiciones propias, valen las de la casa
cli-interest-claimed = Reclamado a { $name }; desde hoy se debe como una factura:
cli-interest-left-out = Se deja fuera lo dudoso, porque se desconoce el día de algún pago: { $numbers }. Para reclamarlo, nombre la factura.
cli-interest-waived = { $name }: se renuncia a { $number }, { $money }.

do-interest = Interés de demora
do-interest-help = ver el interés de demora que se podría reclamar
