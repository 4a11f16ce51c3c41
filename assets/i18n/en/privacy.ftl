# Personal data: exporting and erasing them on request.

cli-person = Exports or erases the personal data of a client
cli-person-export = Exports all that is held about a client and the people there as one JSON document
cli-person-export-debtor = Code, tax id, name or part of the name
cli-person-export-out = The file, which only you can read; without it, the standard output
cli-person-export-force = Replaces the file if it exists
cli-person-erase = Erases the personal data of a client, or of a person there. This can't be undone
cli-person-erase-debtor = Code, tax id, name or part of the name
cli-person-erase-person = Only the data of this person, not the client's
cli-person-erase-reason = Why, naming nobody: it stays in the journal
cli-person-erase-dry_run = Only say what would be erased
cli-person-erase-yes = Erases without asking
cli-person-readmit = Admits again the data of an erased client who is a client again
cli-person-readmit-debtor = The code that was left
cli-person-readmit-reason = Why

fact-erased-client = { $count ->
    [one] personal data erased at the person's request ({ $count } entry)
   *[other] personal data erased at the person's request ({ $count } entries)
}
fact-erased-person = { $count ->
    [one] data of a person erased at their request ({ $count } entry)
   *[other] data of a person erased at their request ({ $count } entries)
}
fact-erased = personal data erased at the person's request
fact-readmitted = a client again: imports may bring their data anew
action-name-erase = erasure of personal data
action-name-readmit = readmission

privacy-exported = { $count ->
    [one] Written to “{ $path }” ({ $count } entry). It holds personal data: hand it only to whom it concerns, and delete it afterwards.
   *[other] Written to “{ $path }” ({ $count } entries). It holds personal data: hand it only to whom it concerns, and delete it afterwards.
}
privacy-erased-on = Personal data erased: { $date }
privacy-plan-client = The personal data of { $name } and of everybody there will be erased. From then on the client is called { $code }. This can't be undone.
privacy-plan-person = The personal data of { $name }, at { $code }, will be erased. This can't be undone.
privacy-done-client = The client's personal data are erased; the client is now called { $code }.
privacy-done-person = The personal data of that person, at { $code }, are erased.
privacy-emptied = { $count ->
    [one] { $count } entry that said nothing else: it is empty now (details, people, notes)
   *[other] { $count } entries that said nothing else: they are empty now (details, people, notes)
}
privacy-replaced = { $count ->
    [one] { $count } entry of which amounts, dates and outcomes are left
   *[other] { $count } entries of which amounts, dates and outcomes are left
}
privacy-drafts = { $count ->
    [one] { $count } draft
   *[other] { $count } drafts
}
privacy-stays = What stays, and why:
privacy-stays-client = The client's own name and data, and words that don't name the person: they are not theirs.
privacy-stays-accounts = Invoice numbers, amounts, currencies and dates, the client's code if it doesn't tell who it is, and the country: the accounts must keep them (in Spain six years, art. 30 Código de Comercio; art. 17(3)(b) GDPR).
privacy-stays-claims = Which contacts and promises there were, when and with what outcome, without whom or what was said, the type of client and the steps of the protocol; and which agency or lawyer collects: to claim or to defend a claim (art. 17(3)(e) GDPR).
privacy-stays-journal = That they were erased, when, by whom and the reason you write, and the journal's chain of hashes: to show that it was done (art. 5(2) GDPR).
privacy-stays-marks = A fingerprint of name, tax id and addresses, only so that no import brings them back. It can't be read back, but whoever has the book and tries every tax id could find the one that fits.
privacy-open = { $money } are still owed: without their data you can't claim it from here. While there is a debt, the law lets you keep what you need to claim it (art. 17(3)(e) GDPR).
privacy-handed-to = { $names } has the data too, and must be told of the erasure (art. 19 GDPR).
privacy-mentions = They are also named in entries about other clients, which don't change: { $places }
privacy-not-scrubbed = Something is left in the free space of the file: another program is reading the book, or the disk is full. It is cleaned the next time the book is opened: close the other windows and run “cobro check”.
privacy-copies = Backups, exports and pages saved before still hold the data: delete them yourself. If you restore an older copy, erase again.
privacy-ask = To erase, type “erase”:
privacy-yes = erase
privacy-needs-yes = Erasing can't be undone. Look at it with --dry-run first, and confirm it with --yes.
privacy-left = Nothing was erased.
privacy-readmitted = { $code } is a client again: the next import may bring their data. What was erased stays so.
privacy-found-client = { $count ->
    [one] Data erased of { $code }: { $when }, by { $author } ({ $count } entry)
   *[other] Data erased of { $code }: { $when }, by { $author } ({ $count } entries)
}
privacy-found-person = { $count ->
    [one] Data erased of a person at { $code }: { $when }, by { $author } ({ $count } entry)
   *[other] Data erased of a person at { $code }: { $when }, by { $author } ({ $count } entries)
}
import-erased = { $count ->
    [one] The data of one client were erased on request; what the file says about them is left out, only the invoices go in: { $codes }. If they are a client again: cobro person readmit
   *[other] The data of { $count } clients were erased on request; what the file says about them is left out, only the invoices go in: { $codes }. If one is a client again: cobro person readmit
}
import-like-erased = { $new } is like { $code }, whose data were erased on request. If it is the same person, erase them too: cobro person erase { $new }
error-no-person = Nobody is called “{ $asked }”, or several may be meant. There are:
error-no-person-at-all = Nobody is called “{ $asked }”: no person is written down.
error-reason-names = The reason stays in the journal and must not name whom you erase: “{ $word }”. Say it in another way.
error-nothing-to-erase = There are no personal data to erase.
error-erasure-stands = The last thing done was to erase personal data, and that can't be undone.
error-not-erased = The data of this client are not erased.
