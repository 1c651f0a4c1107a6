import {
  BmpString,
  Integer,
  Null,
  ObjectIdentifier,
  PrintableString,
  Sequence,
  Set as Asn1Set,
} from 'asn1js';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs';
import { readHolder } from '../../src/certificates/identity/read-holder.ts';
import { createName } from '../../simulators/ca/name.ts';

const uidType = '0.9.2342.19200300.100.1.1';

const holderOf = (...uids: string[]) =>
  readHolder(
    createName([...uids.map((uid) => ['uid', uid] as const), ['commonName', 'Trần, "Bình" – A']]),
  );
const numberOf = (uid: string) => {
  const reading = holderOf(uid);
  return reading.ok ? reading.holder.numbers : reading.code;
};

describe('the number of a subject', () => {
  test.each([
    ['CCCD:001090012345', 'personal_id_number', '001090012345'],
    ['CMND:001090012345', 'personal_id_number', '001090012345'],
    ['PID:001090012345', 'personal_id_number', '001090012345'],
    ['cmnd: 012345678', 'citizen_id_old9', '012345678'],
    ['CCCD:012345678', 'citizen_id_old9', '012345678'],
    ['HC:b1234567', 'passport', 'B1234567'],
    ['BHXH:0123456789', 'social_insurance', '0123456789'],
    ['BHXH:001090012345', 'personal_id_number', '001090012345'],
    ['MST:0100109106', 'tax_code', '0100109106'],
    ['MST:0100109106-001', 'tax_code', '0100109106-001'],
    ['MST:0100109106001', 'tax_code', '0100109106-001'],
    ['MST:001090012345', 'tax_code', '001090012345'],
  ])('%s is read as %s', (uid, kind, number) => {
    expect(numberOf(uid)).toEqual([{ kind, number }]);
  });

  test.each([
    'CCCD:12345',
    'CMND:0123456789',
    'BHXH:012345678',
    'MST:0100109107',
    'MST:0100109106-000',
    'HC:',
    'CCCD001090012345',
    'EMAIL:an@example.vn',
    '001090012345',
    '',
  ])('%j is none', (uid) => {
    expect(numberOf(uid)).toBe('CertificateWithoutIdentity');
  });

  test('that is no text but a SEQUENCE, a number or nothing is none, and so is such a name', () => {
    const { typesAndValues } = createName([['commonName', 'Trần Bình']]);
    const [commonName] = typesAndValues;
    const good = createName([
      ['uid', 'CCCD:001090012345'],
      ['commonName', 'Trần Bình'],
    ]).typesAndValues;
    for (const value of [new Sequence({ value: [new BmpString()] }), new Integer(), new Null()]) {
      const uid = new AttributeTypeAndValue({ type: uidType, value: Object(value) });
      const name = new AttributeTypeAndValue({ type: '2.5.4.3', value: Object(value) });
      const nobody = { ok: false, code: 'CertificateWithoutIdentity' };
      const read = (...all: (AttributeTypeAndValue | undefined)[]) =>
        readHolder(new RelativeDistinguishedNames({ typesAndValues: all.flatMap((a) => a ?? []) }));
      expect(read(uid, commonName)).toEqual(nobody);
      expect(read(...good, name)).toEqual(nobody);
      expect(read(...good, uid)).toMatchObject({ ok: true });
    }
  });

  test('is one for each class, whatever other UIDs stand beside it', () => {
    expect(holderOf('user:an', 'CCCD:001090012345')).toMatchObject({ ok: true });
    const twice = { ok: false, code: 'CertificateAmbiguous' };
    expect(holderOf('CCCD:001090012345', 'CCCD:001090012345')).toEqual(twice);
    expect(holderOf('MST:0100109106', 'MST:0100109106-001')).toEqual(twice);
    expect(holderOf('CCCD:12', 'CMND:012345678')).toEqual(twice);
    expect(holderOf('CCCD:001090012345', 'MST:1')).toEqual({
      ok: false,
      code: 'CertificateOfEmployee',
    });
  });

  test('whatever stands in the UIDs, at most one number comes out and nothing throws', () => {
    const prefix = fc.constantFrom('CCCD', 'CMND', 'PID', 'HC', 'BHXH', 'MST', 'X', '');
    const digits = fc.oneof(fc.string(), fc.stringMatching(/^\d{9,13}$/));
    const uid = fc.tuple(prefix, fc.constantFrom(':', ''), digits).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(uid, { maxLength: 4 }), (uids) => {
        const reading = holderOf(...uids);
        expect(reading.ok ? reading.holder.numbers.length : 1).toBe(1);
      }),
    );
  });

  test('is made of what stands in its UID, and of nothing else', () => {
    const prefix = fc.constantFrom('CCCD', 'CMND', 'PID', 'HC', 'BHXH', 'MST');
    const body = fc.oneof(fc.stringMatching(/^[A-Z0-9-]{6,14}$/), fc.stringMatching(/^\d{9,13}$/));
    fc.assert(
      fc.property(prefix, body, (name, text) => {
        const reading = holderOf(`${name}:${text}`);
        fc.pre(reading.ok);
        const bare = (number = '') => number.replaceAll('-', '');
        expect(bare(reading.holder.numbers[0]?.number)).toBe(bare(text));
      }),
    );
  });
});

describe('the name of a subject', () => {
  test.each([
    ['keeps commas, quotes and dashes', 'Trần, "Bình" – A', 'Trần, "Bình" – A'],
    ['is NFC with single spaces', ' Tra\u0302\u0300n   Bi\u0300nh ', 'Trần Bình'],
  ])('%s', (_what, commonName, fullName) => {
    const name = createName([
      ['uid', 'CCCD:001090012345'],
      ['commonName', commonName],
    ]);
    expect(readHolder(name)).toMatchObject({ ok: true, holder: { fullName } });
  });

  test.each([
    ['missing', []],
    ['empty', [' ']],
    ['there twice', ['Trần Bình', 'Trần An']],
    ['cut by a NUL', ['Trần Bình\u0000 An']],
  ])('gives no identity when it is %s', (_what, names) => {
    const name = createName([
      ['uid', 'CCCD:001090012345'],
      ...names.map((one) => ['commonName', one] as const),
    ]);
    expect(readHolder(name)).toEqual({ ok: false, code: 'CertificateWithoutIdentity' });
  });
});

test('attributes are found in any string type, also several in one RDN', () => {
  const attribute = (type: string, value: BmpString | PrintableString) =>
    new Sequence({ value: [new ObjectIdentifier({ value: type }), value] });
  const common = attribute('2.5.4.3', new BmpString({ value: 'Trần Bình' }));
  const uid = attribute(uidType, new PrintableString({ value: 'CCCD:001090012345' }));
  const tax = attribute(uidType, new PrintableString({ value: 'MST:0100109106' }));
  const read = (...rdns: Sequence[][]) => {
    const sets = rdns.map((value) => new Asn1Set({ value }));
    const schema = new Sequence({ value: sets });
    return readHolder(RelativeDistinguishedNames.fromBER(schema.toBER()));
  };
  expect(read([common, uid])).toMatchObject({ ok: true, holder: { fullName: 'Trần Bình' } });
  expect(read([common], [uid, tax])).toEqual({ ok: false, code: 'CertificateOfEmployee' });
});
