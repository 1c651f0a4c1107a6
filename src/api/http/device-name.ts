import Bowser from 'bowser';
import { unknownDevice } from '../../domain/account/device.ts';

const longest = 60;
/** What the longest user agent of a browser does not reach; the library reads no more. */
const longestUserAgent = 512;

/** Browsers that much of Viet Nam uses and the library takes for others or names at length, by their mark. */
const ownMarks: readonly (readonly [RegExp, string])[] = [
  [/\bcoc_coc_browser\/|\bCocCocBrowser\//i, 'Cốc Cốc'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bZalo (?:iOS|android)\//i, 'Zalo'],
];

/**
 * A browser and its system in words for its owner, like `Chrome, Android`: at most 60 characters, free
 * of control characters. It is what the other side says of itself, and proves nothing.
 */
export function deviceName(userAgent: string | undefined): string {
  const said = (userAgent ?? '').slice(0, longestUserAgent);
  if (said === '') return unknownDevice;
  const parser = Bowser.getParser(said);
  const [, own] = ownMarks.find(([mark]) => mark.test(said)) ?? [];
  const parts = [own ?? parser.getBrowserName(), parser.getOSName()].filter((part) => part !== '');
  const name = parts.join(', ').replaceAll(/\p{C}/gu, '').slice(0, longest).trim();
  return name === '' ? unknownDevice : name;
}
