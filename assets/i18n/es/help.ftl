# Help for newcomers: the guide, the manual, the tour.

cli-help = Muestra la ayuda de una orden, o la guía para cobrar bien (guide)
cli-help-topic = «guide», o el nombre de una orden; sin nada, la ayuda general
cli-value-TOPIC = TEMA
cli-value-FOLDER = CARPETA
cli-default = por defecto
help-no-topic = No hay ayuda sobre «{ $topic }».
    Vale: guide, o una orden de «cobro help».
cli-tour = Enseña el escritorio paso a paso, con una cartera de ejemplo
cli-man = Escribe el manual en el formato de «man»
cli-man-out = La carpeta donde dejar una página por orden; sin ella se escribe la página principal

# The manual.
man-manual = Manual de cobro
man-heading-name = NOMBRE
man-heading-synopsis = SINOPSIS
man-heading-description = DESCRIPCIÓN
man-heading-commands = ÓRDENES
man-heading-environment = ENTORNO
man-heading-exit = CÓDIGOS DE SALIDA
man-heading-files = ARCHIVOS
man-heading-more = MÁS INFORMACIÓN
man-description = cobro es un escritorio de terminal para seguir las facturas pendientes: una cola de clientes, lo más urgente primero, con la razón y el paso siguiente; todo lo que se habló y se prometió en una pantalla; una promesa de pago es una tecla. Sin orden se abre el escritorio. Todo lo que se ve en él se puede pedir también como texto o, con --json, como JSON.
man-environment-cobro-db = La cartera, si no se nombra con --db.
man-environment-cobro-config = El archivo de configuración.
man-environment-cobro-now = El momento que se toma por presente, como --now.
man-environment-no-color = Con cualquier valor, sin colores.
man-environment-pager = El programa con el que se lee la guía en la terminal; si no, less.
man-exit-0 = Hecho.
man-exit-1 = No se pudo hacer; nada ha cambiado.
man-exit-2 = La orden está mal escrita.
man-exit-3 = Hecho, salvo una parte que se indica, como las filas malas de una importación.
man-files-cobro-db = La cartera: un solo archivo SQLite, en la carpeta de datos del usuario.
man-files-config-toml = La configuración; «cobro config path» dice dónde está y «cobro config init» la crea.
man-more = «cobro help guide» cuenta la sesión de cada día y cómo decir las cosas; «cobro tour» enseña el escritorio; «cobro keys» lista las teclas.
man-unwritten = No se pudo escribir el manual: { $problem }
man-written = { $count ->
    [one] Una página
   *[other] { $count } páginas
 } en { $folder }. Se leen con: man -l { $folder }/cobro.1

# The tour: what stands between backticks is a key.
tour-way-out = { $leave } deja la visita · { $quit } sale
tour-left = Visita terminada. La cartera de ejemplo sigue abierta: pruebe lo que quiera.
tour-goodbye = La cartera de ejemplo ya no está. Con sus facturas: cobro import ARCHIVO.csv y, después, cobro.
    Cómo decir las cosas: cobro help guide.
tour-queue-title = La cola
tour-queue = Quien necesita algo hoy, lo más urgente arriba y con la razón. Todo es inventado: pruebe sin miedo. Baje un cliente con `{ $down }` (`{ $up }` sube).
tour-why-title = Por qué
tour-why = ¿Por qué está cada cual en su sitio? `{ $previous }` abre el último panel, «Por qué»: cada regla con sus puntos. `{ $next }` recorre los paneles desde el historial.
tour-back-title = Volver
tour-back = Se lee como una cuenta: así nadie discute el orden. `{ $back }` vuelve a la lista y `{ $first }` va al primer cliente.
tour-call-title = La llamada
tour-call = El primero rompió una promesa. Llámele con `{ $call }`: antes de que diga «hola» tendrá delante lo que debe, lo que prometió, lo que se habló y un guion.
tour-note-title = La nota
tour-note = Hable y escriba: la nota tiene el teclado y se guarda sola. Anote lo que le «dice», por ejemplo: Ya ha cobrado del seguro, paga el viernes.
tour-outcome-title = Cómo acabó
tour-outcome = Al colgar, `{ $end }` pregunta cómo acabó y una letra lo dice. Pulse `{ $end }` y luego `{ $promised }`: promete pagar.
tour-date-title = La promesa
tour-date = La promesa ya está anotada, por todo lo que hay por cobrar. Falta la fecha: escriba vie (valen 15, +7, fin de mes…) y pulse `{ $accept }`.
tour-undo-title = Deshacer
tour-undo = Quien tiene fecha sale de la cola y sube el siguiente. ¿Y si fue un error? `{ $undo }` deshace lo último, sea lo que sea; el pie de la pantalla dice qué.
tour-promise-title = Una tecla
tour-promise = Sin llamada, una promesa es una tecla: `{ $promise }` la anota por todo y `{ $accept }` da por buena la fecha propuesta.
tour-message-title = Escribir
tour-message = Lo hablado se confirma por escrito. `{ $email }` abre el correo del paso, ya relleno; `{ $whatsapp }` escribe por WhatsApp, `{ $letter }` una carta y `{ $message }` deja elegir. Pulse `{ $email }`.
tour-ways-title = Cómo sale
tour-ways = Se cambia como cualquier texto; lo que ofende se subraya. `{ $send }` pregunta cómo sale: servidor, programa de correo… `{ $leave }` lo deja.
tour-search-title = Buscar
tour-search = `{ $search }` busca mientras se escribe, sin acentos: nombre, NIF, teléfono, correo o número de factura. Escriba puig y pulse `{ $accept }`.
tour-palette-title = Todo lo demás
tour-palette = `{ $back }` quita la búsqueda. Y `{ $palette }` enseña lo que no recuerde: todas las acciones por su nombre, con su tecla o con el motivo por el que ahora no se puede.
tour-end-title = Eso es todo
tour-end = `{ $back }` cierra la lista y `{ $quit }` sale. `{ $help }` enseña las teclas: R los informes, D el expediente, `{ $palette }guide` la guía. Con sus facturas: cobro import ARCHIVO.
