//! Reads e-mails that are encoded, have several parts or are in HTML. Each e-mail becomes a plain
//! message.

use mail_parser::{Encoding, Message, MessageParser, PartType};

use crate::error::Error;
use crate::packages::kind::{Package, PackageKind};
use crate::packages::origin::Origins;
use crate::text::outline::DocumentOutline;

/// Returns whether the e-mail `bytes` can be read without decoding: it is one part of plain text,
/// and nothing is encoded.
pub fn is_plain_text(bytes: &[u8]) -> bool {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return true;
    };
    let [part] = message.parts.as_slice() else {
        return false;
    };
    let is_text = matches!(part.body, PartType::Text(_));
    is_text && part.encoding == Encoding::None && str::from_utf8(bytes).is_ok()
}

/// Returns the header of the e-mail `bytes` and, after a blank line, the text. If the e-mail has
/// the text both as plain text and in HTML, the plain text is read. Attachments are not read.
///
/// # Errors
///
/// Returns an error if `bytes` are not an e-mail.
pub fn read(bytes: &[u8]) -> Result<(String, Package), Error> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| {
        Error::new("the file has the extension of an e-mail but is not one")
            .with_remedy("save the message as .eml again")
    })?;
    let package = Package {
        kind: PackageKind::Email,
        outline: DocumentOutline::default(),
        origins: Origins::default(),
    };
    Ok((message_text(&message, bytes), package))
}

fn message_text(message: &Message<'_>, bytes: &[u8]) -> String {
    let body = message.parts.first().map_or(0, |part| part.offset_body);
    let header = usize::try_from(body).ok().and_then(|end| bytes.get(..end));
    let header = String::from_utf8_lossy(header.unwrap_or_default()).replace("\r\n", "\n");
    let mut text = header.trim_end().to_owned();
    for idx in 0..message.text_body.len() {
        if let Some(body) = message.body_text(idx) {
            text.push_str("\n\n");
            text.push_str(body.replace("\r\n", "\n").trim_end());
        }
    }
    text.push('\n');
    text
}
