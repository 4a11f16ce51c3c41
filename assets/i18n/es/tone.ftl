# Revisión del tono de un texto.

cli-tone = Revisa el tono de un texto: qué ofende, por qué y cómo decirlo mejor (código de salida 3: hay algo grave)
cli-tone-file = Fichero de texto, plantilla o HTML; «-» es la entrada estándar. Con --lang se elige la lengua del texto
cli-tone-list = Muestra las reglas, sin revisar ningún texto

tone-no-rules = No hay reglas de tono para esta lengua. Elija otra con --lang (es, en).
tone-unreadable = No se puede leer { $file }: { $problem }
tone-not-text = no es texto en UTF-8; guárdelo con esa codificación
tone-too-long = es más largo que un mensaje (4 MB como mucho); revíselo por partes
tone-nothing = Nada que objetar al tono de este texto.
tone-finding = «{ $phrase }» ({ $kind })
tone-kinder = Mejor: { $kinder }
tone-serious = { $category }, grave
tone-count = { $count ->
    [one] Una expresión que conviene cambiar
   *[other] { $count } expresiones que conviene cambiar
}; { $serious ->
    [0] ninguna es grave.
    [one] una es grave.
   *[other] { $serious } son graves.
}
tone-rules = Reglas: { $count }.

tone-category-insulting = insulto
tone-category-accusing = acusación
tone-category-doubting = desconfianza
tone-category-threatening = amenaza
tone-category-false_legal_threat = amenaza legal sin base
tone-category-shaming = avergüenza
tone-category-harassing = acoso
tone-category-ordering = orden
tone-category-cold = frialdad
tone-category-ultimatum = ultimátum
tone-category-sarcastic = sarcasmo
tone-category-passive_aggressive = reproche velado
tone-category-self_pity = lástima
tone-category-shouting = gritos
