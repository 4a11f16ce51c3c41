# The day: proposed types, other contacts, agreed calls, snoozing, tags, summary.

type-proposal = Seems { $type }: { $evidence }
type-proposal-title = { $type }?
type-question = To find out the type, ask: “Has there been any problem with the invoice?”
type-question-json = Has there been any problem with the invoice?
type-reason = Reason
type-reason-key = { $key }: say the reason
evidence-paid_after_reminder = { $count ->
    [one] paid once after a reminder, { $days } days after it
   *[other] paid { $count } times after a reminder, { $days } days after it (median)
}
evidence-part_payments = { $count ->
    [one] one part payment
   *[other] { $count } part payments
}
evidence-broken_promises = { $count ->
    [one] one promise not kept
   *[other] { $count } promises not kept
}
evidence-no_money = { $count ->
    [one] said once that there is no money
   *[other] said { $count } times that there is no money
}
evidence-open_disputes = { $count ->
    [one] one open dispute
   *[other] { $count } open disputes
}
evidence-says_wrong = { $count ->
    [one] said once that something is wrong with the invoice
   *[other] said { $count } times that something is wrong with the invoice
}

typed-moment-empty = type day and hour: tomorrow 10:30, mon 9, today 16, +2 9:00, in 2 hours…
typed-moment-unknown = I don't understand that day and hour
typed-moment-no-such-hour = there is no such hour
typed-moment-passed = { $when } has passed

do-record_contact = Record another contact
do-record_contact-help = record an e-mail, WhatsApp, SMS, letter or visit
do-call_back = Agree on a call
do-call_back-help = agree on day and hour to call back
do-snooze = Snooze
do-snooze-help = put out of the way until a day, with the reason
do-tags = Tags
do-tags-help = put tags on and take them off
do-summary = Summary of the day
do-summary-help = what was done today, and who is left

choose-contact = Contact with { $name }
choose-tags = { $count ->
    [one] Tags
   *[other] Tags of { $count } clients
}
tags-new = new: #{ $tag }
tags-none = There are no tags yet: type the name of one.
tags-help = { $toggle } marks · { $accept } records · type to find or make one
contact-out-call = call made
contact-out-email = e-mail sent
contact-out-whatsapp = WhatsApp sent
contact-out-sms = SMS sent
contact-out-letter = letter sent
contact-out-visit = visit paid
contact-out-social_network = message on a social network
contact-in-call = call received
contact-in-email = e-mail received
contact-in-whatsapp = WhatsApp received
contact-in-sms = SMS received
contact-in-letter = letter received
contact-in-visit = visit received
contact-in-social_network = answer on a social network
told-contacted = Recorded: { $what } · { $key } adds a note or outcome
told-ordered-each = { $count ->
    [one] Recorded: { $what }
   *[other] Recorded for { $count } clients: { $what }
}
told-call-back = { $count ->
    [one] It is { $hour }: time to call { $name }
   *[other] It is { $hour }: time to call { $name } and { $more } more
}

form-snooze = Snooze { $name }
form-snooze-date = Until
form-snooze-date-empty = { "" }
form-snooze-reason = Reason
form-snooze-reason-empty = is needed
form-several = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
form-callback = Agreed call with { $name }
form-callback-moment = When
form-callback-moment-empty = { "" }
form-callback-person = Ask for
form-callback-person-empty = whoever answers
form-callback-reason = Reason
form-callback-reason-empty = { "" }
form-contact = Contact with { $name }
form-contact-outcome = Outcome
form-contact-outcome-empty = { "" }
form-contact-words = Note
form-contact-words-empty = { "" }
form-contact-person = With whom
form-contact-person-empty = not known
form-contact-moment = Call back
form-contact-moment-empty = not agreed
person-anyone = whoever answers
person-unknown = not known

