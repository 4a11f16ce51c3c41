row-currency_missing = falta la moneda
row-number_missing = falta el número
row-date_missing = falta la fecha
