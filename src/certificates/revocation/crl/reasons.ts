/** Reasons for which a list names certificates, by the bits of ReasonFlags (RFC 5280 section 4.2.1.13). */
export type Reasons = ReadonlySet<number>;

/** keyCompromise to aACompromise: bit 0 is not used. */
export const allReasons: Reasons = new Set([1, 2, 3, 4, 5, 6, 7, 8]);
