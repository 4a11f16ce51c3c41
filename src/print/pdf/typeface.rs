//! The letters of the pages: IBM Plex Sans, regular and bold out of one variable font, shaped with kerning and measured.

use harfrust::{FontRef, ShapeOptions, ShaperData, ShaperInstance, Tag, UnicodeBuffer, Variation};
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag as PdfTag};

/// The font, under the SIL Open Font License (assets/fonts/OFL.txt).
static FONT: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans.ttf");

/// Weights of regular and bold words.
const WEIGHTS: [f32; 2] = [400.0, 600.0];

/// Where the base of letters lies below the middle of their line, in parts of the size: half the height of a capital.
const MIDDLE: f32 = 0.349;

/// Letters ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Shaped {
    /// The glyphs, in parts of the size.
    pub glyphs: Vec<KrillaGlyph>,
    /// What they take in all, in parts of the size.
    pub width: f32,
}

/// The letters of the pages.
pub(super) struct Typeface {
    faces: [Face; 2],
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    instance: ShaperInstance,
    embedded: Font,
    unit: f32,
}

impl Typeface {
    /// The letters; nothing when the font that the program brings along can't be read.
    pub fn new() -> Option<Self> {
        let [regular, bold] = WEIGHTS.map(Face::new);
        Some(Self {
            faces: [regular?, bold?],
        })
    }

    /// The font to be embedded.
    pub fn embedded(&self, bold: bool) -> Font {
        self.face(bold).embedded.clone()
    }

    /// Puts words into letters.
    pub fn shape(&self, text: &str, bold: bool) -> Shaped {
        let face = self.face(bold);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = face.data.shaper(&face.font);
        let shaper = shaper.instance(Some(&face.instance)).build();
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let starts: Vec<usize> = infos.iter().map(|it| it.cluster as usize).collect();
        let mut sorted = starts.clone();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.push(text.len());
        let end_of = |start: usize| {
            let next = sorted.partition_point(|it| *it <= start);
            sorted.get(next).copied().unwrap_or(text.len())
        };
        let scaled = |units: i32| units as f32 / face.unit;
        let glyphs: Vec<KrillaGlyph> = infos
            .iter()
            .zip(positions)
            .zip(&starts)
            .map(|((info, at), start)| {
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    scaled(at.x_advance),
                    scaled(at.x_offset),
                    scaled(at.y_offset),
                    scaled(at.y_advance),
                    *start..end_of(*start),
                    None,
                )
            })
            .collect();
        let width = positions.iter().map(|at| scaled(at.x_advance)).sum();
        Shaped { glyphs, width }
    }

    /// How much of the size words take.
    pub fn width(&self, text: &str, bold: bool) -> f32 {
        self.shape(text, bold).width
    }

    fn face(&self, bold: bool) -> &Face {
        &self.faces[usize::from(bold)]
    }
}

impl Face {
    fn new(weight: f32) -> Option<Self> {
        let font = FontRef::new(FONT).ok()?;
        let axes = [(PdfTag::new(b"wght"), weight)];
        let embedded = Font::new_variable(FONT.into(), 0, &axes)?;
        let variation = Variation {
            tag: Tag::new(b"wght"),
            value: weight,
        };
        Some(Self {
            data: ShaperData::new(&font),
            instance: ShaperInstance::from_variations(&font, [variation]),
            unit: embedded.units_per_em(),
            embedded,
            font,
        })
    }
}

/// How far below the top of a line the base of its letters lies.
pub(super) fn base(size: f32, leading: f32) -> f32 {
    leading / 2.0 + size * MIDDLE
}
