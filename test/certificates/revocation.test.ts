import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readCertificate } from '../../src/certificates/read-certificate.ts';
import { caFailure, createRevocationClient } from '../../src/adapters/ca/client.ts';
import { signCertificate } from '../../simulators/ca/certificate.ts';
import { forOcspResponder } from '../../simulators/ca/extensions.ts';
import { answerOcsp } from '../../simulators/ca/ocsp.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';
import { judgeOf, revocation, toDer } from './judge.ts';

let simulators: StartedSimulators;
let court: ReturnType<typeof judgeOf>;
beforeAll(async () => {
  simulators = await startSimulators();
  court = judgeOf(simulators.ca);
});
afterEach(() => simulators.clearFaults());
afterAll(() => simulators.close());

const setFault = (fault: string, times?: number) =>
  simulators.setFault({ system: 'ca', fault, ...(times !== undefined && { times }) });
const revoked = { ok: false, code: 'CertificateRevoked' };

test('a certificate that was good is refused once it is revoked', async () => {
  const { certificate, serial } = court.issue();
  expect(await court.judge(certificate)).toMatchObject({ ok: true });
  simulators.ca.revoke(serial);
  expect(await court.judge(certificate)).toEqual(revoked);
});

test('a certificate that is on hold counts as revoked, by the list too', async () => {
  const { certificate, serial } = court.issue();
  simulators.ca.revoke(serial, 6);
  await setFault('down', 1);
  expect(await court.judge(certificate)).toEqual(revoked);
});

describe('an OCSP answer that is not to be believed leaves the word to the list', () => {
  test.each([
    ['is not there', 'down'],
    ['is half an answer', 'malformed answer'],
    ['is about another certificate', 'wrong data'],
    ['is the answer to an earlier question', 'replayed answer'],
    ['is of last month', 'stale answer'],
    ['is of the future', 'clock skew'],
    ['is signed by somebody without the right', 'wrong signer'],
  ])('because it %s', async (_why, fault) => {
    const [good, bad] = [court.issue(), court.issue()];
    simulators.ca.revoke(bad.serial);
    await setFault(fault, 1);
    expect(await court.judge(good.certificate)).toMatchObject({ ok: true });
    await setFault(fault, 1);
    expect(await court.judge(bad.certificate)).toEqual(revoked);
  });
});

describe('with no list to ask, an OCSP answer is not taken', () => {
  const fetchCrl = () => Promise.reject(caFailure('down', 'no list'));

  test.each([
    'malformed answer',
    'wrong data',
    'replayed answer',
    'stale answer',
    'clock skew',
    'wrong signer',
  ])('with the fault "%s"', async (fault) => {
    const { certificate } = court.issue();
    const ocspAlone = { revocation: { ...revocation, fetchCrl } };
    expect(await court.judge(certificate, ocspAlone)).toMatchObject({ ok: true });
    await setFault(fault, 1);
    await expect(court.judge(certificate, ocspAlone)).rejects.toMatchObject({ reason: 'down' });
  });

  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const publicKey = createPublicKey(key);
  const citizenOfTheCa = () => {
    const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    return readCertificate(toDer(court.issue({ publicKey: spki }).certificate));
  };
  const responderOfTheCa = () => simulators.ca.authorities.ec.responder.certificate;
  const forgedResponder = () => {
    const { notBefore, notAfter, issuer, subject } = responderOfTheCa();
    return signCertificate({
      serial: '40',
      subject,
      publicKey,
      issuer: { name: issuer, key },
      notBefore: notBefore.value,
      notAfter: notAfter.value,
      extensions: forOcspResponder(),
    });
  };

  test.each([
    ['a citizen of the very CA', citizenOfTheCa],
    ['somebody who has written the certificate of a responder', forgedResponder],
    ['somebody without the key of the responder', responderOfTheCa],
  ])('from %s', async (_who, create) => {
    const { ec, root } = simulators.ca.authorities;
    const forged = create();
    if (!forged) throw new Error('no certificate');
    const askOcsp = (url: string, request: Uint8Array) => {
      const isOfLeaf = url.includes('/ca/ec/');
      const authority = isOfLeaf ? ec : root;
      const signer = isOfLeaf ? { ...ec, responder: { key, certificate: forged } } : root;
      const store = simulators.ca.records;
      return answerOcsp(request, { authority, signer, store, fault: undefined });
    };
    const { certificate } = court.issue();
    await expect(
      court.judge(certificate, { revocation: { askOcsp, fetchCrl } }),
    ).rejects.toMatchObject({ reason: 'down' });
  });
});

describe('when neither OCSP nor the list can be believed, nothing is decided', () => {
  test.each([
    ['down', 'down'],
    ['malformed answer', 'malformed'],
    ['wrong data', 'malformed'],
    ['stale answer', 'malformed'],
    ['clock skew', 'malformed'],
    ['wrong signer', 'malformed'],
  ])('with the fault "%s"', async (fault, reason) => {
    const { certificate } = court.issue();
    await setFault(fault);
    await expect(court.judge(certificate)).rejects.toMatchObject({
      name: 'OutsideSystemError',
      system: 'ca',
      reason,
      retryable: true,
    });
    await simulators.clearFaults();
    expect(await court.judge(certificate)).toMatchObject({ ok: true });
  });

  test('because the CA is slower than we wait', async () => {
    const { certificate } = court.issue();
    await simulators.setFault({ system: 'ca', fault: 'slow', seconds: 60 });
    const impatient = createRevocationClient({ timeoutMs: 50 });
    await expect(court.judge(certificate, { revocation: impatient })).rejects.toMatchObject({
      system: 'ca',
      reason: 'timeout',
    });
  });

  test('because the answers are longer than we read', async () => {
    const { certificate } = court.issue();
    const mostBytes = { ocsp: 100, crl: 100 };
    const brief = createRevocationClient({ timeoutMs: 5_000, mostBytes });
    await expect(court.judge(certificate, { revocation: brief })).rejects.toMatchObject({
      system: 'ca',
      reason: 'malformed',
    });
  });
});

test('that a CA is itself revoked is told of the CA, not of its citizen', async () => {
  const other = await startSimulators();
  try {
    const { judge, issue } = judgeOf(other.ca);
    other.ca.revoke('03');
    expect(await judge(issue().certificate)).toEqual({
      ok: false,
      code: 'CertificateAuthorityUnfit',
    });
  } finally {
    await other.close();
  }
});
