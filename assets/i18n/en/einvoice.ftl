row-currency_missing = the currency is missing
row-number_missing = the number is missing
row-date_missing = the date is missing
