import { z } from 'zod';
import type { Details } from '../../domain/methods/details-schemas.ts';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { ApiDeps } from '../deps.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { ApiRequest } from '../http/route.ts';
import { Refused } from '../http/refused.ts';

const windowSeconds = 3600;
const bodyWithCheck = z.object({ botCheck: z.string() });

/**
 * Lets a start in: past the bot check, and within the throttles of its network, document and phone.
 * A flow that is known already is a repeated start: admitted, whatever the counts say by now.
 */
export async function admitFlow(
  deps: ApiDeps,
  flowId: string,
  details: Details,
  request: ApiRequest,
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
  deps: ApiDeps,
  row: FlowRow,
  details: Details,
  request: ApiRequest,
): Promise<void> {
  const numbers = [numberOf(details), phoneOf(details)].join(':');
  const key = deps.keys.lookup('correction', `${row.record.id}:${numbers}`).toString('base64url');
  const { refusedUntil } = await deps.admitStart(key, startThrottles(deps, details, request));
  if (!refusedUntil) return;
  throw new Refused({ code: 'TooManyRequests', retryAt: refusedUntil.toISOString() }, row);
}

async function requireBotCheck(deps: ApiDeps, flowId: string, request: ApiRequest): Promise<void> {
  const solution = bodyWithCheck.safeParse(request.body).data?.botCheck;
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
  { keys, limits }: ApiDeps,
  details: Details,
  { ip }: ApiRequest,
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