bar-promised = promised today { $money }
bar-promised-short = prom. { $money }
bar-collected = collected { $money }
bar-collected-short = coll. { $money }
bar-calls = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
bar-calls-minutes = { $count ->
    [one] { $count } call, { $minutes } min
   *[other] { $count } calls, { $minutes } min
}
bar-calls-short = ☎ { $count }
bar-calls-minutes-short = ☎ { $count } · { $minutes } min

summary-title = Summary of { $date }
summary-loading = counting…
day-done = Done today
day-money = Money
day-left = Still to do
day-courtesy = Courtesy notes whose day has come
day-nobody-left = Nobody is left to be dealt with today.
day-show-waiting = { $hidden } shows those who wait.
day-nothing = nothing
day-clients = { $done ->
    [one] { $done } client dealt with
   *[other] { $done } clients dealt with
} · { $left } to do
day-minutes = { $count ->
    [one] { $count } minute on the phone
   *[other] { $count } minutes on the phone
}
day-money-promised = { $count ->
    [0] Promises made: none
    [one] Promises made: 1, for { $money }
   *[other] Promises made: { $count }, for { $money }
}
day-money-kept = { $count ->
    [0] Promises kept: none
    [one] Promises kept: 1, of { $money }
   *[other] Promises kept: { $count }, of { $money }
}
day-money-collected = Collected since yesterday: { $money }
day-money-to-collect = To collect from those left: { $money }
day-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}

cli-contact = Records a contact: call, e-mail, WhatsApp, SMS, letter, visit
cli-contact-debtor = Code, tax id, name or part of the name
cli-contact-channel = call, email, whatsapp, sms, letter, visit or social_network
cli-contact-outcome = promised, call_back, no_answer, voicemail, wrong_number, disputes, cannot_pay, refuses, paid_already, sent or other; else “sent” for what is written and “talked” for the rest
cli-contact-incoming = The client began it
cli-contact-note = What was said
cli-contact-at = When it was: “yesterday 16:30”, “10:15”, 2026-11-23T10:00; else now
cli-contact-person = With whom
cli-contact-minutes = How long it took: minutes, or minutes and seconds (3:20)
cli-contact-call_back = When the client asked to be called back: “tomorrow 10:30”
cli-contact-excuse = The code of the excuse
cli-contact-step = The step of the protocol that it was for; “none” for none
cli-contact-reason = Why it was made although a limit advises against it
cli-callback = Agrees on day and hour to call back
cli-callback-debtor = Code, tax id, name or part of the name
cli-callback-when = When: “tomorrow 10:30”, “mon 9”, “+2 9:00”; “none” when no call is agreed any more
cli-callback-person = Whom to ask for
cli-callback-reason = Why
cli-tag = Puts tags on and takes them off; without any, shows them
cli-tag-debtor = Code, tax id, name or part of the name
cli-tag-tags = +tag puts it on, -tag takes it off
cli-snooze = Puts a client out of the way until a day
cli-snooze-debtor = Code, tax id, name or part of the name
cli-snooze-until = The day on which the client is back
cli-snooze-reason = Why
cli-today = The day: what was done, promised and collected, and who is left
cli-value-WHEN = WHEN
cli-value-MINUTES = MINUTES
cli-value-STEP = STEP
cli-tagged = { $name }: { $tags }
cli-no-tags = { $name } has no tags.
cli-bad-tag = “{ $tag }” is no tag: +name puts it on, -name takes it off.
cli-bad-minutes = “{ $typed }” is no length of time: minutes (3), or minutes and seconds (3:20).
count-call = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
count-email = { $count ->
    [one] { $count } e-mail
   *[other] { $count } e-mails
}
count-whatsapp = { $count ->
    [one] { $count } WhatsApp
   *[other] { $count } WhatsApps
}
count-sms = { $count ->
    [one] { $count } SMS
   *[other] { $count } SMS
}
count-letter = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
count-visit = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}
count-social_network = { $count ->
    [one] { $count } social message
   *[other] { $count } social messages
}
