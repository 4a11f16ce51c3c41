//! What turns a protocol aside, and how it goes on afterwards: promises, plans, disputes, other types, steps left out.

use expect_test::expect;

use super::check;

#[test]
fn a_promise_rests_the_protocol_and_a_kept_one_ends_it() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 60
        12 11:00 promise 100 due 20
        20 payment 100 for A-1
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
              12  call → call other                              waiting        firm_call on 20
              13  · 11:00 promise 100 due 20                     waiting        confirm_promise on 20
              20  · payment 100 for A-1                          settled        -
        "#]],
    );
}

#[test]
fn a_promise_broken_twice_is_followed_up_and_the_protocol_goes_on_where_it_stood() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 70
        12 11:00 promise 100 due 18
        21 11:00 promise 100 due 30
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
              12  call → call other                              waiting        firm_call on 20
              13  · 11:00 promise 100 due 18                     waiting        confirm_promise on 18
              18  confirm_promise → call other                   waiting        confirm_promise on 21
              21  follow_up_promise → call other                 waiting        firm_call on 24
              22  · 11:00 promise 100 due 30                     waiting        confirm_promise on 30
              30  confirm_promise → call other                   waiting        confirm_promise on 33
              33  follow_up_promise → call other                 waiting        firm_call on 36
              36  firm_call → call other                         waiting        written_summary on 39
              39  written_summary → email sent                   waiting        notice_of_suspension on 49
              49  notice_of_suspension → email sent, service     waiting        suspension on 59 warned
              59  suspension → email sent, service               waiting        last_notice on 74 suspended
        "#]],
    );
}

#[test]
fn a_dispute_pauses_only_what_it_covers_and_the_protocol_goes_on_once_it_is_resolved() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type disputing
        until 60
        when listen: disputes
        1 11:00 dispute A-1
        16 resolved #3
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type disputing                               not_due        await_due_date on 0
               1  listen → call disputes                         waiting        resolve_dispute on 4
               2  · 11:00 dispute A-1                            waiting        review_dispute on 8
               8  review_dispute → looked at                     waiting        review_dispute on 15
              15  review_dispute → looked at                     waiting        review_dispute on 22
              16  · resolved #3                                  waiting        review_dispute on 22
              22  review_dispute → looked at                     waiting        review_dispute on 29
              29  review_dispute → looked at                     waiting        review_dispute on 36
              36  review_dispute → looked at                     waiting        review_dispute on 43
              43  review_dispute → looked at                     waiting        review_dispute on 50
              50  review_dispute → looked at                     waiting        review_dispute on 57
              57  review_dispute → looked at                     waiting        review_dispute on 64
        "#]],
    );
}

#[test]
fn a_disputed_part_leaves_the_rest_to_be_collected() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type disputing
        until 40
        when listen: disputes
        1 11:00 dispute A-1 40
        30 resolved #3
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type disputing                               not_due        await_due_date on 0
               1  listen → call disputes                         waiting        resolve_dispute on 4
               2  · 11:00 dispute A-1 40                         waiting        resolve_dispute on 4
               4  resolve_dispute → call other                   waiting        send_papers on 7
               7  send_papers → email sent                       waiting        resolve on 10
              10  resolve → call other                           waiting        agree_date on 13
              13  agree_date → call other                        waiting        written_summary on 16
              16  written_summary → email sent                   waiting        review_dispute on 23
              23  review_dispute → looked at                     waiting        firm_call on 26
              26  firm_call → call other                         waiting        review_dispute on 33
              30  · resolved #3                                  waiting        review_dispute on 33
              33  review_dispute → looked at                     waiting        review_dispute on 40
              40  review_dispute → looked at                     waiting        notice_of_suspension on 45
        "#]],
    );
}

#[test]
fn a_plan_that_fails_is_talked_about_and_leads_to_firmer_steps() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type illiquid
        until 110
        when listen: cannot_pay
        4 11:00 plan 40@10,30@40,30@70 for A-1
        10 payment 40 for A-1
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type illiquid                                not_due        await_due_date on 0
               1  listen → call cannot_pay                       waiting        propose_plan on 4
               4  propose_plan → call other                      waiting        propose_plan on 7
               5  · 11:00 plan 40@10,30@40,30@70 for A-1         waiting        confirm_promise on 10
              10  · payment 40 for A-1                           waiting        confirm_promise on 40
              40  confirm_promise → call other                   waiting        confirm_promise on 43
              43  follow_up_promise → call other                 waiting        propose_plan on 46
              46  propose_plan → call other                      waiting        follow_plan on 49
              49  follow_plan → call other                       waiting        firm_call on 56
              56  firm_call → call other                         waiting        written_summary on 59
              59  written_summary → email sent                   waiting        notice_of_suspension on 69
              69  notice_of_suspension → email sent, service     waiting        confirm_promise on 70 warned
              70  confirm_promise → call other                   waiting        confirm_promise on 73 warned
              73  follow_up_promise → call other                 waiting        suspension on 79 warned
              79  suspension → email sent, service               waiting        last_notice on 94 suspended
              94  last_notice → letter sent                      waiting        hand_to_agency on 109 suspended
             109  hand_to_agency → done, handed_over             waiting        follow_hand_over on 139 suspended agency
        "#]],
    );
}

