//! Finds the encoding of a file and reads it as a stream of text.

use super::error::ReadError;
use super::options::Source;
use super::records::RECORD_LIMIT;
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::Read;

pub(super) const CHUNK: usize = 64 * 1024;

/// Looks through the whole file once, in bounded memory, and tells its encoding.
pub(super) fn survey(source: &Source<'_>) -> Result<&'static Encoding, ReadError> {
    let mut reader = source.open()?;
    let mut chunk = vec![0; CHUNK];
    let mut length = read_full(&mut reader, &mut chunk)?;
    let head = chunk.get(..length).unwrap_or_default();
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return if encoding == UTF_8 {
            survey_text(head.get(3..).unwrap_or_default()).map(|()| UTF_8)
        } else {
            Ok(encoding)
        };
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return Ok(encoding);
    }
    survey_text(head)?;

    let mut utf8 = Utf8Tally::default();
    let mut lines = LineWatch::default();
    while length > 0 {
        let bytes = chunk.get(..length).unwrap_or_default();
        lines.take(bytes)?;
        utf8.take(bytes);
        length = read_full(&mut reader, &mut chunk)?;
    }
    Ok(if utf8.is_utf8() { UTF_8 } else { WINDOWS_1252 })
}

pub(super) fn read_full(reader: &mut dyn Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Text in Western languages as UTF-16 has a NUL in nearly every second byte.
pub(super) fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let sample = head.get(..head.len().min(4096) & !1)?;
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 7 && even * 50 < pairs {
        return Some(UTF_16LE);
    }
    (even * 10 > pairs * 7 && odd * 50 < pairs).then_some(UTF_16BE)
}

/// Refuses what is empty or holds more control characters than text ever does.
fn survey_text(head: &[u8]) -> Result<(), ReadError> {
    if head.iter().all(|byte| byte.is_ascii_whitespace()) {
        // A file that starts with 64 KiB of blanks isn't a table either.
        return Err(ReadError::Empty);
    }
    let has_nul = memchr::memchr(0, head.get(..head.len().min(8192)).unwrap_or_default()).is_some();
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0x0B | 0x0E..=0x19 | 0x1C..=0x1F | 0x7F))
        .count();
    if has_nul || controls * 100 > head.len() {
        return Err(ReadError::NotText);
    }
    Ok(())
}

/// Counts what speaks for and against UTF-8, across the borders of chunks.
#[derive(Default)]
struct Utf8Tally {
    carried: Vec<u8>,
    multibyte: u64,
    broken: u64,
}

impl Utf8Tally {
    fn take(&mut self, bytes: &[u8]) {
        if self.carried.is_empty() && bytes.is_ascii() {
            return;
        }
        let mut joined = std::mem::take(&mut self.carried);
        joined.extend_from_slice(bytes);
        let mut rest = joined.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.multibyte += count_multibyte(text.as_bytes());
                    return;
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    self.multibyte += count_multibyte(good);
                    let Some(width) = error.error_len() else {
                        self.carried = bad.to_vec();
                        return;
                    };
                    self.broken += 1;
                    rest = bad.get(width..).unwrap_or_default();
                }
            }
        }
    }

    /// A few broken characters in much good UTF-8 are damage (names cut by bytes), not another encoding.
    fn is_utf8(&self) -> bool {
        let broken = self.broken + u64::from(!self.carried.is_empty());
        broken == 0 || broken * 20 < self.multibyte
    }
}

fn count_multibyte(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte >= 0xC0).count() as u64
}

/// Gives up early on a file that is one endless line.
#[derive(Default)]
struct LineWatch {
    lines: u64,
    since_break: usize,
}

impl LineWatch {
    fn take(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        match memchr::memrchr2(b'\n', b'\r', bytes) {
            Some(last) => self.since_break = bytes.len() - last,
            None => self.since_break += bytes.len(),
        }
        self.lines += memchr::memchr_iter(b'\n', bytes).count() as u64;
        if self.since_break > RECORD_LIMIT {
            return Err(ReadError::LineTooLong {
                line: self.lines + 1,
                limit: RECORD_LIMIT,
            });
        }
        Ok(())
    }
}

