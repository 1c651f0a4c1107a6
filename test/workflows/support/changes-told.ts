import type { Activities } from '../../../src/activities/activities.ts';
import type { Change } from '../../../src/domain/flows/flows.ts';
import { changedAccount } from './change-stubs.ts';
import { soon } from './signing.ts';
import type { Stage } from './stage.ts';
import type { Sent, ToldFlow } from './told-flow.ts';

/** Begins the story of a change, whose SIM signatures are asked for often. */
export function tellChange(
  stage: Stage,
  method: Change,
  activities: Partial<Activities> = {},
): ToldFlow {
  return stage.tell({ kind: 'change', method }, { activities, settings: soon });
}

/** A world in which the account that is changed is another one. */
export function ofAccount(account: Partial<typeof changedAccount>): Partial<Activities> {
  return {
    readChangedAccount: () => Promise.resolve({ account: { ...changedAccount, ...account } }),
  };
}

/** An activity that changes nothing, for this reason. */
export function refusing<const O extends string>(outcome: O): () => Promise<{ outcome: O }> {
  return () => Promise.resolve({ outcome });
}

/** A further number, that of a CMND unless told. */
export function another(number = '012345678'): Sent {
  return { step: 'document', data: { documentNumber: number } };
}

/** Waits for the end of a flow, and answers with what it came to. */
export async function endOf(flow: ToldFlow) {
  const { status, result } = await flow.result();
  return { status, result, code: flow.saved.at(-1)?.record.problem?.code };
}
