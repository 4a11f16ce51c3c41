//! A day at the desk, key by key.

use cobro::config::{Config, FileProblem, KeysOf, Trouble};
use cobro::domain::debtor::DebtorType;
use cobro::domain::standing::Band;

use crate::driver::Desk;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Every screen in both languages and both sizes.
fn snapshot(name: &str, keys: &str) {
    for language in ["es", "en"] {
        for size in SIZES {
            let mut desk = Desk::on_demo(language, size);
            let screen = desk.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_{language}_{}x{}", size.0, size.1), screen);
        }
    }
}

#[test]
fn the_queue_opens_with_the_most_urgent_client() {
    snapshot("queue", "");
}

#[test]
fn panes_turn_by_tab() {
    snapshot("pane_notes", "<tab><tab>");
    snapshot("pane_invoices", "<tab><tab><tab>");
    snapshot("pane_promises", "<tab><tab><tab><tab>");
    snapshot("pane_why", "<tab><tab><tab><tab><tab><tab>");
}

#[test]
fn a_promise_is_one_key() {
    snapshot("promise", "p");
    snapshot("promise_being_changed", "pfin de mes<tab>50%");
}

#[test]
fn what_lies_on_top() {
    snapshot("promise_form", "jjjjjP");
    snapshot("note", "nQuedó en llamar el jueves");
    snapshot("type", "t");
    snapshot("filters", "f");
    snapshot("sort", "o");
    snapshot("palette", ":");
    snapshot("palette_narrowed", ":import");
    snapshot("help", "?");
    snapshot("import_path", ":import<enter>/no/such/file.csv<enter>");
}

#[test]
fn searching_as_one_types() {
    snapshot("search", "/banez");
    snapshot("search_alike", "/tlleres");
}

#[test]
fn everybody_is_shown_on_request() {
    snapshot("everybody", ".");
}

#[test]
fn filters_show_as_chips() {
    snapshot("chips", "f<down><space><down><space><esc>4");
}

#[test]
fn styles_carry_the_meaning_that_signs_carry_too() {
    let mut desk = Desk::on_demo("es", (80, 24));
    insta::assert_snapshot!("styles_queue", desk.styles());
}

#[test]
fn a_small_screen_shows_one_thing_at_a_time() {
    let mut desk = Desk::on_demo("es", (44, 12));
    insta::assert_snapshot!("small_queue", desk.screen());
    insta::assert_snapshot!("small_panes", desk.press("<enter>").screen());
    let before = desk.press("<esc>").screen();
    assert!(before.contains("Cola"));
}

#[test]
fn an_empty_book_says_how_to_fill_it() {
    for language in ["es", "en"] {
        let mut desk = Desk::on(language, (80, 24), |_| {});
        insta::assert_snapshot!(format!("empty_{language}"), desk.screen());
    }
}

#[test]
fn a_promise_goes_into_the_journal_and_undo_takes_back_both_it_and_its_change() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let band = |desk: &Desk| desk.model.current_file().expect("a client").standing.band;
    let kinds = desk.kinds();
    assert_eq!(band(&desk), Band::BrokenPromise);
    let name = desk.model.current_row().expect("a row").name.clone();
    desk.press("p15<enter>");
    // The client waits now, and the next one has come up.
    assert_ne!(desk.model.current_row().expect("a row").name, name);
    desk.press("u");
    assert_eq!(desk.model.current_row().expect("a row").name, name);
    assert_eq!(band(&desk), Band::BrokenPromise);
    let appended: Vec<_> = desk.kinds()[kinds.len()..].to_vec();
    assert_eq!(
        appended,
        ["promise", "reversal", "promise", "reversal", "reversal"]
    );
    let promises = &desk
        .model
        .current_file()
        .expect("a client")
        .account
        .promises;
    assert!(
        promises
            .iter()
            .all(|promise| promise.made_at < crate::driver::now())
    );
    desk.press("<ctrl-r>");
    desk.press(".");
    let live = desk.model.queue.debtors.iter().position(|debtor| {
        desk.model
            .queue
            .rows
            .get(debtor)
            .is_some_and(|row| row.name == name)
    });
    assert!(live.is_some());
}

#[test]
fn leaving_a_promise_as_it_is_records_nothing_more() {
    for leave in ["<enter>", "<esc>"] {
        let mut desk = Desk::on_demo("en", (80, 24));
        let debtor = desk.model.current().expect("a client");
        let before = desk.kinds().len();
        desk.press("p").press(leave);
        desk.press(".");
        while desk.model.current() != Some(debtor) {
            desk.press("j");
        }
        assert_eq!(desk.kinds().len(), before + 1);
    }
}

