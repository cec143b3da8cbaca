//! Every path that a file speaks: those it imports, however they are spelt, and those it writes in
//! full, in macros too; each as seen from the crate's root.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Item, ItemMod, ItemUse, Macro, UseTree};

use super::source::Source;

/// A path spoken in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Its segments: from the crate's root if the crate's own, else beginning with another crate.
    pub(super) path: Vec<String>,
    /// Whether it is the crate's own.
    pub(super) is_own: bool,
    /// Whether it only passes a name on (`pub use`).
    pub(super) is_passed_on: bool,
    pub(super) line: usize,
}

/// Every path spoken in `source`.
pub(super) fn spoken(source: &Source) -> Vec<Spoken> {
    let mut listener = Listener {
        module: source.module.clone(),
        children: children(&source.items),
        imported: BTreeMap::new(),
        heard: Vec::new(),
    };
    for item in &source.items {
        listener.note_imports(item);
    }
    for item in &source.items {
        listener.visit_item(item);
    }
    listener.heard
}

/// The modules that a file declares.
fn children(items: &[Item]) -> Vec<String> {
    let names = items.iter().filter_map(|item| match item {
        Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    });
    names.collect()
}

struct Listener {
    module: Vec<String>,
    children: Vec<String>,
    /// The names that imports of this file bring in, and what each stands for.
    imported: BTreeMap<String, Spoken>,
    heard: Vec<Spoken>,
}

impl Listener {
    fn note_imports(&mut self, item: &Item) {
        if let Item::Use(item) = item {
            for (name, spoken) in self.imports(item) {
                self.imported.insert(name, spoken);
            }
        }
    }

    /// The names an import brings in, with their paths.
    fn imports(&self, item: &ItemUse) -> Vec<(String, Spoken)> {
        let mut leaves = Vec::new();
        flatten(&item.tree, &mut Vec::new(), &mut leaves);
        let passes_on = !matches!(item.vis, syn::Visibility::Inherited);
        let resolved = leaves.into_iter().filter_map(|(name, path, line)| {
            let spoken = self.resolve(path, line, passes_on)?;
            Some((name, spoken))
        });
        resolved.collect()
    }

    /// A path as seen from the root; `None` for a name of this very file.
    fn resolve(&self, path: Vec<String>, line: usize, is_passed_on: bool) -> Option<Spoken> {
        let first = path.first()?.clone();
        let own = |path| Spoken {
            path,
            is_own: true,
            is_passed_on,
            line,
        };
        match first.as_str() {
            "crate" => Some(own(path[1..].to_vec())),
            "self" => Some(own([self.module.clone(), path[1..].to_vec()].concat())),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let above = &self.module[..self.module.len().checked_sub(ups)?];
                Some(own([above.to_vec(), path[ups..].to_vec()].concat()))
            }
            name if self.children.iter().any(|child| child == name) => {
                Some(own([self.module.clone(), path].concat()))
            }
            name => match self.imported.get(name) {
                Some(known) => {
                    let whole = [known.path.clone(), path[1..].to_vec()].concat();
                    Some(Spoken {
                        path: whole,
                        line,
                        is_passed_on,
                        ..known.clone()
                    })
                }
                None if path.len() > 1 => Some(Spoken {
                    path,
                    is_own: false,
                    is_passed_on,
                    line,
                }),
                None => None,
            },
        }
    }

    fn hear(&mut self, path: Vec<String>, line: usize) {
        self.heard.extend(self.resolve(path, line, false));
    }

    /// The paths in the tokens of a macro, which nobody parses.
    fn listen(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut line = 0;
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.hear(std::mem::take(&mut path), line);
                    }
                    line = name.span().start().line;
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.hear(std::mem::take(&mut path), line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.listen(group.stream());
                    }
                }
            }
        }
        self.hear(path, line);
    }
}

impl<'ast> Visit<'ast> for Listener {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let imports = self.imports(item);
        self.heard
            .extend(imports.into_iter().map(|(_, spoken)| spoken));
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else {
            return;
        };
        // A module within the file speaks for itself, with names of its own.
        let mut inner = Listener {
            module: [self.module.clone(), vec![item.ident.to_string()]].concat(),
            children: children(items),
            imported: BTreeMap::new(),
            heard: Vec::new(),
        };
        for item in items {
            inner.note_imports(item);
        }
        for item in items {
            inner.visit_item(item);
        }
        self.heard.append(&mut inner.heard);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter();
        let line = path
            .segments
            .first()
            .map_or(0, |first| first.ident.span().start().line);
        self.hear(
            segments.map(|segment| segment.ident.to_string()).collect(),
            line,
        );
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.listen(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    // Documentation links are no use of another room.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

/// The leaves of an import: the name it brings in, its path, its line.
fn flatten(
    tree: &UseTree,
    above: &mut Vec<String>,
    leaves: &mut Vec<(String, Vec<String>, usize)>,
) {
    let mut leaf = |name: String, last: &syn::Ident| {
        let mut path = above.clone();
        // `use a::b::{self}` brings in `b` itself.
        if last != "self" {
            path.push(last.to_string());
        }
        leaves.push((name, path, last.span().start().line));
    };
    match tree {
        UseTree::Path(path) => {
            above.push(path.ident.to_string());
            flatten(&path.tree, above, leaves);
            above.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            leaf(above.last().cloned().unwrap_or_default(), &name.ident);
        }
        UseTree::Name(name) => leaf(name.ident.to_string(), &name.ident),
        UseTree::Rename(name) => leaf(name.rename.to_string(), &name.ident),
        UseTree::Glob(glob) => {
            let line = glob.star_token.spans[0].start().line;
            leaves.push(("*".to_owned(), above.clone(), line));
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, above, leaves);
            }
        }
    }
}

/// What a scrap of source speaks, as if it stood in the module `at`.
#[cfg(test)]
fn spoken_in(at: &[&str], text: &str) -> Vec<String> {
    let source = Source {
        path: "scrap".to_owned(),
        module: at.iter().map(|part| (*part).to_owned()).collect(),
        text: text.to_owned(),
        items: syn::parse_file(text).expect("the scrap is Rust").items,
    };
    let own = spoken(&source).into_iter().filter(|spoken| spoken.is_own);
    own.map(|spoken| spoken.path.join("::")).collect()
}

#[test]
fn a_path_is_heard_however_it_is_spelt() {
    let heard = |text: &str| spoken_in(&["check", "rain"], text);
    assert!(heard("use crate::plan::{make, Plan as P};").contains(&"plan::make".to_owned()));
    assert!(heard("use crate::plan::{make, Plan as P};").contains(&"plan::Plan".to_owned()));
    assert!(heard("use super::super::plan::Plan;").contains(&"plan::Plan".to_owned()));
    assert!(heard("fn f() { crate::plan::make(); }").contains(&"plan::make".to_owned()));
    assert!(heard("fn f() { let _: Vec<crate::plan::Plan>; }").contains(&"plan::Plan".to_owned()));
    assert!(heard("fn f() { vec![crate::plan::make()]; }").contains(&"plan::make".to_owned()));
    assert!(heard("use crate::plan; fn f() { plan::make(); }").contains(&"plan::make".to_owned()));
    assert!(
        heard("mod deep { fn f() { super::super::super::plan::make(); } }")
            .contains(&"plan::make".to_owned())
    );
    assert!(heard("use crate::{plan, model}; use plan::make;").contains(&"plan::make".to_owned()));
    assert_eq!(heard("fn f() { other(); }"), Vec::<String>::new());
}
