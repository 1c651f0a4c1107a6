import type { Language, Text } from '../flows/text.ts';

/** Stands for a device that does not say what it is. */
export const unknownDevice = 'Unknown';

const inWords: Text = { vi: 'không rõ', en: 'unknown' };

/** A device's name for its owner; one that is unknown, in the reader's words. */
export function deviceInWords(name: string, language: Language): string {
  return name === unknownDevice ? inWords[language] : name;
}
