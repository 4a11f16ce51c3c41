# What becomes of a message that leaves the desk.

do-handed_yes = Yes, it was sent
do-handed_yes-short = yes, sent: record it
do-handed_yes-help = after a message was handed over: it was sent, and is recorded
do-handed_no = It was not sent
do-handed_no-short = no: keep as a draft
do-handed_no-help = after a message was handed over: it was not sent, and stays as a draft
do-handed_back = Back to the text
do-handed_back-short = back to the text
do-handed_back-help = after a message was handed over: back to its text

# Messages in doubt.
do-outbox = Messages in doubt
do-outbox-short = in doubt
do-outbox-help = look at the messages that are not known to be out, and clear them up
do-outbox_arrived = It arrived
do-outbox_arrived-short = it arrived
do-outbox_arrived-help = in the messages in doubt: it arrived, and is recorded as sent
do-outbox_again = Send it again
do-outbox_again-short = it did not: send it
do-outbox_again-help = in the messages in doubt: it did not arrive, and is sent again
do-outbox_drop = Take it away
do-outbox_drop-short = take it away
do-outbox_drop-help = in the messages in doubt: it need not be sent any more
do-outbox_read = Read
do-outbox_read-short = read
do-outbox_read-help = in the messages in doubt: read the one under the cursor
do-outbox_down = Down
do-outbox_down-short = down
do-outbox_down-help = in the messages in doubt: down
do-outbox_up = Up
do-outbox_up-short = up
do-outbox_up-help = in the messages in doubt: up
do-outbox_close = Leave
do-outbox_close-short = leave
do-outbox_close-help = in the messages in doubt: leave
outbox-title = Messages not confirmed{ $count ->
    [0] { "" }
   *[other] { " " }· { $count }
  }
outbox-reading = Looking what there is…
outbox-answer = Last known: { $answer }
outbox-no-answer = nothing; the program ended while it was being sent
outbox-doubt-help = Nobody knows whether it arrived, and it is never sent again by itself. Ask the client or look into your mailbox, and say what happened.
outbox-ask-arrived = Did the message to { $name } arrive? Enter: yes, record it as sent. Esc: no.
outbox-ask-again = Send it to { $name } again? If the first one arrived, they get it twice. Enter: yes. Esc: no.
outbox-ask-drop = Take the message to { $name } away? It is neither sent nor recorded. Enter: yes. Esc: no.
outbox-ask-reason = A limit advises against it. Why is it sent? (the reason is kept; Esc goes back)
outbox-working = One moment…
outbox-not-in-doubt-now = this message did not go out, so it can't have arrived
outbox-under-way-now = it is being sent right now
told-outbox = { $count ->
    [one] Nobody knows whether a message to { $name } arrived: { $key }outbox
   *[other] Nobody knows whether { $count } messages arrived: { $key }outbox
  }

# To several clients.
writing-fitting = what fits each of them best
writing-choose-message-many = What to write to { $count ->
    [one] 1 client
   *[other] { $count } clients
  }?
round-left-out = not sent
round-sent = sent
round-over = { $sent ->
    [0] None sent
   *[other] { $sent } sent
  } · { $left ->
    [0] nobody left out
   *[other] { $left } not sent, still marked
  }
round-stopped = { $sent ->
    [0] None sent
   *[other] { $sent } sent
  }; { $left } still marked: the same key goes on
mailing-title-letters = Letters · { $ready } ready, { $skipped ->
    [0] nobody left out
   *[other] { $skipped } left out
  }
mailing-letters-title = Letters
mailing-letters-file = letters-{ $day }.pdf
mailing-letters-path = One PDF with all, or a folder:
mailing-letters-sent = { $count ->
    [one] The letter is in { $file }. Did you send it?
   *[other] The { $count } letters are in { $file }. Did you send them?
  }
mailing-letters-not-sent = none was recorded; the files are still there
mailing-nobody-letters = no letter is ready
mailing-over-letters = { $sent ->
    [one] 1 letter recorded as sent
   *[other] { $sent } letters recorded as sent
  }, { $left ->
    [0] none left
   *[other] { $left } not recorded
  }

# The guide.
do-guide = Guide to collecting well
do-guide-short = guide
do-guide-help = read the guide to getting paid and keeping the client

hint-not_sent = no: not recorded
hint-yes = yes
hint-no = no

# What `cobro message` does besides showing the message.
cli-message-text = The text as it goes out, from a file (“-”: the standard input); that of the template when it is not said
cli-message-subject = The subject as it goes out
cli-message-link = Prints the link that opens it in the mail program, WhatsApp or text messages
cli-message-save = Saves it in this file; a letter as PDF or HTML if the name asks for that
cli-message-open = Opens it in the mail program, WhatsApp or text messages; records nothing
cli-message-sent = Records that it was sent by other means, in the words that are shown
cli-message-despite = Why it is sent although a limit or its tone forbids it
cli-message-no-link = A letter is not opened by a link: save it with --save letter.pdf.
cli-message-opened = Opened; send it from there.
cli-message-then-sent = Once you have sent it, record it with the same command and --sent.
cli-message-recorded = Recorded: message sent to { $name }.
cli-message-stale = The data are old: make sure that it has not been paid already.
cli-message-tone = Change it with --text, or say with --despite why it is sent like this.
cli-templates-tone-clean = None of them offends or threatens.
cli-templates-tone-rule = { $phrase } ({ $rule }): { $why } Better: { $kinder }
hint-print = save them…
hint-pass_over = leave unsent
hint-stop_round = stop
writing-attach-yourself = Attach yourself before you send it: { $papers }.
told-outbox-again = Sent again: { $name }
