//! A page as a tree; what is not well nested, or what a browser would have to mend, is refused.

use html5gum::{Token, Tokenizer};

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// One element, or the page itself.
#[derive(Debug, Default)]
pub(crate) struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// Returns every element of a name, in the order of the page.
    pub(crate) fn all(&self, name: &str) -> Vec<&Node> {
        let nodes = self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        });
        nodes.flat_map(|node| (node.name == name).then_some(node).into_iter().chain(node.all(name))).collect()
    }

    /// Returns the text of an element and of those in it.
    pub(crate) fn text(&self) -> String {
        let of = |child: &Child| match child {
            Child::Node(node) => node.text(),
            Child::Text(text) => text.clone(),
        };
        self.children.iter().map(of).collect()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| &**value)
    }
}

/// Reads a page.
#[track_caller]
pub(crate) fn read_page(text: &str) -> Node {
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut open = vec![Node::default()];
    let mut has_doctype = false;
    for token in Tokenizer::new(text) {
        let parent = open.last_mut().unwrap();
        match token.unwrap() {
            Token::Doctype(doctype) => {
                assert_eq!((string(&doctype.name), doctype.force_quirks), ("html".to_string(), false));
                has_doctype = true;
            }
            Token::String(text) => {
                let text = string(&text);
                let holds_text = parent.name != "table" && parent.name != "tr";
                assert!(text.trim().is_empty() || holds_text, "'{text}' in {}", parent.name);
                parent.children.push(Child::Text(text));
            }
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(key, value)| (string(key), string(value))).collect();
                may_stand_in(&name, &parent.name);
                let node = Node { name, attributes, children: Vec::new() };
                if VOID.contains(&&*node.name) {
                    parent.children.push(Child::Node(node));
                } else {
                    open.push(node);
                }
            }
            Token::EndTag(tag) => {
                let node = open.pop().unwrap();
                assert_eq!(node.name, string(&tag.name), "an end that is not its element's");
                open.last_mut().unwrap().children.push(Child::Node(node));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(has_doctype && open.len() == 1, "what is left open: {open:?}");
    open.remove(0)
}

/// Refuses what a browser would move elsewhere.
fn may_stand_in(name: &str, parent: &str) {
    let parents: &[&str] = match name {
        "thead" | "tbody" => &["table"],
        "tr" => &["thead", "tbody"],
        "th" | "td" => &["tr"],
        "li" => &["ul"],
        "head" | "body" => &["html"],
        "title" | "meta" | "style" => &["head"],
        _ => {
            let phrase = ["p", "h1", "h2", "span", "b", "i", "bdi", "small", "strong", "code"];
            let block = ["p", "div", "table", "ul", "section", "h1", "h2", "header", "main", "footer"];
            assert!(!(phrase.contains(&parent) && block.contains(&name)), "{name} in {parent}");
            return;
        }
    };
    assert!(parents.contains(&parent), "{name} in {parent}");
}

#[test]
#[should_panic(expected = "an end that is not its element's")]
fn what_is_not_well_nested_is_refused() {
    read_page("<!DOCTYPE html><html><body><p><b>x</p></b></body></html>");
}

#[test]
#[should_panic(expected = "div in p")]
fn what_a_browser_would_mend_is_refused() {
    read_page("<!DOCTYPE html><html><body><p><div></div></p></body></html>");
}
