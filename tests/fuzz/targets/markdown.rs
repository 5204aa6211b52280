//! Fuzzes Markdown drafts.

#![no_main]

#[path = "../pipeline/mod.rs"]
mod pipeline;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pipeline::run("markdown", bytes));
