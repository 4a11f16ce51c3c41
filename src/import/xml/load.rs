//! The text of an XML file, in whatever encoding it is declared, without what is embedded in it.

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::XmlFault;

/// Files up to this size are taken as they are; in larger ones embedded attachments are passed over.
const WHOLE: u64 = 1 << 20;

/// The longest stretch without markup that is kept of a larger file. What is longer is an attachment.
const STRETCH: usize = 64 * 1024;

/// What is kept of a file at most.
const KEPT: usize = 64 << 20;

const CHUNK: usize = 256 * 1024;

/// Reads a file as text. Of a large one only what is not an attachment is kept; its line breaks are, so that lines stay what
/// they are.
pub(in crate::import) fn load(reader: &mut dyn Read) -> Result<String, XmlFault> {
    let mut head = Vec::new();
    Read::take(&mut *reader, WHOLE).read_to_end(&mut head)?;
    let (encoding, mark) = encoding_of(&head)?;
    let bytes = head.get(mark..).unwrap_or_default();
    if (head.len() as u64) < WHOLE {
        return Ok(match encoding == UTF_8 {
            true => utf8(head, mark),
            false => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        });
    }
    let mut kept = Kept::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = vec![0; CHUNK];
    let mut take = |bytes: &[u8], last: bool, kept: &mut Kept| {
        if encoding == UTF_8 {
            return kept.take(bytes);
        }
        let mut bytes = bytes;
        loop {
            let (result, read, written, _) = decoder.decode_to_utf8(bytes, &mut text, last);
            kept.take(text.get(..written).unwrap_or_default())?;
            bytes = bytes.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return Ok(());
            }
        }
    };
    take(bytes, false, &mut kept)?;
    drop(head);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => length,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        take(chunk.get(..length).unwrap_or_default(), false, &mut kept)?;
    }
    take(&[], true, &mut kept)?;
    Ok(utf8(kept.bytes, 0))
}

/// The text of bytes that are in memory already, whole.
pub(in crate::import) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, XmlFault> {
    let (encoding, mark) = encoding_of(bytes)?;
    let bytes = bytes.get(mark..).unwrap_or_default();
    // As with what is loaded: see `utf8`.
    let is_utf8 = encoding != UTF_8 || std::str::from_utf8(bytes).is_ok();
    let encoding = if is_utf8 { encoding } else { WINDOWS_1252 };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// Bytes said to be UTF-8, without the mark before them. Some programs say so and write the letters of Windows.
fn utf8(mut bytes: Vec<u8>, mark: usize) -> String {
    bytes.drain(..mark.min(bytes.len()));
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => WINDOWS_1252.decode(error.as_bytes()).0.into_owned(),
    }
}

/// The encoding that the first bytes show or declare, and how long the mark is that says so.
fn encoding_of(head: &[u8]) -> Result<(&'static Encoding, usize), XmlFault> {
    if let Some(found) = Encoding::for_bom(head) {
        return Ok(found);
    }
    if head.starts_with(b"<\0?\0") || head.starts_with(b"<\0!\0") {
        return Ok((UTF_16LE, 0));
    }
    if head.starts_with(b"\0<\0?") || head.starts_with(b"\0<\0!") {
        return Ok((UTF_16BE, 0));
    }
    let Some(label) = declared(head) else {
        return Ok((UTF_8, 0));
    };
    let Some(encoding) = Encoding::for_label(label) else {
        let label = String::from_utf8_lossy(label).into_owned();
        return Err(XmlFault::Encoding(label));
    };
    // A declaration that can be read byte by byte is no UTF-16, whatever it says: somebody wrote the file anew.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Ok((if is_wide { UTF_8 } else { encoding }, 0))
}

/// What stands behind `encoding=` in the declaration.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let head = head.get(start..)?;
    let end = memchr::memchr(b'>', head.get(..head.len().min(512))?)?;
    let declaration = head.get(..end)?.strip_prefix(b"<?xml")?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration.get(at + "encoding".len()..)?;
    let open = value.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let quote = *value.get(open)?;
    let value = value.get(open + 1..)?;
    value.get(..memchr::memchr(quote, value)?)
}

