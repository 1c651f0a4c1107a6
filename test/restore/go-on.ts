import { sql } from 'kysely';
import { onlyRow } from '../../src/db/database.ts';
import { heldNumbers } from '../../src/db/accounts/accounts.ts';
import type { Citizen } from '../support/citizens.ts';
import { decideBoth } from '../support/decide.ts';
import { type Answer, type FlowView, flowOf } from '../support/portal.ts';
import { password, withToken } from '../support/registration.ts';
import { pin } from '../support/sim-signature.ts';
import { until } from '../support/until.ts';
import type { Outside } from './drill-system.ts';

/** More than any citizen would have patience for: a flow that needs more of them hangs. */
const mostActs = 12;

/**
 * Goes on with a registration as its citizen sees it, step by step, until it has ended; what was met on the
 * way, in words. Throws when it does not end.
 */
export async function goOn(system: Outside, flow: FlowView, citizen: Citizen): Promise<string> {
  const met: string[] = [];
  for (let acts = 0; acts < mostActs; acts += 1) {
    const read = await system.portal.read(flow);
    if (!read.ok) return [...met, read.problem.code].join(', ');
    const now = withToken(flow, read.flow);
    if (!now.step) return [...met, now.status].join(', ');
    const answer = await act(system, now, citizen);
    met.push(answer === null || answer.ok ? now.step.name : `${now.step.name}: ${codeOf(answer)}`);
    if (answer && !answer.ok) await takeBack(system, now, answer);
  }
  throw new Error(`${flow.reference} does not end: ${met.join(', ')}`);
}

function codeOf(answer: Answer): string {
  return answer.ok ? '' : answer.problem.code;
}

/** What the citizen does at the open step; null: something that is answered elsewhere. */
async function act(system: Outside, flow: FlowView, citizen: Citizen): Promise<Answer | null> {
  const { portal, simulators } = system;
  const { step } = flow;
  if (step?.waitingFor === 'staff') {
    await decideBoth(system, flow.reference, 'approved');
    return settled(system, flow);
  }
  const name = step?.name;
  if (name === 'otp') {
    return portal.step(flow, name, { code: await simulators.code(citizen.phone) });
  }
  if (name === 'password') return portal.step(flow, name, { password, repeated: password });
  if (name === 'confirm') return portal.step(flow, name, {});
  if (name === 'sim_signature') return sign(system, flow, citizen);
  throw new Error(`nobody has thought of the step ${String(name)}`);
}

/** After a refusal: another code, where one may be had. */
async function takeBack({ portal }: Outside, flow: FlowView, answer: Answer): Promise<void> {
  if (answer.ok || flow.step?.name !== 'otp' || !answer.problem.code.startsWith('Otp')) return;
  await until('another code', async () => {
    const sent = await portal.act(flow, 'resendOtp');
    return sent.ok || sent.problem.code !== 'OtpResendTooSoon';
  });
}

async function sign(system: Outside, flow: FlowView, { phone }: Citizen): Promise<Answer | null> {
  const { simulators, portal } = system;
  const open = await simulators.openPrompt(phone);
  if (open) await simulators.answerPrompt(phone, open.id, { pin });
  else await portal.act(flow, 'resendPrompt');
  return settled(system, flow);
}

/** Waits until the flow has changed, or for a while. */
async function settled({ portal }: Outside, flow: FlowView): Promise<null> {
  const seen = await portal.read(flow);
  if (seen.ok && seen.flow.step?.name === flow.step?.name) {
    await portal.read(flow, { after: seen, waitSeconds: 3 });
  }
  return null;
}

/** How many accounts hold the citizen's number, and the highest level of them. */
export async function accountsOf(system: Outside, { documentNumber }: Citizen) {
  const documents = [{ kind: 'personal_id_number' as const, number: documentNumber }];
  const held = heldNumbers(system.keys, { subjectType: 'citizen', documents });
  return onlyRow(
    system.database.db,
    sql<{ accounts: number }>`select count(*)::int as accounts from (${held}) as held`,
  );
}

/** The same, and begins anew where the flow has come to nothing; ends with exactly one account. */
export async function untilRegistered(
  system: Outside,
  citizen: Citizen,
  flow: FlowView | undefined,
  startAnew: () => Promise<Answer>,
): Promise<string> {
  const met = flow ? await goOn(system, flow, citizen) : 'nothing was begun';
  const { accounts } = await accountsOf(system, citizen);
  if (accounts > 1) throw new Error(`${met}: ${accounts} accounts of one number`);
  if (met.endsWith('completed') !== (accounts === 1)) {
    throw new Error(`${met}, and there are ${accounts} accounts`);
  }
  if (accounts === 1) return met;
  const again = await goOn(system, flowOf(await startAnew()), citizen);
  const { accounts: now } = await accountsOf(system, citizen);
  if (now !== 1) throw new Error(`${met}; anew: ${again}: ${now} accounts`);
  return `${met}; anew: ${again}`;
}
