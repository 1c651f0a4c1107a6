import { sql } from 'kysely';
import { timeStepOf } from '../../src/activities/sign-in/authenticator-app.ts';
import { rows } from '../../src/db/database.ts';
import type { FlowView } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { until } from '../support/until.ts';
import { type Journey, move } from '../support/ways/journey.ts';
import type { Outside } from './drill-system.ts';
import type { Lived } from './way-actors.ts';

/** More than any citizen would have patience for: a flow that needs more of them hangs. */
const mostActs = 12;
const actMs = 180_000;

/** What was met on the way, the last of it how the flow has ended: a status, or a code. */
export type Met = { met: string[]; end: string; journey: Journey };

/** Goes on with a flow as its citizen sees it, from the memories of before the restore, until it has ended. */
export async function goOnWith(system: Outside, { journey: before, madeAt }: Lived): Promise<Met> {
  const journey: Journey = { ...before, told: [], ready: undefined, met: undefined };
  const met: string[] = [];
  const ended = (end: string): Met => ({ met: [...met, end], end, journey });
  if (!journey.flow) return ended('nothing was begun');
  for (let acts = 0; acts < mostActs; acts += 1) {
    const read = await system.portal.read(journey.flow);
    if (!read.ok) return ended(read.problem.code);
    const now = withToken(journey.flow, read.flow);
    journey.flow = now;
    if (!now.step) return ended(now.status);
    if (isToWait(now) && (await hasChanged(system, now))) continue;
    journey.made = madeAt.get(now.step.name) ?? untimed(journey, now);
    await getReady(system, journey, now);
    await move(system, journey, Date.now() + actMs);
    met.push([now.step.name, ...journey.told.splice(0)].join(': '));
  }
  throw new Error(`${journey.flow.reference} does not end: ${met.join(', ')}`);
}

const timedSteps: readonly string[] = ['hearing', 'waiting_period'];

/** The move after the last one that was made; not one that time makes, where that is over. */
function untimed({ way, made }: Journey, { step }: FlowView): number {
  const isTimed = way.moves[made - 1]?.isTimed === true;
  return isTimed && !timedSteps.includes(step?.name ?? '') ? made + 1 : made;
}

/** A provider may have been told by the citizen already, and tells the flow. */
const isToWait = ({ step }: FlowView): boolean =>
  step?.name === 'sim_signature' ||
  (step?.waitingFor !== 'citizen' && step?.waitingFor !== 'staff');

async function hasChanged({ portal }: Outside, flow: FlowView): Promise<boolean> {
  const seen = await portal.read(flow);
  if (!seen.ok || seen.flow.step?.name !== flow.step?.name) return true;
  const later = await portal.read(flow, { after: seen, waitSeconds: 5 });
  return !later.ok || later.flow.step?.name !== flow.step?.name;
}

/** Has another code sent, or another prompt, and waits until an app shows what it has not shown yet. */
async function getReady(system: Outside, { way }: Journey, flow: FlowView): Promise<void> {
  const { portal } = system;
  const actions = flow.step?.actions ?? [];
  if (actions.includes('resendOtp')) {
    const known = (await way.told?.messages())?.length ?? 0;
    const isSent = await until('another code', async () => {
      const sent = await portal.act(flow, 'resendOtp');
      return sent.ok ? { is: true } : sent.problem.code !== 'OtpResendTooSoon' && { is: false };
    });
    if (!isSent.is) return;
    await until('it on the phone', async () => ((await way.told?.messages())?.length ?? 0) > known);
  }
  if (actions.includes('resendPrompt')) await portal.act(flow, 'resendPrompt');
  if (flow.step?.name === 'authenticator_app') await untilNotShown(system, way.accountId ?? '');
}

async function untilNotShown({ database: { db } }: Outside, accountId: string): Promise<void> {
  const [app] = await rows(
    db,
    sql<{ last: string | null }>`
      select last_step as last from authentication_method
      where account_id = ${accountId} and kind = 'authenticator_app' and ended_at is null`,
  );
  const isNew = () => Promise.resolve(timeStepOf(new Date()) > Number(app?.last ?? 0));
  await until('the app to show another code', isNew, 120_000);
}
