import { z } from 'zod';
import type { Details } from '../../domain/steps/details/details-bodies.ts';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ApiRequest } from '../http/route.ts';
import { Refused } from '../http/refused.ts';
import type { BotCheck } from './bot-check.ts';
import { clientNetwork } from './client-network.ts';
import { refuseFlow } from './refuse-flow.ts';

const windowSeconds = 3600;
const bodyWithCheck = z.object({ botCheck: z.string() });

/** Counts a start against throttles that all processes share; a repeated start is not counted. */
export type AdmitStart = (
  flowId: string,
  throttles: readonly [Throttle, ...Throttle[]],
) => Promise<{ known: boolean; refusedUntil: Date | null }>;

export type AdmitDeps = {
  keys: Keys;
  admitStart: AdmitStart;
  botCheck: Pick<BotCheck, 'verify'>;
  limits: {
    ipStartsPerHour: number;
    documentStartsPerHour: number;
    numberStartsPerHour: number;
  };
};
type CorrectionDeps = Omit<AdmitDeps, 'botCheck'>;
type Sent = Pick<ApiRequest, 'json' | 'ip'>;

/**
 * Lets a start in: past the bot check, and within the throttles of its network, document and phone.
 * A flow that is known already is a repeated start: admitted, whatever the counts say by now.
 */
export async function admitFlow(
  deps: AdmitDeps,
  flowId: string,
  details: Details,
  request: Sent,
): Promise<{ known: boolean }> {
  await requireBotCheck(deps, flowId, request);
  const { known, refusedUntil } = await deps.admitStart(
    flowId,
    startThrottles(deps, details, request),
  );
  if (!known && refusedUntil) {
    throw new Refused({ code: 'TooManyRequests', retryAt: refusedUntil.toISOString() });
  }
  return { known };
}

/**
 * Lets other details into a flow: each other number counts as a start would, so that corrections are
 * no way to ask about more people than starts are. The same ones again are not counted twice.
 */
export async function admitCorrection(
  deps: CorrectionDeps,
  row: FlowRow,
  details: Details,
  request: Sent,
): Promise<void> {
  const numbers = [numberOf(details), phoneOf(details)].join(':');
  const key = deps.keys.lookup('correction', `${row.record.id}:${numbers}`).toString('base64url');
  const { refusedUntil } = await deps.admitStart(key, startThrottles(deps, details, request));
  if (!refusedUntil) return;
  throw refuseFlow({ code: 'TooManyRequests', retryAt: refusedUntil.toISOString() }, row);
}

async function requireBotCheck(deps: AdmitDeps, flowId: string, { json }: Sent): Promise<void> {
  const solution = bodyWithCheck.safeParse(json).data?.botCheck;
  const verdict = await deps.botCheck.verify(solution);
  if (verdict.outcome === 'missing') throw refusedCheck('Required');
  if (verdict.outcome === 'wrong') throw refusedCheck('InvalidValue');
  if (!verdict.spend) return;
  const { known, refusedUntil } = await deps.admitStart(flowId, [verdict.spend]);
  if (known) return;
  if (refusedUntil || verdict.outcome === 'expired') throw refusedCheck('InvalidValue');
}

function refusedCheck(code: 'Required' | 'InvalidValue'): Refused {
  return new Refused({ code: 'ValidationFailed', errors: [{ pointer: '/botCheck', code }] });
}

function startThrottles(
  { keys, limits }: CorrectionDeps,
  details: Details,
  { ip }: Sent,
): [Throttle, ...Throttle[]] {
  const throttle = (what: string, limit: number): Throttle => ({
    key: keys.lookup('throttle', what),
    limit,
    windowSeconds,
  });
  const number = numberOf(details);
  const phone = phoneOf(details);
  return [
    throttle(`starts-of-network:${clientNetwork(ip)}`, limits.ipStartsPerHour),
    ...(number ? [throttle(`starts-of-document:${number}`, limits.documentStartsPerHour)] : []),
    ...(phone ? [throttle(`starts-of-number:${phone}`, limits.numberStartsPerHour)] : []),
  ];
}

function phoneOf(details: Details): string | undefined {
  return 'phone' in details ? details.phone : undefined;
}

/** The insurance number may be the identity number: both are one kind of key. */
function numberOf(details: Details): string | undefined {
  if ('documentNumber' in details) return details.documentNumber;
  return 'socialInsuranceNumber' in details ? details.socialInsuranceNumber : undefined;
}
