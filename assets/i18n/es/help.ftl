# Help for newcomers.

cli-tour = Enseña el escritorio paso a paso, con una cartera de ejemplo

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
tour-search-title = Buscar
tour-search = `{ $search }` busca mientras se escribe, sin acentos: nombre, NIF, teléfono, correo o número de factura. Escriba puig y pulse `{ $accept }`.
tour-palette-title = Todo lo demás
tour-palette = `{ $back }` quita la búsqueda. Y `{ $palette }` enseña lo que no recuerde: todas las acciones por su nombre, con su tecla o con el motivo por el que ahora no se puede.
tour-end-title = Eso es todo
tour-end = `{ $back }` cierra la lista, `{ $help }` enseña las teclas y `{ $quit }` sale. Con sus facturas: cobro import ARCHIVO. Qué decir y cómo: cobro help guide.
