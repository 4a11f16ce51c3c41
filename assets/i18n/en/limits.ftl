# Limits on contacts: when a client may be contacted, and what to think of before.

country-es = Spain
country-mx = Mexico
country-co = Colombia
country-cl = Chile
country-ec = Ecuador
country-pe = Peru
country-ar = Argentina
country-default = cautious rules

limit-hours = out of hours ({ $hours })
limit-holiday = holiday: { $name }
limit-holiday-unnamed = holiday
limit-most-attempts = at most { $count ->
    [one] one attempt
   *[other] { $count } attempts
}
limit-most-reached = at most { $count ->
    [one] one contact
   *[other] { $count } contacts
}
limit-most-answered = at most { $count ->
    [one] one conversation
   *[other] { $count } conversations
}
limit-period = { $count ->
    [1] a day
    [7] a week
   *[other] every { $count } days
}
limit-rest = { $count } days of rest: you talked to the client on { $date }
limit-rest-today = you talked to the client today already
limit-one-channel = only the same channel within { $count ->
    [7] a week
   *[other] { $count } days
} ({ $channel })
limit-never = never by this channel ({ $channel })
limit-channel-not-allowed = the client allowed these channels only: { $channels }
limit-not-with = not with this person ({ $role })
limit-do-not-contact = do not contact { $name }: { $reason }
limit-do-not-contact-somebody = do not contact this person: { $reason }
limit-source-caution = caution of cobro's, no law
limit-source-client = the client asked for it
limit-until = until { $when }
limit-until-never = at any hour
limits-allowed = Nothing stands in the way of a contact now.
limits-not-allowed = Better no contact now:
limits-allowed-from = Allowed from { $when } on.
limits-never = Waiting changes nothing: it takes another channel or another person.
limits-about = { $name } · { $channel } · { $when }
limits-rules = Rules: { $country }, { $kind }
limits-kind-unknown = as a consumer, since it is not known what kind of client it is
limits-no-advice = What counts is the clock of this computer. It helps not to bother anybody; it is no legal advice.
before-stale-import = The data was imported { $ago }: may they have paid since?
before-channels-unknown = It is not known which channels the client allowed. Ask, and write it down in the profile.
refused-beyond-limits = Better no contact now: { $rules }. { $end } To record it all the same takes a reason.
warned-beyond-limits = That contact went beyond a limit: { $rules }.

policy-limits = Limits on contacts
policy-limits-profile = The house's rules: { $country }. For each client those of the country in the profile hold, where it is known.
policy-limits-hours-business = Calls to businesses: { $hours }
policy-limits-hours-consumer = Calls to consumers, and to whom nobody knows what they are: { $hours }
policy-limits-holidays = { $count ->
    [0] No holidays besides those of the country
    [one] One holiday of your own besides those of the country
   *[other] { $count } holidays of your own besides those of the country
}
policy-limits-stale = { $count ->
    [one] With data older than a day you are asked before a contact whether they have paid
   *[other] With data older than { $count } days you are asked before a contact whether they have paid
}
policy-limits-more = All rules and where they come from: cobro limits --print { $code }. They are no legal advice.

guard-title = Before you contact { $name }
guard-clear = Nothing stands in the way of a contact now ({ $channel }).
guard-broken = Better no contact now ({ $channel }):
guard-reason = Reason
guard-reason-empty = Going on takes a reason, which is kept.
guard-no-snooze = Waiting changes nothing here: it takes another channel or another person.
guard-snooze-reason = limit on contacts: { $rule }

do-limits = See whether a contact is allowed now
do-limits-short = limits
do-limits-help = see whether the client may be called now; if not, which rule forbids it and until when
do-guard_go_on = Go on
do-guard_go_on-short = go on
do-guard_go_on-help = go on with the contact; with a reason where a limit forbids it
do-guard_snooze = Snooze
do-guard_snooze-short = snooze
do-guard_snooze-help = leave the client until a contact is allowed
do-guard_leave = No contact
do-guard_leave-short = leave
do-guard_leave-help = close the warning without a contact

cli-limits = Says whether a client may be contacted now; if not, by which rule and until when
cli-limits-debtor = Code, tax id, name or part of the name
cli-limits-channel = By which channel: call, email, whatsapp, sms, letter, visit or social_network; a call when left out
cli-limits-person = With whom: the name of a person at the client's
cli-limits-print = Writes the rules of a country, to be copied and changed: es, mx, co, cl, ec, pe, ar or default
cli-limits-no-country = There are no rules for { $country }. There are some for: { $known }.
cli-limits-no-person = There is nobody called “{ $name }”. People at this client's: { $known }.
cli-value-COUNTRY = COUNTRY

agreed-out-of-hours = Better not to call at that hour: { $rules }.
country-sign-phone = phone
country-sign-tax_id = tax id
country-sign-currency = currency
list-and = { $first } and { $last }
limits-country-by-signs = { $country }, by its { $signs }
