import { expect, test } from '@jest/globals';
import type { GeneralName } from '../../../src/certificates/names/general-name.ts';
import { isNameIn } from '../../../src/certificates/names/is-name-in.ts';

const ip = (digits: string): GeneralName => ({ kind: 'ip', digits });

test.each([
  ['email', 'An@example.vn', 'An@example.vn', 'within'],
  ['email', 'An@EXAMPLE.vn', 'An@example.vn', 'within'],
  ['email', 'an@example.vn', 'An@example.vn', 'outside'],
  ['email', 'an@example.vn', 'example.vn', 'within'],
  ['email', 'an@mail.example.vn', 'example.vn', 'outside'],
  ['email', 'an@mail.example.vn', '.example.vn', 'within'],
  ['email', 'an@example.vn', '.example.vn', 'outside'],
  ['email', 'an', 'example.vn', 'unclear'],
  ['email', '@example.vn', 'example.vn', 'unclear'],
  ['email', 'a@b@example.vn', 'b@example.vn', 'outside'],
  ['dns', 'example.vn', 'example.vn', 'within'],
  ['dns', 'www.Example.vn.', 'example.vn', 'within'],
  ['dns', 'notexample.vn', 'example.vn', 'outside'],
  ['dns', 'example.vn', '.example.vn', 'outside'],
  ['dns', 'anything.vn', '', 'within'],
  ['uri', 'https://example.vn/a', 'example.vn', 'within'],
  ['uri', 'https://a.example.vn/a', 'example.vn', 'outside'],
  ['uri', 'https://a.example.vn:8443', '.example.vn', 'within'],
  ['uri', 'https://user@a.example.vn', '.example.vn', 'within'],
  ['uri', 'https://evil.vn/@a.example.vn', '.example.vn', 'outside'],
  ['uri', 'https://a@b@a.example.vn', '.example.vn', 'unclear'],
  ['uri', 'https://10.0.0.1/', '.example.vn', 'unclear'],
  ['uri', 'https://[::1]/', '.example.vn', 'unclear'],
  ['uri', 'urn:an:example.vn', 'example.vn', 'unclear'],
] as const)('the %s "%s" is, of "%s", %s', (kind, text, base, place) => {
  expect(isNameIn({ kind, text }, { kind, text: base })).toBe(place);
});

test.each([
  ['10.1.2.3', '0a010203', '0a010000ffff0000', 'within'],
  ['10.2.2.3', '0a020203', '0a010000ffff0000', 'outside'],
  [
    '2001:db8::1',
    '20010db8000000000000000000000001',
    `20010db8${'00'.repeat(12)}ffffffff${'00'.repeat(12)}`,
    'within',
  ],
  [
    'an address of version 6 against version 4',
    '20010db8000000000000000000000001',
    '0a010000ffff0000',
    'outside',
  ],
  ['an address of five bytes', '0a01020304', '0a010000ffff0000', 'unclear'],
  ['a subtree of seven bytes', '0a010203', '0a010000ffff00', 'unclear'],
] as const)('%s is %s, of %s, %s', (_what, address, subtree, place) => {
  expect(isNameIn(ip(address), ip(subtree))).toBe(place);
});

test('what is of no kind that is known is neither within nor outside', () => {
  const other: GeneralName = { kind: 'other', tag: 0xa0, digits: '00' };
  expect(isNameIn(other, other)).toBe('unclear');
});
