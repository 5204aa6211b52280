//! Layer 5: documents of word processors, from their bytes to a text with its structure and the way
//! back to the document, and comments written into a copy of them. Does no IO.
//!
//! A package is an archive of XML files, its *parts*. What is read of it is a text of one line a
//! paragraph: the lines of a report are the numbers of paragraphs.

#[cfg(feature = "packages")]
pub mod archive;
#[cfg(feature = "packages")]
pub mod docx;
pub mod kind;
#[cfg(feature = "packages")]
pub mod odt;
pub mod origin;
#[cfg(feature = "packages")]
pub mod patch;
pub mod remark;
#[cfg(feature = "packages")]
pub mod role;
#[cfg(feature = "packages")]
pub mod story;
#[cfg(feature = "packages")]
pub mod xml;
