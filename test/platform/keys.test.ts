import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKeys } from '../../src/platform/keys.ts';

const key = (fill: number) => Buffer.alloc(32, fill);
const lookupKey = key(9);
const keys = createKeys({
  ring: [
    { id: 'new', key: key(1) },
    { id: 'old', key: key(2) },
  ],
  lookupKey,
});

describe('sealed values', () => {
  test('open to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (plain, aad) => {
        const opened = keys.open('column', keys.seal('column', plain, aad), aad);
        expect(opened).toEqual(Buffer.from(plain));
      }),
    );
  });

  test('name their format and key: version, length, id, iv(12), ciphertext, tag(16)', () => {
    const sealed = keys.sealText('column', 'ơ');
    expect(sealed.subarray(0, 5)).toEqual(Buffer.from([1, 3, ...Buffer.from('new')]));
    expect(sealed.length).toBe(5 + 12 + 2 + 16);
    expect(keys.sealText('column', 'ơ')).not.toEqual(sealed);
  });

  test('are opened by a key that seals no more, and not by a ring without it', () => {
    const before = createKeys({ ring: [{ id: 'old', key: key(2) }], lookupKey });
    const sealed = before.sealText('column', 'Hòa');
    expect(keys.openText('column', sealed)).toBe('Hòa');
    const without = createKeys({ ring: [{ id: 'new', key: key(1) }], lookupKey });
    expect(() => without.open('column', sealed)).toThrow('No key "old" in the key ring');
  });

  test('are of one purpose and one place', () => {
    const sealed = keys.sealText('column', 'Hòa', 'flow-1');
    expect(() => keys.open('payload', sealed, 'flow-1')).toThrow();
    expect(() => keys.open('column', sealed, 'flow-2')).toThrow();
  });

  test('do not open when any bit was changed, or the end is missing', () => {
    const sealed = keys.sealText('column', 'Hòa');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(sealed);
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect(() => keys.open('column', changed)).toThrow();
      }),
    );
    for (const length of [0, 1, 5, 20, sealed.length - 1]) {
      expect(() => keys.open('column', sealed.subarray(0, length))).toThrow();
    }
  });
});

test('look-ups are 256 bits, the same for the same value, and of one purpose', () => {
  const value = '001185012345';
  expect(keys.lookup('document', value)).toEqual(keys.lookup('document', value));
  expect(keys.lookup('document', value)).toHaveLength(32);
  expect(keys.lookup('phone', value)).not.toEqual(keys.lookup('document', value));
  const others = createKeys({ ring: [{ id: 'new', key: key(1) }], lookupKey: randomBytes(32) });
  expect(others.lookup('document', value)).not.toEqual(keys.lookup('document', value));
});

test('keys of a wrong length, and an empty ring, are refused', () => {
  expect(() => createKeys({ ring: [], lookupKey })).toThrow('empty');
  expect(() => createKeys({ ring: [{ id: 'a', key: key(1).subarray(1) }], lookupKey })).toThrow(
    '32',
  );
});
