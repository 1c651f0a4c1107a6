import { createHook } from 'node:async_hooks';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Null } from 'asn1js';
import {
  CertificatePolicies,
  Extension,
  ExtKeyUsage,
  PolicyInformation,
  PolicyMapping,
  PolicyMappings,
  type Certificate,
} from 'pkijs';
import { findTrustedPaths } from '../../../src/certificates/path/find-trusted-paths.ts';
import { serialOf } from '../../../src/certificates/read-certificate.ts';
import { constraints, keyUsage } from '../../../simulators/ca/extensions.ts';
import { aHolder, certify, daysFromNow, ofAuthority, ofCitizen } from '../certify.ts';

/** Node makes one of these for each signature that is verified off the event loop. */
let verified = 0;
const verifications = createHook({
  init: (_id, type) => {
    if (type === 'SIGNREQUEST') verified += 1;
  },
});
afterEach(() => {
  verifications.disable();
});

const root = aHolder('Root');
const [first, second] = [aHolder('First CA'), aHolder('Second CA')];
const citizen = aHolder('Citizen');
const anchor = certify({ holder: root, issuer: root });
const leaf = certify({ holder: citizen, issuer: first, extensions: ofCitizen });
const roots = [anchor];
const now = new Date();

const serials = (paths: Awaited<ReturnType<typeof findTrustedPaths>>['paths']) =>
  paths.map((path) => path.map(serialOf));
const critical = (extnID: string, value = new Null().toBER()) =>
  new Extension({ extnID, critical: true, extnValue: value });

describe('every path that may be good is tried', () => {
  const direct = certify({ holder: first, issuer: root });
  const expired = certify({
    holder: first,
    issuer: root,
    notBefore: daysFromNow(-3),
    notAfter: daysFromNow(-2),
  });
  const cross = certify({ holder: first, issuer: second });
  const ofSecond = certify({ holder: second, issuer: root });

  test('the shortest comes first, and the others after it', async () => {
    const intermediates = [ofSecond, cross, direct];
    const { paths } = await findTrustedPaths({ leaf, intermediates, roots, now });
    expect(serials(paths)).toEqual(
      [
        [leaf, direct, anchor],
        [leaf, cross, ofSecond, anchor],
      ].map((path) => path.map(serialOf)),
    );
  });

  test.each([
    ['before', [expired, ofSecond, cross]],
    ['after', [ofSecond, cross, expired]],
  ])('an expired certificate of the CA %s a longer way does not hide that', async (_place, all) => {
    const { paths } = await findTrustedPaths({ leaf, intermediates: all, roots, now });
    expect(serials(paths)).toEqual([[leaf, cross, ofSecond, anchor].map(serialOf)]);
  });

  test('two certificates of one name and two keys are told apart by the signature', async () => {
    const stranger = { ...aHolder('nobody'), name: first.name };
    const namesake = certify({ holder: stranger, issuer: root });
    const intermediates = [namesake, direct];
    const { paths } = await findTrustedPaths({ leaf, intermediates, roots, now });
    expect(serials(paths)).toEqual([[leaf, direct, anchor].map(serialOf)]);
  });

  test('a CA that turned its key certifies the new one with the old one', async () => {
    const turned = { ...aHolder('nobody'), name: first.name };
    const oldKey = certify({
      holder: first,
      issuer: root,
      extensions: [constraints(true, 0), keyUsage(['keyCertSign'])],
    });
    const newWithOld = certify({ holder: turned, issuer: first });
    const ofNew = certify({ holder: citizen, issuer: turned, extensions: ofCitizen });
    const { paths } = await findTrustedPaths({
      leaf: ofNew,
      intermediates: [newWithOld, oldKey],
      roots,
      now,
    });
    expect(serials(paths)).toEqual([[ofNew, newWithOld, oldKey, anchor].map(serialOf)]);
  });
});

