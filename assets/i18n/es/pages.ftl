### Estados de cuenta, cartas y códigos de pago.

cli-value-LINE = LÍNEA

cli-plan-pdf = Escribe el acuerdo en PDF; también si el nombre del archivo acaba en .pdf

cli-statement = Escribe el estado de cuenta de un cliente, en PDF o HTML para imprimir
cli-statement-debtor = Código, NIF, nombre o parte del nombre
cli-statement-out = El archivo; sin él, uno con el código del cliente y la fecha en esta carpeta
cli-statement-pdf = En PDF (así es si no se dice otra cosa)
cli-statement-html = En HTML para imprimir desde el navegador
cli-statement-force = Reemplaza el archivo si ya existe
cli-statement-interest = Con los intereses de demora que se podrían reclamar, aparte del saldo
cli-statement-currency = Solo lo que se debe en esta moneda

cli-letter = Escribe una carta con las facturas de las que habla, en PDF o HTML para imprimir
cli-letter-debtor = Código, NIF, nombre o parte del nombre
cli-letter-text = El archivo con el texto, con una línea vacía entre párrafos; si la primera línea empieza por «Asunto:», es el asunto (-: la entrada estándar)
cli-letter-subject = El asunto
cli-letter-address = Una línea de la dirección del cliente (se puede repetir)
cli-letter-out = El archivo; sin él, uno con el código del cliente y la fecha en esta carpeta
cli-letter-pdf = En PDF (así es si no se dice otra cosa)
cli-letter-html = En HTML para imprimir desde el navegador
cli-letter-force = Reemplaza el archivo si ya existe
cli-letter-currency = Solo lo que se debe en esta moneda

cli-qr = Muestra el código QR con el que el cliente paga desde el móvil (solo euros)
cli-qr-debtor = Código, NIF, nombre o parte del nombre
cli-qr-amount = El importe; sin él, todo lo que hay por cobrar
cli-qr-invoice = Solo esta factura
cli-qr-reference = El concepto, o una referencia RF; sin él, el código del cliente
cli-qr-svg = Lo escribe como imagen SVG en este archivo
cli-qr-force = Reemplaza el archivo si ya existe

print-file-statement = estado-de-cuenta
print-file-letter = carta
page-letter-subject = Facturas pendientes de pago
page-written-statement = Estado de cuenta escrito en «{ $path }».
page-written-letter = Carta escrita en «{ $path }».
page-no-code = Sin código QR: { $why }
page-no-address = No consta la dirección del cliente: añádala con --address, una vez por línea.
page-pdf = No se ha podido escribir el PDF ({ $problem }). Con --html se escribe la página para imprimirla desde el navegador.

page-interest-agreed = interés de demora pactado
page-interest-none-consumer = Los intereses de la Ley 3/2004 no se aplican a consumidores.
page-interest-none-client_kind_unknown = No se han calculado intereses.
page-interest-none-nothing_late = No hay ninguna factura vencida ni pagada fuera de plazo.

code-title = Código de pago · { $name }
code-client = Cliente
code-pay-to = A favor de
code-iban = Cuenta
code-amount = Importe
code-reference = Concepto
code-all = Todo lo que hay por cobrar
code-of = Factura { $number }
code-which = { $place } de { $count }
code-how = Se lee con la aplicación del banco del cliente.
code-written = Código escrito en «{ $path }».
code-too-low = El código no cabe en esta ventana: hacen falta { $lines } líneas y { $columns } columnas. También está en el estado de cuenta.
code-none = No hay código de pago
code-keys-choose = { $down } { $up } otra factura
code-keys-close = { $key } cerrar

code-no-account = Falta su cuenta: ponga el IBAN en [[terms.accounts]] de la configuración.
code-no_name = Falta su nombre: póngalo en [house] name de la configuración, o el titular en la cuenta.
code-name_too_long = El nombre de quien cobra tiene { $count } letras y en el código caben { $most }: ponga un titular más corto en la cuenta.
code-bad_iban = El IBAN { $text } no puede ser correcto: revíselo en [[terms.accounts]].
code-bad_bic = El BIC { $text } no puede ser correcto: revíselo en [[terms.accounts]].
code-outside_sepa = El código solo vale para cuentas de la zona SEPA, y { $text } no lo es.
code-needs_bic = Para una cuenta de { $text } hace falta el BIC: póngalo en [[terms.accounts]].
code-not_euro = El código solo vale para euros, y lo pendiente está en { $currency }.
code-bad_amount = El importe { $amount } no puede ir en un código: valen de 0,01 a 999.999.999,99 euros, con dos decimales.
code-text_too_long = El concepto tiene { $count } letras y en el código caben { $most }.
code-bad_reference = La referencia { $text } no es correcta: no cuadran sus dígitos de control.
code-too_long = Nombre y concepto juntos no caben en un código ({ $count } bytes de { $most }): acórtelos.

do-code = Código de pago
do-code-help = ver el código QR con el que el cliente paga desde el móvil
do-statement = Estado de cuenta
do-statement-help = escribir el estado de cuenta del cliente, en PDF o HTML
print-title-statement = Estado de cuenta de { $name }
print-path-page = Archivo PDF (o .html, para imprimir desde el navegador):
