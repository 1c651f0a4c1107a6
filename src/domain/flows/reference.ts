import { crockfordSign, crockfordText } from '../fields/crockford.ts';

const prefix = 'DD';
const code = new RegExp(`^${crockfordSign}{8}$`);

/** What a document says of references; they are read from other spellings, too. */
export const referenceSpelling = { pattern: `^${prefix}-${crockfordSign}{4}-${crockfordSign}{4}$` };

/** Of a request about one's data (yêu cầu). */
export const dataRequestPrefix = 'YC';

/** A flow's short name, as it is shown: the prefix and eight characters of Crockford's base 32. */
export function formatReference(characters: string, begins: string = prefix): string {
  return `${begins}-${characters.slice(0, 4)}-${characters.slice(4)}`;
}

/**
 * The reference that somebody has written or said, as it is shown; null where it can be none. Read as
 * `crockfordText` reads, with or without its prefix.
 */
export function parseReference(text: string): string | null {
  const typed = crockfordText(text);
  const characters = typed.length === 10 && typed.startsWith(prefix) ? typed.slice(2) : typed;
  return code.test(characters) ? formatReference(characters) : null;
}
