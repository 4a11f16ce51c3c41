//! ISO 20022: camt.053 (statements), and its relatives camt.052 (reports during the day) and camt.054 (notifications), in all
//! versions: what differs between them is looked for in each place where it may stand.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::fault::{BankFault, Checked, Place, Problem};
use super::text::decimal;
use super::tree::{Node, Step, decode, walk};
use super::{Balance, BankFile, Statement, account_name, joined, told};
use crate::clean::{TEXT_LENGTH, clean_text};
use crate::domain::account_number::iban;
use crate::domain::money::{Currency, Money};
use crate::domain::movement::{Movement, Party};

/// The messages that hold movements.
const MESSAGES: [&str; 3] = ["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"];

/// Their names among the formats of statements: one movement is told by several of them.
const FORMATS: [&str; 3] = ["camt053", "camt052", "camt054"];

/// Their statements, reports and notifications.
const STATEMENTS: [&str; 3] = ["Stmt", "Rpt", "Ntfctn"];

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<BankFile, BankFault> {
    let text = decode(bytes)?;
    let mut reading = Reading::default();
    let wanted = [
        "GrpHdr",
        "CreDtTm",
        "FrToDt",
        "Acct",
        "Bal",
        "TxsSummry",
        "Ntry",
    ];
    walk(&text, &wanted, &mut |step| reading.take(step))?;
    if reading.format.is_none() {
        return Err(BankFault::new(None, Problem::NotThisFormat));
    }
    if reading.file.statements.is_empty() && !reading.is_empty_statement {
        return Err(BankFault::new(None, Problem::NoStatement));
    }
    Ok(reading.file)
}

/// What is known so far.
struct Reading {
    file: BankFile,
    /// The name of the message, as soon as one has begun.
    format: Option<&'static str>,
    /// A statement was there that says nothing at all.
    is_empty_statement: bool,
    open: Option<Open>,
    entries: u64,
}

impl Default for Reading {
    fn default() -> Self {
        let file = BankFile {
            statements: Vec::new(),
            faults: Vec::new(),
            pending: 0,
        };
        Self {
            file,
            format: None,
            is_empty_statement: false,
            open: None,
            entries: 0,
        }
    }
}

/// A statement while it is read.
#[derive(Default)]
struct Open {
    account: String,
    owner: Option<String>,
    currency: Option<Currency>,
    opening: Option<Balance>,
    closing: Option<Balance>,
    movements: Vec<(Place, Movement)>,
    /// The last day that it is about, or else that on which it was made.
    day: Option<NaiveDate>,
    summary: Summary,
    /// What its entries come to, pending ones and those that can't be read among them.
    entries: u64,
}

impl Reading {
    fn take(&mut self, step: Step<'_>) -> Result<(), BankFault> {
        match step {
            Step::Open(name) if format_of(name).is_some() => self.format = format_of(name),
            Step::Open(name) if STATEMENTS.contains(&name) && self.format.is_some() => {
                self.open = Some(Open::default());
            }
            Step::Close(name) if STATEMENTS.contains(&name) => self.close()?,
            Step::Whole(node) => self.whole(&node)?,
            Step::Open(_) | Step::Close(_) => {}
        }
        Ok(())
    }

