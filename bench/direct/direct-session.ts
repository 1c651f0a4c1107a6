import type { SignIn } from '../../src/activities/sign-in/sign-in-activities.ts';
import type { AccountOwner } from '../../src/domain/account/sign-in.ts';
import type { MethodKind } from '../../src/domain/account/authentication-method.ts';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import type { Level } from '../../src/domain/flows/levels.ts';
import type { StartLogin } from '../../src/workflows/engine/flow-settings.ts';
import { endedRecord, isoTime } from '../../src/workflows/engine/records.ts';

/** A session as the workflow would have it opened, and the record of its flow's end. */
export function sessionOf(
  { flowId, settings, signIn: { device, delivery } }: StartLogin,
  { accountId, level: ofAccount, subjectType }: AccountOwner,
  { level, uses }: { level: Level; uses: readonly MethodKind[] },
  before: FlowRecord,
  { newId, at }: { newId: () => string; at: number },
): { signIn: SignIn; record: FlowRecord } {
  const { idleMs, idleLevel3Ms, maximumMs } = settings.session;
  const idle = level === 3 ? idleLevel3Ms : idleMs;
  const times = { idleUntil: isoTime(at + idle), expiresAt: isoTime(at + maximumMs) };
  const sessionId = newId();
  const method = level === 3 ? 'usb_signature' : 'password';
  const ids = { flowId, signInId: newId(), sessionId, isStepUp: false, accountId };
  return {
    signIn: { ...ids, method, uses, level, idleMs: idle, ...times, device },
    record: endedRecord(before, 'completed', {
      result: {
        account: { id: accountId, level: ofAccount, subjectType },
        session: { id: sessionId, level, ...times },
      },
      handOver: { delivery, isNewDevice: device.isNew },
    }),
  };
}