#[test]
fn with_a_live_promise_p_opens_it_to_be_replaced() {
    let mut desk = Desk::on_demo("es", (120, 40));
    let debtor = desk.model.current().expect("a client");
    desk.press("p<enter>.");
    while desk.model.current() != Some(debtor) {
        desk.press("j");
    }
    let count = desk
        .kinds()
        .iter()
        .filter(|kind| **kind == "promise")
        .count();
    let screen = desk.press("p").screen();
    assert!(screen.contains("Sustituye a "), "{screen}");
    desk.press("+3<enter>");
    while desk.model.current() != Some(debtor) {
        desk.press("j");
    }
    let promises = &desk
        .model
        .current_file()
        .expect("a client")
        .account
        .promises;
    assert_eq!(
        promises
            .iter()
            .filter(|it| it.status.id() == "pending")
            .count(),
        1
    );
    assert_eq!(
        promises
            .iter()
            .filter(|it| it.status.id() == "replaced")
            .count(),
        1
    );
    assert_eq!(
        desk.kinds()
            .iter()
            .filter(|kind| **kind == "promise")
            .count(),
        count + 1
    );
}

#[test]
fn a_promise_that_is_not_possible_says_why() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press(".G");
    let screen = desk.press("p").screen();
    assert!(screen.contains("No debe nada"), "{screen}");
}

#[test]
fn a_type_is_set_for_all_that_are_selected() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let chosen: Vec<u32> = desk.model.queue.debtors[..3].to_vec();
    desk.press("<space><space><space>t3");
    for debtor in chosen {
        let row = desk.model.queue.rows.get(&debtor).expect("a row");
        assert_eq!(row.debtor_type, DebtorType::Disputing);
    }
    assert!(desk.model.queue.selected.is_empty());
    desk.press("u");
    assert!(desk.screen().contains("Deshecho: tipo"));
}

#[test]
fn a_note_is_saved_and_its_draft_gone() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("nHabla Marisa.<enter>Paga el viernes.<ctrl-s>");
    assert_eq!(desk.kinds().last(), Some(&"note"));
    let screen = desk.screen();
    assert!(screen.contains("Nota guardada"), "{screen}");
    assert!(screen.contains("Paga el viernes."), "{screen}");
    let desk = desk.killed_and_opened_again("desk:2");
    assert!(desk.model.drafts.is_empty());
}

#[test]
fn what_was_typed_is_offered_again_after_a_kill() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press("jjn").press("Dice que el jueves");
    desk.send(cobro::tui::message::Message::Tick);
    let debtor = desk.model.current();
    let mut desk = desk.killed_and_opened_again("desk:2");
    assert_eq!(desk.model.current(), debtor);
    let screen = desk.screen();
    assert!(
        screen.contains("Hay una nota sin terminar sobre Marisquería O Grove S.L.: n la abre"),
        "{screen}"
    );
    let screen = desk.press("n").screen();
    assert!(screen.contains("Dice que el jueves"), "{screen}");
    assert!(screen.contains("Borrador recuperado"), "{screen}");
    desk.press(" sin falta<ctrl-s>");
    assert!(desk.screen().contains("Dice que el jueves sin falta"));
    assert!(
        desk.killed_and_opened_again("desk:3")
            .model
            .drafts
            .is_empty()
    );
}

#[test]
fn another_window_is_never_undone_in_silence() {
    let mut desk = Desk::on_demo("es", (100, 24));
    desk.press("p<enter>");
    let mut desk = desk.killed_and_opened_again("desk:2");
    let screen = desk.press("u").screen();
    assert!(
        screen.contains("En otra ventana: promesa (Ana, "),
        "{screen}"
    );
}

#[test]
fn pasted_text_is_never_taken_for_commands() {
    use crossterm::event::Event;
    let mut desk = Desk::on_demo("es", (80, 24));
    let before = desk.screen();
    desk.send(cobro::tui::message::Message::Input(Event::Paste(
        "pptq".into(),
    )));
    assert_eq!(desk.screen(), before);
    assert!(desk.model.running);
    desk.press("n");
    desk.send(cobro::tui::message::Message::Input(Event::Paste(
        "uno\ndos\u{1b}[2J".into(),
    )));
    let screen = desk.screen();
    assert!(
        screen.contains("uno") && screen.contains("dos[2J"),
        "{screen}"
    );
}

