//! Converts paths to relative URIs, for formats that programs read.

use std::fmt::Write as _;

/// Returns `path` as a URI: with `/` as separator, and other characters percent-encoded.
pub fn of_path(path: &str) -> String {
    let path = slashed(path);
    let mut uri = if path.starts_with('/') {
        "file://".to_owned()
    } else {
        String::new()
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => write!(uri, "%{byte:02X}").expect("a string takes any text"),
        }
    }
    uri
}

/// Returns `path` as Git writes it: with `/` as separator, and without a leading `./`.
pub fn slashed(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: &str) {
        assert_eq!(of_path(path), expected, "{path}");
    }

    #[test]
    fn an_address_has_no_other_reading() {
        check("a/tide.md", "a/tide.md");
        check("./tide.md", "tide.md");
        check("../b c/100%.md", "../b%20c/100%25.md");
        check("étude:#?.md", "%C3%A9tude%3A%23%3F.md");
        check("<stdin>", "%3Cstdin%3E");
        check("/srv/a.md", "file:///srv/a.md");
    }
}