#[test]
fn after_a_pause_the_protocol_goes_on_where_it_stood() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 60
        8 hold all until 40
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
               8  · hold all until 40                            waiting        review_hold on 40
              40  review_hold → call other                       waiting        call on 43
              43  call → call other                              waiting        firm_call on 49
              49  firm_call → call other                         waiting        written_summary on 52
              52  written_summary → email sent                   waiting        notice_of_suspension on 62
        "#]],
    );
}

#[test]
fn another_type_begins_its_own_protocol_and_past_days_are_not_made_up_for_in_a_heap() {
    check(
        "
        -30 invoice A-1 100 due 0
        until 60
        when find_out_why: cannot_pay
        when friendly_reminder: sent
        8 type illiquid
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  find_out_why → call cannot_pay                 waiting        propose_plan on 4
               4  propose_plan → call other                      waiting        friendly_reminder on 7
               7  friendly_reminder → email sent                 waiting        call on 12
               8  · type illiquid                                step_due       listen on 8
               8  listen → call other                            waiting        propose_plan on 11
              11  propose_plan → call other                      waiting        written_plan on 14
              14  written_plan → email sent                      waiting        firm_call on 21
              21  firm_call → call other                         waiting        written_summary on 24
              24  written_summary → email sent                   waiting        notice_of_suspension on 45
              45  notice_of_suspension → email sent, service     waiting        suspension on 55 warned
              55  suspension → email sent, service               waiting        last_notice on 70 suspended
        "#]],
    );
}

#[test]
fn a_step_left_out_is_not_asked_for_again_a_moved_one_waits_a_chosen_one_comes_next() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 60
        1 08:00 step friendly_reminder skipped in forgetful
        8 step call moved until 15 in forgetful
        16 step notice_of_suspension chosen in forgetful
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  · 08:00 step friendly_reminder skipped in forgetful waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
               8  · step call moved until 15 in forgetful        waiting        call on 15
              15  call → call other                              waiting        firm_call on 21
              16  · step notice_of_suspension chosen in forgetful waiting        notice_of_suspension on 25
              25  notice_of_suspension → email sent, service     waiting        suspension on 45 warned
              45  suspension → email sent, service               waiting        last_notice on 60 suspended
              60  last_notice → letter sent                      waiting        hand_to_agency on 90 suspended
        "#]],
    );
}

#[test]
fn attempts_that_reach_nobody_are_repeated_until_there_were_enough() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 40
        when call: no_answer, voicemail, no_answer
        when firm_call: no_answer, other
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
              12  call → call no_answer                          waiting        call on 13
              13  call → call voicemail                          waiting        call on 14
              14  call → call no_answer                          waiting        firm_call on 20
              20  firm_call → call no_answer                     waiting        firm_call on 21
              21  firm_call → call other                         waiting        written_summary on 24
              24  written_summary → email sent                   waiting        notice_of_suspension on 35
              35  notice_of_suspension → email sent, service     waiting        suspension on 45 warned
        "#]],
    );
}

#[test]
fn what_an_answer_led_to_comes_before_the_protocol() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 40
        when call: paid_already
        when firm_call: wrong_number
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
              12  call → call paid_already                       waiting        verify_payment on 15
              15  verify_payment → call other                    waiting        firm_call on 20
              20  firm_call → call wrong_number                  step_due       find_number on 20
              20  find_number → call other                       waiting        firm_call on 23
              23  firm_call → call other                         waiting        written_summary on 26
              26  written_summary → email sent                   waiting        notice_of_suspension on 36
              36  notice_of_suspension → email sent, service     waiting        suspension on 46 warned
        "#]],
    );
}

#[test]
fn a_new_invoice_after_the_first_was_paid_begins_anew() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 60
        5 invoice A-2 50 due 40
        14 payment 100 for A-1
        ",
        expect![[r#"
             -30  · invoice A-1 100 due 0                        not_due        courtesy_note on -3
             -30  · type forgetful                               not_due        courtesy_note on -3
              -3  courtesy_note → email sent                     not_due        await_due_date on 0
               1  friendly_reminder → email sent                 waiting        resend_papers on 7
               5  · invoice A-2 50 due 40                        waiting        resend_papers on 7
               7  resend_papers → email sent                     waiting        call on 12
              12  call → call other                              waiting        firm_call on 20
              14  · payment 100 for A-1                          not_due        courtesy_note on 37
              37  courtesy_note → email sent                     not_due        await_due_date on 40
              41  friendly_reminder → email sent                 waiting        resend_papers on 47
              47  resend_papers → email sent                     waiting        call on 52
              52  call → call other                              waiting        firm_call on 60
              60  firm_call → call other                         waiting        written_summary on 63
        "#]],
    );
}

#[test]
fn an_old_debt_that_comes_in_late_is_not_suspended_on_the_first_day() {
    check(
        "
        0 invoice A-1 100 due -200
        0 type forgetful
        until 60
        ",
        expect![[r#"
               0  · invoice A-1 100 due -200                     step_due       find_out_why on -199
               0  · type forgetful                               step_due       friendly_reminder on -199
               0  friendly_reminder → email sent                 waiting        resend_papers on 5
               5  resend_papers → email sent                     waiting        call on 9
               9  call → call other                              waiting        firm_call on 15
              15  firm_call → call other                         waiting        written_summary on 18
              18  written_summary → email sent                   waiting        notice_of_suspension on 28
              28  notice_of_suspension → email sent, service     waiting        suspension on 38 warned
              38  suspension → email sent, service               waiting        last_notice on 53 suspended
              53  last_notice → letter sent                      waiting        hand_to_agency on 68 suspended
        "#]],
    );
}
