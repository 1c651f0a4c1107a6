import type { Request } from 'express';
import { pickLanguage } from '../../src/domain/fields/pick-language.ts';
import type { Language } from '../../src/domain/flows/text.ts';
import { openCookieJar } from './cookie-jar.ts';
import type { Visit } from './screen.ts';

const name = 'language';

/** For an address of no language that the browser comes back to. */
export function rememberLanguage({ jar, language }: Pick<Visit, 'jar' | 'language'>): void {
  jar.set(name, language);
}

/** The language that was remembered; else the browser's. */
export function languageOf({ headers }: Request): Language {
  const known = openCookieJar(headers.cookie).get(name);
  return known === 'vi' || known === 'en' ? known : pickLanguage(headers['accept-language']);
}
