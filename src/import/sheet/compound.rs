//! Looks over a workbook of Excel before 2007 before the package reads it: a chain of sectors that leads back into itself, or a
//! cell far outside of any sheet, would fill the memory.

use super::{MOST_CELLS, SheetTrouble};

const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// Shorter streams lie in the small sectors.
const SMALL: usize = 4096;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Numbers from this one on are no sectors.
const RESERVED: u32 = 0xFFFF_FFFA;
/// A sheet of such a workbook is as wide as this.
const WIDEST: u64 = 256;
const MOST_SHEETS: usize = 4096;

/// Refuses what would not end or comes to too much.
pub(super) fn check(bytes: &[u8]) -> Result<(), SheetTrouble> {
    let file = File::of(bytes).ok_or(SheetTrouble::Damaged)?;
    let stream = ["Workbook", "Book"]
        .iter()
        .find_map(|name| file.stream(name));
    // Another kind of file: the package says what is wrong with it.
    let Some(stream) = stream else { return Ok(()) };
    let sheets: Vec<usize> = records(&stream)
        .filter(|(kind, _)| *kind == BOUND_SHEET)
        .filter_map(|(_, data)| usize::try_from(u32_at(data, 0)?).ok())
        .take(MOST_SHEETS + 1)
        .collect();
    if sheets.len() > MOST_SHEETS {
        return Err(SheetTrouble::Damaged);
    }
    let mut cells = 0_u64;
    for start in sheets {
        let sheet = stream.get(start..).ok_or(SheetTrouble::Damaged)?;
        cells = cells.saturating_add(extent(sheet)?);
        if cells > MOST_CELLS as u64 {
            return Err(SheetTrouble::TooLarge);
        }
    }
    Ok(())
}

const BOUND_SHEET: u16 = 0x0085;
const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
const SEVERAL: u16 = 0x00BD;
/// The records that hold a cell: its row and column come first.
const CELLS: [u16; 8] = [
    0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, SEVERAL,
];

/// How many cells a sheet spans at most, by its own word and by its cells.
fn extent(sheet: &[u8]) -> Result<u64, SheetTrouble> {
    let mut rows = 0_u64;
    let mut columns = 0_u64;
    let mut claimed = 0_u64;
    let mut depth = 0_u32;
    for (kind, data) in records(sheet) {
        match kind {
            0x0809 => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS if data.len() >= 12 => {
                let at = |place| u32_at(data, place).unwrap_or(0);
                let wide = |place| u64::from(u16_at(data, place).unwrap_or(0));
                let high = u64::from(at(4).saturating_sub(at(0))) + 1;
                claimed = claimed.max(high.saturating_mul(wide(10).saturating_sub(wide(8)) + 1));
            }
            kind if CELLS.contains(&kind) => {
                let row = u64::from(u16_at(data, 0).unwrap_or(0));
                let last = match kind {
                    SEVERAL => data.len().saturating_sub(2),
                    _ => 2,
                };
                let first = u64::from(u16_at(data, 2).unwrap_or(0));
                let last = u64::from(u16_at(data, last).unwrap_or(0)).max(first);
                if last >= WIDEST {
                    return Err(SheetTrouble::Damaged);
                }
                rows = rows.max(row + 1);
                columns = columns.max(last + 1);
            }
            _ => {}
        }
    }
    Ok(claimed.max(rows.saturating_mul(columns)))
}

/// The records of a stream: what kind, and what it holds.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let kind = u16_at(rest, 0)?;
        let length = usize::from(u16_at(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        Some((kind, data))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    (0..bytes.len() / 4).filter_map(|at| u32_at(bytes, 4 * at))
}

/// The container, with the chains of its sectors.
struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    chains: Vec<u32>,
    entries: Vec<Entry>,
    small_chains: Vec<u32>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> File<'a> {
    /// Reads what says where things are; nothing if that leads nowhere or in a circle.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            chains: Vec::new(),
            entries: Vec::new(),
            small_chains: Vec::new(),
            small: Vec::new(),
        };
        let most = bytes.len() / sector + 1;
        let mut lists: Vec<u32> = numbers(bytes.get(76..HEADER)?).collect();
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..=most {
            if next >= RESERVED {
                break;
            }
            lists.extend(numbers(file.at(next)?));
            next = lists.pop()?;
        }
        for list in lists.into_iter().filter(|it| *it < RESERVED).take(most) {
            let more: Vec<u32> = numbers(file.at(list)?).collect();
            file.chains.extend(more);
        }
        // The one chain that is followed to its end, however long it is.
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let entry = |bytes: &[u8]| {
            let name: Vec<u16> = (0..32).map_while(|at| u16_at(bytes, 2 * at)).collect();
            let name = name
                .into_iter()
                .take_while(|it| *it != 0)
                .collect::<Vec<_>>();
            let length = match sector {
                512 => u64::from(u32_at(bytes, 120)?),
                _ => u64::from(u32_at(bytes, 120)?) | u64::from(u32_at(bytes, 124)?) << 32,
            };
            Some(Entry {
                name: String::from_utf16_lossy(&name),
                start: u32_at(bytes, 116)?,
                length: usize::try_from(length).ok()?,
            })
        };
        file.entries = directory
            .chunks_exact(ENTRY)
            .map(entry)
            .collect::<Option<_>>()?;
        let is_within = |length: usize| length <= bytes.len().saturating_add(sector);
        if !file.entries.iter().all(|entry| is_within(entry.length)) {
            return None;
        }
        let small = usize::try_from(u32_at(bytes, 64)?).ok()?;
        let small = small.checked_mul(sector).filter(|it| is_within(*it))?;
        if small > 0 {
            let root = file.entries.first()?;
            let stream = file.chain(root.start, root.length)?;
            let chains = file.chain(u32_at(bytes, 60)?, small)?;
            file.small = stream;
            file.small_chains = numbers(&chains).collect();
        }
        Some(file)
    }

    /// A sector, the last of which can be cut off.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(sector).ok()?.checked_add(1)?;
        let start = start.checked_mul(self.sector)?;
        let end = start.saturating_add(self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// So many bytes of a chain of sectors; nothing if it leads out of the file or back into itself.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        joined(start, length, &self.chains, |sector| self.at(sector))
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|it| it.name.eq_ignore_ascii_case(name))?;
        if entry.length >= SMALL {
            return self.chain(entry.start, entry.length);
        }
        let at = |sector: u32| {
            let start = usize::try_from(sector).ok()?.checked_mul(MINI_SECTOR)?;
            let end = start.saturating_add(MINI_SECTOR).min(self.small.len());
            self.small.get(start..end)
        };
        joined(entry.start, entry.length, &self.small_chains, at)
    }
}

fn joined<'b>(
    start: u32,
    length: usize,
    chains: &[u32],
    at: impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut sector = start;
    let mut seen = 0;
    while sector != END_OF_CHAIN {
        let part = at(sector)?;
        bytes.extend_from_slice(part.get(..part.len().min(length - bytes.len()))?);
        if bytes.len() >= length {
            break;
        }
        seen += 1;
        if seen > chains.len() {
            return None;
        }
        sector = *chains.get(usize::try_from(sector).ok()?)?;
    }
    Some(bytes)
}
