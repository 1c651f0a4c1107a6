import { describe, expect, test } from '@jest/globals';
import { Enumerated, Integer, Null } from 'asn1js';
import fc from 'fast-check';
import { Extension } from 'pkijs';
import type { Certificate } from 'pkijs';
import { readCrls } from '../../../src/certificates/revocation/crl/read-crls.ts';
import { serialOf } from '../../../src/certificates/read-certificate.ts';
import { keyUsage } from '../../../simulators/ca/extensions.ts';
import { aHolder, certify, daysFromNow, ofCitizen } from '../certify.ts';
import { createList } from './create-list.ts';

const [root, ca, citizen] = [aHolder('Root'), aHolder('CA'), aHolder('Citizen')];
const anchor = certify({ holder: root, issuer: root });
const authority = certify({ holder: ca, issuer: root });
const leaf = certify({ holder: citizen, issuer: ca, extensions: ofCitizen });
const neighbour = certify({ holder: citizen, issuer: ca, extensions: ofCitizen });
const path = [leaf, authority, anchor];
const now = new Date();

const read = (lists: Uint8Array[], others: Certificate[] = []) =>
  readCrls(lists, { path, others, now });
const extension = (extnID: string, value: { toBER: () => ArrayBuffer }, critical = false) =>
  new Extension({ extnID, critical, extnValue: value.toBER() });
const number = (value: number) => extension('2.5.29.20', new Integer({ value }));
const baseNumber = (value: number) => extension('2.5.29.27', new Integer({ value }), true);
const reason = (value: number) => extension('2.5.29.21', new Enumerated({ value }));
const unknown = extension('1.2.3.4', new Null(), true);
const revoked = [{ certificate: leaf }];

describe('a list of the CA', () => {
  test('says that a certificate is good, or revoked, on hold too', async () => {
    const onHold = [{ certificate: leaf, extensions: [reason(6)] }];
    const others = [{ certificate: neighbour }];
    expect(await read([await createList({ issuer: ca, entries: others })])).toMatchObject({
      status: 'good',
      signers: [],
      faults: [],
    });
    for (const entries of [revoked, onHold, [...others, ...revoked]]) {
      const reading = await read([await createList({ issuer: ca, entries })]);
      expect(reading.status).toBe('revoked');
    }
  });

  test.each([
    ['is not there', 'unknown', []],
    ['is of yesterday', 'not_current', [{ issuer: ca, nextUpdate: daysFromNow(-0.5) }]],
    ['is of tomorrow', 'not_current', [{ issuer: ca, thisUpdate: daysFromNow(0.5) }]],
    ['does not say until when', 'not_current', [{ issuer: ca, nextUpdate: undefined }]],
    ['is of another CA', 'other_issuer', [{ issuer: root }]],
    ['is signed by somebody else', 'not_signed', [{ issuer: ca, signer: citizen }]],
    ['says what nobody knows', 'not_understood', [{ issuer: ca, extensions: [unknown] }]],
    [
      'says of an entry what nobody knows',
      'not_understood',
      [{ issuer: ca, entries: [{ certificate: neighbour, extensions: [unknown] }] }],
    ],
  ])('says nothing where it %s', async (_why, fault, given) => {
    const lists = await Promise.all(given.map(createList));
    const { status, faults } = await read(lists);
    expect(status).toBe('unknown');
    expect(new Set(faults)).toEqual(new Set(lists.length > 0 ? [fault] : []));
  });

  test('is passed by where a later one is of now as well', async () => {
    const before = await createList({ issuer: ca, thisUpdate: daysFromNow(-2) });
    const after = await createList({ issuer: ca, entries: revoked });
    expect(await read([before, after])).toMatchObject({ status: 'revoked' });
    expect(await read([after, before])).toMatchObject({ status: 'revoked' });
  });
});

describe('a delta', () => {
  const complete = () => createList({ issuer: ca, extensions: [number(5)] });
  const onHold = () => createList({ issuer: ca, entries: revoked, extensions: [number(5)] });
  const delta = (given: Partial<Parameters<typeof createList>[0]>, base = 5) =>
    createList({ issuer: ca, extensions: [number(7), baseNumber(base)], ...given });

  test('adds to its complete list, and takes away', async () => {
    const removed = [{ certificate: leaf, extensions: [reason(8)] }];
    expect(await read([await complete(), await delta({ entries: revoked })])).toMatchObject({
      status: 'revoked',
    });
    expect(await read([await onHold(), await delta({ entries: removed })])).toMatchObject({
      status: 'good',
    });
    expect(await read([await onHold(), await delta({})])).toMatchObject({ status: 'revoked' });
  });

  test('alone says nothing, and one that goes on from a later list changes nothing', async () => {
    const removed = [{ certificate: leaf, extensions: [reason(8)] }];
    expect(await read([await delta({})])).toMatchObject({ status: 'unknown' });
    const later = await delta({ entries: removed }, 6);
    expect(await read([await onHold(), later])).toMatchObject({ status: 'revoked' });
  });

  test('by somebody else takes nothing away', async () => {
    const entries = [{ certificate: leaf, extensions: [reason(8)] }];
    const forged = await delta({ entries, signer: citizen });
    expect(await read([await onHold(), forged])).toMatchObject({ status: 'revoked' });
  });
});

describe('a signer beside the path', () => {
  const signer = { ...aHolder('nobody'), name: ca.name };
  const forLists = certify({ holder: signer, issuer: root, extensions: [keyUsage(['cRLSign'])] });

  test('is named, so that its own certificate can be asked about', async () => {
    const list = await createList({ issuer: ca, signer });
    const { status, signers } = await read([list], [forLists]);
    expect(status).toBe('good');
    expect(signers.map((one) => one.map(serialOf))).toEqual([[forLists, anchor].map(serialOf)]);
  });

  test.each([
    ['is not known', []],
    ['may not sign lists', [certify({ holder: signer, issuer: root, extensions: ofCitizen })]],
    ['leads to another root', [certify({ holder: signer, issuer: signer })]],
    [
      'has expired',
      [
        certify({
          holder: signer,
          issuer: root,
          extensions: [keyUsage(['cRLSign'])],
          notBefore: daysFromNow(-3),
          notAfter: daysFromNow(-2),
        }),
      ],
    ],
  ])('is not believed where it %s', async (_why, others) => {
    const list = await createList({ issuer: ca, signer });
    expect(await read([list], others)).toEqual({
      status: 'unknown',
      signers: [],
      faults: ['not_signed'],
    });
  });
});

test('a list that somebody has changed is never thrown at, and never makes good what it revokes', async () => {
  const list = await createList({ issuer: ca, entries: revoked, extensions: [number(5)] });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(list.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (at, change, isCut) => {
        const changed = Uint8Array.from(isCut ? list.subarray(0, at) : list);
        if (!isCut) changed[at] = (changed[at] ?? 0) ^ change;
        expect((await read([changed])).status).not.toBe('good');
      },
    ),
    { numRuns: 500 },
  );
});
