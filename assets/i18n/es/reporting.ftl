# Los informes en pantalla.

group-report = En los informes

reports-title = Informes
reports-choose = { $key } calcula el informe elegido y lo muestra aquí.
reports-none-made = No se ha calculado.
reports-working = Calculando… { $percent } %   { $key } lo para
reports-stopped = se ha parado el cálculo del informe
reports-not-yet = el informe todavía no está calculado
reports-no-client = esta fila no es de un cliente
reports-no-by = este informe solo se agrupa de una manera
reports-no-number = este informe no lleva ningún número
reports-no-author = este informe no distingue personas
reports-no-from = este informe es de un día: no tiene primer día
reports-wrong-number = Escriba un número entero de { $least } a { $most }.
reports-writing = escribiendo el archivo…
reports-written = escrito en { $path }
reports-come-back = { $key } vuelve al informe
reports-on-day = Al { $date }
reports-whole-units = Importes en unidades enteras; los archivos los dan completos.
reports-more-totals = { $count ->
    [one] y otro total
   *[other] y otros { $count } totales
}
reports-only = solo { $author }

reports-by-debtor = por cliente
reports-by-bucket = por tramo
reports-by-week = por semana
reports-by-day = por día
reports-by-month = por mes
reports-by-channel = por vía
reports-by-author = por persona
reports-by-step = por paso
reports-by-type = por tipo
reports-by-template = por plantilla
reports-by-reason = por motivo

reports-number-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
reports-number-weeks = { $count ->
    [one] 1 semana
   *[other] { $count } semanas
}
reports-number-top = { $count ->
    [one] el primero
   *[other] los { $count } primeros
}

reports-ask-day = Como estaba el día
reports-ask-from = Desde el día
reports-ask-days = Cuántos días
reports-ask-weeks = Cuántas semanas
reports-ask-top = Cuántos clientes
reports-ask-author = Solo lo que anotó

reports-chart-compared = Ahora y antes
reports-chart-first = los { $shown } primeros de { $count }
reports-chart-most = lo más alto: { $amount }, el { $day }

do-reports = Informes
do-reports-help = informes con tablas y gráficos
do-report_open = Calcular, o ir al cliente
do-report_open-short = calcular
do-report_open-help = calcular el informe elegido; en una fila, ir al cliente
hint-report_row = ir al cliente
do-report_down = Abajo
do-report_down-short = abajo
do-report_down-help = bajar por la lista o por las filas
do-report_up = Arriba
do-report_up-short = arriba
do-report_up-help = subir por la lista o por las filas
do-report_page_down = Página abajo
do-report_page_down-short = página abajo
do-report_page_down-help = una página hacia abajo
do-report_page_up = Página arriba
do-report_page_up-short = página arriba
do-report_page_up-help = una página hacia arriba
do-report_first = Al principio
do-report_first-short = al principio
do-report_first-help = a la primera fila
do-report_last = Al final
do-report_last-short = al final
do-report_last-help = a la última fila
do-report_right = Columnas a la derecha
do-report_right-short = a la derecha
do-report_right-help = ver las columnas de la derecha
do-report_left = Columnas a la izquierda
do-report_left-short = a la izquierda
do-report_left-help = volver a las columnas de la izquierda
do-report_next = Informe siguiente
do-report_next-short = siguiente
do-report_next-help = pasar al informe siguiente
do-report_previous = Informe anterior
do-report_previous-short = anterior
do-report_previous-help = volver al informe anterior
do-report_by = Agrupar de otra manera
do-report_by-short = agrupar
do-report_by-help = por cliente, semana, tramo…: agrupar de otra manera
do-report_day = El día
do-report_day-short = día
do-report_day-help = ver el informe como estaba otro día
do-report_from = Desde cuándo
do-report_from-short = desde
do-report_from-help = elegir el primer día del informe
do-report_number = Cuántos
do-report_number-short = cuántos
do-report_number-help = cuántos días, semanas o clientes
do-report_author = De quién
do-report_author-short = quién
do-report_author-help = solo lo que anotó una persona de la casa
do-report_chart = Tabla y gráfico
do-report_chart-short = gráfico
do-report_chart-help = tabla y gráfico, solo gráfico o solo tabla
do-report_text = Escribir como texto
do-report_text-short = texto
do-report_text-help = escribir el informe en un archivo de texto
do-report_csv = Escribir como CSV
do-report_csv-short = CSV
do-report_csv-help = escribir las filas en un archivo CSV
do-report_xlsx = Escribir como Excel
do-report_xlsx-short = Excel
do-report_xlsx-help = escribir el informe en una hoja de cálculo
do-report_json = Escribir como JSON
do-report_json-short = JSON
do-report_json-help = escribir el informe en un archivo JSON
do-report_html = Escribir para imprimir
do-report_html-short = para imprimir
do-report_html-help = escribir el informe en una página HTML para imprimir
do-report_leave = Parar o volver
do-report_leave-short = volver
do-report_leave-help = parar el cálculo; si no, volver a la lista, y de ella a la cola
