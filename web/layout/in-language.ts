import type { Language, Text } from '../../src/domain/flows/text.ts';

/** The same with each text in one language. */
export function inLanguage(value: object, language: Language): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [name, said(one, language)]),
  );
}

function said(value: unknown, language: Language): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return value[language];
  if (Array.isArray(value)) return value.map((one: unknown) => said(one, language));
  return inLanguage(value, language);
}

function isText(value: object): value is Text {
  return 'vi' in value && 'en' in value && typeof value.vi === 'string';
}