    fn whole(&mut self, node: &Node) -> Result<(), BankFault> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        match node.name.as_str() {
            "Acct" => {
                let number = node.first_of(&["Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id"]);
                open.account = account_name(number.unwrap_or_default());
                open.owner = node.first_of(&["Ownr/Nm", "Ownr/Pty/Nm"]).and_then(told);
                open.currency = node.text_at("Ccy").and_then(Currency::from_code);
            }
            "CreDtTm" => open.day = open.day.or_else(|| day_of(&node.text)),
            "FrToDt" => open.day = day(node, "ToDtTm").or(open.day),
            "Bal" => open.balance(node),
            "TxsSummry" => open.summary = Summary::of(node),
            "Ntry" => {
                self.entries += 1;
                open.entries += 1;
                let currency = node.at("Amt").and_then(|it| it.currency.as_deref());
                open.currency = open.currency.or_else(|| Currency::from_code(currency?));
                let place = Place::Entry(self.entries);
                if !is_booked(node) {
                    self.file.pending += 1;
                } else if let Err(problem) = open.entry(place, node, &mut self.file.faults) {
                    self.file.faults.push(BankFault::new(Some(place), problem));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), BankFault> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        let place = Place::Statement(self.file.statements.len() as u64 + 1);
        let first = open.movements.first().map(|(_, it)| it.money.currency);
        let of_balance = open.opening.or(open.closing).map(|it| it.money.currency);
        let currency = open.currency.or(first).or(of_balance);
        let Some(currency) = currency else {
            if open.entries > 0 {
                let fault = BankFault::new(Some(place), Problem::Missing("Ccy"));
                self.file.faults.push(fault);
            }
            self.is_empty_statement = true;
            return Ok(());
        };
        let summary = open
            .summary
            .fault(&open)
            .map(|problem| BankFault::new(Some(place), problem));
        let mut statement = Statement::new(open.account, currency);
        statement.owner = open.owner;
        statement.opening = open.opening;
        statement.closing = open.closing;
        statement.movements = open.movements;
        for (_, movement) in &mut statement.movements {
            movement.format = self.format.map(str::to_owned);
        }
        let balances = statement.balance_fault(Some(place));
        // Balances alone are not trusted so far as to refuse a file: banks fill them in for other moments, or round them.
        // Where the sums that the message gives for this very check fail as well, entries are missing or were changed.
        if let (Some(summary), Some(_)) = (&summary, &balances) {
            return Err(summary.clone());
        }
        self.file.faults.extend(balances);
        self.file.faults.extend(summary);
        self.file.statements.push(statement);
        Ok(())
    }
}

/// The format, if an element is one of the messages. In their first versions they have the version in their name.
fn format_of(name: &str) -> Option<&'static str> {
    let bare = name.split_once('V').map_or(name, |(bare, _)| bare);
    let known = MESSAGES.iter().zip(FORMATS);
    known
        .filter(|(message, _)| **message == bare)
        .map(|(_, format)| format)
        .next()
}

/// Whether an entry is booked. What does not say so is.
fn is_booked(entry: &Node) -> bool {
    let status = entry.first_of(&["Sts/Cd", "Sts/Prtry", "Sts"]);
    status.is_none_or(|it| it == "BOOK")
}

impl Open {
    /// Takes in the balances before and after all movements; there are others, such as what is at hand at once.
    fn balance(&mut self, node: &Node) {
        let kind = node.text_at("Tp/CdOrPrtry/Cd").unwrap_or_default();
        let place = match kind {
            "OPBD" => &mut self.opening,
            "PRCD" if self.opening.is_none() => &mut self.opening,
            "CLBD" => &mut self.closing,
            _ => return,
        };
        // A balance without a sign is one to the good, as far as one sees.
        let money = match is_credit(node) {
            None => amount(node),
            Some(_) => signed(node, node),
        };
        if let Ok(money) = money {
            *place = Some(Balance {
                on: day(node, "Dt"),
                money,
            });
        }
    }

