import type { Language } from '../flows/text.ts';

const range = /^\s*([a-z]{1,8}|\*)(?:-[a-z0-9]{1,8})*\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i;

/** The language of texts for people by `Accept-Language` (RFC 9110, section 12.5.4): vi unless en is preferred. */
export function pickLanguage(header: string | undefined): Language {
  if (header === undefined) return 'vi';
  const wanted = { vi: -1, en: -1, '*': 0 };
  for (const part of header.slice(0, 200).split(',')) {
    const [, name, weight = '1'] = range.exec(part) ?? [];
    const tag = name?.toLowerCase();
    if (tag === 'vi' || tag === 'en' || tag === '*') {
      wanted[tag] = Math.max(wanted[tag], Number(weight));
    }
  }
  const vi = wanted.vi < 0 ? wanted['*'] : wanted.vi;
  return wanted.en > vi ? 'en' : 'vi';
}
