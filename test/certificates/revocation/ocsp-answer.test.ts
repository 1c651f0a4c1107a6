import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CertID, OCSPRequest } from 'pkijs';
import { askAbout } from '../../../src/certificates/revocation/ocsp/ocsp-request.ts';
import { readOcspAnswer } from '../../../src/certificates/revocation/ocsp/read-ocsp-answer.ts';
import { readCertificate } from '../../../src/certificates/read-certificate.ts';
import { answerOcsp } from '../../../simulators/ca/ocsp.ts';
import { createSimulatedCa } from '../../../simulators/ca/simulator.ts';
import { judgeOf, toDer } from '../judge.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });
const { ec } = ca.authorities;
const leaf = readCertificate(toDer(judgeOf(ca).issue().certificate));
if (!leaf) throw new Error('no certificate');
const issuer = ec.certificate;
const question = askAbout(leaf, issuer);
const given = { question, issuer, isNonceRequired: false, isGood: () => Promise.resolve(false) };
const answer = () =>
  answerOcsp(question.der, { authority: ec, signer: ec, store: ca.records, fault: undefined });

test('a question is what another reader takes it for: the certificate, by SHA-1, and a fresh nonce', async () => {
  const { requestList, requestExtensions } = OCSPRequest.fromBER(question.der).tbsRequest;
  const certId = await CertID.create(leaf, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer });
  expect(requestList.map(({ reqCert }) => reqCert.isEqual(certId))).toEqual([true]);
  const [extension, ...others] = requestExtensions ?? [];
  expect(others).toEqual([]);
  expect(extension?.extnID).toBe('1.3.6.1.5.5.7.48.1.2');
  const value = extension?.extnValue.valueBlock.valueHexView;
  expect(value).toEqual(Uint8Array.of(4, 32, ...question.nonce));
  expect(question.nonce).toHaveLength(32);
  expect(askAbout(leaf, issuer).nonce).not.toEqual(question.nonce);
});

test('what an answer says holds until its next update, or not at all where each must have our nonce', async () => {
  const der = await answer();
  const now = new Date();
  const finding = await readOcspAnswer(der, { ...given, now });
  const day = 86_400_000;
  expect(finding.status).toBe('good');
  expect(Math.abs((finding.until?.getTime() ?? 0) - now.getTime() - day)).toBeLessThan(day / 24);
  expect(await readOcspAnswer(der, { ...given, now, isNonceRequired: true })).toEqual({
    status: 'good',
    until: undefined,
  });
});

test('whatever stands in an answer, nothing comes of it but that the CA is not understood', async () => {
  const real = await answer();
  const now = new Date();
  const turns = fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(turns, fc.nat(real.length), async (changed, length) => {
      const der = Uint8Array.from(real).subarray(0, length % 3 === 0 ? length : real.length);
      for (const [at, value] of changed) if (at < der.length) der[at] = value;
      const outcome = await readOcspAnswer(der, { ...given, now }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe('OutsideSystemError');
      // Bytes that are not signed may be of any kind: what is signed is as it was.
      else expect(outcome).toMatchObject({ status: 'good' });
    }),
    { numRuns: 300 },
  );
});