    fn entry(
        &mut self,
        place: Place,
        entry: &Node,
        faults: &mut Vec<BankFault>,
    ) -> Result<(), Problem> {
        let money = signed(entry, entry)?;
        let value_on = day(entry, "ValDt");
        let settled_on = || {
            let days = ["IntrBkSttlmDt", "TxDtTm", "AccptncDtTm"];
            let dates = entry.at("NtryDtls/TxDtls/RltdDts")?;
            days.iter().find_map(|it| day(dates, it))
        };
        let booked_on = day(entry, "BookgDt").or(value_on).or_else(settled_on);
        // Some central banks leave days to the statement, which is for one day.
        let booked_on = booked_on.or(self.closing.and_then(|it| it.on)).or(self.day);
        let booked_on = booked_on.ok_or(Problem::Missing("BookgDt"))?;
        let parts: Vec<&Node> = entry
            .all("NtryDtls")
            .flat_map(|it| it.all("TxDtls"))
            .collect();
        let whole = Movement {
            account: self.account.clone(),
            booked_on,
            value_on,
            money,
            payer: Party::default(),
            reference: None,
            text: joined(entry.text_at("AddtlNtryInf")),
            bank_reference: entry.first_of(&["AcctSvcrRef", "NtryRef"]).and_then(told),
            format: None,
        };
        if let [_, _, ..] = parts.as_slice() {
            match divided(entry, &parts, money) {
                Some(amounts) => {
                    for (part, amount) in parts.iter().zip(amounts) {
                        let money = Money::new(amount, money.currency);
                        let one = described(
                            Movement {
                                money,
                                ..whole.clone()
                            },
                            part,
                        );
                        self.movements.push((place, one));
                    }
                    return Ok(());
                }
                None => faults.push(BankFault::new(Some(place), Problem::PartsDiffer)),
            }
        }
        let described = parts.into_iter().fold(whole, described);
        self.movements.push((place, described));
        Ok(())
    }
}

/// The amounts of the transactions of an entry, when all have one and they come to the entry.
fn divided(entry: &Node, parts: &[&Node], whole: Money) -> Option<Vec<Decimal>> {
    let amounts: Option<Vec<Decimal>> = parts
        .iter()
        .map(|part| {
            let amounts = ["Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"];
            let amount = amounts.iter().filter_map(|path| part.at(path));
            let mut own = amount.filter(|it| it.currency.as_deref() == Some(whole.currency.code()));
            let amount = decimal(&own.next()?.text)?;
            is_credit(part)
                .or(is_credit(entry))
                .map(|it| if it { amount } else { -amount })
        })
        .collect();
    amounts.filter(|it| it.iter().sum::<Decimal>() == whole.amount)
}

/// A movement with what a transaction of its entry says.
fn described(mut movement: Movement, part: &Node) -> Movement {
    let came_in = movement.is_credit();
    let sides = if came_in {
        ["Dbtr", "UltmtDbtr"]
    } else {
        ["Cdtr", "UltmtCdtr"]
    };
    let parties = part.at("RltdPties");
    let party = |name: &str, path: &[&str]| {
        let side = parties?.at(name)?;
        path.iter()
            .find_map(|path| side.text_at(path))
            .and_then(told)
    };
    let names = ["Nm", "Pty/Nm"];
    let name = party(sides[0], &names).or_else(|| party(sides[1], &names));
    let ids = [
        "Id/OrgId/Othr/Id",
        "Id/PrvtId/Othr/Id",
        "Pty/Id/OrgId/Othr/Id",
        "Pty/Id/PrvtId/Othr/Id",
    ];
    let numbers = ["Id/IBAN", "Id/Othr/Id"];
    let account = party(if came_in { "DbtrAcct" } else { "CdtrAcct" }, &numbers);
    let payer = &mut movement.payer;
    payer.name = payer.name.take().or(name);
    payer.tax_id = payer.tax_id.take().or_else(|| party(sides[0], &ids));
    let account = account.map(|it| iban(&it).unwrap_or(it));
    payer.account = payer.account.take().or(account);

    let structured = part.text_at("RmtInf/Strd/CdtrRefInf/Ref").and_then(told);
    let end_to_end = part.text_at("Refs/EndToEndId").and_then(told);
    let bank = part.text_at("Refs/AcctSvcrRef").and_then(told);
    movement.bank_reference = bank.or(movement.bank_reference.take());
    let mut words: Vec<&str> = vec![movement.text.as_str()];
    if let Some(remittance) = part.at("RmtInf") {
        words.extend(remittance.all("Ustrd").map(|it| it.text.as_str()));
        for structured in remittance.all("Strd") {
            let documents = structured.all("RfrdDocInf");
            words.extend(documents.filter_map(|it| it.text_at("Nb")));
            words.extend(structured.all("AddtlRmtInf").map(|it| it.text.as_str()));
        }
    }
    words.extend(part.text_at("AddtlTxInf"));
    if structured.is_some() {
        words.extend(end_to_end.as_deref());
    }
    movement.text = joined(words);
    movement.reference = movement.reference.take().or(structured).or(end_to_end);
    movement
}

