import { expect, test } from '@jest/globals';
import { readSearchKey, recogniseKeys } from '../../../src/domain/staff/search-key.ts';

const id = '0123456789abcdefghjkmnpqrstvwxyz';

test.each([
  ['DD-7K3F-92QX', ['reference DD-7K3F-92QX']],
  ['dd 7k3f 92qx', ['reference DD-7K3F-92QX']],
  ['7k3f92qx', ['reference DD-7K3F-92QX']],
  [id, [`id ${id}`]],
  ['001090012345', ['number 001090012345']],
  ['0912 345 678', ['phone +84912345678', 'number 0912345678']],
  ['+84912345678', ['phone +84912345678']],
  ['C1234567', ['number C1234567', 'reference DD-C123-4567']],
  ['0312345678-001', ['number 0312345678-001']],
])('%s is read as a whole key', (typed, keys) => {
  expect(recogniseKeys(typed).map(({ kind, value }) => `${kind} ${value}`)).toEqual(keys);
});

test.each([
  '',
  ' ',
  '*',
  '%',
  'DD-7K3F',
  'DD-7K3F-92Q%',
  '0912*',
  '00109001%',
  '_',
  'Nguyễn Văn An',
])('nothing is looked for by "%s"', (typed) => {
  expect(recogniseKeys(typed)).toEqual([]);
});

test('a kind that is named takes nothing of another kind', () => {
  expect(readSearchKey('reference', '001090012345')).toBeNull();
  expect(readSearchKey('phone', 'DD-7K3F-92QX')).toBeNull();
  expect(readSearchKey('id', id.slice(1))).toBeNull();
  expect(readSearchKey('number', '123')).toBeNull();
});
