import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readAuthorities } from '../../src/certificates/authorities.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { signCertificate, toPem } from '../../simulators/ca/certificate.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';
import { daysFromNow } from './certify.ts';
import { judgeOf, revocation, toDer } from './judge.ts';

let simulators: StartedSimulators;
let court: ReturnType<typeof judgeOf>;
beforeAll(async () => {
  simulators = await startSimulators();
  court = judgeOf(simulators.ca);
});
afterAll(() => simulators.close());

describe('what is wrong with a CA is told of the CA, never of the citizen', () => {
  const unfit = { ok: false, code: 'CertificateAuthorityUnfit' };
  const judge = (intermediates: Uint8Array[], { ca } = simulators) => {
    const { issue, roots } = judgeOf(ca);
    return verifyCertificate(
      { leaf: toDer(issue().certificate), intermediates },
      {
        authorities: readAuthorities({ roots, intermediates: [] }),
        now: new Date(),
        revocation,
        subjectType: 'citizen',
      },
    );
  };

  test.each([
    ['has expired', { notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }],
    ['is not yet valid', { notBefore: daysFromNow(1), notAfter: daysFromNow(9) }],
  ])('a certificate of the CA that %s', async (_what, validity) => {
    const unusable = recertify(validity);
    expect(await judge([unusable])).toEqual(unfit);
    // And it hides none that is good, before or after it.
    expect(await judge([unusable, ...court.intermediates])).toMatchObject({ ok: true });
    expect(await judge([...court.intermediates, unusable])).toMatchObject({ ok: true });
  });

  test('a revoked one, which is passed by where another way leads to the root', async () => {
    const other = await startSimulators();
    try {
      const { intermediates } = judgeOf(other.ca);
      other.ca.revoke('03');
      expect(await judge(intermediates, other)).toEqual(unfit);
      // By a serial that the root has issued and not revoked.
      const second = recertify({ serial: '02' }, other);
      expect(await judge([...intermediates, second], other)).toMatchObject({ ok: true });
    } finally {
      await other.close();
    }
  });
});

/** Another certificate of the CA that issues to citizens with EC keys, by the same root. */
function recertify(
  changes: { serial?: string; notBefore?: Date; notAfter?: Date },
  { ca } = simulators,
): Uint8Array {
  const { ec, root } = ca.authorities;
  const certificate = signCertificate({
    serial: '40',
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(1),
    subject: ec.certificate.subject,
    publicKey: createPublicKey(ec.key),
    issuer: { name: root.certificate.subject, key: root.key },
    extensions: ec.certificate.extensions ?? [],
    ...changes,
  });
  return toDer(toPem(certificate));
}
