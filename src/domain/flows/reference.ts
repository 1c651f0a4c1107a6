/** Crockford's base 32: without I, L, O and U, which are misread or misheard. */
export const referenceAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const prefix = 'DD';
const code = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** A flow's short name, as it is shown: the prefix and eight characters of the alphabet. */
export function formatReference(characters: string): string {
  return `${prefix}-${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/**
 * The reference that somebody has written or said, as it is shown; null where it can be none. In any
 * case and width, with any marks between or none, with or without its prefix; O stands for 0, I and L
 * for 1; and where a Vietnamese keyboard (Telex) has made one letter of two, they are two again.
 */
export function parseReference(text: string): string | null {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[ĐÐ]/g, 'DD')
    .replaceAll('Â', 'AA')
    .replaceAll('Ê', 'EE')
    .replaceAll('Ô', '00')
    .replaceAll(/[^0-9\p{L}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const characters = typed.length === 10 && typed.startsWith(prefix) ? typed.slice(2) : typed;
  return code.test(characters) ? formatReference(characters) : null;
}
