import { describe, expect, test } from '@jest/globals';
import { Null } from 'asn1js';
import { ExtKeyUsage, Extension } from 'pkijs';
import { findLocalProblem } from '../../../src/certificates/rules/local-rules.ts';
import { aHolder, certify, ofCitizen } from '../certify.ts';

const issuer = aHolder('CA');
const holder = aHolder('Citizen');
const now = new Date();

function problemWith(...extensions: Extension[]) {
  const leaf = certify({ holder, issuer, extensions: [...ofCitizen, ...extensions] });
  return findLocalProblem(leaf, now);
}
function purposes(critical: boolean, keyPurposes: string[]): Extension {
  const extnValue = new ExtKeyUsage({ keyPurposes }).toSchema().toBER();
  return new Extension({ extnID: '2.5.29.37', critical, extnValue });
}

describe('the purposes of a certificate', () => {
  const [server, client] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];
  const [code, mail, time, ocsp] = [3, 4, 8, 9].map((last) => `1.3.6.1.5.5.7.3.${last}`);
  const [documents, any, own] = ['1.3.6.1.5.5.7.3.36', '2.5.29.37.0', '1.3.6.1.4.1.99999.1'];

  test.each([
    ['e-mail', [mail]],
    ['log-on and e-mail', [client, mail]],
    ['documents', [documents]],
    ['any', [any]],
    ['a server and log-on', [server, client]],
  ])('may be %s, critical or not', (_what, list) => {
    const named = list.flatMap((one) => one ?? []);
    expect(problemWith(purposes(true, named))).toBeUndefined();
    expect(problemWith(purposes(false, named))).toBeUndefined();
  });

  test.each([
    ['a server', [server]],
    ['OCSP answers', [ocsp]],
    ['time stamps', [time]],
    ['code', [code]],
    ['a server and OCSP answers', [server, ocsp]],
  ])('may not be %s alone, critical or not', (_what, list) => {
    const named = list.flatMap((one) => one ?? []);
    expect(problemWith(purposes(true, named))).toBe('CertificateNotForSigning');
    expect(problemWith(purposes(false, named))).toBe('CertificateNotForSigning');
  });

  test('may be one of the CA’s own unless nobody may pass over it', () => {
    expect(problemWith(purposes(false, [own]))).toBeUndefined();
    expect(problemWith(purposes(true, [own]))).toBe('CertificateNotForSigning');
  });
});

test('a critical extension that nobody knows is refused, another passed over', () => {
  const odd = (critical: boolean) =>
    new Extension({ extnID: '1.2.3.4', critical, extnValue: new Null().toBER() });
  expect(problemWith(odd(false))).toBeUndefined();
  expect(problemWith(odd(true))).toBe('CertificateNotForSigning');
});

test.each([
  ['basic constraints', '2.5.29.19', 'CertificateUntrusted'],
  ['purposes', '2.5.29.37', 'CertificateUntrusted'],
])('%s that cannot be read are no reason to take a certificate', (_what, extnID, code) => {
  const extension = new Extension({ extnID, critical: true, extnValue: new Null().toBER() });
  expect(problemWith(extension)).toBe(code);
});
