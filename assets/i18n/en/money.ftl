### Money: payments, plans, disputes, terms.

fact-payment_corrected = correction: the payment was { $payment }, on { $date }
fact-payment_corrected-gone = payment taken off
fact-credit_allocated = credit used: { $money } · { $numbers }
fact-credit_note = credit note of { $amount } on invoice { $number }
fact-write_off = invoice { $number }: { $amount } written off
fact-terms = terms: { $terms }
fact-charge = { $kind } claimed for invoice { $number }: { $money }
fact-charge_waived = a claimed charge is waived

charge-interest = late interest
charge-recovery_cost = recovery cost
charge-penalty = penalty

client-kind-business = business
client-kind-consumer = consumer
client-kind-public_body = public body

terms-payment-days = { $count ->
    [one] { $count } day to pay
   *[other] { $count } days to pay
}
terms-rate = agreed late interest { $rate } % a year
terms-prescription = { $count ->
    [one] prescribes after { $count } year
   *[other] prescribes after { $count } years
}
terms-prepayment = payment in advance
terms-on-credit = on credit

method-transfer = transfer
method-direct_debit = direct debit
method-card = card
method-cash = cash
method-cheque = cheque
method-promissory_note = promissory note
method-other = other means

dispute-reason-price = price
dispute-reason-quantity = quantity
dispute-reason-quality = quality
dispute-reason-not_delivered = not delivered
dispute-reason-not_ordered = not ordered
dispute-reason-duplicate = duplicate
dispute-reason-wrong_data = wrong data
dispute-reason-already_paid = says it is paid
dispute-reason-other = other reason

dispute-outcome-rejected = not right
dispute-outcome-credited = credited
dispute-outcome-corrected = invoice corrected
dispute-outcome-paid = paid
