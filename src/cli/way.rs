//! The way from where one stands to a file, for programs that open what they are told of.

use std::path::{Component, Path};

/// What is to be put before the names of a folder's files so that they hold from `here`: nothing for
/// `here` itself, else with a slash at its end. Parts are joined by `/` on every system.
pub fn way(here: &Path, folder: &Path) -> String {
    if !folder.has_root() {
        return joined(parts(folder));
    }
    // On Windows a path may begin at the root of the drive that one is on.
    let whole = std::path::absolute(folder);
    let folder = whole.as_deref().unwrap_or(folder);
    let (from, to) = (parts(here), parts(folder));
    let common = from
        .iter()
        .zip(&to)
        .take_while(|(one, other)| one == other)
        .count();
    // Only the root, or not even the drive, is common: the whole path says more than many `..`.
    let roots = parts(folder)
        .iter()
        .filter(|part| part.ends_with('/') || part.ends_with(':'))
        .count();
    if common <= roots {
        return joined(to);
    }
    let up = from[common..].iter().map(|_| "..".to_owned());
    joined(up.chain(to[common..].iter().cloned()).collect())
}

fn parts(path: &Path) -> Vec<String> {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts
        .map(|part| match part {
            Component::RootDir => "/".to_owned(),
            part => part.as_os_str().to_string_lossy().into_owned(),
        })
        .collect()
}

fn joined(parts: Vec<String>) -> String {
    parts.iter().fold(String::new(), |way, part| match &**part {
        "/" => way + "/",
        part => way + part + "/",
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::way;

    fn from(here: &str, folder: &str) -> String {
        way(Path::new(here), Path::new(folder))
    }

    #[cfg(unix)]
    #[test]
    fn it_leads_from_here_to_there() {
        assert_eq!(from("/home/li/garden", "/home/li/garden"), "");
        assert_eq!(from("/home/li", "/home/li/garden"), "garden/");
        assert_eq!(from("/home/li/garden/visits", "/home/li/garden"), "../");
        assert_eq!(from("/home/li/other", "/home/li/garden"), "../garden/");
        assert_eq!(from("/tmp", "/srv/garden"), "/srv/garden/");
    }

    #[test]
    fn what_was_named_from_here_stays() {
        assert_eq!(from("/anywhere", "garden"), "garden/");
        assert_eq!(from("/anywhere", "./garden"), "garden/");
        assert_eq!(from("/anywhere", "../garden"), "../garden/");
        assert_eq!(from("/anywhere", "."), "");
    }
}
