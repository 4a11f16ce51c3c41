//! The tags of a page in HTML as a tree. It reads what our templates and careful people write; what it doesn't know is
//! passed over, and nothing in it runs.

/// A part of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// Words, as they are to be read.
    Words(String),
    /// An element with what is in it.
    Element(Element),
}

/// An element with what is in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Element {
    /// Its name in small letters.
    pub name: String,
    /// Its attributes in small letters, with their values.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub fn is(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|it| it == class)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Words(_) => None,
        })
    }

    /// The first element with a name, at any depth.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|it| match it.name == name {
            true => Some(it),
            false => it.find(name),
        })
    }

    /// All words in it.
    pub fn words(&self) -> String {
        let words = self.children.iter().map(|child| match child {
            Node::Words(words) => words.clone(),
            Node::Element(element) => element.words(),
        });
        words.collect()
    }
}

/// Elements that hold nothing.
const EMPTY: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Elements whose content is no HTML.
const RAW: [&str; 2] = ["script", "style"];

/// What ends when an element begins, though nobody closed it.
fn ended_by(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["p", "li"],
        "dt" | "dd" => &["p", "dt", "dd"],
        "td" | "th" => &["p", "td", "th"],
        "tr" => &["p", "td", "th", "tr"],
        "thead" | "tbody" | "tfoot" => &["p", "td", "th", "tr", "thead", "tbody", "tfoot"],
        "p" | "div" | "table" | "ul" | "ol" | "dl" | "hr" | "h1" | "h2" | "h3" => &["p"],
        _ => &[],
    }
}

/// So deep and no deeper: a page that goes deeper is no page.
const DEEPEST: usize = 60;

/// Reads a page. What was not closed is closed at the end.
pub(super) fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(after) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (words, left) = rest.split_at(end);
            push(&mut open, Node::Words(decoded(words)));
            rest = left;
            continue;
        };
        rest = if let Some(comment) = after.strip_prefix("!--") {
            past(comment, "-->")
        } else if after.starts_with(['!', '?']) {
            past(after, ">")
        } else if let Some(name) = after.strip_prefix('/') {
            close(&mut open, name.split('>').next().unwrap_or_default());
            past(name, ">")
        } else if after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            begin(&mut open, after)
        } else {
            // No tag begins like this; it is the sign itself.
            push(&mut open, Node::Words("<".to_owned()));
            after
        };
    }
    while open.len() > 1 {
        end_last(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn past<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, rest)| rest)
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn end_last(open: &mut Vec<Element>) {
    if let Some(element) = open.pop() {
        push(open, Node::Element(element));
    }
}

fn close(open: &mut Vec<Element>, name: &str) {
    let name = name.trim().to_lowercase();
    if let Some(at) = open.iter().skip(1).rposition(|it| it.name == name) {
        // The first one is the page itself.
        while open.len() > at + 1 {
            end_last(open);
        }
    }
}

/// Takes an element in, and gives back what follows its tag.
fn begin<'a>(open: &mut Vec<Element>, text: &'a str) -> &'a str {
    let name_end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end);
    if name.is_empty() {
        push(open, Node::Words("<".to_owned()));
        return text;
    }
    let name = name.to_lowercase();
    let (attributes, closed, rest) = attributes(rest);
    let ended = ended_by(&name);
    while open
        .last()
        .is_some_and(|it| ended.contains(&it.name.as_str()))
    {
        end_last(open);
    }
    let element = Element {
        name,
        attributes,
        children: Vec::new(),
    };
    if RAW.contains(&element.name.as_str()) {
        let end = format!("</{}>", element.name);
        return past(rest, &end);
    }
    if closed || EMPTY.contains(&element.name.as_str()) || open.len() >= DEEPEST {
        push(open, Node::Element(element));
    } else {
        open.push(element);
    }
    rest
}

/// The attributes of a tag, whether it closes itself, and what follows it.
fn attributes(mut text: &str) -> (Vec<(String, String)>, bool, &str) {
    let mut found = Vec::new();
    let mut closed = false;
    loop {
        text = text.trim_start();
        if let Some(rest) = text.strip_prefix('>') {
            return (found, closed, rest);
        }
        if let Some(rest) = text.strip_prefix('/') {
            (closed, text) = (true, rest);
            continue;
        }
        if text.is_empty() {
            return (found, closed, text);
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        let end = text.find(stop).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        text = rest.trim_start();
        let mut value = "";
        if let Some(rest) = text.strip_prefix('=') {
            (value, text) = attribute_value(rest.trim_start());
        } else if name.is_empty() {
            // A sign that belongs nowhere.
            text = text.get(1..).unwrap_or_default();
        }
        found.push((name.to_lowercase(), decoded(value)));
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(rest) = text.strip_prefix(quote) {
            return rest.split_once(quote).unwrap_or((rest, ""));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>');
    text.split_at(end.unwrap_or(text.len()))
}

/// Signs that are written by name.
const NAMED: [(&str, char); 14] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("middot", '·'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("euro", '€'),
    ("bull", '•'),
    ("hellip", '…'),
];

/// Words with the signs that are written by name or number.
fn decoded(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        let sign = after
            .split_once(';')
            .filter(|(name, _)| name.len() <= 10)
            .and_then(|(name, left)| Some((sign(name)?, left)));
        rest = match sign {
            Some((sign, left)) => {
                read.push(sign);
                left
            }
            None => {
                read.push('&');
                after
            }
        };
    }
    read.push_str(rest);
    read
}

fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|it| !it.is_control() || *it == '\n');
    }
    let mut named = NAMED.iter();
    named
        .find(|(known, _)| *known == name)
        .map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(node: &Node) -> String {
        match node {
            Node::Words(words) => words.clone(),
            Node::Element(it) => {
                let inside: String = it.children.iter().map(told).collect();
                let attributes: String = it
                    .attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}={value}"))
                    .collect();
                format!("({}{attributes}|{inside})", it.name)
            }
        }
    }

    #[test]
    fn pages_are_read_as_trees() {
        for (html, expected) in [
            ("", ""),
            (
                "a &lt;b&gt; &amp;&#x2f;&#39;&euro;&nope; & &",
                "a <b> &/'€&nope; & &",
            ),
            ("<p>a<p>b", "(p|a)(p|b)"),
            (
                "<P CLASS='x y'>a<br>b<br/>c</P>d",
                "(p class=x y|a(br|)b(br|)c)d",
            ),
            ("<!DOCTYPE html><!-- <p> --><p>a</p>", "(p|a)"),
            ("<style>p > a { }</style><script>if (1<2)</script>x", "x"),
            ("<ul><li>a<li>b</ul>c", "(ul|(li|a)(li|b))c"),
            (
                "<table><tr><td>1<td>2<tr><td>3</table>",
                "(table|(tr|(td|1)(td|2))(tr|(td|3)))",
            ),
            ("</p>a</div>", "a"),
            ("<div><p>a</div>b", "(div|(p|a))b"),
            ("a < b <3", "a < b <3"),
            (
                "<a href=\"https://x/?a=1&amp;b=2\">y</a",
                "(a href=https://x/?a=1&b=2|y)",
            ),
            ("<p =x>a", "(p =x|a)"),
            ("<p", "(p|)"),
        ] {
            let page = parse(html);
            let told: String = page.children.iter().map(told).collect();
            assert_eq!(told, expected, "{html}");
        }
    }

    #[test]
    fn a_page_without_end_comes_to_one() {
        let deep = "<div>".repeat(100_000);
        assert!(parse(&deep).find("div").is_some());
    }
}
