//! Makes cargo compile again when a sentence changes: the catalogue is read by a macro, of whose
//! files cargo knows nothing.

fn main() {
    println!("cargo::rerun-if-changed=src/words/locales");
}
