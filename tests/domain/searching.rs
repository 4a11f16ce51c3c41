//! Searching the queue as one types finds what a plain search through all names finds.

use cobro::domain::debtor::DebtorType;
use cobro::domain::queue::{Filter, Key, Match, QueueIndex, Sort};
use cobro::domain::search::fold;
use cobro::domain::standing::Band;
use neo_frizbee::{Config, Matcher};
use proptest::prelude::*;

/// A debtor as far as searching goes.
#[derive(Debug, Clone)]
struct Client {
    name: String,
    tax_id: String,
    points: i32,
    band: Band,
}

impl Client {
    fn haystack(&self) -> String {
        format!("{}\n{}", fold(&self.name), fold(&self.tax_id))
    }

    fn key<'a>(&self, debtor: u32, code: &'a str, haystack: &'a str) -> Key<'a> {
        Key {
            debtor,
            band: self.band,
            points: self.points,
            tried: false,
            debtor_type: DebtorType::Unclassified,
            oldest_due_on: i32::MAX,
            weight: 0,
            last_contact_on: i32::MIN,
            handled_on: i32::MIN,
            to_collect: Vec::new(),
            code,
            haystack,
        }
    }
}

fn clients(many: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Client>> {
    let part = prop::sample::select(vec![
        "García",
        "Martínez",
        "Talleres",
        "María",
        "Muñoz",
        "S.L.",
        "Puig",
        "2000",
    ]);
    let name = prop::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "));
    let band = prop::sample::select(vec![Band::BrokenPromise, Band::StepDue, Band::Waiting]);
    let client = (name, "[BX][12]{3}", 0..4_i32, band);
    let client = client.prop_map(|(name, tax_id, points, band)| Client {
        name,
        tax_id,
        points,
        band,
    });
    prop::collection::vec(client, many)
}

/// Words that some names have, that are like some, and that are like none.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "(garcia|martinez|talleres|muñoz|b12) ?(s\\.l|ma|x1|20)?",
        "(gracia|martines|taleres|mrtnz|gxarcia|b1x2) ?(m|z)?",
        "[a-gmrtz12 ]{1,7}",
    ]
}

fn index(clients: &[Client]) -> QueueIndex {
    let mut index = QueueIndex::with_room_for(clients.len());
    for (at, client) in clients.iter().enumerate() {
        let code = format!("C{at:05}");
        index.put(&client.key(at as u32, &code, &client.haystack()));
    }
    index
}

/// What a plain search finds: everybody shown is put in order and looked at, one after the other.
fn plain(clients: &[Client], text: &str) -> (Vec<u32>, Match) {
    let mut shown: Vec<u32> = (0..clients.len() as u32).collect();
    let client = |at: u32| &clients[at as usize];
    shown.retain(|at| !client(*at).band.is_hidden());
    shown.sort_by_key(|at| (client(*at).band.rank(), -client(*at).points, *at));
    let text = fold(text);
    let has_all = |at: &u32| {
        let haystack = client(*at).haystack();
        text.split_whitespace().all(|word| haystack.contains(word))
    };
    let found: Vec<u32> = shown.iter().copied().filter(has_all).collect();
    let wanted = text.trim();
    if !found.is_empty() || wanted.len() < 3 {
        return (found, Match::Exact);
    }
    let names: Vec<String> = shown.iter().map(|at| fold(&client(*at).name)).collect();
    let config = Config {
        max_typos: Some(if wanted.len() < 5 { 0 } else { 1 }),
        ..Config::default()
    };
    let mut matches = Matcher::new(wanted, &config).match_list(&names);
    let best = matches.iter().map(|it| it.score).max().unwrap_or(0);
    matches.retain(|it| u32::from(it.score) * 3 >= u32::from(best) * 2);
    matches.sort_by_key(|it| (std::cmp::Reverse(it.score), it.index));
    matches.truncate(200);
    let alike = matches.iter().map(|it| shown[it.index as usize]).collect();
    (alike, Match::Alike)
}

fn filter(text: &str) -> Filter {
    Filter {
        text: text.to_owned(),
        ..Filter::default()
    }
}

/// Types a text letter by letter into one index, and looks at every step.
fn typing_finds_the_same(clients: &[Client], text: &str) -> Result<(), TestCaseError> {
    let mut index = index(clients);
    for (end, letter) in text.char_indices() {
        let so_far = &text[..end + letter.len_utf8()];
        let found = index.arrange(Sort::Urgency, &filter(so_far), 0);
        let (expected, how) = plain(clients, so_far);
        prop_assert_eq!(
            (&found.debtors, found.how),
            (&expected, how),
            "{:?}",
            so_far
        );
    }
    let hidden = clients.iter().filter(|it| {
        let haystack = it.haystack();
        let text = fold(text);
        it.band.is_hidden() && text.split_whitespace().all(|word| haystack.contains(word))
    });
    prop_assert_eq!(index.hidden_with(&filter(text), 0), hidden.count());
    Ok(())
}

proptest! {
    #[test]
    fn typing_finds_what_a_plain_search_finds(clients in clients(0..150), text in typed()) {
        typing_finds_the_same(&clients, &text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// Long lists are looked through by two threads, and more are alike than are worth offering.
    #[test]
    fn so_does_typing_in_a_long_list(some in clients(300..400), text in typed()) {
        let many: Vec<Client> = some.iter().cycle().take(25_000).cloned().collect();
        typing_finds_the_same(&many, &text)?;
    }
}
