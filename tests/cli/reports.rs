//! How a client pays, in `show`.

use serde_json::{Value, json};

use crate::support::{Home, text};

/// Two clients who paid before, late and early, and owe again.
const HISTORY: &str = "\
Código cliente;Cliente;Nº factura;Fecha factura;Vencimiento;Total;Pagado;Fecha de pago;Moneda
C001;Talleres Ibáñez S.L.;F-1;2026-06-01;2026-07-01;100,00;100,00;2026-07-08;EUR
C001;Talleres Ibáñez S.L.;F-2;2026-07-01;2026-07-31;100,00;100,00;2026-08-10;EUR
C001;Talleres Ibáñez S.L.;F-3;2026-08-01;2026-08-31;150,00;150,00;2026-08-31;EUR
C001;Talleres Ibáñez S.L.;F-4;2026-09-01;2026-10-01;140,00;140,00;2026-10-05;EUR
C001;Talleres Ibáñez S.L.;F-5;2026-10-20;2026-11-19;500,00;0,00;;EUR
C002;Bodegas Puig;F-6;2026-09-01;2026-10-01;80,00;80,00;2026-09-29;EUR
C002;Bodegas Puig;F-7;2026-11-01;2026-12-01;300,00;0,00;;EUR
C002;Bodegas Puig;F-8;2026-11-01;2026-12-01;70000;0;;CLP
";

fn home() -> Home {
    let home = Home::new();
    let file = home.file("history.csv", HISTORY);
    home.run(&["import", text(&file)]).code(0);
    home
}

#[test]
fn show_tells_how_a_client_pays() {
    let home = home();
    let shown = home.json(&["show", "C001"]);
    assert_eq!(
        shown["habit"],
        json!({
            "invoices": 4, "late": 3, "late_share": 0.75, "median_days_late": 5.5,
            "lower_quartile": 3.0, "upper_quartile": 7.75, "trend": null,
            "last_payment": { "on": "2026-10-05", "amount": "140.00", "currency": "EUR" },
        })
    );
    assert_eq!(
        (&shown["kept"], &shown["kept_rate"]),
        (&json!(0), &Value::Null)
    );
    let shown = home.run(&["show", "C001"]).code(0).out;
    let line = "Suele pagar 6 días tarde (±2); último pago 5 oct, 140,00 €";
    assert!(shown.contains(line), "{shown}");
    // On a day before, nothing of what came later is known.
    let before = home.json_at("2026-08-15", &["show", "C001"])["habit"].clone();
    assert_eq!(
        (&before["invoices"], &before["median_days_late"]),
        (&json!(2), &json!(8.5))
    );
    assert_eq!(before["last_payment"]["on"], "2026-08-10");
    let sample = Home::with_sample().json(&["show", "C001"])["habit"].clone();
    assert_eq!(
        (&sample["invoices"], &sample["last_payment"]),
        (&json!(0), &Value::Null)
    );
}
