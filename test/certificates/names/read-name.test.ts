import { describe, expect, test } from '@jest/globals';
import { BmpString, IA5String, PrintableString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs';
import { areSameNames, isWithin, readName } from '../../../src/certificates/names/read-name.ts';

const commonName = '2.5.4.3';
type Value = AttributeTypeAndValue['value'];
type Pair = readonly [what: string, one: Value, other: Value];

function nameOf(...values: Value[]) {
  const typesAndValues = values.map(
    (value) => new AttributeTypeAndValue({ type: commonName, value }),
  );
  const sequence = new RelativeDistinguishedNames({ typesAndValues });
  return readName(new Uint8Array(sequence.toSchema().toBER()));
}
const utf8 = (value: string): Value => new Utf8String({ value });

describe('names are the same', () => {
  test.each<Pair>([
    ['without case', utf8('Cục CHỨNG THỰC'), utf8('cục chứng thực')],
    ['with other spaces', utf8('  An   Toàn '), utf8('An Toàn')],
    ['composed and not', utf8('Nguyễn'), utf8('Nguyễn'.normalize('NFD'))],
    ['in another type of string', utf8('An'), new PrintableString({ value: 'an' })],
    ['in UTF-16', utf8('An Tín'), new BmpString({ value: 'an tín' })],
    ['with a sign that nobody sees', utf8('An\u200bToàn'), utf8('AnToàn')],
  ])('%s', (_what, one, other) => {
    expect(areSameNames(nameOf(one), nameOf(other))).toBe(true);
  });
});

describe('names are not the same', () => {
  test.each<Pair>([
    ['with another accent', utf8('Lan'), utf8('Lân')],
    ['with a space more within', utf8('AnToàn'), utf8('An Toàn')],
    ['with a mark inside', new IA5String({ value: 'an"]' }), utf8('an')],
  ])('%s', (_what, one, other) => {
    expect(areSameNames(nameOf(one), nameOf(other))).toBe(false);
  });
});

test('the parts of a relative name are a set', () => {
  const [one, other] = [nameOf(utf8('a'), utf8('b')), nameOf(utf8('b'), utf8('a'))];
  expect(one).toHaveLength(1);
  expect(areSameNames(one, other)).toBe(true);
});

test('a name is within itself and within what it begins with', () => {
  const [base, below] = [['a'], ['a', 'b']];
  expect(isWithin(below, base)).toBe(true);
  expect(isWithin(base, base)).toBe(true);
  expect(isWithin(base, below)).toBe(false);
});
