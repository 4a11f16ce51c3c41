# How one deals with a client: people, profile, steps of the protocol, service, hand-over, agreed calls.

step-verify_payment = check whether the payment has come
step-find_number = find a number that works
step-follow_hand_over = ask how the handed-over debt stands
reason-step_later = next step on { $date }
reason-handed_over = handed over, ask on { $date }

fact-call_back = agreed to call { $when }
fact-call_back-none = no call agreed any more
fact-person = person: { $person }
fact-person-gone = no longer there: { $person }
fact-profile = profile: { $profile }
fact-step-done = step done: { $step }
fact-step-skipped = step left out: { $step }
fact-step-chosen = step chosen: { $step }
fact-step-moved = step moved to { $date }: { $step }
fact-service-active = service active
fact-service-warned = notice of suspension given
fact-service-suspended = service suspended
fact-service-resumed = service resumed
fact-handed_over-agency = handed over to an agency
fact-handed_over-lawyer = handed over to a lawyer
fact-handed_over-house = collected by the house again
contact-exception = beyond a limit: { $reason }
person-closed = do not contact: { $reason }

relationship-ordinary = ordinary client
relationship-friend = friend
relationship-key_account = key account
profile-sector = sector: { $text }
profile-needs = needs: { $text }
profile-channels = only by { $channels }
profile-nothing = nothing known
capacity-good = could pay
capacity-tight = money is tight
capacity-none = can't pay for now
sign-disorganised = disorganised
sign-ambiguous_answers = ambiguous answers
sign-only_talks_price = only talks price
sign-unpleasant = unpleasant
fact-service = change of service
fact-step = step of the protocol
fact-handed_over = change of who collects

refused-hour-passed = { $when } has passed: it takes an hour that is still to come.
refused-no-step = This client's protocol has no step { $id }. `cobro protocol show` lists them.
refused-no-next-step = No step of the protocol is next.
refused-nothing-said = Something has to be said: a name, a phone number or an e-mail address.

action-name-contact = contact
action-name-call_back = agreed call
action-name-person = person
action-name-profile = profile
action-name-step = step of the protocol
action-name-service = service
action-name-handed_over = hand-over
action-name-snooze = snooze
