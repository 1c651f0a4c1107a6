import { expect, test } from '@jest/globals';
import { createKnownLinks } from '../../../src/certificates/memory/known-links.ts';
import { aHolder, certify } from '../certify.ts';

const root = aHolder('Root');
const derOf = (certificate: ReturnType<typeof certify>) =>
  new Uint8Array(certificate.toSchema().toBER());
const anchor = derOf(certify({ holder: root, issuer: root }));
const cas = ['A', 'B', 'C'].map((name) => derOf(certify({ holder: aHolder(name), issuer: root })));

function readAll(links: ReturnType<typeof createKnownLinks>) {
  return [anchor, ...cas].map((der) => {
    const certificate = links.read(der);
    if (!certificate) throw new Error('no certificate');
    return certificate;
  });
}

test('a certificate that is configured, or was linked to its issuer, is read once', () => {
  const links = createKnownLinks([anchor], 8);
  const [root, first] = readAll(links);
  if (!root || !first) throw new Error('no certificates');
  expect(links.read(anchor)).toBe(root);
  expect(links.read(cas[0] ?? anchor)).not.toBe(first);
  links.keepLink(first, root);
  expect(links.read(cas[0] ?? anchor)).toBe(first);
  expect(links.hasLink(first, root)).toBe(true);
  expect(links.hasLink(root, first)).toBe(false);
});

test('beside those that are configured no more are kept than the most', () => {
  const links = createKnownLinks([anchor], 2);
  const [root, ...others] = readAll(links);
  for (const one of others) if (root) links.keepLink(one, root);
  expect(cas.map((der, place) => links.read(der) === others[place])).toEqual([false, true, true]);
  expect(links.read(anchor)).toBe(root);
});

test('one that was read elsewhere is not kept: nobody knows its bytes', () => {
  const links = createKnownLinks([anchor], 8);
  const [elsewhere] = readAll(createKnownLinks([], 8)).slice(1);
  const root = links.read(anchor);
  if (!elsewhere || !root) throw new Error('no certificates');
  links.keepLink(elsewhere, root);
  expect(links.hasLink(elsewhere, root)).toBe(false);
});

test('what is no certificate is none', () => {
  expect(createKnownLinks([Uint8Array.of(1)], 8).read(Uint8Array.of(1))).toBeUndefined();
});