#[test]
fn an_import_is_seen_before_it_is_recorded_and_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("facturas.csv");
    let rows = "Cliente;Nº factura;Fecha;Vencimiento;Importe\n\
        Librería Cervantes;2026-7;15/08/2026;14/09/2026;1.210,00\n\
        Librería Cervantes;2026-8;x;14/09/2026;50,00\n";
    std::fs::write(&file, rows).expect("written");
    let mut desk = Desk::on("es", (100, 30), |_| {});
    assert!(desk.screen().contains("La cartera está vacía"));
    desk.press(&format!(":import<enter>{}<enter>", file.display()));
    let preview = desk.screen();
    for seen in [
        "Nº factura",
        "1 cliente nuevo",
        "1 factura nueva",
        "1 fila mala",
        "Enter lo importa",
    ] {
        assert!(preview.contains(seen), "{seen} in {preview}");
    }
    assert!(desk.model.queue.debtors.is_empty());
    desk.press("<enter><enter>");
    let screen = desk.screen();
    assert!(
        screen.contains("Librería Cervantes") && screen.contains("1.210,00 €"),
        "{screen}"
    );
    desk.press("u");
    assert!(desk.screen().contains("La cartera está vacía"));
}

#[test]
fn what_is_wrong_with_the_configuration_stays_until_esc_and_can_be_read_again() {
    let keys = [("fly".to_owned(), KeysOf::One("x".to_owned()))];
    let config = Config {
        keys: keys.into(),
        ..Config::default()
    };
    let problem = FileProblem {
        path: "/home/ana/.config/cobro/config.toml".into(),
        line: Some(4),
        trouble: Trouble::NotAllowed {
            key: "promise.days_ahead".into(),
            value: "100000".into(),
            allowed: "0–365".into(),
        },
    };
    let mut desk = Desk::with_problems(config, vec![problem]);
    insta::assert_snapshot!("problems_told", desk.screen());
    let screen = desk.press("jj<tab>").screen();
    assert!(screen.contains(" ! config.toml:4"), "{screen}");
    insta::assert_snapshot!("problems_read", desk.press(":problems<enter>").screen());
    let screen = desk.press("<esc>").screen();
    assert!(screen.contains(" ! config.toml:4"), "{screen}");
    let screen = desk.press("<esc>").screen();
    assert!(!screen.contains(" ! config.toml:4"), "{screen}");
    let screen = desk.press(":problems<enter>").screen();
    assert!(
        screen.contains("«fly»") && screen.contains("0–365"),
        "{screen}"
    );
}

#[test]
fn a_click_chooses_and_the_wheel_moves() {
    use cobro::tui::message::Message;
    use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut desk = Desk::on_demo("es", (120, 40));
    let mouse = |desk: &mut Desk, kind, column, row| {
        let modifiers = KeyModifiers::NONE;
        desk.send(Message::Input(Event::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers,
        })));
    };
    mouse(&mut desk, MouseEventKind::Down(MouseButton::Left), 10, 6);
    assert_eq!(desk.model.queue.cursor, 2);
    mouse(&mut desk, MouseEventKind::ScrollDown, 10, 6);
    assert_eq!(desk.model.queue.cursor, 5);
    let line = desk
        .screen()
        .lines()
        .position(|line| line.contains("Facturas"))
        .expect("the tabs");
    let shown = desk.screen();
    let before = shown
        .lines()
        .nth(line)
        .and_then(|it| it.split("Facturas").next())
        .expect("text");
    let column = unicode_width::UnicodeWidthStr::width(before) as u16 + 1;
    mouse(
        &mut desk,
        MouseEventKind::Down(MouseButton::Left),
        column,
        line as u16,
    );
    assert!(desk.screen().contains("[Facturas]"));
}

#[test]
fn keys_typed_ahead_mean_the_client_searched_for_and_the_promise_just_made() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let first = desk.model.current();
    desk.press_at_once("/puig<enter>p15<enter>");
    assert_ne!(desk.model.current(), first);
    assert!(
        desk.model.queue.filter.types.is_empty(),
        "no digit was taken for a filter"
    );
    assert!(desk.model.held.is_empty() && desk.model.overlay.is_none());
    desk.press("0.");
    let of = |desk: &mut Desk, name: &str| {
        desk.press("g");
        while !desk
            .model
            .current_row()
            .is_some_and(|row| row.name.contains(name))
        {
            desk.press("j");
        }
        let promises = &desk
            .model
            .current_file()
            .expect("a client")
            .account
            .promises;
        let live = promises.iter().filter(|it| it.status.id() == "pending");
        live.map(|it| it.due_on.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(&mut desk, "Puig"), ["2026-12-15"]);
    assert_eq!(of(&mut desk, "Ibáñez"), [""; 0]);
}