/// What is kept of a large file.
#[derive(Default)]
struct Kept {
    bytes: Vec<u8>,
    /// How long the stretch without markup is that is being read.
    stretch: usize,
}

impl Kept {
    fn take(&mut self, bytes: &[u8]) -> Result<(), XmlFault> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = memchr::memchr2(b'<', b'>', rest);
            let (run, more) = rest.split_at(end.unwrap_or(rest.len()));
            self.keep(run);
            if let Some((mark, more)) = more.split_first() {
                self.bytes.push(*mark);
                self.stretch = 0;
                rest = more;
            } else {
                rest = more;
            }
            if self.bytes.len() > KEPT {
                return Err(XmlFault::TooLarge);
            }
        }
        Ok(())
    }

    fn keep(&mut self, run: &[u8]) {
        let mut room = STRETCH.saturating_sub(self.stretch).min(run.len());
        // A letter is kept whole.
        while room < run.len() && run.get(room).is_some_and(|byte| byte & 0xC0 == 0x80) {
            room += 1;
        }
        self.stretch += run.len();
        let (kept, passed_over) = run.split_at(room);
        self.bytes.extend_from_slice(kept);
        let breaks = memchr::memchr_iter(b'\n', passed_over).count();
        self.bytes.resize(self.bytes.len() + breaks, b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(bytes: &[u8]) -> String {
        let mut bytes = bytes;
        load(&mut bytes).unwrap_or_else(|fault| format!("{fault:?}"))
    }

    #[test]
    fn encodings_are_those_that_are_shown_or_declared() {
        let text = |label: &str| format!("<?xml version='1.0' encoding='{label}'?><a>Ibáñez €</a>");
        let utf16 = |mark: &str| {
            let units = format!("{mark}{}", text("UTF-16"));
            let little: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units.encode_utf16().flat_map(u16::to_be_bytes).collect();
            [little, big]
        };
        let windows = WINDOWS_1252.encode(&text("windows-1252")).0.into_owned();
        let utf8 = text("UTF-8").into_bytes();
        let marked = [b"\xEF\xBB\xBF", utf8.as_slice()].concat();
        let wrongly_declared = WINDOWS_1252.encode(&text("UTF-8")).0.into_owned();
        let undeclared = "<a>Ibáñez €</a>".as_bytes().to_vec();
        let claims_to_be_wide = text("UTF-16").into_bytes();
        let mut all = vec![
            windows,
            utf8,
            marked,
            wrongly_declared,
            undeclared,
            claims_to_be_wide,
        ];
        all.extend(utf16("\u{feff}"));
        all.extend(utf16(""));
        for bytes in all {
            let text = loaded(&bytes);
            assert!(text.ends_with("<a>Ibáñez €</a>"), "{text}");
            assert!(text.starts_with('<'), "{text}");
            assert!(decode(&bytes).is_ok_and(|it| it == text), "{text}");
        }
        let unknown = b"<?xml version='1.0' encoding='klingon'?><a/>";
        assert_eq!(loaded(unknown), "Encoding(\"klingon\")");
    }

    #[test]
    fn attachments_of_large_files_are_passed_over_and_lines_stay() {
        let line = format!("{}\n", "Zm9vYmFyYmF6".repeat(6));
        let attachment = line.repeat(200_000);
        for label in ["UTF-8", "ISO-8859-1"] {
            let file = format!(
                "<?xml version='1.0' encoding='{label}'?>\n<a><b>{attachment}</b><c>end</c></a>"
            );
            let text = loaded(file.as_bytes());
            assert!(text.len() < STRETCH + 201_000, "{}", text.len());
            assert!(text.ends_with("</b><c>end</c></a>"));
            assert_eq!(
                text.bytes().filter(|byte| *byte == b'\n').count(),
                file.bytes().filter(|byte| *byte == b'\n').count()
            );
        }
    }

    #[test]
    fn letters_are_not_cut_in_two() {
        let file = format!("<a>x{}</a>", "ñ".repeat(1 << 20));
        assert!(loaded(file.as_bytes()).starts_with("<a>xñññ"));
    }

    #[test]
    fn what_is_too_large_without_any_attachment_is_refused() {
        let mut endless = std::io::repeat(b'>').take(1 << 30);
        assert!(matches!(load(&mut endless), Err(XmlFault::TooLarge)));
    }
}
