# Los datos personales: exportarlos y borrarlos a petición del interesado.

cli-person = Exporta o borra los datos personales de un cliente
cli-person-export = Exporta en un solo documento JSON todo lo que hay de un cliente y de su gente
cli-person-export-debtor = Código, NIF, nombre o parte del nombre
cli-person-export-out = El archivo, que solo podrá leer usted; sin él, se escribe en la salida
cli-person-export-force = Reemplaza el archivo si existe
cli-person-erase = Borra los datos personales de un cliente o de una persona suya. No se puede deshacer
cli-person-erase-debtor = Código, NIF, nombre o parte del nombre
cli-person-erase-person = Solo los datos de esta persona, no los del cliente
cli-person-erase-reason = Por qué, sin nombrar a nadie: queda en el diario
cli-person-erase-dry_run = Solo dice qué se borraría
cli-person-erase-yes = Borra sin preguntar
cli-person-readmit = Vuelve a admitir los datos de un cliente borrado que vuelve a serlo
cli-person-readmit-debtor = El código con el que quedó
cli-person-readmit-reason = Por qué

fact-erased-client = { $count ->
    [one] datos personales borrados a petición del interesado ({ $count } apunte)
   *[other] datos personales borrados a petición del interesado ({ $count } apuntes)
}
fact-erased-person = { $count ->
    [one] datos de una persona borrados a petición suya ({ $count } apunte)
   *[other] datos de una persona borrados a petición suya ({ $count } apuntes)
}
fact-erased = datos personales borrados a petición del interesado
fact-readmitted = vuelve a ser cliente: las importaciones pueden traer otra vez sus datos
action-name-erase = borrado de datos personales
action-name-readmit = readmisión

privacy-exported = { $count ->
    [one] Guardado en «{ $path }» ({ $count } apunte). Contiene datos personales: entréguelo solo a quien corresponde y bórrelo después.
   *[other] Guardado en «{ $path }» ({ $count } apuntes). Contiene datos personales: entréguelo solo a quien corresponde y bórrelo después.
}
privacy-erased-on = Datos personales borrados: { $date }
privacy-plan-client = Se borrarán los datos personales de { $name } y de toda su gente. En adelante se llamará { $code }. No se podrá deshacer.
privacy-plan-person = Se borrarán los datos personales de { $name }, en { $code }. No se podrá deshacer.
privacy-done-client = Borrados los datos personales del cliente, que ahora se llama { $code }.
privacy-done-person = Borrados los datos personales de esa persona, en { $code }.
privacy-emptied = { $count ->
    [one] { $count } apunte que solo decía eso: queda vacío (fichas, personas, notas)
   *[other] { $count } apuntes que solo decían eso: quedan vacíos (fichas, personas, notas)
}
privacy-replaced = { $count ->
    [one] { $count } apunte del que quedan importes, fechas y resultados
   *[other] { $count } apuntes de los que quedan importes, fechas y resultados
}
privacy-drafts = { $count ->
    [one] { $count } borrador
   *[other] { $count } borradores
}
privacy-stays = Lo que se conserva, y por qué:
privacy-stays-client = El nombre y los datos del cliente, y las palabras que no nombran a la persona: no son suyos.
privacy-stays-accounts = Números de factura, importes, monedas y fechas, el código del cliente si no dice quién es y el país: los exige la contabilidad (art. 30 del Código de Comercio, seis años; art. 17.3.b del RGPD).
privacy-stays-claims = Qué gestiones y promesas hubo, cuándo y con qué resultado, sin con quién ni qué se dijo, el tipo de cliente y los pasos del protocolo; y a qué agencia o abogado se cedió el cobro: para reclamar o defenderse (art. 17.3.e del RGPD).
privacy-stays-journal = Que se borraron, cuándo, quién lo hizo y el motivo que usted escriba, y la cadena de comprobación del diario: para demostrar que se cumplió (art. 5.2 del RGPD).
privacy-stays-marks = Una huella (hash) del nombre, el NIF y las direcciones, solo para que una importación no los traiga de vuelta. Quien tenga la cartera y pruebe todos los NIF podría dar con el suyo.
privacy-open = Todavía debe { $money }: sin sus datos no podrá reclamárselo desde aquí. Mientras haya deuda, la ley le permite conservar lo necesario para reclamarla (art. 17.3.e del RGPD).
privacy-handed-to = También tiene sus datos: { $names }. Debe comunicarle el borrado (art. 19 del RGPD).
privacy-mentions = Se le nombra además en apuntes de otros clientes, que no cambian: { $places }
privacy-not-scrubbed = Quedan restos en el espacio libre del archivo: otro programa está leyendo la cartera o falta sitio en el disco. Se limpian la próxima vez que se abra: cierre las demás ventanas y ejecute «cobro check».
privacy-copies = Las copias de seguridad, exportaciones y páginas guardadas antes siguen teniendo los datos: bórrelas usted. Si restaura una copia anterior, vuelva a borrar.
privacy-ask = Para borrar, escriba «borrar»:
privacy-yes = borrar
privacy-needs-yes = Borrar no se puede deshacer. Véalo antes con --dry-run y confírmelo con --yes.
privacy-left = No se ha borrado nada.
privacy-readmitted = { $code } vuelve a ser cliente: la próxima importación puede traer sus datos. Lo borrado sigue borrado.
privacy-found-client = { $count ->
    [one] Datos borrados de { $code }: { $when }, por { $author } ({ $count } apunte)
   *[other] Datos borrados de { $code }: { $when }, por { $author } ({ $count } apuntes)
}
privacy-found-person = { $count ->
    [one] Datos borrados de una persona de { $code }: { $when }, por { $author } ({ $count } apunte)
   *[other] Datos borrados de una persona de { $code }: { $when }, por { $author } ({ $count } apuntes)
}
import-erased = { $count ->
    [one] Un cliente tiene sus datos borrados a petición suya; lo que el archivo dice de él no se importa, solo las facturas: { $codes }. Si vuelve a ser cliente: cobro person readmit
   *[other] { $count } clientes tienen sus datos borrados a petición suya; lo que el archivo dice de ellos no se importa, solo las facturas: { $codes }. Si alguno vuelve a ser cliente: cobro person readmit
}
import-like-erased = { $new } se parece a { $code }, cuyos datos se borraron a petición suya. Si es la misma persona, bórrela también: cobro person erase { $new }
error-no-person = Nadie se llama «{ $asked }», o pueden ser varios. Hay:
error-no-person-at-all = Nadie se llama «{ $asked }»: no hay ninguna persona anotada.
error-reason-names = El motivo queda en el diario y no puede nombrar a quien se borra: «{ $word }». Dígalo de otro modo.
error-nothing-to-erase = No hay datos personales que borrar.
error-erasure-stands = Lo último fue un borrado de datos personales, y eso no se puede deshacer.
error-not-erased = Los datos de este cliente no están borrados.
