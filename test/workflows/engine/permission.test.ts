import { expect, test } from '@jest/globals';
import type { FlowStatus } from '../../../src/domain/flows/flow-record.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import type { ActionName } from '../../../src/domain/steps/actions.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { type FlowNow, whyNotNow } from '../../../src/workflows/engine/permission.ts';

const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const started = { flowId: 'f1', reference: 'DD-1', deadlineMs: 60_000 };

/** A flow at its details, which takes a submission unless told otherwise. */
function aFlow(
  {
    actions = ['submit', 'cancel'],
    status = 'open',
  }: { actions?: ActionName[]; status?: FlowStatus },
  changed: Partial<FlowNow> = {},
): FlowNow {
  const record = startedRecord(name, started, 0, { waitingFor: 'citizen', actions });
  const step = status === 'open' ? record.step : null;
  return {
    record: { ...record, status, step },
    isBusy: false,
    hasSubmissionsLeft: true,
    ...changed,
  };
}

test.each<[Submission['step'], FlowNow, string | undefined]>([
  ['details', aFlow({}), undefined],
  ['otp', aFlow({}), 'StepNotOpen'],
  ['details', aFlow({ actions: ['cancel'] }), 'StepNotOpen'],
  ['resendOtp', aFlow({}), 'ActionNotAllowed'],
  ['resendOtp', aFlow({ actions: ['resendOtp', 'cancel'] }), undefined],
  ['details', aFlow({}, { isBusy: true }), 'SubmissionInProgress'],
  ['details', aFlow({}, { hasSubmissionsLeft: false }), 'TooManySubmissions'],
  ['cancel', aFlow({}, { isBusy: true, hasSubmissionsLeft: false }), undefined],
  ['cancel', aFlow({ actions: [] }), undefined],
  ['details', aFlow({ status: 'completed' }), 'FlowCompleted'],
  ['details', aFlow({ status: 'refused' }), 'FlowEnded'],
  ['cancel', aFlow({ status: 'cancelled' }), 'FlowCancelled'],
  ['cancel', aFlow({ status: 'expired' }), 'FlowExpired'],
])('%s at a flow (%#)', (step, flow, code) => {
  expect(whyNotNow({ step }, flow)).toBe(code);
});
