import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deviceName } from '../../../src/api/http/device-name.ts';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome = `${webKit} Chrome/142.0.0.0`;

test.each([
  ['Chrome, Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`],
  ['Safari, iOS', `${iPhone} Version/26.0 Mobile/15E148 Safari/604.1`],
  [
    'Safari, macOS',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  ],
  [
    'Cốc Cốc, Windows',
    `${windows} ${webKit} coc_coc_browser/134.0.300 Chrome/128.0.6613.300 Safari/537.36`,
  ],
  ['Microsoft Edge, Windows', `${windows} ${chrome} Safari/537.36 Edg/142.0.0.0`],
  [
    'Samsung Internet, Android',
    `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) ${webKit} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
  ],
  ['Zalo, iOS', `${iPhone} Mobile/15E148 Zalo iOS/578 ZaloTheme/light ZaloLanguage/vi`],
  [
    'Zalo, Android',
    `Mozilla/5.0 (Linux; Android 13; SM-A536E Build/TP1A.220624.014; wv) ${webKit} Version/4.0 Chrome/122.0.6261.119 Mobile Safari/537.36 Zalo android/12120685 ZaloTheme/light ZaloLanguage/vn`,
  ],
  ['Firefox, Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
  ['Unknown', 'curl/8.5.0'],
  ['Unknown', '<script>alert(1)</script>'],
  ['Unknown', 'a'.repeat(10_000)],
  ['Chrome, Windows', `${windows} ${chrome} Safari/537.36 ${'x'.repeat(10_000)}`],
  ['Unknown', ''],
  ['Unknown', undefined],
])('%s', (name, userAgent) => {
  expect(deviceName(userAgent)).toBe(name);
});

test('whatever is sent, the name is short and of printable characters', () => {
  const part = fc.constantFrom(
    'Mozilla/5.0 (',
    '; ',
    ')',
    'Linux',
    'Chrome/1',
    'Version/',
    '\u202e',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (userAgent) => {
      expect(deviceName(userAgent)).toMatch(/^[^\p{C}]{1,60}$/u);
    }),
  );
});
