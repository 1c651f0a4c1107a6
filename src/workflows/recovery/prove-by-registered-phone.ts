import type { RecoveryTarget } from '../../db/recovery/recoverable.ts';
import type { Flow } from '../engine/flow.ts';
import { proveQuietly } from './prove-quietly.ts';

/**
 * Has somebody type the code that was sent to the registered phone of an account, if there is one that a
 * code gives back.
 */
export async function proveByRegisteredPhone(flow: Flow, name: string): Promise<RecoveryTarget> {
  const found = await flow.perform((activities) => activities.findRecoverable({ name }));
  const { reference } = flow.record;
  return proveQuietly(flow, { purpose: 'recovery', name, reference }, found);
}
