//! Layer 6: one outcome, many shapes. Knows no rule's code; owns every serialised type.
