import { z } from 'zod';
import type { Admitted, Entrance } from '../../db/admissions.ts';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { Details } from '../../domain/steps/details/details-bodies.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ApiRequest } from '../http/route.ts';
import { Refused } from '../http/refused.ts';
import type { BotCheck } from './bot-check.ts';
import { refuseFlow } from './refuse-flow.ts';
import { type Claimed, type StartLimits, startThrottles } from './start-throttles.ts';

const bodyWithCheck = z.object({ botCheck: z.string() });

export type AdmitDeps = {
  keys: Keys;
  /** Counts by throttles that all processes share. */
  admit: (entrance: Entrance) => Promise<Admitted>;
  botCheck: Pick<BotCheck, 'verify'>;
  limits: StartLimits;
};
type CorrectionDeps = Omit<AdmitDeps, 'botCheck'>;

const passed = { outcome: 'solved', isHard: true, spend: null } as const;
type Sent = Pick<ApiRequest, 'json' | 'networks'>;

/** What a start is counted by. */
export type Counted = Pick<Entrance, 'flowId' | 'claim' | 'starts' | 'failures' | 'claims'>;

/** Lets a registration in, within the throttles of its networks and of what it claims. */
export function admitFlow(
  deps: AdmitDeps,
  flowId: string,
  details: Details,
  request: Sent,
): Promise<{ known: boolean }> {
  return admitStart(deps, entranceOf(deps, flowId, details, request), request);
}

/**
 * Lets a start in: past the bot check, which a device that is known well needs not pass, and within its
 * throttles. A flow that is known already is a repeated start: admitted, whatever the counts say by now.
 */
export async function admitStart(
  deps: AdmitDeps,
  counted: Counted,
  request: Pick<Sent, 'json'>,
  { isKnownDevice = false } = {},
): Promise<{ known: boolean }> {
  const solution = bodyWithCheck.safeParse(request.json).data?.botCheck;
  const verdict = isKnownDevice ? passed : await deps.botCheck.verify(solution);
  if (verdict.outcome === 'missing') throw refusedCheck('Required');
  if (verdict.outcome === 'wrong') throw refusedCheck('InvalidValue');
  const admitted = await deps.admit({
    ...counted,
    isStart: true,
    spend: verdict.spend,
    isHardCheck: verdict.isHard,
    onlyKnown: verdict.outcome === 'expired',
  });
  switch (admitted.outcome) {
    case 'admitted':
      return { known: admitted.known };
    case 'careful':
      throw refusedCheck(solution === undefined ? 'Required' : 'InvalidValue');
    case 'spent':
      throw refusedCheck('InvalidValue');
    case 'refused':
      throw new Refused({ code: 'TooManyRequests', retryAt: admitted.until.toISOString() });
  }
}

/**
 * Lets other details into a flow: they count as a start would, so that corrections are no way to ask
 * about more people than starts are. The same ones again are not counted twice. The bot check was
 * passed at the start.
 */
export function admitCorrection(
  deps: CorrectionDeps,
  row: FlowRow,
  details: Details,
  request: Sent,
): Promise<void> {
  return admitAgain(deps, row, entranceOf(deps, row.record.id, details, request));
}

/** Lets one number into a flow, a document's or a phone's: it counts as a start with it would. */
export function admitClaim(
  deps: CorrectionDeps,
  row: FlowRow,
  claimed: { documentNumber: string } | { phone: string },
  request: Pick<Sent, 'networks'>,
): Promise<void> {
  return admitAgain(deps, row, entranceOf(deps, row.record.id, claimed, request));
}

/** Lets something else into a flow than it was started with. */
export async function admitAgain(
  { admit }: Pick<AdmitDeps, 'admit'>,
  row: FlowRow,
  counted: Counted,
): Promise<void> {
  const admitted = await admit({
    ...counted,
    isStart: false,
    spend: null,
    isHardCheck: true,
    onlyKnown: false,
  });
  if (admitted.outcome !== 'refused') return;
  throw refuseFlow({ code: 'TooManyRequests', retryAt: admitted.until.toISOString() }, row);
}

function entranceOf(
  { keys, limits }: CorrectionDeps,
  flowId: string,
  details: Claimed,
  { networks }: Pick<Sent, 'networks'>,
): Counted {
  const claim = keys.lookup('claim', `${flowId}:${JSON.stringify(details)}`);
  return { flowId, claim, ...startThrottles(keys, limits, networks, details) };
}

function refusedCheck(code: 'Required' | 'InvalidValue'): Refused {
  return new Refused({ code: 'ValidationFailed', errors: [{ pointer: '/botCheck', code }] });
}
