//! Payment codes, read back as a phone does: from the page, from the picture, from the PDF's squares.

use cobro::domain::asked::Wanted;
use cobro::print::PayCode;
use cobro::print::code::{QUIET, Squares};
use cobro::print::pdf;
use cobro::print::pdf::Block;

use crate::sample::{account, now, press};

/// What a picture of squares says, each drawn as so many dots.
fn decoded(side: usize, dots: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<String> {
    let pixel = |x: usize, y: usize| match is_dark(x / dots, y / dots) {
        true => 0,
        false => 255,
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * dots, side * dots, pixel);
    let grids = picture.detect_grids();
    let read = grids.iter().map(|grid| grid.decode().expect("a code").1);
    read.collect()
}

fn code(invoices: u64) -> PayCode {
    let made = press("es").pay_code(&account(invoices), now(), &Wanted::default(), None);
    made.expect("a code")
}

fn payload(code: &PayCode) -> String {
    let read = decoded(code.squares.side() + 2 * QUIET, 4, |x, y| {
        code.squares.is_dark(x, y, QUIET)
    });
    assert_eq!(read.len(), 1, "{read:?}");
    read.concat()
}

#[test]
fn a_phone_reads_what_was_asked_for() {
    let one = code(1);
    assert_eq!(
        payload(&one),
        "BCD\n002\n1\nSCT\n\nEstudio Ñandú S.L.\nES9121000418450200051332\nEUR1234.56\n\n\nC0001 F26-0000"
    );
    let several = code(6);
    assert!(
        payload(&several).ends_with("\nC0001"),
        "{}",
        payload(&several)
    );
    assert_eq!(payload(&several), several.transfer.payload());
}

#[test]
fn the_largest_code_of_the_standard_can_be_read_and_a_larger_one_is_refused() {
    let largest = "x".repeat(331);
    let squares = Squares::of(&largest).expect("fits");
    assert_eq!(squares.side(), 69);
    let read = decoded(squares.side() + 2 * QUIET, 4, |x, y| {
        squares.is_dark(x, y, QUIET)
    });
    assert_eq!(read, std::slice::from_ref(&largest));
    assert_eq!(Squares::of(&format!("{largest}x")), None);
}

#[test]
fn the_pages_show_the_code_that_was_asked_for() {
    let paper = press("es")
        .statement_of(&account(3), now(), None, None)
        .expect("a page");
    let code = paper.code.expect("a code");
    let (_, svg) = paper.html.split_once("viewBox=\"0 0 ").expect("a picture");
    let side: usize = svg
        .split(' ')
        .next()
        .and_then(|it| it.parse().ok())
        .expect("a side");
    assert_eq!(side, code.squares.side() + 2 * QUIET);
    let (_, path) = svg.split_once(" d=\"").expect("a path");
    let (path, _) = path.split_once('"').expect("its end");
    let drawn = Squares::from_path(side, path).expect("squares");
    assert_eq!(drawn, code.squares);
    // The PDF is drawn from the same squares.
    let blocks = pdf::read(&paper.html).blocks;
    fn find(blocks: &[Block]) -> Option<Squares> {
        blocks.iter().find_map(|block| match block {
            Block::Code(squares, told, _) => {
                assert!(told.contains("ES91 2100 0418 4502 0005 1332"), "{told}");
                Some(squares.clone())
            }
            Block::KeepTogether(inside) => find(inside),
            Block::Columns(columns) => columns.iter().find_map(|(_, inside)| find(inside)),
            _ => None,
        })
    }
    assert_eq!(find(&blocks), Some(code.squares));
}

#[test]
fn the_picture_alone_can_be_read() {
    let code = code(2);
    let svg = code.squares.svg("a <title> & more");
    assert!(svg.contains("a &lt;title&gt; &amp; more"), "{svg}");
    let (_, path) = svg.rsplit_once(" d=\"").expect("a path");
    let (path, _) = path.split_once('"').expect("its end");
    let side = code.squares.side() + 2 * QUIET;
    assert_eq!(Squares::from_path(side, path), Some(code.squares));
    // Pictures that are not ours draw nothing, and break nothing.
    for path in [
        "",
        "M",
        "M1 1",
        "M900 900h5v1h-5z",
        "M4 4h999v1z",
        "Mx y",
        "M-1 4h1v1z",
    ] {
        let drawn = Squares::from_path(29, path);
        assert!(drawn.is_none_or(|it| it.runs().is_empty()), "{path}");
    }
}

#[test]
fn half_blocks_show_every_square() {
    let code = code(2);
    for quiet in [1, 2, 4] {
        let lines: Vec<Vec<char>> = code
            .squares
            .half_blocks(quiet, quiet)
            .iter()
            .map(|line| line.chars().collect())
            .collect();
        let side = code.squares.side() + 2 * quiet;
        assert_eq!((lines[0].len(), lines.len()), (side, side.div_ceil(2)));
        let is_dark = |x: usize, y: usize| {
            let block = lines[y / 2][x];
            block == '█' || block == if y.is_multiple_of(2) { '▀' } else { '▄' }
        };
        for (x, y) in (0..side).flat_map(|x| (0..side).map(move |y| (x, y))) {
            assert_eq!(is_dark(x, y), code.squares.is_dark(x, y, quiet), "{x} {y}");
        }
    }
}
