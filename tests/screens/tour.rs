//! The tour of a newcomer: what it asks for, key by key.

use cobro::i18n::LANGUAGES;

use crate::driver::Desk;

/// The keys that each step asks for, in its order; the last step is the end.
const SCRIPT: [&str; 13] = [
    "j",
    "<backtab>",
    "<esc>g",
    "c",
    "Ya ha cobrado",
    "<ctrl-e>p",
    "+7<enter>",
    "u",
    "p<enter>",
    "e",
    "<esc>",
    "/puig<enter>",
    "<esc>:",
];

fn step(desk: &Desk) -> usize {
    desk.model.tour.as_ref().map_or(0, |tour| tour.progress().0)
}

#[test]
fn each_step_is_noticed_when_its_keys_were_pressed_and_not_before() {
    for language in LANGUAGES {
        for size in [(80, 24), (120, 40)] {
            let mut desk = Desk::on_tour(language, size);
            assert_eq!(step(&desk), 1);
            for (at, keys) in SCRIPT.iter().enumerate() {
                let name = format!("tour_{:02}_{language}_{}x{}", at + 1, size.0, size.1);
                if size == (80, 24) {
                    insta::assert_snapshot!(name, desk.screen());
                }
                assert_eq!(step(&desk), at + 1, "{language}: before {keys}");
                desk.press(keys);
                assert_eq!(
                    step(&desk),
                    at + 2,
                    "{language}: after {keys}\n{}",
                    desk.screen()
                );
            }
            let name = format!("tour_14_{language}_{}x{}", size.0, size.1);
            insta::assert_snapshot!(name, desk.screen());
            desk.press("<esc>q");
            assert!(!desk.model.running);
        }
    }
}

/// What a step says is read to its end at 80 columns.
#[test]
fn every_text_fits_its_two_lines() {
    for language in LANGUAGES {
        let mut desk = Desk::on_tour(language, (80, 24));
        for keys in SCRIPT {
            let text = desk.model.tour.as_ref().expect("a tour").text(&desk.model);
            let last = text
                .trim_end_matches('.')
                .rsplit(' ')
                .next()
                .expect("words");
            let last = last.replace('`', "");
            let screen = desk.screen();
            let foot: Vec<&str> = screen.lines().skip(21).collect();
            assert!(
                foot.join(" ").contains(&last),
                "{language}: {last}\n{screen}"
            );
            assert!(
                foot[0].starts_with('━') && foot[0].ends_with('━'),
                "{screen}"
            );
            desk.press(keys);
        }
    }
}

#[test]
fn it_goes_on_when_things_are_done_otherwise() {
    let mut desk = Desk::on_tour("es", (80, 24));
    desk.press("j<backtab><esc>gc");
    assert_eq!(step(&desk), 5);
    // A call that is left is begun again.
    desk.press("<esc>");
    assert_eq!(step(&desk), 4, "{}", desk.screen());
    // Nobody answered, so no promise waits for its date.
    desk.press("cComunica<ctrl-e>n");
    assert_eq!(step(&desk), 8, "{}", desk.screen());
    desk.press("u");
    assert_eq!(step(&desk), 9, "{}", desk.screen());
}

#[test]
fn esc_with_nothing_to_go_back_from_ends_it_and_the_desk_stays() {
    let mut desk = Desk::on_tour("es", (80, 24));
    desk.press("n<esc>");
    assert!(desk.model.tour.is_some());
    desk.press("<esc>");
    assert!(desk.model.tour.is_none() && desk.model.running);
    assert!(
        desk.screen().contains("Visita terminada"),
        "{}",
        desk.screen()
    );
}

#[test]
fn a_screen_without_room_for_it_keeps_the_desk() {
    let mut desk = Desk::on_tour("es", (60, 12));
    let with = desk.screen();
    desk.model.tour = None;
    assert_eq!(with, desk.screen());
}
