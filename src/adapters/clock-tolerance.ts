/**
 * How far the clock of another party's server may be from that of whichever process of ours reads its tokens,
 * either way: a minute and a half, and what a request takes. A token is taken for as long after its end.
 */
export const clockToleranceSeconds = 120;
