# Help for newcomers: the guide, the manual, the tour.

cli-help = Shows the help of a command, or the guide to getting paid (guide)
cli-help-topic = `guide`, or the name of a command; nothing is the help of all
cli-value-TOPIC = TOPIC
cli-value-FOLDER = FOLDER
cli-default = default
help-no-topic = There is no help about `{ $topic }`.
    What fits: guide, or a command of `cobro help`.
cli-tour = Shows the desk step by step, on an example book
cli-man = Writes the manual in the format of `man`
cli-man-out = The folder for a page of each command; without it the main page is written

# The manual.
man-manual = cobro manual
man-heading-name = NAME
man-heading-synopsis = SYNOPSIS
man-heading-description = DESCRIPTION
man-heading-commands = COMMANDS
man-heading-environment = ENVIRONMENT
man-heading-exit = EXIT STATUS
man-heading-files = FILES
man-heading-more = SEE ALSO
man-description = cobro is a terminal desk for following up unpaid invoices: a queue of clients, the most urgent first, with the reason why and the next step; everything that was said and promised on one screen; a promise to pay is one key. Without a command the desk opens. Whatever it shows can also be had as text or, with --json, as JSON.
man-environment-cobro-db = The book, unless --db names one.
man-environment-cobro-config = The file of the configuration.
man-environment-cobro-now = The moment to take for the present, as with --now.
man-environment-no-color = With any value: no colours.
man-environment-pager = The program that shows the guide in a terminal; else less.
man-exit-0 = Done.
man-exit-1 = Failed; nothing was changed.
man-exit-2 = The command line is wrong.
man-exit-3 = Done, with parts left out that are told, such as bad rows of an import.
man-files-cobro-db = The book: one SQLite file in the user's data folder.
man-files-config-toml = The configuration; `cobro config path` says where it is, `cobro config init` makes it.
man-more = `cobro help guide` tells of the daily session and of how to say things; `cobro tour` shows the desk; `cobro keys` lists the keys.
man-unwritten = The manual could not be written: { $problem }
man-written = { $count ->
    [one] One page
   *[other] { $count } pages
 } in { $folder }. To read them: man -l { $folder }/cobro.1

# The tour: what stands between backticks is a key.
tour-way-out = { $leave } ends the tour · { $quit } quits
tour-left = The tour is over. The example book stays open: try whatever you like.
tour-goodbye = The example book is gone. On your own invoices: cobro import FILE.csv, and then cobro.
    How to say things: cobro help guide.
tour-queue-title = The queue
tour-queue = Everybody who needs something today, the most urgent on top, with the reason. All of it is invented, so feel free. Go down one client with `{ $down }`; `{ $up }` goes up.
tour-why-title = Why
tour-why = Why does each of them stand where they do? `{ $previous }` opens the last pane, “Why”: each rule with its points. `{ $next }` goes through the panes from the history on.
tour-back-title = Back
tour-back = It reads like a bill, so nobody need argue about the order. `{ $back }` goes back to the list and `{ $first }` to the first client.
tour-call-title = The call
tour-call = The first one broke a promise. Call them with `{ $call }`: before they have said hello you see what is owed, what was promised, what was said, and a script.
tour-note-title = The note
tour-note = Talk and type: the note has the keyboard and saves itself. Write down what they “say”, for example: The insurance has paid, will pay on Friday.
tour-outcome-title = How it ended
tour-outcome = When they have hung up, `{ $end }` asks how it ended and one letter says so. Press `{ $end }` and then `{ $promised }`: promises to pay.
tour-date-title = The promise
tour-date = The promise is on record already, for all there is to collect. Only the date is left: type fri (15, +7, end of month… fit too) and press `{ $accept }`.
tour-undo-title = Undo
tour-undo = Whoever has a date leaves the queue and the next one comes up. A mistake? `{ $undo }` takes back the last thing, whatever it was; the foot of the screen says which.
tour-promise-title = One key
tour-promise = Without a call, a promise is one key: `{ $promise }` records it for everything and `{ $accept }` keeps the date that is proposed.
tour-message-title = In writing
tour-message = What was said is confirmed in writing. `{ $email }` opens the step's e-mail, filled in; `{ $whatsapp }` is WhatsApp, `{ $letter }` a letter, `{ $message }` any message. Press `{ $email }`.
tour-ways-title = How it goes out
tour-ways = Change it like any text; what offends is underlined. `{ $send }` asks how it goes out: by server, mail program… `{ $leave }` leaves it.
tour-search-title = Search
tour-search = `{ $search }` searches as you type, without accents: name, tax id, phone, e-mail or number of an invoice. Type puig and press `{ $accept }`.
tour-palette-title = All the rest
tour-palette = `{ $back }` drops the search. And `{ $palette }` lists what you don't remember: every action by its name, with its key or the reason why it is not possible now.
tour-end-title = That is all
tour-end = `{ $back }` closes the list, `{ $quit }` quits. `{ $help }` shows the keys: R the reports, D the dossier, `{ $palette }guide` what to say and how. On your own invoices: cobro import FILE.
