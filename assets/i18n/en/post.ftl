# Sending and the outbox.
error-secret = { $key }: a password is not kept in this file. Take it out (and change it if anybody else may have read it), and use `cobro mail set-password` or password_command.
error-config-secret = { $where }: { $key }: a password is not kept in this file, so it is not used. Take it out (and change it if anybody else may have read it), and use `cobro mail set-password` or password_command.

# Why a message was not sent.
post-not-set-up = { $key } is missing from the configuration, so no mail can be sent. `cobro config path` says where it is.
post-own-address = { $key } = { $address } is no e-mail address.
post-unencrypted = The connection to { $host } would not be encrypted, and anybody on the way could read the password and every message. Use mail.security = "tls" or "starttls".
post-certificates = The certificates in { $file } can't be read: { $problem }
post-unreachable = The mail server { $server } can't be reached: { $problem }
post-sign-in = The server does not accept { $user } or the password: { $answer }
post-sender = The mail server takes nothing from this address, or not now: { $answer }
post-recipient = The server does not accept { $address }: { $answer }
post-refused = The server does not accept this message: { $answer }
post-no-address = No e-mail address is known.
post-address = "{ $address }" is no e-mail address.
post-unfit = This message can't be made into a mail: { $problem }
post-lost = The connection was lost in the middle and nobody knows whether it arrived: { $problem }
post-file-exists = { $file } exists already and is not overwritten.
post-file-failed = { $file } can't be written: { $problem }

password-missing = The mail password is missing. `cobro mail set-password` keeps it in the keyring of your system; password_command in the configuration will do as well.
password-keyring = The keyring of the system can't be used: { $problem }. You can use password_command in the configuration.
password-command = password_command did not give the password: { $problem }
password-command-slow = password_command did not end in time.
password-command-silent = password_command printed nothing.
password-no-user = mail.user is missing from the configuration: there is nobody to keep a password for.

open-no_desktop = There is no desktop here that could open it. You can copy it.
open-over_ssh = Over SSH it would open on the other machine. You can copy it.
open-failed = The system could not open it: { $problem }. You can copy it.
link-no-number = No number is known.
link-bad-number = "{ $number }" is no phone number that one can write to.
link-too-long = The message is too long to be opened like this: it would be cut off. You can copy it.

# The outbox.
outbox-no-message = There is no message "{ $id }" in the outbox, or several begin like that.
outbox-may-be-out = Message { $id } does the same and may be out already. Clear that up first: :outbox at the desk or `cobro outbox resolve { $id }`.
outbox-under-way = Message { $id } is being sent right now.
outbox-not-in-doubt = Message { $id } is not out, so it can't have arrived.
outbox-outdated = Something was recorded about the client since the message was written.
outbox-unrecorded = The server has the message ({ $answer }), but that could not be recorded: { $problem }. The outbox shows it as in doubt; don't send it again.
outbox-is-out = The last thing done was to send { $name } a message. What was sent can't be undone; if something needs putting right, write again.
outbox-state-draft = draft
outbox-state-intent = being sent
outbox-state-refused = refused
outbox-state-unknown = in doubt
action-name-send = e-mail

fact-contact-confirmed-by-word = taken for arrived, the server did not confirm it
fact-contact-attached = with { $names }

# Why a client gets no message.
send-skip-not_due = not due by e-mail today
send-skip-sent_today = got one today already
send-skip-no_address = no e-mail address is known that may be used
send-skip-changed = something about the client was recorded just now
send-skip-may-be-out = an earlier one is in doubt: `cobro outbox resolve { $id }`
send-skip-refused-before = the server refused this address before: { $answer }
send-stopped-by-user = Stopped.

# Papers that come with a message.
paper-no-folder = To attach invoices, mail.invoice_folder is missing from the configuration: the folder where they lie as PDF files.
paper-not-found = The PDF of invoice { $number } can't be found.
paper-several = There are several PDF files for invoice { $number }: { $files }
paper-too-large = { $file } is too large for a mail.
paper-unreadable = { $file } can't be read: { $problem }

