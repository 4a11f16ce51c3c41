//! Sheets drawn: words, lines, codes, links and the tree of tags, by krilla.

use chrono::{Datelike, NaiveDateTime, Timelike};
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};

use super::lines::Text;
use super::pages::Sheet;
use super::piece::{Drawn, Frame, Look, MM, Mark, Piece};
use super::tags::{Role, Tag, Tags};
use super::typeface::Typeface;
use super::{About, Part};
use crate::config::Paper;
use crate::print::code::Squares;

/// Words of the page, words that are paler, and lines: from black to white in 255 steps.
const INK: u8 = 17;
const PALE: u8 = 90;
const LINES: u8 = 120;

/// What stands outside of the margins.
const OUTSIDE: Look = Look {
    size: 8.0,
    leading: 10.0,
    dim: true,
};

/// A sheet's width and height in points.
pub(super) fn size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::A4 => (210.0 * MM, 297.0 * MM),
        Paper::Letter => (612.0, 792.0),
    }
}

/// Draws sheets. A document that holds what accessible ones must not, letters that the font does not have, is drawn all
/// the same, and then does not say that it is accessible.
pub(super) fn draw(
    sheets: &[Sheet],
    tags: &Tags,
    typeface: &Typeface,
    about: &About<'_>,
    parts: &[Part],
) -> Result<Vec<u8>, KrillaError> {
    let accessible = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    let with = |configuration: Configuration| {
        let drawing = Drawing {
            typeface,
            about,
            tags: tags.clone(),
            parts,
        };
        drawing.document(sheets, configuration)
    };
    match accessible.map(with) {
        Ok(Ok(document)) => Ok(document),
        _ => with(Configuration::default()),
    }
}

struct Drawing<'a> {
    typeface: &'a Typeface,
    about: &'a About<'a>,
    tags: Tags,
    parts: &'a [Part],
}

/// Words that lead somewhere.
struct LinkDrawn {
    rect: Rect,
    to: String,
    tag: Tag,
    words: String,
}

impl Drawing<'_> {
    fn document(
        mut self,
        sheets: &[Sheet],
        configuration: Configuration,
    ) -> Result<Vec<u8>, KrillaError> {
        let mut document = Document::new_with(SerializeSettings {
            configuration,
            ..SerializeSettings::default()
        });
        let (width, height) = size(self.about.paper);
        for (number, sheet) in sheets.iter().enumerate() {
            let settings = PageSettings::from_wh(width, height).unwrap_or_default();
            let mut page = document.start_page_with(settings);
            let links = {
                let mut surface = page.surface();
                let links = self.sheet(&mut surface, sheet);
                self.outside(&mut surface, number);
                surface.finish();
                links
            };
            self.link(&mut page, links);
            page.finish();
        }
        document.set_outline(outline(sheets));
        document.set_metadata(metadata(self.about));
        document.set_tag_tree(self.tags.tree(self.about.language));
        document.finish()
    }

    fn sheet(&mut self, surface: &mut Surface<'_>, sheet: &Sheet) -> Vec<LinkDrawn> {
        let mut links = Vec::new();
        for (top, piece) in sheet {
            for mark in &piece.marks {
                self.mark(surface, mark, *top, &mut links);
            }
        }
        links
    }

    fn mark(
        &mut self,
        surface: &mut Surface<'_>,
        mark: &Mark,
        top: f32,
        links: &mut Vec<LinkDrawn>,
    ) {
        let y = top + mark.y;
        let mut tag = mark.tag;
        if let (Some(within), Drawn::Words { link: Some(to), .. }) = (tag, &mark.what) {
            let link = self.tags.add(Some(within), Role::Link);
            tag = Some(link);
            links.extend(link_drawn(mark, y, to, link));
        }
        let content = match tag {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
        };
        let drawn = surface.start_tagged(content);
        match &mark.what {
            Drawn::Words {
                text,
                shaped,
                bold,
                dim,
                size,
                ..
            } => {
                surface.set_fill(Some(fill(if *dim { PALE } else { INK })));
                let font = self.typeface.embedded(*bold);
                let start = Point::from_xy(mark.x, y);
                surface.draw_glyphs(start, &shaped.glyphs, font, text, *size, false);
            }
            Drawn::Line(length, thickness) => {
                surface.set_fill(Some(fill(LINES)));
                draw_path(surface, rule(mark.x, y, *length, *thickness));
            }
            Drawn::Code(squares, side) => {
                surface.set_fill(Some(fill(0)));
                draw_path(surface, code(squares, mark.x, y, *side));
            }
        }
        surface.end_tagged();
        if let Some(tag) = tag {
            self.tags.drawn(tag, drawn);
        }
    }

    /// What stands outside of the margins: which sheet it is, and from the second on what it is part of.
    fn outside(&mut self, surface: &mut Surface<'_>, number: usize) {
        let (width, height) = size(self.about.paper);
        let margin = super::MARGIN;
        let frame = Frame {
            x: margin,
            width: width - 2.0 * margin,
        };
        let (number, part) = self.place(number);
        let which = format!("{} / {}", number + 1, part.map_or(0, |it| it.sheets));
        self.aside(surface, &which, frame, height - 12.0 * MM, true);
        if let Some(part) = part.filter(|_| number > 0) {
            self.aside(surface, &part.title, frame, 11.0 * MM, false);
        }
    }

    /// Which sheet of which part it is, both counted from zero.
    fn place(&self, number: usize) -> (usize, Option<&Part>) {
        let mut number = number;
        for part in self.parts {
            if number < part.sheets {
                return (number, Some(part));
            }
            number -= part.sheets;
        }
        (number, None)
    }

    fn aside(&self, surface: &mut Surface<'_>, text: &str, frame: Frame, y: f32, right: bool) {
        let run = [super::block::Run::plain(text)];
        let lines = Text::new(self.typeface, &run, OUTSIDE.size, false).lines(frame.width);
        let Some(line) = lines.first() else { return };
        let mut piece = Piece::default();
        let x = frame.x + if right { frame.width - line.width } else { 0.0 };
        piece.draw_line(line, x, 0.0, &OUTSIDE, None);
        for mark in &piece.marks {
            if let Drawn::Words { text, shaped, .. } = &mark.what {
                let artifact = Artifact::with_kind(ArtifactType::Other);
                surface.start_tagged(ContentTag::Artifact(artifact));
                surface.set_fill(Some(fill(PALE)));
                let start = Point::from_xy(mark.x, y + mark.y);
                let font = self.typeface.embedded(false);
                surface.draw_glyphs(start, &shaped.glyphs, font, text, OUTSIDE.size, false);
                surface.end_tagged();
            }
        }
    }

    fn link(&mut self, page: &mut Page<'_>, links: Vec<LinkDrawn>) {
        for it in links {
            let target = Target::Action(LinkAction::new(it.to).into());
            let annotation = LinkAnnotation::new(it.rect, target);
            let annotation = Annotation::new_link(annotation, Some(it.words));
            let drawn = page.add_tagged_annotation(annotation);
            self.tags.drawn(it.tag, drawn);
        }
    }
}

