import type { Recovered } from '../../db/recovery/read-recovered.ts';
import type { RecoveryTarget } from '../../db/recovery/recoverable.ts';
import type { Recovery } from '../../domain/flows/flows.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Writing } from '../engine/perform.ts';

export type RecoveryFlow<R extends Recovery = Recovery> = Flow<{ kind: 'recovery'; method: R }>;

/** How an account is given back, and what is written of it in the audit trail. */
export type GivingBack = {
  /** What has brought the flow to the step. */
  after: string;
  event: string;
  /** Gives it back with a password, and writes the end of the flow. */
  giveBack: (password: {
    salt: string;
    mac: string;
    target: RecoveryTarget;
  }) => Writing<{ outcome: 'done' | 'gone' | 'taken_back' | 'phone_taken' }>;
};

const refusals = {
  gone: 'AccountGone',
  taken_back: 'RecoveryTakenBack',
  phone_taken: 'PhoneOfTooManyAccounts',
} as const;

/**
 * Waits for a new password, and gives the account back with it. Ends the flow where the account is not to be
 * given back any more: what has become of it is the database's to say.
 */
export async function giveBackWithPassword(
  flow: RecoveryFlow,
  target: RecoveryTarget,
  { after, event, giveBack }: GivingBack,
): Promise<void> {
  const { account, personal } = await readAccount(flow, target);
  flow.personal = personal;
  await flow.step('password', {
    event: after,
    on: {
      submit: async ({ salt, mac }) => {
        const { outcome } = await flow.endWith(
          { result: { account } },
          event,
          giveBack({ salt, mac, target }),
          (given) => given.outcome === 'done',
        );
        if (outcome !== 'done') throw new FinalRefusal({ code: refusals[outcome] });
        return { done: null };
      },
    },
  });
}

async function readAccount(flow: RecoveryFlow, target: RecoveryTarget): Promise<Recovered> {
  const { recovered } = await flow.perform((activities) => activities.readRecovered(target));
  if (!recovered) throw new FinalRefusal({ code: 'AccountGone' });
  return recovered;
}
