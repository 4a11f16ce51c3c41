### Dinero: pagos, planes, disputas, condiciones.

fact-payment_corrected = corrección: el pago fue { $payment }, el { $date }
fact-payment_corrected-gone = pago anulado
fact-credit_allocated = saldo a favor aplicado: { $money } · { $numbers }
fact-credit_note = abono de { $amount } sobre la factura { $number }
fact-write_off = factura { $number }: { $amount } dados por perdidos
fact-terms = condiciones: { $terms }
fact-charge = { $kind } reclamado por la factura { $number }: { $money }
fact-charge_waived = se renuncia a un cargo reclamado

charge-interest = interés de demora
charge-recovery_cost = coste de cobro
charge-penalty = penalización

client-kind-business = empresa
client-kind-consumer = consumidor
client-kind-public_body = administración pública

terms-payment-days = { $count ->
    [one] { $count } día para pagar
   *[other] { $count } días para pagar
}
terms-rate = interés de demora pactado { $rate } % anual
terms-prescription = { $count ->
    [one] prescribe a los { $count } año
   *[other] prescribe a los { $count } años
}
terms-prepayment = pago por adelantado
terms-on-credit = con crédito

method-transfer = transferencia
method-direct_debit = domiciliación
method-card = tarjeta
method-cash = efectivo
method-cheque = cheque
method-promissory_note = pagaré
method-other = otro medio

dispute-reason-price = el precio
dispute-reason-quantity = la cantidad
dispute-reason-quality = la calidad
dispute-reason-not_delivered = no entregado
dispute-reason-not_ordered = no pedido
dispute-reason-duplicate = duplicada
dispute-reason-wrong_data = datos erróneos
dispute-reason-already_paid = dice que está pagada
dispute-reason-other = otro motivo

dispute-outcome-rejected = sin razón
dispute-outcome-credited = con abono
dispute-outcome-corrected = factura corregida
dispute-outcome-paid = pagada
