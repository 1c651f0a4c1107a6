import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import type { DetailsBody } from '../../client/contract.ts';
import { rows } from '../support/rows.ts';
import { readUnsealed, verifyAudit } from '../../src/db/audit/verify-audit.ts';
import { loadAuditPublicKeys } from '../../src/platform/config/sealer.ts';
import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import { certificatesAt } from '../support/certificates.ts';
import { type Citizen, aCitizen, detailsOf, insuredDetailsOf } from '../support/citizens.ts';
import { type Answer, type FlowView, type ProblemAnswer } from '../support/portal.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, stepOf, withToken } from '../support/registration.ts';
import { pin } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { redirectOf, vietnamPost } from '../support/vietnam-post.ts';
import { signToken } from '../support/web-eid.ts';

const parallel = 200;

let system: System;
beforeAll(async () => {
  system = await startSystem({
    THROTTLE_NETWORK_STARTS_PER_HOUR: '100000',
    THROTTLE_DOCUMENT_STARTS_PER_HOUR: '100000',
    MAX_IN_FLIGHT: '1000',
    MAX_IN_FLIGHT_PER_NETWORK: '1000',
    START_LIMIT_MIN: '500',
    START_LIMIT_MAX: '500',
    REQUEST_DEADLINE_MS: '60000',
  });
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** The answer to the last step of a registration, or to the one that ended it. */
type Way = (documentNumber: string) => Promise<Answer>;

const ways: Record<RegistrationMethod, Way> = {
  mobile_subscriber: (documentNumber) => byOtp('mobile_subscriber', documentNumber, detailsOf),
  social_insurance: (documentNumber) => byOtp('social_insurance', documentNumber, insuredDetailsOf),
  sim_signature: bySim,
  usb_signature: byUsb,
  vietnam_post: byPost,
};

const identity = (documentNumber: string) => aCitizen({ documentNumber });
const consent = () => ({ consent: { version: system.consentVersion } });
const confirm = (flow: FlowView) => system.portal.step(flow, 'confirm', {});

async function byOtp(
  method: RegistrationMethod,
  documentNumber: string,
  details: (citizen: Citizen, consentVersion: string) => DetailsBody,
): Promise<Answer> {
  const citizen = identity(documentNumber);
  await system.simulators.addPerson(citizen);
  const body = details(citizen, system.consentVersion);
  const started = await system.portal.start(body, { method });
  const start = await settled(started);
  if (!isOpen(start)) return start;
  const flow = withToken(flowIn(started), flowOf(start));
  const code = await system.simulators.code(citizen.phone);
  flowOf(await system.portal.step(flow, 'otp', { code }));
  return system.portal.step(flow, 'password', { password, repeated: password });
}

async function bySim(documentNumber: string): Promise<Answer> {
  const citizen = { ...identity(documentNumber), sim: { pin } };
  await system.simulators.addPerson(citizen);
  const { phone } = citizen;
  const body = { subjectType: 'citizen' as const, phone, ...consent() };
  const flow = flowOf(await system.portal.start(body, { method: 'sim_signature' }));
  const prompt = await system.simulators.prompt(phone);
  await system.simulators.answerPrompt(phone, prompt.id, { pin });
  const signed = await until('the signature', async () => {
    const seen = await system.portal.read(flow);
    return flowOf(seen).step?.name !== 'sim_signature' && seen;
  });
  return flowOf(signed).step ? confirm(flow) : signed;
}

async function byUsb(documentNumber: string): Promise<Answer> {
  const { fullName } = identity(documentNumber);
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const token = await certificatesAt(system.simulators.url).issue({ subject });
  const body = { subjectType: 'citizen' as const, ...consent() };
  const flow = flowOf(await system.portal.start(body, { method: 'usb_signature' }));
  const { challenge } = stepOf(flow);
  if (!challenge) throw new Error('there is nothing to sign');
  const authToken = signToken({ ...token, ...challenge });
  const signed = await settled(
    await system.portal.step(flow, 'usb_signature', { authToken }),
    flow,
  );
  return isOpen(signed) ? confirm(flow) : signed;
}

async function byPost(documentNumber: string): Promise<Answer> {
  const { known, start, submit } = vietnamPost(system);
  const { post } = await known(true, { documentNumber });
  const flow = await start();
  const brought = await signInAtPost(redirectOf(flow), post);
  const signedIn = await settled(await submit(flow, brought), flow);
  return isOpen(signedIn) ? confirm(flow) : signedIn;
}

/**
 * The answer as it is once no outside system keeps the flow waiting, who may be slow to answer so
 * many at once; `flow` is the one that the answer is about, which a start has in it.
 */
async function settled(answer: Answer, flow?: FlowView): Promise<Answer> {
  const isWaiting = ({ step }: FlowView) => step !== null && step.waitingFor !== 'citizen';
  const told = answer.ok ? answer.flow : answer.problem.flow;
  if (!told || !isWaiting(told)) return answer;
  return until('the outside system to answer', async () => {
    const seen = await system.portal.read(flow ?? told);
    return !isWaiting(flowOf(seen)) && seen;
  });
}

const isOpen = (answer: Answer) =>
  answer.ok && answer.flow.status === 'open' && !answer.flow.problem;

/** The flow of an answer, also where that is a refusal. */
function flowIn(answer: Answer): FlowView {
  return answer.ok ? answer.flow : (answer.problem.flow ?? flowOf(answer));
}

test(`${parallel} registrations of one number at the same time, by every method, make one account`, async () => {
  const { documentNumber } = aCitizen();
  const all = Object.values(ways);
  const answers = await Promise.all(
    Array.from({ length: parallel / all.length }, () =>
      all.map((way) => way(documentNumber)),
    ).flat(),
  );
  const ends = answers.map((answer) => (answer.status < 400 ? flowOf(answer) : problemOf(answer)));
  const completed = ends.filter(({ status }) => status === 'completed');
  const others = ends.filter(({ status }) => status !== 'completed');
  expect(completed).toHaveLength(1);
  expect(new Set(others.map(codeOf))).toEqual(new Set(['AccountAlreadyExists']));
  const [count] = await rows(
    system.database.db,
    z.object({ accounts: z.coerce.number(), documents: z.coerce.number() }),
    sql`select (select count(*) from account) as accounts,
      (select count(*) from identity_document) as documents`,
  );
  expect(count).toEqual({ accounts: 1, documents: 1 });
  await system.start('sealer');
  const { db } = system.database;
  await until('the trail to be sealed', async () => (await readUnsealed(db)).events === 0);
  const publicKeys = loadAuditPublicKeys({});
  expect(await verifyAudit(db, { publicKeys, noted: [] })).toMatchObject({ intact: true });
}, 180_000);

/** A flow that ended while nobody waited for its answer says in its last problem why. */
function codeOf(end: FlowView | ProblemAnswer): unknown {
  return 'code' in end ? end.code : (end.problem?.code ?? end);
}
