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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            12   · 11:00 promise 100 due 20                      waiting        confirm_promise on 20
            20   · payment 100 for A-1                           settled        -
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            12   · 11:00 promise 100 due 18                      waiting        confirm_promise on 18
            18   confirm_promise → call other                    waiting        confirm_promise on 21
            21   follow_up_promise → call other                  waiting        firm_call on 24
            21   · 11:00 promise 100 due 30                      waiting        confirm_promise on 30
            30   confirm_promise → call other                    waiting        confirm_promise on 33
            33   follow_up_promise → call other                  waiting        firm_call on 36
            36   firm_call → call other                          waiting        written_summary on 37
            37   written_summary → email sent                    waiting        notice_of_suspension on 47
            47   notice_of_suspension → email sent, service      waiting        suspension on 57 warned
            57   suspension → email sent, service                waiting        last_notice on 72 suspended
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type disputing                                not_due        await_due_date on 0
            1    listen → call disputes                          waiting        resolve_dispute on 4
            1    · 11:00 dispute A-1                             waiting        review_dispute on 8
            8    review_dispute → looked at                      waiting        review_dispute on 15
            15   review_dispute → looked at                      waiting        review_dispute on 22
            16   · resolved #3                                   step_due       send_papers on 4
            16   send_papers → email sent                        waiting        agree_date on 18
            18   agree_date → call other                         waiting        written_summary on 19
            19   written_summary → email sent                    waiting        firm_call on 29
            29   firm_call → call other                          waiting        notice_of_suspension on 45
            45   notice_of_suspension → email sent, service      waiting        suspension on 55 warned
            55   suspension → email sent, service                waiting        last_notice on 70 suspended
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type disputing                                not_due        await_due_date on 0
            1    listen → call disputes                          waiting        resolve_dispute on 4
            1    · 11:00 dispute A-1 40                          waiting        send_papers on 4
            4    send_papers → email sent                        waiting        resolve on 7
            7    resolve → call other                            waiting        agree_date on 10
            10   agree_date → call other                         waiting        written_summary on 11
            11   written_summary → email sent                    waiting        review_dispute on 18
            18   review_dispute → looked at                      waiting        review_dispute on 25
            25   review_dispute → looked at                      step_due       firm_call on 25
            25   firm_call → call other                          waiting        review_dispute on 32
            30   · resolved #3                                   waiting        notice_of_suspension on 45
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type illiquid                                 not_due        await_due_date on 0
            1    listen → call cannot_pay                        waiting        propose_plan on 4
            4    propose_plan → call other                       waiting        written_plan on 7
            4    · 11:00 plan 40@10,30@40,30@70 for A-1          waiting        confirm_promise on 10
            10   · payment 40 for A-1                            waiting        confirm_promise on 40
            40   confirm_promise → call other                    waiting        confirm_promise on 43
            43   follow_up_promise → call other                  waiting        follow_plan on 46
            46   follow_plan → call other                        waiting        firm_call on 53
            53   firm_call → call other                          waiting        written_summary on 54
            54   written_summary → email sent                    waiting        notice_of_suspension on 64
            64   notice_of_suspension → email sent, service      waiting        confirm_promise on 70 warned
            70   confirm_promise → call other                    waiting        confirm_promise on 73 warned
            73   follow_up_promise → call other                  waiting        suspension on 76 warned
            76   suspension → email sent, service                waiting        last_notice on 91 suspended
            91   last_notice → letter sent                       waiting        hand_to_agency on 106 suspended
            106  hand_to_agency → done, handed_over              waiting        follow_hand_over on 136 suspended agency
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            8    · hold all until 40                             waiting        review_hold on 40
            40   review_hold → call other                        waiting        call on 43
            43   call → call other                               waiting        firm_call on 49
            49   firm_call → call other                          waiting        written_summary on 50
            50   written_summary → email sent                    waiting        notice_of_suspension on 60
            60   notice_of_suspension → email sent, service      waiting        suspension on 70 warned
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    find_out_why → call cannot_pay                  waiting        propose_plan on 4
            4    propose_plan → call other                       waiting        friendly_reminder on 7
            7    friendly_reminder → email sent                  waiting        call on 12
            8    · type illiquid                                 step_due       listen on 8
            8    listen → call other                             waiting        propose_plan on 11
            11   propose_plan → call other                       waiting        written_plan on 14
            14   written_plan → email sent                       waiting        firm_call on 21
            21   firm_call → call other                          waiting        written_summary on 22
            22   written_summary → email sent                    waiting        notice_of_suspension on 45
            45   notice_of_suspension → email sent, service      waiting        suspension on 55 warned
            55   suspension → email sent, service                waiting        last_notice on 70 suspended
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
        1 08:00 step friendly_reminder skipped in forgetful about 0
        8 step call moved until 15 in forgetful about 0
        16 step notice_of_suspension chosen in forgetful about 0
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    · 08:00 step friendly_reminder skipped in forgetful about 0 waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            8    · step call moved until 15 in forgetful about 0 waiting        call on 15
            15   call → call other                               waiting        firm_call on 21
            16   · step notice_of_suspension chosen in forgetful about 0 waiting        notice_of_suspension on 18
            18   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            60   last_notice → letter sent                       waiting        hand_to_agency on 90 suspended
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call no_answer                           waiting        call on 13
            13   call → call voicemail                           waiting        call on 14
            14   call → call no_answer                           waiting        firm_call on 20
            20   firm_call → call no_answer                      waiting        firm_call on 21
            21   firm_call → call other                          waiting        written_summary on 22
            22   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call paid_already                        waiting        verify_payment on 15
            15   verify_payment → call other                     waiting        firm_call on 20
            20   firm_call → call wrong_number                   step_due       find_number on 20
            20   find_number → call other                        waiting        firm_call on 23
            23   firm_call → call other                          waiting        written_summary on 24
            24   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
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
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            5    · invoice A-2 50 due 40                         waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            14   · payment 100 for A-1                           not_due        courtesy_note on 37
            37   courtesy_note → email sent                      not_due        await_due_date on 40
            41   friendly_reminder → email sent                  waiting        resend_papers on 47
            47   resend_papers → email sent                      waiting        call on 52
            52   call → call other                               waiting        firm_call on 60
            60   firm_call → call other                          waiting        written_summary on 61
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
            0    · invoice A-1 100 due -200                      step_due       find_out_why on -199
            0    · type forgetful                                step_due       friendly_reminder on -199
            0    friendly_reminder → email sent                  waiting        resend_papers on 5
            5    resend_papers → email sent                      waiting        call on 9
            9    call → call other                               waiting        firm_call on 15
            15   firm_call → call other                          waiting        written_summary on 16
            16   written_summary → email sent                    waiting        notice_of_suspension on 26
            26   notice_of_suspension → email sent, service      waiting        suspension on 36 warned
            36   suspension → email sent, service                waiting        last_notice on 51 suspended
            51   last_notice → letter sent                       waiting        hand_to_agency on 66 suspended
        "#]],
    );
}

