//! Pieces onto sheets: what stays together does, heads of tables are repeated, nothing is cut.

use super::piece::Piece;

/// Where things may stand on a sheet, from its top.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub top: f32,
    pub bottom: f32,
}

/// A sheet: pieces and where their tops are.
pub(super) type Sheet = Vec<(f32, Piece)>;

struct Filling<'a> {
    room: Room,
    heads: &'a [Vec<Piece>],
    sheets: Vec<Sheet>,
    /// Where the last piece ends, and the room that it wants below.
    end: f32,
    after: f32,
}

/// Puts pieces onto as many sheets as they need.
pub(super) fn paginate(pieces: Vec<Piece>, heads: &[Vec<Piece>], room: Room) -> Vec<Sheet> {
    let mut filling = Filling {
        room,
        heads,
        sheets: vec![Sheet::new()],
        end: room.top,
        after: 0.0,
    };
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let kept = rest.iter().take_while(|piece| piece.keeps).count();
        let (group, others) = rest.split_at((kept + 1).min(rest.len()));
        filling.put(group);
        rest = others;
    }
    filling.sheets
}

impl Filling<'_> {
    fn is_empty(&self) -> bool {
        self.sheets.last().is_none_or(Vec::is_empty)
    }

    fn turn(&mut self) {
        if !self.is_empty() {
            self.sheets.push(Sheet::new());
            (self.end, self.after) = (self.room.top, 0.0);
        }
    }

    /// Puts pieces that stay together; on a sheet of their own when this one has no room for them and another would.
    fn put(&mut self, group: &[Piece]) {
        if group.first().is_some_and(|first| first.breaks) {
            self.turn();
        }
        let fits = |end: f32| end <= self.room.bottom + 0.01;
        let here = self.end_of(group, self.is_empty(), self.end, self.after);
        let there = self.end_of(group, true, self.room.top, 0.0);
        if !fits(here) && fits(there) {
            self.turn();
        }
        for piece in group {
            let alone = std::slice::from_ref(piece);
            if self.end_of(alone, self.is_empty(), self.end, self.after) > self.room.bottom + 0.01 {
                self.turn();
            }
            self.place(piece);
        }
    }

    /// Where pieces would end.
    fn end_of(&self, group: &[Piece], mut begins: bool, mut end: f32, mut after: f32) -> f32 {
        for piece in group {
            if begins {
                end += self.head(piece).iter().map(|it| it.height).sum::<f32>();
            } else {
                end += piece.before.max(after);
            }
            end = piece.pinned.map_or(end, |pinned| end.max(pinned)) + piece.height;
            (begins, after) = (false, piece.after);
        }
        end
    }

    fn place(&mut self, piece: &Piece) {
        let mut placed = Vec::new();
        if self.is_empty() {
            let mut end = self.end;
            for row in self.head(piece) {
                placed.push((end, row.clone()));
                end += row.height;
            }
            self.end = end;
        } else {
            self.end += piece.before.max(self.after);
        }
        let top = piece.pinned.map_or(self.end, |pinned| self.end.max(pinned));
        placed.push((top, piece.clone()));
        (self.end, self.after) = (top + piece.height, piece.after);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.append(&mut placed);
        }
    }

    /// The rows that are repeated above a piece.
    fn head(&self, piece: &Piece) -> &[Piece] {
        let head = piece.head.and_then(|at| self.heads.get(at));
        head.map_or(&[], Vec::as_slice)
    }
}
