//! temporary
use cobro::*;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let config = config::Config::default();
    let path = std::path::PathBuf::from(&args[2]);
    let clock = clock::Clock::System;
    let settings = app::Settings { clock, policy: config.policy(), author: "Ana".into(), window: "desk:1".into(), currency: domain::money::Currency::EUR };
    match args[1].as_str() {
        "demo" => {
            let store = store::sqlite::SqliteStore::open(&path, store::sqlite::Access::Create).unwrap().with_seed(1);
            let mut book = app::Book::with_store(Box::new(store), settings, store::sqlite::Random::from_seed(1)).unwrap();
            let now = clock.now();
            let n: u64 = args[3].parse().unwrap();
            let t = std::time::Instant::now();
            if n == 0 { book.write_stories(&mut demo::showcase(now, 1).into_iter(), &mut |_| true).unwrap(); }
            else { book.write_stories(&mut (0..n).map(|i| demo::big(1, i, now)), &mut |_| true).unwrap(); }
            eprintln!("{:?}", t.elapsed());
        }
        "check" => { let book = app::Book::open(&path, store::sqlite::Access::Existing, settings).unwrap(); println!("{:?}", book.check().unwrap()); }
        "import" => {
            let mut book = app::Book::open(&path, store::sqlite::Access::Create, settings).unwrap();
            let t = std::time::Instant::now();
            let order = app::ImportOrder { path: args[3].clone().into(), date_order: None, currency: None, mapping: vec![], strict: false, terms_days: 30 };
            match book.import(&order, &mut |_, _| true) { Ok(r) => { let mut r = r; r.rejected.truncate(3); r.repeated_lines.truncate(3); println!("{r:?} {:?}", t.elapsed()) }, Err(e) => println!("ERR {e}") }
        }
        _ => {
            let book = app::Book::open(&path, store::sqlite::Access::Existing, settings).unwrap();
            let setup = tui::Setup { config, problems: vec![], texts: i18n::Texts::for_language(args.get(3).map(|s| s.as_str())), book_name: "Cartera demo".into(), no_color: std::env::var_os("NO_COLOR").is_some(), greeting: None };
            tui::run(book, setup).unwrap().unwrap();
        }
    }
}
