import { describe, expect, test } from '@jest/globals';
import { expectedSignIn } from '../../../src/activities/post/expected-sign-in.ts';
import { requestHash } from '../../../src/activities/signatures/sim/request-hash.ts';
import { challengeNonce } from '../../../src/activities/signatures/usb/challenge.ts';
import { verifyUsbSignature } from '../../../src/activities/signatures/usb/verify-usb-signature.ts';
import type { ProofName } from '../../../src/domain/proofs/proof-name.ts';
import { readAuthorities } from '../../../src/certificates/authorities.ts';
import { readPemCertificates } from '../../../src/adapters/ca/client.ts';
import { ca, ecHolder } from '../../certificates/web-eid/holder.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { signToken } from '../../support/web-eid.ts';

const here: ProofName = { flowId: 'f1', step: 'usb_signature', purpose: 'registration' };
const elsewhere: Partial<ProofName>[] = [
  { flowId: 'f2' },
  { step: 'confirm' },
  { purpose: 'login' },
];

const origin = 'https://dichvucong.example.vn';
const deps = {
  keys,
  addresses: { origin, simCallback: '', postReturn: '' },
  authorities: () =>
    readAuthorities({
      roots: readPemCertificates(ca.trusted.roots),
      intermediates: readPemCertificates(ca.trusted.intermediates),
    }),
  revocation: {
    askOcsp: () => Promise.reject(new Error('nobody is asked')),
    fetchCrl: () => Promise.reject(new Error('nobody is asked')),
  },
};

describe('a signature of a USB token', () => {
  const { key, certificate } = ecHolder('prime256v1');
  const verify = (madeFor: ProofName, changed: Partial<typeof deps> = {}) => {
    const nonce = challengeNonce(keys, { ...madeFor, number: 1 });
    const authToken = signToken({ key, certificate, origin, nonce });
    const asked = { ...here, number: 1, authToken, subjectType: 'citizen' } as const;
    return verifyUsbSignature({ ...deps, ...changed }, { ...asked, isStatusAsked: false });
  };

  test('counts at its own place', async () => {
    expect(await verify(here)).toMatchObject({ outcome: 'verified' });
  });

  test('by a certificate that nobody trusts is not looked at: no key of a stranger is computed with', async () => {
    const authorities = () => readAuthorities({ roots: [], intermediates: [] });
    const verdict = await verify({ ...here, flowId: 'f2' }, { authorities });
    expect(verdict).toEqual({ outcome: 'refused', code: 'CertificateUntrusted' });
  });

  test.each(elsewhere)('is refused when it was made for %j', async (other) => {
    const verdict = await verify({ ...here, ...other });
    expect(verdict).toEqual({ outcome: 'refused', code: 'UsbSignatureInvalid' });
  });
});

test.each(elsewhere)('what a SIM signs is another value for %j', (other) => {
  const request = { ...here, apTransId: '_t1', phone: '+84961234501', code: '4711' };
  expect(requestHash({ ...request, ...other })).not.toEqual(requestHash(request));
});

test.each(elsewhere)('a sign-in at the Post has nothing of one for %j', (other) => {
  const mine = expectedSignIn(deps, { ...here, number: 1 });
  const theirs = expectedSignIn(deps, { ...here, ...other, number: 1 });
  for (const part of ['state', 'nonce', 'codeVerifier'] as const) {
    expect(theirs[part]).not.toBe(mine[part]);
  }
});