#[test]
fn an_import_can_be_named_in_the_palette() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let screen = desk.press(":import /no/such/file.csv<enter>").screen();
    assert!(screen.contains("No se puede leer el archivo"), "{screen}");
}

#[test]
fn a_type_that_it_is_already_is_said_and_not_recorded() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let kinds = desk.kinds();
    let place = desk.model.current_row().expect("a row").debtor_type;
    let digit = DebtorType::ALL
        .iter()
        .position(|it| *it == place)
        .expect("a type")
        + 1;
    let screen = desk.press(&format!("t{digit}")).screen();
    assert!(screen.contains("Ya es sin liquidez"), "{screen}");
    assert_eq!(desk.kinds(), kinds);
    assert_eq!(desk.model.undoable, None);
}

#[test]
fn the_type_picker_starts_on_the_present_type_and_offers_what_works() {
    let mut desk = Desk::on_demo("es", (80, 24));
    assert_eq!(
        desk.model.current_row().expect("a row").debtor_type,
        DebtorType::Illiquid
    );
    let screen = desk.press("t").screen();
    assert!(screen.contains("▌2 sin liquidez"), "{screen}");
    assert!(!screen.contains("marcar"), "{screen}");
    // Enter changes nothing by mistake.
    let kinds = desk.kinds();
    desk.press("<enter>");
    assert_eq!(desk.kinds(), kinds);
    // Several of different types have none in common.
    let screen = desk.press("<space><space><space>t").screen();
    assert!(screen.contains("▌1 olvidadizo"), "{screen}");
}

#[test]
fn a_blank_goes_on_with_a_filters_name_and_switches_it_after_its_end() {
    let mut desk = Desk::on_demo("es", (80, 24));
    let screen = desk.press("fsin<space>l").screen();
    assert!(screen.contains(":sin l"), "{screen}");
    assert!(desk.model.queue.filter.types.is_empty());
    desk.press("iquidez<space>");
    assert!(
        desk.model
            .queue
            .filter
            .types
            .contains(&DebtorType::Illiquid)
    );
    desk.press("<tab>");
    assert!(desk.model.queue.filter.types.is_empty());
}

#[test]
fn a_search_that_finds_nobody_in_view_tells_of_those_who_wait() {
    let mut desk = Desk::on_demo("es", (80, 24));
    desk.press(".G");
    let row = desk.model.current_row().expect("a row");
    let (name, band) = (row.name.clone(), row.standing.band);
    assert!(band.is_hidden());
    let mut desk = Desk::on_demo("es", (80, 24));
    let screen = desk.press(&format!("/{name}")).screen();
    assert!(
        screen.contains("nadie en la lista · 1 entre quienes esperan: Enter ."),
        "{screen}"
    );
    if desk.model.queue.debtors.is_empty() {
        let screen = desk.press("<enter>").screen();
        assert!(screen.contains("1 cliente de los que esperan"), "{screen}");
    } else {
        desk.press("<enter>");
    }
    desk.press(".");
    assert_eq!(desk.model.current_row().expect("found").name, name);
    let screen = desk.press("/").screen();
    assert!(!screen.contains("entre quienes esperan"), "{screen}");
}

#[test]
fn an_assumed_day_of_payment_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("facturas.csv");
    let rows = "Cliente;Factura;Fecha;Vencimiento;Total;Pagado\n\
        Librería Cervantes;7;2026-08-15;2026-09-14;1210,00;100,00\n";
    std::fs::write(&file, rows).expect("written");
    let mut desk = Desk::on("es", (100, 30), |_| {});
    desk.press(&format!(":import {}<enter><enter><enter>", file.display()));
    let screen = desk.screen();
    assert!(screen.contains("pago de 100,00 €"), "{screen}");
    assert!(screen.contains("(*) El archivo no dice"), "{screen}");
    let mut desk = Desk::on_demo("es", (100, 30));
    assert!(!desk.screen().contains("(*)"));
}
