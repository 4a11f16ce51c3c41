# The check of a text's tone.

cli-tone = Checks the tone of a text: what offends, why, and how to put it better (exit code 3: something serious)
cli-tone-file = A file of text, a template or HTML; “-” is the standard input. --lang says the language of the text
cli-tone-list = Shows the rules, without checking a text

tone-no-rules = There are no rules of tone for this language. Choose another with --lang (es, en).
tone-unreadable = { $file } can't be read: { $problem }
tone-not-text = it is no text in UTF-8; save it in that encoding
tone-too-long = it is longer than a message (4 MB at most); check it in parts
tone-nothing = Nothing to object to in the tone of this text.
tone-finding = “{ $phrase }” ({ $kind })
tone-kinder = Better: { $kinder }
tone-serious = { $category }, serious
tone-count = { $count ->
    [one] One expression is better changed
   *[other] { $count } expressions are better changed
}; { $serious ->
    [0] none is serious.
    [one] one is serious.
   *[other] { $serious } are serious.
}
tone-rules = Rules: { $count }.

tone-category-insulting = insult
tone-category-accusing = accusation
tone-category-doubting = distrust
tone-category-threatening = threat
tone-category-false_legal_threat = legal threat without ground
tone-category-shaming = shaming
tone-category-harassing = harassment
tone-category-ordering = order
tone-category-cold = coldness
tone-category-ultimatum = ultimatum
tone-category-sarcastic = sarcasm
tone-category-passive_aggressive = veiled reproach
tone-category-self_pity = self-pity
tone-category-shouting = shouting