describe('signatures lead to the root, and yet the path is not good, as a CA', () => {
  test.each([
    ['has a critical extension that nobody knows', [...ofAuthority, critical('1.2.3.4')]],
    [
      'is for TLS alone, critically',
      [
        ...ofAuthority,
        critical(
          '2.5.29.37',
          new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] }).toSchema().toBER(),
        ),
      ],
    ],
    ['has name constraints that cannot be read', [...ofAuthority, critical('2.5.29.30')]],
    ['has one extension twice', [...ofAuthority, ...ofAuthority]],
  ])('%s', async (why, extensions) => {
    const intermediates = [certify({ holder: first, issuer: root, extensions })];
    expect(await findTrustedPaths({ leaf, intermediates, roots, now })).toEqual({
      paths: [],
      isAnchored: !why.endsWith('twice'),
    });
  });

  test('is a root that has expired', async () => {
    const intermediates = [certify({ holder: first, issuer: root })];
    const late = daysFromNow(2);
    expect(await findTrustedPaths({ leaf, intermediates, roots, now: late })).toEqual({
      paths: [],
      isAnchored: true,
    });
  });
});

describe('nobody makes the search expensive', () => {
  const countVerifications = () => {
    verified = 0;
    verifications.enable();
  };

  test('by CAs that all certify each other: no key is tried twice on one certificate', async () => {
    const authorities = [first, ...Array.from({ length: 5 }, (_, place) => aHolder(`CA ${place}`))];
    const cross = authorities.flatMap((holder) =>
      authorities.filter((one) => one !== holder).map((issuer) => certify({ holder, issuer })),
    );
    const last = authorities.at(-1) ?? first;
    const way = certify({ holder: last, issuer: root });
    countVerifications();
    const intermediates = [...cross, way];
    const { paths } = await findTrustedPaths({ leaf, intermediates, roots, now });
    expect(paths).toHaveLength(4);
    expect(paths[0]?.at(-2)).toBe(way);
    expect(verified).toBeGreaterThan(0);
    expect(verified).toBeLessThan(cross.length * authorities.length);
  });

  test('by policies that are all mapped to each other, of which a tree has millions of ways', async () => {
    const policies = Array.from({ length: 12 }, (_, last) => `1.2.3.${last}`);
    const certificatePolicies = policies.map(
      (one) => new PolicyInformation({ policyIdentifier: one }),
    );
    const mappings = policies.flatMap((issuerDomainPolicy) =>
      policies.map((one) => new PolicyMapping({ issuerDomainPolicy, subjectDomainPolicy: one })),
    );
    const extensions = [
      ...ofAuthority,
      critical('2.5.29.32', new CertificatePolicies({ certificatePolicies }).toSchema().toBER()),
      critical('2.5.29.33', new PolicyMappings({ mappings }).toSchema().toBER()),
    ];
    const chain = [root, ...Array.from({ length: 7 }, (_, place) => aHolder(`CA ${place}`)), first];
    const intermediates = chain
      .slice(1)
      .map((holder, above) => certify({ holder, issuer: chain[above] ?? root, extensions }));
    const inputs = {
      policies: new Set(['1.2.3.0']),
      isExplicitPolicyRequired: true,
      isMappingInhibited: false,
      isAnyPolicyInhibited: false,
    };
    const withPolicy = certify({
      holder: citizen,
      issuer: first,
      extensions: [...ofCitizen, ...extensions.slice(2, 3)],
    });
    const judge = (one: Certificate) =>
      findTrustedPaths({ leaf: one, intermediates, roots, now, inputs });
    expect((await judge(withPolicy)).paths).toHaveLength(1);
    expect(await judge(leaf)).toEqual({ paths: [], isAnchored: true });
  });

  test('by keys of strangers: none of them is computed with', async () => {
    const strangers = Array.from({ length: 20 }, () => ({
      ...aHolder('nobody'),
      name: first.name,
    }));
    const intermediates = strangers.map((holder) => certify({ holder, issuer: holder }));
    countVerifications();
    const found = await findTrustedPaths({ leaf, intermediates, roots, now });
    expect(found).toEqual({ paths: [], isAnchored: false });
    expect(verified).toBe(0);
  });

  test('by a citizen who plays CA with a key of his own choice: it is not computed with', async () => {
    const ofFirst = certify({ holder: first, issuer: root });
    const player = certify({ holder: second, issuer: first, extensions: ofCitizen });
    const played = certify({ holder: citizen, issuer: second, extensions: ofCitizen });
    countVerifications();
    const intermediates = [player, ofFirst];
    const found = await findTrustedPaths({ leaf: played, intermediates, roots, now });
    expect(found).toEqual({ paths: [], isAnchored: false });
    // The CA by the root, and the player by the CA.
    expect(verified).toBe(2);
  });
});
