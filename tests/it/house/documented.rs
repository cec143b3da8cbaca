//! What other files may use says what it is. The compiler asks it only of what leaves the crate.

use syn::visit::{self, Visit};
use syn::{Attribute, Visibility};

use super::source::sources;

/// The names of a file that lack a word of what they are.
#[derive(Default)]
struct Bare {
    names: Vec<String>,
}

impl Bare {
    fn see(&mut self, seen: &Visibility, attributes: &[Attribute], name: &impl ToString) {
        let says = |attribute: &Attribute| attribute.path().is_ident("doc");
        if matches!(seen, Visibility::Public(_)) && !attributes.iter().any(says) {
            self.names.push(name.to_string());
        }
    }
}

impl<'ast> Visit<'ast> for Bare {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.see(&item.vis, &item.attrs, &item.sig.ident);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.see(&item.vis, &item.attrs, &item.ident);
        visit::visit_item_struct(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(name) = &field.ident {
            self.see(&field.vis, &field.attrs, name);
        }
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.see(&item.vis, &item.attrs, &item.sig.ident);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.see(&item.vis, &item.attrs, &item.ident);
    }
}

#[test]
fn what_is_public_in_its_room_is_explained() {
    let mut bare = Vec::new();
    for source in sources() {
        let mut found = Bare::default();
        for item in &source.items {
            found.visit_item(item);
        }
        let path = &source.path;
        bare.extend(found.names.iter().map(|name| format!("{path}: {name}")));
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}
