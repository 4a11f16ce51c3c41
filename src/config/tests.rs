//! Reading the configuration.

use super::*;

#[test]
fn the_default_is_well_formed_and_a_file_overrides_parts_of_it() {
    let path = Path::new("config.toml");
    let (config, problems) =
        Config::from_text(path, "[promise]\ngrace_days = 5\n").expect("is fine");
    assert_eq!(problems, []);
    assert_eq!(config.promise.grace_days, 5);
    assert_eq!(
        config.promise.days_ahead,
        Config::default().promise.days_ahead
    );
}

#[test]
fn mistakes_name_the_line() {
    let cases = [
        ("language = \"es\"\n[promise\n", Some(2)),
        ("[promise]\n\ngrace_days = \"many\"\n", Some(3)),
        ("[promise]\ngrace_dyas = 3\n", Some(2)),
        ("mouse = true\ncurrency = \"EURO\"\n", Some(2)),
    ];
    for (text, line) in cases {
        let problem = Config::from_text(Path::new("config.toml"), text).unwrap_err();
        assert_eq!(problem.line, line, "{text:?}: {problem}");
    }
}

#[test]
fn values_that_make_no_sense_give_way_to_their_defaults_and_all_of_them_are_told() {
    let text = "language = \"fr\"\nterms_days = -3\ncurrency = \"MXN\"\n\n\
        [promise]\ngrace_days = 5\ndays_ahead = 100000\ntolerance_percent = \"101\"\n\n\
        [urgency]\nage_days = [{ at_least = 1, points = 2000000000 }]\n\n\
        [urgency.scale]\nEURO = \"2\"\nMXN = \"0\"\nCOP = \"5000\"\n\
        [interest]\nprofile = \"fr\"\n[prescription]\nyears = 0\n";
    let (config, problems) = Config::from_text(Path::new("c.toml"), text).expect("is read");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let expected = [
        "c.toml:1: language = \"fr\": es, en, auto is allowed",
        "c.toml:2: terms_days = -3: 0–3650 is allowed",
        "c.toml:7: promise.days_ahead = 100000: 0–365 is allowed",
        "c.toml:8: promise.tolerance_percent = \"101\": 0–100 is allowed",
        "c.toml:11: urgency.age_days = [{ at_least = 1, points = 2000000000 }]: \
         at_least 0–36500, points -1000–1000 is allowed",
        "c.toml:14: urgency.scale.EURO = \"2\": ISO 4217: MXN, COP, CLP… is allowed",
        "c.toml:15: urgency.scale.MXN = \"0\": > 0, ≤ 1000000000 is allowed",
        "c.toml:18: interest.profile = \"fr\": auto, es, none is allowed",
        "c.toml:20: prescription.years = 0: 1–100 is allowed",
    ];
    assert_eq!(told, expected);
    let mut sound = Config {
        currency: Currency::MXN,
        ..Config::default()
    };
    sound.promise.grace_days = 5;
    sound.urgency.scale.insert("COP".into(), 5000.into());
    assert_eq!(config, sound);
}

#[test]
fn accounts_that_cannot_be_right_are_left_out_with_their_lines() {
    let text = "[house]\naddress = \"Calle Mayor 1\\n50001 Zaragoza\"\n\n\
        [terms]\npayment_link = \"javascript:alert(1)\"\ndeposit_percent = \"130\"\nsuspension_days = -1\n\n\
        [[terms.accounts]]\niban = \"ES91 2100 0418 4502 0005 1332\"\nholder = \"Ana\"\n\n\
        [[terms.accounts]]\nholder = \"Ana\"\niban = \"ES91 2100 0418 4502 0005 1333\"\n";
    let (config, problems) = Config::from_text(Path::new("c.toml"), text).expect("is read");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let expected = [
        "c.toml:5: terms.payment_link = \"javascript:alert(1)\": https://… is allowed",
        "c.toml:6: terms.deposit_percent = \"130\": 0–100 is allowed",
        "c.toml:7: terms.suspension_days = -1: 0–3650 is allowed",
        "c.toml:15: terms.accounts.1.iban = \"ES91 2100 0418 4502 0005 1333\": \
         IBAN (ISO 13616: XX00…, mod 97 = 1) is allowed",
    ];
    assert_eq!(told, expected);
    assert_eq!(config.house.address, ["Calle Mayor 1", "50001 Zaragoza"]);
    assert_eq!(config.terms.accounts.len(), 1);
    assert_eq!(config.terms.accounts[0].holder, "Ana");
}

#[test]
fn currencies_of_small_units_are_scaled() {
    let scale = Config::default().urgency.scale;
    for code in ["CLP", "COP", "JPY", "PYG"] {
        assert!(scale[code] > 100.into(), "{code}");
    }
}

#[test]
fn the_defaults_keep_to_what_is_allowed() {
    let (_, problems) = Config::from_text(Path::new("c.toml"), DEFAULT_TEXT).expect("is read");
    assert_eq!(problems, []);
}
