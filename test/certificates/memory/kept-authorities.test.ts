import { createPublicKey } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readAuthorities } from '../../../src/certificates/authorities.ts';
import { createRevocationClient } from '../../../src/adapters/ca/client.ts';
import { signCertificate, toPem } from '../../../simulators/ca/certificate.ts';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { daysFromNow } from '../certify.ts';
import { judgeOf, revocation, toDer } from '../judge.ts';

const serialOfEcCa = '03';
const minute = 60_000;
const hour = 60 * minute;
const revoked = { ok: false, code: 'CertificateRevoked' };
const unfit = { ok: false, code: 'CertificateAuthorityUnfit' };

let simulators: StartedSimulators;
/** Paths of the responders that were asked, in their order. */
let asked: string[] = [];
beforeEach(async () => {
  asked = [];
  simulators = await startSimulators();
});
afterEach(() => simulators.close());

/** A worker that takes a CA for good as long as told. */
function aWorker(statusKeptMs: number, client = revocation, cas?: Uint8Array[]) {
  const { judge, issue, roots, ...ofTheCa } = judgeOf(simulators.ca);
  const intermediates = cas ?? ofTheCa.intermediates;
  const authorities = readAuthorities({ roots, intermediates, statusKeptMs });
  const counted = {
    ...client,
    askOcsp: (url: string, request: Uint8Array) => {
      asked.push(new URL(url).pathname);
      return client.askOcsp(url, request);
    },
  };
  const begun = Date.now();
  const judgeIn = (ms: number, pem = issue().certificate) =>
    judge(pem, { authorities, revocation: counted, now: new Date(begun + ms) });
  return { judgeIn, issue };
}

const aboutCa = '/ca/root/ocsp';
const aboutCitizen = '/ca/ec/ocsp';

test('a CA is asked about once in a while, and each citizen at each signature', async () => {
  const { judgeIn, issue } = aWorker(minute);
  const { certificate, serial } = issue();
  expect(await judgeIn(0, certificate)).toMatchObject({ ok: true });
  expect(await judgeIn(1, certificate)).toMatchObject({ ok: true });
  expect(asked).toEqual([aboutCa, aboutCitizen, aboutCitizen]);
  simulators.ca.revoke(serial);
  expect(await judgeIn(2, certificate)).toEqual(revoked);
  expect(await judgeIn(minute)).toMatchObject({ ok: true });
  expect(asked.slice(3)).toEqual([aboutCitizen, aboutCa, aboutCitizen]);
});

test('a CA that has agreed to answer with our nonce is asked at each signature', async () => {
  const nonceHosts = [new URL(simulators.url).host];
  const { judgeIn } = aWorker(minute, createRevocationClient({ timeoutMs: 5_000, nonceHosts }));
  await judgeIn(0);
  await judgeIn(1);
  expect(asked).toEqual([aboutCa, aboutCitizen, aboutCa, aboutCitizen]);
});

test('what a CA said ends with its own next update, however long we keep', async () => {
  const { judgeIn } = aWorker(48 * hour);
  await judgeIn(0);
  await judgeIn(23 * hour);
  expect(asked).toEqual([aboutCa, aboutCitizen, aboutCitizen]);
  // What the simulated CA says now is of yesterday by then.
  await judgeIn(25 * hour).catch(() => undefined);
  expect(asked[3]).toBe(aboutCa);
});

test('that a CA is revoked, seen by one, ends what is kept for all', async () => {
  const { judgeIn } = aWorker(minute);
  expect(await judgeIn(0)).toMatchObject({ ok: true });
  simulators.ca.revoke(serialOfEcCa);
  expect(await judgeIn(minute)).toEqual(unfit);
  expect(await judgeIn(1)).toEqual(unfit);
  expect(await judgeIn(minute)).toEqual(unfit);
});

test('a list that says so ends it as well', async () => {
  const { judgeIn } = aWorker(minute);
  expect(await judgeIn(0)).toMatchObject({ ok: true });
  simulators.ca.revoke(serialOfEcCa);
  await simulators.setFault({ system: 'ca', fault: 'down', times: 1 });
  expect(await judgeIn(minute)).toEqual(unfit);
  expect(await judgeIn(1)).toEqual(unfit);
});

test('nothing is kept of a CA that does not answer', async () => {
  const { judgeIn } = aWorker(minute);
  await simulators.setFault({ system: 'ca', fault: 'down' });
  await expect(judgeIn(0)).rejects.toMatchObject({ system: 'ca' });
  await simulators.clearFaults();
  expect(await judgeIn(1)).toMatchObject({ ok: true });
  expect(asked.filter((path) => path === aboutCa)).toHaveLength(2);
});

test('a path that was good is good no longer than the shortest of its certificates', async () => {
  const { judgeIn, issue } = aWorker(minute, revocation, [certifiedForADay()]);
  const { certificate } = issue();
  expect(await judgeIn(0, certificate)).toMatchObject({ ok: true });
  expect(await judgeIn(1, certificate)).toMatchObject({ ok: true });
  expect(await judgeIn(25 * hour, certificate)).toEqual(unfit);
});

/** The CA that issues to citizens with EC keys, by a certificate that ends soon. */
function certifiedForADay(): Uint8Array {
  const { ec, root } = simulators.ca.authorities;
  const certificate = signCertificate({
    serial: serialOfEcCa,
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(1),
    subject: ec.certificate.subject,
    publicKey: createPublicKey(ec.key),
    issuer: { name: root.certificate.subject, key: root.key },
    extensions: ec.certificate.extensions ?? [],
  });
  return toDer(toPem(certificate));
}