# The commands.
cli-mail = The account that mail is sent with
cli-mail-set-password = Keeps the mail password in the keyring of the system
cli-mail-forget-password = Removes the mail password from the keyring
cli-mail-test = Tries the connection to the mail server, without sending anything
cli-mail-ask = Password of { $user }:
cli-mail-nothing-typed = No password was typed.
cli-mail-kept = The password of { $user } is in the keyring of the system.
cli-mail-forgotten = The password of { $user } is no longer in the keyring.
cli-mail-not-kept = The keyring had no password of { $user }.
cli-mail-works = The server { $server } is ready; mails go out from { $from }.
cli-mail-password-keyring = The password is in the keyring of the system.
cli-mail-password-command = The password comes from password_command.
cli-mail-password-asked = The password is asked for every time; `cobro mail set-password` keeps it.
cli-send = Sends e-mails to the clients whose turn it is today, or to those named
cli-send-debtor = Code, tax id, name or part of the name
cli-send-debtors = Several clients, with commas between them
cli-send-due = To everybody who is due an e-mail today, whatever the step
cli-send-step = Only those whose step it is today: friendly_reminder, resend_papers…
cli-send-template = The template, in place of the step's own
cli-send-types = Only those of this type; can be repeated
cli-send-tag = Only those with this tag
cli-send-search = Only those that this text finds
cli-send-least_days = Only those with something overdue for so many days
cli-send-despite = Why it is sent although a limit forbids it or the data are old
cli-send-dry_run = Shows what would be sent and to whom not, and sends nothing
cli-send-yes = Sends without asking
cli-value-DEBTORS = CLIENTS
cli-value-ID = MESSAGE
cli-send-whom = Say to whom: a client, --debtors A,B, --step STEP or --due.
cli-send-needs-yes = Nobody can be asked here: --yes sends without asking, --dry-run shows what would be sent.
cli-send-ask = Send? [y/N]
cli-send-yes-words = y yes
cli-send-nothing-sent = Nothing was sent.
cli-send-nobody = Nobody is due an e-mail today.
cli-send-to = To
cli-send-and-more = and { $count } more
cli-send-count = { $count ->
    [0] No e-mail to send.
    [one] One e-mail to send.
   *[other] { $count } e-mails to send.
}
cli-send-sent = { $count ->
    [0] none sent
   *[other] { $count } sent
}
cli-send-refused = { $count } refused
cli-send-unknown = { $count } in doubt
cli-send-skipped = { $count } not sent
cli-send-left = { $count ->
    [one] One client is left. The same command goes on from there.
   *[other] { $count } clients are left. The same command goes on from there.
}
cli-send-stop-hint = Ctrl-C stops after the e-mail under way.
cli-outbox = The messages that are not known to be out
cli-outbox-list = Shows the outbox
cli-outbox-resolve = Says what became of a message
cli-outbox-resolve-id = The message, or how its name begins
cli-outbox-resolve-arrived = It arrived: it is recorded as sent
cli-outbox-resolve-again = It is sent once more
cli-outbox-resolve-drop = It is no longer needed: it is taken away
cli-outbox-resolve-despite = Why it is sent although a limit forbids it
cli-outbox-empty = The outbox is empty: nothing is left to clear up.
cli-outbox-id = Message
cli-outbox-subject = Subject
cli-outbox-when = When
cli-outbox-answer = What the server said
cli-outbox-hint = Nobody knows whether those in doubt arrived, and they are not sent again by themselves. `cobro outbox resolve MESSAGE --arrived`, `--again` or `--drop` clears it up.
cli-outbox-arrived = Recorded: the message to { $name } arrived.
cli-outbox-sent = Sent to { $name }.
cli-outbox-dropped = Taken away: the message to { $name } is no longer needed.
