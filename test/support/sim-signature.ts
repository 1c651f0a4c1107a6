import { aNotification } from '../adapters/sim-provider/messages.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { DetailsBody } from '../../client/contract.ts';
import { rows } from './rows.ts';
import { type Citizen, aCitizen } from './citizens.ts';
import { type FlowView, flowOf } from './portal.ts';
import { withToken } from './registration.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

export const pin = '246810';

/** What we are called at the SIM provider in tests, and what proves it. */
const ours = { apId: 'urn:dinhdanh', apPassword: 'development-sim-provider-secret' };

const refusal = z.object({ code: z.string() });

/** The ways of a citizen through registration by SIM signature, as tests begin with them. */
export function simRegistration(
  system: Pick<System, 'portal' | 'simulators' | 'database' | 'consentVersion'>,
) {
  const { portal, simulators, database } = system;
  /** A citizen with a SIM that signs, with the body of the start. */
  const known = async (
    details: Partial<Citizen> = {},
    subjectType: 'citizen' | 'enterprise' = 'citizen',
  ) => {
    const citizen = aCitizen({ sim: { pin }, ...details });
    await simulators.addPerson(citizen);
    const { phone } = citizen;
    const consent = { version: system.consentVersion };
    return { citizen, body: { subjectType, phone, consent } };
  };
  const start = (body: DetailsBody<'sim_signature'>) =>
    portal.start(body, { method: 'sim_signature' });
  const atPrompt = async (
    details: Partial<Citizen> = {},
    subjectType?: 'citizen' | 'enterprise',
  ) => {
    const { citizen, body } = await known(details, subjectType);
    const flow = flowOf(await start(body));
    return { citizen, body, flow, prompt: await simulators.prompt(citizen.phone) };
  };
  /** The flow as soon as it is so. */
  const seen = (flow: FlowView, what: string, isSo: (now: FlowView) => boolean) =>
    until(what, async () => {
      const now = flowOf(await portal.read(flow));
      return isSo(now) && withToken(flow, now);
    });
  const sign = async (phone: string) => {
    const prompt = await simulators.prompt(phone);
    await simulators.answerPrompt(phone, prompt.id, { pin });
    return prompt;
  };
  return {
    known,
    start,
    atPrompt,
    seen,
    sign,
    atStep: (flow: FlowView, name: string) =>
      seen(flow, `the step ${name}`, ({ step }) => step?.name === name),
    withProblem: (flow: FlowView, code: string) =>
      seen(flow, `the problem ${code}`, ({ problem }) => problem?.code === code),
    /** How the prompts of a flow have ended, the first one first, and whether before their time. */
    ends: ({ id }: FlowView) =>
      rows(
        database.db,
        z.object({ outcome: z.string().nullable(), early: z.boolean().nullable() }),
        sql`select outcome, ended_at < until as early from sim_prompt where flow_id = ${id}
          order by opened_at`,
      ),
    /** Asks for another prompt until the cool-down is over. */
    resend: (flow: FlowView) =>
      until('another prompt', async () => {
        const answer = await portal.act(flow, 'resendPrompt');
        return answer.status === 200 && flowOf(answer);
      }),
    /** A notification that a transaction has ended, as the provider writes it; or by somebody else. */
    notification: async (transaction: string, parts: Parameters<typeof aNotification>[0] = {}) => {
      const [row] = await rows(
        database.db,
        z.object({ ap_trans_id: z.string() }),
        sql`select ap_trans_id from sim_prompt where transaction_id = ${transaction}`,
      );
      const apTransId = row?.ap_trans_id ?? '_nobody';
      return aNotification({ ...ours, apTransId, transaction, ...parts });
    },
    notify: async (message: Uint8Array) => {
      const answer = await portal.send('/callbacks/sim-signature', {
        method: 'POST',
        headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
        body: Uint8Array.from(message),
      });
      const { status } = answer;
      if (status === 200) return { status, code: null };
      return { status, code: refusal.parse(await answer.json()).code };
    },
  };
}
