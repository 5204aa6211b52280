//! Bare web and mail addresses.

use crate::text::prose::OBJECT;

/// Returns the length in bytes of the web or mail address with which `rest` begins, or `None` if it
/// begins with no address.
pub fn address_len(rest: &str) -> Option<usize> {
    let first = rest.bytes().next()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    web_len(rest).or_else(|| mail_len(rest))
}

/// Returns the length in bytes of the web address with which `rest` begins:
/// `https://example.com/a`, `www.example.com`, `example.com/a`.
fn web_len(rest: &str) -> Option<usize> {
    let prefixes = ["http://", "https://", "ftp://", "www."];
    let prefix = prefixes.into_iter().find(|prefix| {
        let start = rest.get(..prefix.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    });
    let host_at = match prefix {
        Some(prefix) => prefix.len(),
        None => host_len(rest)?,
    };
    let known = prefix.is_none() || rest[host_at..].starts_with(char::is_alphanumeric);
    if !known {
        return None;
    }
    let ends = |character: char| {
        character.is_whitespace() || matches!(character, '<' | '>' | '"' | '“' | '”' | OBJECT)
    };
    let chunk = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let bracketed = chunk.contains('(');
    let trails = |character: char| {
        matches!(
            character,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '*' | '_' | '…'
        ) || character == ')' && !bracketed
    };
    Some(chunk.trim_end_matches(trails).len())
}

/// Returns the length in bytes of the host with which `rest` begins, if a path follows. The host of
/// `example.com/a` is `example.com`.
fn host_len(rest: &str) -> Option<usize> {
    const MAX_HOST_BYTES: usize = 100;
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let len = rest.bytes().take(MAX_HOST_BYTES).take_while(inside).count();
    let (name, domain) = rest[..len].rsplit_once('.')?;
    let path = rest[len..].strip_prefix('/')?;
    let known = !name.is_empty()
        && (2..=6).contains(&domain.len())
        && domain.bytes().all(|byte| byte.is_ascii_lowercase())
        && path.starts_with(|character: char| character.is_alphanumeric() || character == '~');
    known.then_some(len)
}

/// Returns the length in bytes of the mail address with which `rest` begins: `name@example.com`.
fn mail_len(rest: &str) -> Option<usize> {
    const MAX_NAME_BYTES: usize = 64;
    let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-%".contains(byte);
    let name = rest
        .bytes()
        .take(MAX_NAME_BYTES)
        .take_while(in_name)
        .count();
    let host = rest[name..].strip_prefix('@')?;
    let in_host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let len = host
        .bytes()
        .take(4 * MAX_NAME_BYTES)
        .take_while(in_host)
        .count();
    let host = host[..len].trim_end_matches(['.', '-']);
    let (first, domain) = host.rsplit_once('.')?;
    let known = !first.is_empty() && 2 <= domain.len();
    known.then_some(name + 1 + host.len())
}
