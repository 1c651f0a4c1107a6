import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { crockfordAlphabet } from '../../../src/domain/fields/crockford.ts';
import { formatReference, parseReference } from '../../../src/domain/flows/reference.ts';

test.each([
  ['DD-7K3F-92QX', 'DD-7K3F-92QX'],
  ['dd-7k3f 92qx', 'DD-7K3F-92QX'],
  ['7k3f92qx', 'DD-7K3F-92QX'],
  ['DD 7K3F–92QX.', 'DD-7K3F-92QX'],
  ['ｄｄ－７ｋ３ｆ－９２ｑｘ', 'DD-7K3F-92QX'],
  ['dd-7k\u200B3f-92qx\u00A0', 'DD-7K3F-92QX'],
  ['DD-7KOF-I2LX', 'DD-7K0F-121X'],
  ['đ-7k3f-92qx', 'DD-7K3F-92QX'],
  ['Đ7k3f-92dd', 'DD-7K3F-92DD'],
  ['dđ7k', null],
  ['DD-7K3F-92Q', null],
  ['DD-7K3F-92QXX', null],
  ['DD-7K3F-92QU', null],
  ['', null],
  ['Nguyễn A', null],
])('the reference read out as %j is %s', (text, reference) => {
  expect(parseReference(text)).toBe(reference);
});

test('every reference is read back from whatever way of writing it', () => {
  const letter = fc.constantFrom(...crockfordAlphabet.split(''));
  const characters = fc.array(letter, { minLength: 8, maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(characters, fc.constantFrom('-', ' ', '', '.', ' – '), (code, mark) => {
      const reference = formatReference(code);
      const written = reference.replaceAll('-', mark);
      expect(parseReference(written.toLowerCase())).toBe(reference);
      expect(parseReference(written.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(reference);
    }),
  );
});
