//! Layer 5: documents of word processors and encoded e-mails. From the bytes of a document, this
//! layer determines the text, the structure of the text, and where in the document each piece of
//! the text is. It writes comments and tracked changes into copies. It does no IO.
//!
//! A package is an archive of XML files, which are called its *parts*. Its text has one line per
//! paragraph, so the line numbers of a report are numbers of paragraphs.

#[cfg(feature = "packages")]
pub mod archive;
pub mod change;
#[cfg(feature = "packages")]
pub mod docx;
#[cfg(feature = "packages")]
pub mod email;
pub mod kind;
#[cfg(feature = "packages")]
pub mod odt;
pub mod origin;
#[cfg(feature = "packages")]
pub mod package_text;
#[cfg(feature = "packages")]
pub mod patch;
pub mod remark;
#[cfg(feature = "packages")]
pub mod role;
#[cfg(feature = "packages")]
pub mod xml;
