/** Crockford's base 32: without I, L, O and U, which are misread or misheard. */
export const crockfordAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One sign of the alphabet, for a pattern. */
export const crockfordSign = '[0-9A-HJKMNP-TV-Z]';

/**
 * The signs of a code that somebody has written or said. In any case and width, with any marks between
 * or none; O stands for 0, I and L for 1; and where a Vietnamese keyboard (Telex) has made one letter
 * of two, they are two again. What is no sign of the alphabet is left, where it is a letter.
 */
export function crockfordText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[ĐÐ]/g, 'DD')
    .replaceAll('Â', 'AA')
    .replaceAll('Ê', 'EE')
    .replaceAll('Ô', '00')
    .replaceAll(/[^0-9\p{L}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}