fn is_credit(node: &Node) -> Option<bool> {
    match node.text_at("CdtDbtInd") {
        Some("CRDT") => Some(true),
        Some("DBIT") => Some(false),
        _ => None,
    }
}

/// The amount of one element with the sign that another one gives.
fn signed(node: &Node, sign: &Node) -> Result<Money, Problem> {
    let money = amount(node)?;
    let is_credit = is_credit(sign).ok_or_else(|| {
        let written = sign.text_at("CdtDbtInd").unwrap_or_default();
        Problem::BadSign(clean_text(written, TEXT_LENGTH).into_owned())
    })?;
    let amount = if is_credit {
        money.amount
    } else {
        -money.amount
    };
    Ok(Money::new(amount, money.currency))
}

/// The amount of an element, as it is written.
fn amount(node: &Node) -> Result<Money, Problem> {
    let written = |text: &str| clean_text(text, TEXT_LENGTH).into_owned();
    let element = node.at("Amt").ok_or(Problem::Missing("Amt"))?;
    let number = decimal(&element.text);
    let number = number.ok_or_else(|| Problem::BadAmount(written(&element.text)))?;
    let code = element.currency.as_deref().unwrap_or_default();
    let currency = Currency::from_code(code);
    let currency = currency.ok_or_else(|| Problem::BadCurrency(written(code)))?;
    Ok(Money::new(number, currency))
}

/// A day, or the day of a moment.
fn day(node: &Node, name: &str) -> Option<NaiveDate> {
    day_of(node.first_of(&[&format!("{name}/Dt"), &format!("{name}/DtTm"), name])?)
}

fn day_of(text: &str) -> Option<NaiveDate> {
    text.trim().get(..10)?.parse().ok()
}

/// What a statement says that its entries come to.
#[derive(Debug, Default)]
struct Summary {
    count: Option<Decimal>,
    credits: Option<Decimal>,
    debits: Option<Decimal>,
}

impl Summary {
    fn of(node: &Node) -> Self {
        let number = |path: &str| node.text_at(path).and_then(decimal);
        Self {
            count: number("TtlNtries/NbOfNtries"),
            credits: number("TtlCdtNtries/Sum"),
            debits: number("TtlDbtNtries/Sum"),
        }
    }

    /// In what the entries differ from it. Sums can be compared only where all entries are booked.
    fn fault(&self, open: &Open) -> Option<Problem> {
        let sum = |is_credit: bool| -> Decimal {
            let amounts = open.movements.iter().map(|it| it.1.money.amount);
            let fitting = amounts.filter(|it| (*it > Decimal::ZERO) == is_credit);
            fitting.map(|it| it.abs()).sum()
        };
        let checks = [
            (
                Checked::RecordCount,
                self.count,
                Decimal::from(open.entries),
            ),
            (Checked::CreditSum, self.credits, sum(true)),
            (Checked::DebitSum, self.debits, sum(false)),
        ];
        let mut wrong = checks
            .into_iter()
            .filter_map(|(what, found, expected)| Some((what, found?, expected)))
            .filter(|(_, found, expected)| found != expected);
        let (what, found, expected) = wrong.next()?;
        Some(Problem::Differs {
            what,
            found: found.to_string(),
            expected: expected.to_string(),
        })
    }
}
