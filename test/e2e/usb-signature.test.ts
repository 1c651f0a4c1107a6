import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../support/rows.ts';
import type { WebEidToken } from '../../src/domain/steps/web-eid-token.ts';
import { createSoftToken } from '../../scripts/runtime/soft-token.ts';
import { startAgent, webEidToken } from '../support/agent.ts';
import { type KeyAndCertificate, certificatesAt } from '../support/certificates.ts';
import { aCitizen, detailsOf } from '../support/citizens.ts';
import { type Answer, type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, stepOf, withToken } from '../support/registration.ts';
import { describeWithToken } from '../support/soft-token.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { signToken } from '../support/web-eid.ts';

const method = 'usb_signature';

let system: System;
let ca: ReturnType<typeof certificatesAt>;
beforeAll(async () => {
  system = await startSystem({
    CHALLENGE_TTL_SECONDS: '15',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
    CA_STATUS_TRIES: '3',
  });
  ca = certificatesAt(system.simulators.url);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

const start = async (subjectType: 'citizen' | 'enterprise' = 'citizen'): Promise<FlowView> => {
  const body = { subjectType, consent: { version: system.consentVersion } };
  return flowOf(await system.portal.start(body, { method }));
};
const challengeOf = (flow: FlowView) => {
  const { challenge } = stepOf(flow);
  if (!challenge) throw new Error('the step shows no challenge');
  return challenge;
};
const sign = (flow: FlowView, { key, certificate }: KeyAndCertificate, over: object = {}) =>
  signToken({ key, certificate, ...challengeOf(flow), ...over });
const submit = (flow: FlowView, authToken: WebEidToken): Promise<Answer> =>
  system.portal.step(flow, method, { authToken });
const aPerson = () => {
  const { fullName, documentNumber } = aCitizen();
  return { fullName, documentNumber, subject: { fullName, personalUid: `CCCD:${documentNumber}` } };
};
/** The flow after a refusal, which shows a new challenge. */
const flowAfter = (flow: FlowView, answer: Answer): FlowView => {
  const { flow: after } = problemOf(answer);
  if (!after) throw new Error('a refused step carries its flow');
  return withToken(flow, after);
};
/** A tax code with its check digit. */
function aTaxCode(): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const main = String(randomInt(10 ** 9)).padStart(9, '0');
  const sum = weights.reduce((total, weight, at) => total + weight * Number(main[at]), 0);
  const check = 10 - (sum % 11);
  return check === 10 ? aTaxCode() : `${main}${check}`;
}
const anEnterprise = (taxCode: string) => ({
  subject: { fullName: 'CÔNG TY TNHH "SAO, MAI"', taxUid: `MST:${taxCode}` },
});

describe('a USB token', () => {
  test.each(['ec', 'rsa'] as const)('registers a citizen with a key of %s', async (type) => {
    const { fullName, documentNumber, subject } = aPerson();
    const token = await ca.issue({ subject }, type);
    const flow = await start();
    expect(flow).toMatchObject({ method, steps: ['details', method, 'confirm'] });
    expect(stepOf(flow)).toMatchObject({
      waitingFor: 'citizen',
      challenge: { origin: system.url },
    });

    const shown = flowOf(await submit(flow, sign(flow, token)));
    const masked = `${documentNumber.slice(0, 3)}********${documentNumber.slice(-1)}`;
    expect(stepOf(shown)).toMatchObject({
      name: 'confirm',
      identity: { fullName, documentNumber: masked, level: 3, source: 'certificate' },
    });
    const done = flowOf(await system.portal.step(flow, 'confirm', {}));
    const accountId = done.result?.account?.id ?? '';
    expect(done).toMatchObject({ status: 'completed', result: { account: { level: 3 } } });
    const methods = await rows(
      system.database.db,
      z.object({ kind: z.string() }),
      sql`select kind from authentication_method where account_id = ${accountId}::uuid`,
    );
    expect(methods).toEqual([{ kind: method }]);

    // A renewed certificate of the same person finds the same account.
    const renewed = await ca.issue({ subject });
    const again = await start();
    expect(problemOf(await submit(again, sign(again, renewed)))).toMatchObject({
      code: 'AccountAlreadyExists',
      flow: { status: 'refused' },
    });
  });

  test.each(['without nonce', 'asked responder', 'redirected answer', 'distribution point'])(
    'registers by a CA whose way is "%s"',
    async (fault) => {
      await system.simulators.setFault({ system: 'ca', fault });
      const token = await ca.issue({ subject: aPerson().subject });
      const flow = await start();
      expect(stepOf(flowOf(await submit(flow, sign(flow, token)))).name).toBe('confirm');
    },
  );

  test('is left to staff, who prove level 2 at most, when the CA does not answer', async () => {
    await system.simulators.setFault({ system: 'ca', fault: 'staleAnswer' });
    // The list of the other CA is kept by now: it would do.
    const token = await ca.issue({ subject: aPerson().subject }, 'rsa');
    const flow = await start();
    const answer = await submit(flow, sign(flow, token));
    expect(problemOf(answer).code).toBe('RevocationUnavailable');
    const asked = await until('staff are asked', async () => {
      const seen = flowOf(await system.portal.read(flow));
      return seen.step?.waitingFor === 'staff' && seen;
    });
    expect(asked.step?.review?.reference).toBe(flow.reference);
  });

  test('registers an enterprise, which must give an e-mail address, and each of its branches', async () => {
    const main = aTaxCode();
    for (const taxCode of [main, `${main}-001`, `${main}-002`]) {
      const token = await ca.issue(anEnterprise(taxCode));
      const flow = await start('enterprise');
      await submit(flow, sign(flow, token));
      const refused = problemOf(await system.portal.step(flow, 'confirm', {}));
      expect(refused).toMatchObject({
        code: 'EmailRequired',
        errors: [{ pointer: '/email', code: 'Required' }],
        flow: { step: { name: 'confirm', identity: { fullName: 'CÔNG TY TNHH "SAO, MAI"' } } },
      });
      const email = 'van-phong@saomai.example';
      const done = flowOf(await system.portal.step(flow, 'confirm', { email }));
      expect(done.result?.account).toMatchObject({ level: 3, subjectType: 'enterprise' });
    }
    const again = await start('enterprise');
    const token = await ca.issue(anEnterprise(`${main}-001`));
    expect(problemOf(await submit(again, sign(again, token))).code).toBe('AccountAlreadyExists');
  });

  test('signs each challenge once: used, expired, foreign and wrong ones are refused by name', async () => {
    const token = await ca.issue({ subject: aPerson().subject });
    const first = await start();
    const bad = sign(first, token, { origin: 'https://phish.example' });
    const second = flowAfter(first, await refusedWith('UsbSignatureInvalid', first, bad));
    const used = sign(first, token);
    const third = flowAfter(second, await refusedWith('UsbChallengeUsed', second, used));

    const other = await start();
    const foreign = sign(other, token);
    const fourth = flowAfter(third, await refusedWith('UsbSignatureInvalid', third, foreign));

    const expired = sign(fourth, token);
    await until('the challenge has expired', () =>
      Promise.resolve(Date.now() > Date.parse(challengeOf(fourth).until) || undefined),
    );
    const fifth = flowAfter(fourth, await refusedWith('UsbChallengeExpired', fourth, expired));
    const asked = flowOf(await system.portal.act(fifth, 'resendPrompt'));
    const sixth = withToken(fifth, asked);
    expect(challengeOf(sixth).nonce).not.toBe(challengeOf(fifth).nonce);
    expect(flowOf(await submit(sixth, sign(sixth, token))).step?.name).toBe('confirm');
  });

  test('may hold another certificate that is good, when one is refused', async () => {
    const { subject } = aPerson();
    const employee = { ...subject, taxUid: `MST:${aTaxCode()}` };
    const revoked = await ca.issue({ subject });
    await ca.revoke(revoked);
    let flow = await start();
    const refusals: [string, KeyAndCertificate][] = [
      ['CertificateOfEmployee', await ca.issue({ subject: employee })],
      ['CertificateRevoked', revoked],
      ['CertificateSubjectMismatch', await ca.issue(anEnterprise(aTaxCode()))],
    ];
    for (const [code, token] of refusals) {
      flow = flowAfter(flow, await refusedWith(code, flow, sign(flow, token)));
    }
    const good = await ca.issue({ subject });
    expect(flowOf(await submit(flow, sign(flow, good))).step?.name).toBe('confirm');
  });

  test('of somebody insured finds the account of the identity number', async () => {
    const citizen = aCitizen();
    await system.simulators.addPerson(citizen);
    const byPhone = flowOf(await system.portal.start(detailsOf(citizen, system.consentVersion)));
    const code = await system.simulators.code(citizen.phone);
    await system.portal.step(byPhone, 'otp', { code });
    await system.portal.step(byPhone, 'password', { password, repeated: password });

    const { fullName, socialInsuranceNumber } = citizen;
    const subject = { fullName, personalUid: `BHXH:${socialInsuranceNumber}` };
    const token = await ca.issue({ subject });
    const flow = await start();
    expect(problemOf(await submit(flow, sign(flow, token))).code).toBe('AccountAlreadyExists');
  });

  test('refuses a social insurance number that the insurer has no identity number for', async () => {
    const subject = { ...aPerson().subject, personalUid: 'BHXH:0000000000' };
    const flow = await start();
    const refused = problemOf(await submit(flow, sign(flow, await ca.issue({ subject }))));
    expect(refused).toMatchObject({
      code: 'CertificateHolderUnknown',
      flow: { status: 'refused', result: null },
    });
  });
});

describeWithToken('the signing agent with a token', () => {
  test.each(['ec', 'rsa'] as const)('registers a citizen with a key of %s', async (type) => {
    const { key, certificate } = await ca.issue({ subject: aPerson().subject }, type);
    const token = await createSoftToken();
    await token.put('ký số', key, certificate);
    const { module, environment, pin } = token;
    const agent = await startAgent({ module, environment, origin: system.url });
    try {
      const flow = await start();
      const { origin, nonce } = challengeOf(flow);
      const wrong = await agent.authenticate({ origin, nonce, reply: { cancel: true } });
      expect(wrong.body).toMatchObject({ code: 'Cancelled' });
      const { body } = await agent.authenticate({ origin, nonce, reply: { pin } });
      const shown = flowOf(
        await system.portal.step(flow, method, { authToken: webEidToken.parse(body) }),
      );
      expect(shown.step).toMatchObject({ name: 'confirm', identity: { level: 3 } });
      expect(flowOf(await system.portal.step(flow, 'confirm', {})).status).toBe('completed');
    } finally {
      await agent.stop();
      token.remove();
    }
  });
});

async function refusedWith(code: string, flow: FlowView, token: WebEidToken): Promise<Answer> {
  const answer = await submit(flow, token);
  expect(problemOf(answer)).toMatchObject({
    code,
    flow: { status: 'open', step: { name: method } },
  });
  return answer;
}