/// A file as a stream of UTF-8 text.
pub(super) struct TextReader<'a> {
    inner: Box<dyn Read + 'a>,
    decoder: Decoder,
    raw: Vec<u8>,
    from: usize,
    to: usize,
    input_ended: bool,
    finished: bool,
}

impl<'a> TextReader<'a> {
    pub(super) fn open(
        source: &Source<'a>,
        encoding: &'static Encoding,
    ) -> Result<Self, ReadError> {
        Ok(Self::over(source.open()?, encoding))
    }

    /// Reads text from whatever gives bytes.
    pub(super) fn over(inner: Box<dyn Read + 'a>, encoding: &'static Encoding) -> Self {
        TextReader {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; CHUNK],
            from: 0,
            to: 0,
            input_ended: false,
            finished: false,
        }
    }

    /// Appends some text; false once everything was given.
    pub(super) fn fill(&mut self, text: &mut String) -> Result<bool, ReadError> {
        let before = text.len();
        while !self.finished && text.len() == before {
            if self.from == self.to && !self.input_ended {
                self.from = 0;
                self.to = read_full(&mut self.inner, &mut self.raw)?;
                self.input_ended = self.to == 0;
            }
            let input = self.raw.get(self.from..self.to).unwrap_or_default();
            text.reserve(
                self.decoder
                    .max_utf8_buffer_length(input.len())
                    .unwrap_or(CHUNK * 3),
            );
            let (result, read, _) = self.decoder.decode_to_string(input, text, self.input_ended);
            self.from += read;
            self.finished = self.input_ended && result == encoding_rs::CoderResult::InputEmpty;
        }
        Ok(text.len() > before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding_of(bytes: &[u8]) -> String {
        match survey(&Source::Bytes {
            name: "x.csv",
            bytes,
        }) {
            Ok(encoding) => encoding.name().to_owned(),
            Err(error) => format!("{error:?}"),
        }
    }

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let marked = if mark {
            format!("\u{feff}{text}")
        } else {
            text.to_owned()
        };
        marked
            .encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "Número;Cliente\n1;Ibáñez\n";
        assert_eq!(encoding_of(text.as_bytes()), "UTF-8");
        assert_eq!(encoding_of(b"plain;ascii\n"), "UTF-8");
        assert_eq!(
            encoding_of(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            "UTF-8"
        );
        assert_eq!(encoding_of(&WINDOWS_1252.encode(text).0), "windows-1252");
        for (little, name) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
            assert_eq!(encoding_of(&utf16(text, little, true)), name);
            assert_eq!(encoding_of(&utf16(text, little, false)), name);
        }
    }

    #[test]
    fn one_broken_character_does_not_spoil_a_utf8_file() {
        let mut bytes = "ñandú ".repeat(50).into_bytes();
        bytes.push(0xC3);
        bytes.extend_from_slice(b"; end\n");
        assert_eq!(encoding_of(&bytes), "UTF-8");
    }

    #[test]
    fn the_first_accent_far_down_is_seen() {
        let mut bytes = "plain;text\n".repeat(20_000).into_bytes();
        bytes.extend_from_slice(b"Ib\xE1\xF1ez;1\n");
        assert_eq!(encoding_of(&bytes), "windows-1252");
        let good = format!("{}Ibáñez;1\n", "plain;text\n".repeat(20_000));
        assert_eq!(encoding_of(good.as_bytes()), "UTF-8");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(encoding_of(b""), "Empty");
        assert_eq!(encoding_of(b" \r\n\n"), "Empty");
        assert_eq!(encoding_of(b"\xEF\xBB\xBF"), "Empty");
        assert_eq!(
            encoding_of(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0abc"),
            "NotText"
        );
    }

    #[test]
    fn an_endless_line_is_refused_with_its_number() {
        let bytes = [b"a;b\nc;d\n".as_slice(), &vec![b'x'; 3_000_000]].concat();
        assert_eq!(
            encoding_of(&bytes),
            format!("LineTooLong {{ line: 3, limit: {RECORD_LIMIT} }}")
        );
    }
}
