//! Several invoices that together come to an amount, looked for with so much work and no more.

/// Invoices that are looked at, the oldest first.
const AT_MOST: usize = 24;

/// Invoices that one transfer pays at most, unless it pays all.
const LARGEST: usize = 6;

/// Steps after which the search gives up.
const STEPS: u32 = 20_000;

/// What a search came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The places of the amounts that come to the target.
    pub places: Vec<usize>,
    /// Whether nothing else does, as far as was looked.
    pub is_only: bool,
    /// The steps that it took.
    pub steps: u32,
}

struct Search<'a> {
    amounts: &'a [i64],
    /// What all amounts from a place on come to.
    rest: Vec<i64>,
    chosen: Vec<usize>,
    found: Vec<Vec<usize>>,
    steps: u32,
}

/// Two to six of the amounts, all of them positive, that come to a target.
pub(super) fn find(amounts: &[i64], target: i64) -> Option<Found> {
    let amounts = amounts.get(..amounts.len().min(AT_MOST))?;
    let mut rest = vec![0; amounts.len() + 1];
    for at in (0..amounts.len()).rev() {
        rest[at] = rest[at + 1] + amounts[at];
    }
    let mut search = Search {
        amounts,
        rest,
        chosen: Vec::new(),
        found: Vec::new(),
        steps: 0,
    };
    search.go(0, target);
    let is_only = search.found.len() == 1 && search.steps < STEPS;
    let steps = search.steps;
    let places = search.found.into_iter().next()?;
    Some(Found {
        places,
        is_only,
        steps,
    })
}

impl Search<'_> {
    fn go(&mut self, at: usize, left: i64) {
        if self.found.len() > 1 || self.steps >= STEPS {
            return;
        }
        self.steps += 1;
        if left == 0 {
            if self.chosen.len() > 1 {
                self.found.push(self.chosen.clone());
            }
            return;
        }
        if at == self.amounts.len() || self.chosen.len() == LARGEST || left > self.rest[at] {
            return;
        }
        if self.amounts[at] <= left {
            self.chosen.push(at);
            self.go(at + 1, left - self.amounts[at]);
            self.chosen.pop();
        }
        self.go(at + 1, left);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_found_and_counted() {
        for (amounts, target, expected) in [
            (vec![100, 200, 300], 500, Some((vec![1, 2], true))),
            (vec![100, 200, 300, 400], 500, Some((vec![0, 3], false))),
            (vec![100, 200], 150, None),
            (vec![100, 200], 100, None),
            (vec![], 100, None),
        ] {
            let found = find(&amounts, target).map(|it| (it.places, it.is_only));
            assert_eq!(found, expected, "{amounts:?} {target}");
        }
    }

    #[test]
    fn the_search_gives_up() {
        let amounts: Vec<i64> = (0..24).map(|at| 2 * at + 2).collect();
        // Odd, so that nothing fits.
        assert_eq!(find(&amounts, 145), None);
        let mut search = Search {
            amounts: &amounts,
            rest: vec![i64::MAX; 25],
            chosen: Vec::new(),
            found: Vec::new(),
            steps: 0,
        };
        search.go(0, 145);
        assert!(search.steps <= STEPS);
    }
}