fn link_drawn(mark: &Mark, y: f32, to: &str, tag: Tag) -> Option<LinkDrawn> {
    let Drawn::Words {
        text, size, width, ..
    } = &mark.what
    else {
        return None;
    };
    let rect = Rect::from_xywh(mark.x, y - size, *width, size * 1.3)?;
    Some(LinkDrawn {
        rect,
        to: to.to_owned(),
        tag,
        words: text.clone(),
    })
}

fn fill(shade: u8) -> Fill {
    Fill {
        paint: luma::Color::new(shade).into(),
        ..Fill::default()
    }
}

fn draw_path(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn rule(x: f32, y: f32, length: f32, thickness: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y - thickness / 2.0, length, thickness)?);
    path.finish()
}

fn code(squares: &Squares, x: f32, y: f32, side: f32) -> Option<Path> {
    let unit = side / squares.side() as f32;
    let mut path = PathBuilder::new();
    for (column, row, length) in squares.runs() {
        let [column, row, length] = [column, row, length].map(|it| it as f32 * unit);
        path.push_rect(Rect::from_xywh(x + column, y + row, length, unit)?);
    }
    path.finish()
}

/// Headings by which one finds the way: the second level below the first, and so on.
fn outline(sheets: &[Sheet]) -> Outline {
    let pieces = sheets.iter().enumerate();
    let pieces = pieces.flat_map(|(at, sheet)| sheet.iter().map(move |piece| (at, piece)));
    let headings: Vec<(u8, OutlineNode)> = pieces
        .filter_map(|(sheet, (top, piece))| {
            let (level, title) = piece.heading.as_ref()?;
            let place = XyzDestination::new(sheet, Point::from_xy(0.0, (top - MM).max(0.0)));
            Some((*level, OutlineNode::new(title.clone(), place)))
        })
        .collect();
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline| {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for (level, node) in headings {
        while open.last().is_some_and(|(above, _)| *above >= level) {
            close(&mut open, &mut outline);
        }
        open.push((level, node));
    }
    while !open.is_empty() {
        close(&mut open, &mut outline);
    }
    outline
}

fn metadata(about: &About<'_>) -> Metadata {
    let made = Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned())
        .creator("cobro".to_owned())
        .creation_date(date_time(about.made_at));
    let made = match about.keywords {
        "" => made,
        keywords => made.keywords(vec![keywords.to_owned()]),
    };
    match about.author.trim() {
        "" => made,
        author => made.authors(vec![author.to_owned()]),
    }
}

fn date_time(at: NaiveDateTime) -> DateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
}
