//! The four protocols from before the due date to the end, every step done when it is due; an invoice falls due on day 0.

use expect_test::expect;

use super::check;

#[test]
fn who_forgets_is_reminded_called_warned_suspended_and_handed_over() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type forgetful
        until 250
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
            120  follow_hand_over → call other                   waiting        follow_hand_over on 150 suspended agency
            150  follow_hand_over → call other                   waiting        hand_to_lawyer on 153 suspended agency
            153  hand_to_lawyer → done, handed_over              waiting        follow_hand_over on 183 suspended lawyer
            183  follow_hand_over → call other                   waiting        follow_hand_over on 213 suspended lawyer
            213  follow_hand_over → call other                   waiting        follow_hand_over on 243 suspended lawyer
            243  follow_hand_over → call other                   waiting        follow_hand_over on 273 suspended lawyer
        "#]],
    );
}

#[test]
fn who_has_no_money_is_listened_to_and_offered_a_plan_first() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type illiquid
        until 250
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type illiquid                                 not_due        await_due_date on 0
            1    listen → call other                             waiting        propose_plan on 4
            4    propose_plan → call other                       waiting        written_plan on 7
            7    written_plan → email sent                       waiting        firm_call on 15
            15   firm_call → call other                          waiting        written_summary on 16
            16   written_summary → email sent                    waiting        notice_of_suspension on 45
            45   notice_of_suspension → email sent, service      waiting        suspension on 55 warned
            55   suspension → email sent, service                waiting        last_notice on 70 suspended
            70   last_notice → letter sent                       waiting        hand_to_agency on 100 suspended
            100  hand_to_agency → done, handed_over              waiting        follow_hand_over on 130 suspended agency
            130  follow_hand_over → call other                   waiting        follow_hand_over on 160 suspended agency
            160  follow_hand_over → call other                   waiting        hand_to_lawyer on 163 suspended agency
            163  hand_to_lawyer → done, handed_over              waiting        follow_hand_over on 193 suspended lawyer
            193  follow_hand_over → call other                   waiting        follow_hand_over on 223 suspended lawyer
            223  follow_hand_over → call other                   waiting        follow_hand_over on 253 suspended lawyer
        "#]],
    );
}

#[test]
fn who_contests_something_is_listened_to_before_anything_else() {
    check(
        "
        -30 invoice A-1 100 due 0
        -30 type disputing
        until 250
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -30  · type disputing                                not_due        await_due_date on 0
            1    listen → call other                             waiting        send_papers on 4
            4    send_papers → email sent                        waiting        agree_date on 8
            8    agree_date → call other                         waiting        written_summary on 9
            9    written_summary → email sent                    waiting        firm_call on 25
            25   firm_call → call other                          waiting        notice_of_suspension on 45
            45   notice_of_suspension → email sent, service      waiting        suspension on 55 warned
            55   suspension → email sent, service                waiting        last_notice on 70 suspended
            70   last_notice → letter sent                       waiting        hand_to_agency on 100 suspended
            100  hand_to_agency → done, handed_over              waiting        follow_hand_over on 130 suspended agency
            130  follow_hand_over → call other                   waiting        follow_hand_over on 160 suspended agency
            160  follow_hand_over → call other                   waiting        hand_to_lawyer on 163 suspended agency
            163  hand_to_lawyer → done, handed_over              waiting        follow_hand_over on 193 suspended lawyer
            193  follow_hand_over → call other                   waiting        follow_hand_over on 223 suspended lawyer
            223  follow_hand_over → call other                   waiting        follow_hand_over on 253 suspended lawyer
        "#]],
    );
}

#[test]
fn who_is_not_classified_is_asked_why() {
    check(
        "
        -30 invoice A-1 100 due 0
        until 250
        ",
        expect![[r#"
            -30  · invoice A-1 100 due 0                         not_due        courtesy_note on -3
            -3   courtesy_note → email sent                      not_due        await_due_date on 0
            1    find_out_why → call other                       waiting        friendly_reminder on 4
            4    friendly_reminder → email sent                  waiting        call on 10
            10   call → call other                               waiting        firm_call on 20
            20   firm_call → call other                          waiting        written_summary on 21
            21   written_summary → email sent                    waiting        notice_of_suspension on 35
            35   notice_of_suspension → email sent, service      waiting        suspension on 45 warned
            45   suspension → email sent, service                waiting        last_notice on 60 suspended
            60   last_notice → letter sent                       waiting        hand_to_agency on 90 suspended
            90   hand_to_agency → done, handed_over              waiting        follow_hand_over on 120 suspended agency
            120  follow_hand_over → call other                   waiting        follow_hand_over on 150 suspended agency
            150  follow_hand_over → call other                   waiting        hand_to_lawyer on 153 suspended agency
            153  hand_to_lawyer → done, handed_over              waiting        follow_hand_over on 183 suspended lawyer
            183  follow_hand_over → call other                   waiting        follow_hand_over on 213 suspended lawyer
            213  follow_hand_over → call other                   waiting        follow_hand_over on 243 suspended lawyer
            243  follow_hand_over → call other                   waiting        follow_hand_over on 273 suspended lawyer
        "#]],
    );
}
