import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caFailure } from '../../src/adapters/ca/client.ts';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { judgeOf, publicKeys, toDer } from './judge.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });
const { issue, authorities } = judgeOf(ca);
const nobody = () => Promise.reject(caFailure('down', 'nobody answers'));
const context = {
  authorities,
  now: new Date(),
  revocation: { askOcsp: nobody, fetchCrl: nobody },
  subjectType: 'citizen',
} as const;

test('whatever stands in a certificate, nothing is thrown but that a CA is away', async () => {
  for (const publicKey of [publicKeys.ec, publicKeys.rsa]) {
    const real = toDer(issue({ publicKey }).certificate);
    const turns = fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(turns, async (changed) => {
        const leaf = Uint8Array.from(real);
        for (const [at, value] of changed) leaf[at] = value;
        const outcome = await verifyCertificate({ leaf, intermediates: [] }, context).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof Error) expect(outcome.name).toBe('OutsideSystemError');
        else expect(outcome).toMatchObject({ ok: false });
      }),
      { numRuns: 150 },
    );
  }
});
