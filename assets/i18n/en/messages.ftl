# Messages in writing to clients: what is missing to write them, and their commands.

message-and = { $first } and { $last }
message-no-person = Nobody at this client's is called "{ $name }". See who is there: cobro people
message-not-in-writing = Nothing is written this way: { $channel }. These are possible: email, whatsapp, sms, letter.
message-no-template = There is no template "{ $id }". See them with: cobro templates list
message-no-words = The template has no words for this channel: { $channel }.
message-nothing-fits = There is nothing to write to this client now. Choose a template with --template; `cobro templates list` names them.
message-needs-overdue = There is nothing to ask for: what is overdue is paid, in dispute, on hold or promised.
message-needs-upcoming = No invoice falls due soon.
message-needs-open = Nothing is open.
message-needs-nothing_overdue = Some invoices are still overdue; this template is for when none is.
message-needs-ways = The configuration names no way to pay: fill in accounts, payment_link or other_ways in [terms].
message-needs-promise = No promise is live.
message-needs-instalment = The next promise is no instalment of a plan.
message-needs-broken = No promise was broken.
message-needs-kept = No promise was kept.
message-needs-plan = No payment plan is on schedule.
message-needs-dispute = No dispute is open.
message-needs-resolved = No dispute is resolved, or another one is open.
message-needs-payment = No payment has come in yet.

message-to = To: { $to }
message-to-nobody = To: nobody who can be written to by this channel
message-channel = { $channel } · { $template }
message-subject = Subject: { $subject }
message-attached = Attached: { $attachments }
message-attached-statement = statement of account
message-attached-agreement = agreement of the plan
message-attached-invoice = invoice { $number }
message-sms-room = { $messages ->
    [one] { $letters } letters: { $messages } text message
   *[other] { $letters } letters: { $messages } text messages
}

cli-message = Fills in a message to a client from the template of their step or another, and shows it
cli-message-debtor = Code, tax id, name or part of the name
cli-message-template = The template; the one that fits best when it is not said
cli-message-channel = email, whatsapp, sms or letter; that of the step when it is not said
cli-message-person = Whom it is for: part of their name
cli-message-language = Language of the message: es, en; that of the person when it is not said
cli-templates = Shows the templates of messages and checks your own
cli-templates-list = Names the templates
cli-templates-show = Writes a template out, to copy it
cli-templates-show-id = The name of the template; "shared" is what they share
cli-templates-check = Checks your own templates: file, line and reason of what is wrong, and what offends
cli-templates-check-file = Only this file
cli-value-TEMPLATE = TEMPLATE
cli-column-template = Template
cli-column-title = Title
cli-column-channels = Channels
cli-column-tones = Tone
cli-column-for-steps = Steps
cli-templates-own = your own
cli-templates-sound = { $count ->
    [0] All is sound. There are no templates of your own: cobro's are used.
    [one] All is sound: { $count } file of your own.
   *[other] All is sound: { $count } files of your own.
}
cli-templates-stray = is neither a template nor the page of e-mails, so that nobody reads it: *.toml, email.html
