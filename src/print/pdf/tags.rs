//! What the parts of a page are, for those who have it read to them: the tree of tags.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{
    Identifier, ListNumbering, Node, TableHeaderScope, Tag as PdfTag, TagGroup, TagKind, TagTree,
};

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag(usize);

/// What a part of a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Heading(u8, String),
    Paragraph,
    List,
    Item,
    ItemSign,
    ItemBody,
    Table,
    Row,
    HeadCell(usize),
    Cell(usize),
    Picture(String),
    Link,
    Part,
}

#[derive(Clone)]
enum Child {
    Tag(Tag),
    Drawn(Identifier),
}

#[derive(Clone)]
struct Place {
    role: Role,
    children: Vec<Child>,
}

/// The tree of tags, in the order of reading.
#[derive(Clone, Default)]
pub(super) struct Tags {
    places: Vec<Place>,
    top: Vec<Tag>,
}

impl Tags {
    /// Adds a part to a part, or to the page.
    pub fn add(&mut self, within: Option<Tag>, role: Role) -> Tag {
        let tag = Tag(self.places.len());
        self.places.push(Place {
            role,
            children: Vec::new(),
        });
        match within {
            Some(Tag(place)) => self.places[place].children.push(Child::Tag(tag)),
            None => self.top.push(tag),
        }
        tag
    }

    /// Notes that something drawn is part of a part.
    pub fn drawn(&mut self, Tag(place): Tag, what: Identifier) {
        self.places[place].children.push(Child::Drawn(what));
    }

    /// The finished tree.
    pub fn tree(self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for tag in &self.top {
            tree.push(self.node(*tag));
        }
        tree
    }

    fn node(&self, Tag(place): Tag) -> Node {
        let place = &self.places[place];
        let mut group = TagGroup::new(kind(&place.role));
        for child in &place.children {
            match child {
                Child::Tag(tag) => group.push(self.node(*tag)),
                Child::Drawn(what) => group.push(*what),
            }
        }
        group.into()
    }
}

fn kind(role: &Role) -> TagKind {
    let wide = |span: usize| {
        let span = u32::try_from(span).ok().filter(|it| *it > 1);
        span.and_then(NonZeroU32::new)
    };
    match role {
        Role::Heading(level, title) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            PdfTag::Hn(level, Some(title.clone())).into()
        }
        Role::Paragraph => PdfTag::P.into(),
        Role::List => PdfTag::L(ListNumbering::Disc).into(),
        Role::Item => PdfTag::LI.into(),
        Role::ItemSign => PdfTag::Lbl.into(),
        Role::ItemBody => PdfTag::LBody.into(),
        Role::Table => PdfTag::Table.into(),
        Role::Row => PdfTag::TR.into(),
        Role::HeadCell(span) => PdfTag::TH(TableHeaderScope::Column)
            .with_col_span(wide(*span))
            .into(),
        Role::Cell(span) => PdfTag::TD.with_col_span(wide(*span)).into(),
        Role::Picture(alternative) => PdfTag::Figure(Some(alternative.clone())).into(),
        Role::Link => PdfTag::Link.into(),
        Role::Part => PdfTag::Div.into(),
    }
}