#[test]
fn the_last_step_comes_again_and_again() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        61 step hand_to_agency skipped in forgetful about 0
        62 step hand_to_lawyer skipped in forgetful about 0
        until 290
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            60   last_notice → letter sent                       waiting        hand_to_agency on 90 suspended
            61   · step hand_to_agency skipped in forgetful about 0 waiting        hand_to_lawyer on 150 suspended
            62   · step hand_to_lawyer skipped in forgetful about 0 waiting        review_case on 210 suspended
            210  review_case → done                              waiting        review_case on 240 suspended
            240  review_case → done                              waiting        review_case on 270 suspended
            270  review_case → done                              waiting        review_case on 300 suspended
        "#]],
    );
}

#[test]
fn who_paid_the_oldest_invoice_is_not_held_to_what_was_done_about_it() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 invoice A-2 50 due 30
        -30 type forgetful
        46 payment 100 for A-1
        until 70
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · invoice A-2 50 due 30                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            46   · payment 100 for A-1                           step_due       friendly_reminder on 46 suspended
            46   friendly_reminder → email sent                  waiting        resend_papers on 51 suspended
            51   resend_papers → email sent                      waiting        call on 55 suspended
            55   call → call other                               waiting        firm_call on 61 suspended
            61   firm_call → call other                          waiting        written_summary on 62 suspended
            62   written_summary → email sent                    waiting        last_notice on 90 suspended
        "#]],
    );
}

#[test]
fn under_another_type_nobody_is_warned_or_suspended_twice() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        46 type illiquid
        until 90
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            46   · type illiquid                                 step_due       listen on 46 suspended
            46   listen → call other                             waiting        propose_plan on 49 suspended
            49   propose_plan → call other                       waiting        written_plan on 52 suspended
            52   written_plan → email sent                       waiting        firm_call on 59 suspended
            59   firm_call → call other                          waiting        written_summary on 60 suspended
            60   written_summary → email sent                    waiting        last_notice on 75 suspended
            75   last_notice → letter sent                       waiting        hand_to_agency on 100 suspended
        "#]],
    );
}

#[test]
fn a_debt_that_comes_back_from_the_agency_goes_on_in_the_house() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        100 handed house
        until 190
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            60   last_notice → letter sent                       waiting        hand_to_agency on 90 suspended
            90   hand_to_agency → done, handed_over              waiting        follow_hand_over on 120 suspended agency
            100  · handed house                                  waiting        hand_to_lawyer on 150 suspended
            150  hand_to_lawyer → done, handed_over              waiting        follow_hand_over on 180 suspended lawyer
            180  follow_hand_over → call other                   waiting        follow_hand_over on 210 suspended lawyer
        "#]],
    );
}

#[test]
fn an_earlier_step_that_was_chosen_is_a_detour() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        22 step resend_papers chosen in forgetful about 0
        until 40
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            7    resend_papers → email sent                      waiting        call on 12
            12   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            22   · step resend_papers chosen in forgetful about 0 waiting        resend_papers on 23
            23   resend_papers → email sent                      waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
        "#]],
    );
}

#[test]
fn days_on_which_nobody_was_at_the_desk_are_not_made_up_for_in_a_heap() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        idle 5 58
        until 90
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type forgetful                                not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    friendly_reminder → email sent                  waiting        resend_papers on 7
            59   resend_papers → email sent                      waiting        call on 63
            63   call → call other                               waiting        firm_call on 69
            69   firm_call → call other                          waiting        written_summary on 70
            70   written_summary → email sent                    waiting        notice_of_suspension on 80
            80   notice_of_suspension → email sent, service      waiting        suspension on 90 warned
            90   suspension → email sent, service                waiting        last_notice on 105 suspended
        "#]],
    );
}
