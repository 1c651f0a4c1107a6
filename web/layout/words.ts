import type { Language, Text } from '../../src/domain/flows/text.ts';

/** What a page says: in both languages, or as it is, such as a name. */
export type Words = Text | string;

/** Both languages of a text, each made from the same parts: `inBoth` of a text that names another one. */
export function fill(text: Text, parts: Readonly<Record<string, Words>>): Text {
  return { vi: fillIn(text.vi, parts, 'vi'), en: fillIn(text.en, parts, 'en') };
}

/** Several of them, one after the other. */
export function joined(parts: readonly Text[]): Text {
  return { vi: parts.map(({ vi }) => vi).join(', '), en: parts.map(({ en }) => en).join(', ') };
}

/** The words in one language. */
export function wordsIn(language: Language, words: Words): string {
  return typeof words === 'string' ? words : words[language];
}

/** Each `{name}` by the part of that name. */
function fillIn(text: string, parts: Readonly<Record<string, Words>>, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const part = parts[name];
    return part === undefined ? place : wordsIn(language, part);
  });
}
