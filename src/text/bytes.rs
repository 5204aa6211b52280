//! A search for single bytes that checks many bytes at a time.

/// Returns the index of the first byte in `bytes` that is among `wanted`, or `None` if no byte is.
pub fn first_of<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    // The loop over a chunk has no branches, so that the processor can compare many bytes at once.
    const CHUNK: usize = 32;
    let hits = |byte: u8| {
        let hits = wanted.iter().map(|wanted| u8::from(*wanted == byte));
        hits.fold(0, |all, hit| all | hit)
    };
    let has_none = |chunk: &&[u8]| chunk.iter().fold(0, |all, byte| all | hits(*byte)) == 0;
    let n_chunks = bytes.chunks_exact(CHUNK).take_while(has_none).count();
    let rest = &bytes[n_chunks * CHUNK..];
    let at = rest.iter().position(|byte| hits(*byte) != 0)?;
    Some(n_chunks * CHUNK + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_wanted_bytes_is_found_wherever_it_stands() {
        for at in 0..100 {
            let mut bytes = vec![b'a'; 100];
            assert_eq!(first_of(&bytes[at..], [b'.', b'!']), None);
            bytes[99] = b'.';
            bytes[at] = b'!';
            assert_eq!(first_of(&bytes, [b'.', b'!']), Some(at));
        }
    }
}
