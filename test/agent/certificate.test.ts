import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { usableCertificate, viewOf } from '../../agent/src/certificate.ts';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { citizen, publicKeys } from '../certificates/judge.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });
const p256 = Buffer.from('06082a8648ce3d030107', 'hex');
/** Type and length of a time, as certificates write it: the first one is notBefore. */
const time = Buffer.from('170d', 'hex');

function derFor(subject: object = citizen): Buffer {
  return new X509Certificate(ca.issue({ publicKey: publicKeys.ec, subject }).certificate).raw;
}

const use = (der: Buffer, label = 'An') =>
  usableCertificate({ der, label, module: '/x.so', pinTries: 'many' });

function changed(find: (der: Buffer) => number, bytes: string): Buffer {
  const der = derFor();
  der.write(bytes, find(der), 'latin1');
  return der;
}
const endOfCurve = (der: Buffer) => der.indexOf(p256) + p256.length - 1;
const notAfter = (der: Buffer) => der.indexOf(time, der.indexOf(time) + 2) + 2;

test.each([
  ['of a curve that nobody knows', changed(endOfCurve, '\x7f')],
  ['with a key that is no point of its curve', changed((der) => endOfCurve(der) + 5, '\0\0\0\0')],
  ['with an end that is no time', changed(notAfter, '9999')],
  ['that is none', Buffer.from('3003020101', 'hex')],
])('a certificate %s is left out, and not in the way of others', (_what, der) => {
  expect(use(der)).toBeUndefined();
});

test('texts of a certificate can neither steer a terminal nor turn a line around', () => {
  const usable = use(
    derFor({ fullName: 'An\r\n\u001b[2J\u202eB', taxUid: 'MST:0100109106' }),
    '\b',
  );
  const { name, subject, label } = usable ? viewOf(usable) : { name: '', subject: '', label: '' };
  expect({ name, label }).toEqual({ name: 'An\ufffd\ufffd\ufffd[2J\ufffdB', label: '\ufffd' });
  expect(subject).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

/** Issued by itself to nobody: `openssl req -x509 -subj /`, a key of P-256. */
const ofNobody = `-----BEGIN CERTIFICATE-----
MIIBEzCBuqADAgECAhQw5FxdcHD0GkzSMVhJ3eX5kCJLSDAKBggqhkjOPQQDAjAA
MCAXDTI2MTEyNTAwMjM0NloYDzIxMjYxMTAxMDAyMzQ2WjAAMFkwEwYHKoZIzj0C
AQYIKoZIzj0DAQcDQgAEsuET54XBQ7dlYI1SVT0MgqLKbzIeOvTnn2cJX8cDHaJt
LZmvuyyJ66gjXCK8nI+XjV6ROVTIq2Doc5eXnGYkY6MQMA4wDAYDVR0TAQH/BAIw
ADAKBggqhkjOPQQDAgNIADBFAiEA9nDkxIx9Tu2BDwTSrMUWocQDXpXNCBIvkKo5
c4rF8FACIDui1kuujG8KUpfDc4ht1bAyUNji57dAMoEIZeN5iy6Y
-----END CERTIFICATE-----`;

test('one without a subject is shown by its label', () => {
  const usable = use(new X509Certificate(ofNobody).raw);
  expect(usable && viewOf(usable)).toMatchObject({ name: 'An', subject: '', issuer: '' });
});
