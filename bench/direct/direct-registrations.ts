import type { MobileSubscriberDetails } from '../../src/domain/steps/details/mobile-subscriber.ts';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import type { StartFlow } from '../../src/workflows/engine/flow-settings.ts';
import { subscriberOf } from '../../src/domain/subject/registrant.ts';
import { endedRecord, isoTime, openRecord } from '../../src/workflows/engine/records.ts';
import type { Submission } from '../../src/workflows/engine/messages.ts';
import type { Submitted } from '../../src/domain/steps/submitted.ts';
import { answer, type DirectDeps, type DirectFlows, must, openedRecord } from './direct-deps.ts';
import { otpStep, passwordStep } from './open-steps.ts';

/** What a workflow keeps in its history is kept in this process, and dies with it. */
type Kept = { input: StartFlow; details: MobileSubscriberDetails; givenAt: string };

const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const actor = 'citizen';
const proofOf = (flowId: string) => ({ flowId, step: 'otp', purpose: 'registration' }) as const;

/**
 * The same steps by the same activities, called one after the other by the request itself: without
 * Temporal, and so without anything that would survive a crash. It knows the way of a registration
 * that succeeds, and throws on any other.
 */
export function directRegistrations(deps: DirectDeps): DirectFlows {
  const kept = new Map<string, Kept>();
  return {
    start: async (input, submission) => {
      const details = detailsOf(submission);
      kept.set(input.flowId, { input, details, givenAt: isoTime(deps.now()) });
      return answer(await prove(deps, input, details), submission);
    },
    submit: async (flowId, submission) => {
      const known = must(kept.get(flowId));
      const { record } = must(await deps.rows.read(flowId));
      if (submission.step === 'otp') {
        return answer(await tryCode(deps, known, record, submission), submission);
      }
      kept.delete(flowId);
      return answer(await complete(deps, known, record, credentialOf(submission)), submission);
    },
  };
}

async function prove(
  { activities, now }: DirectDeps,
  input: StartFlow,
  details: MobileSubscriberDetails,
): Promise<FlowRecord> {
  const { flowId, settings } = input;
  const { documentNumber, phone, fullName } = details;
  const verdict = await activities.matchSubscriber({ proof: proofOf(flowId), details });
  if (verdict.outcome !== 'match') throw new Error(verdict.outcome);
  const at = now();
  const record = openRecord(openedRecord(name, input, at), otpStep(phone, settings, at));
  const personal = { documentNumber, phone, fullName };
  const sending = await activities.sendOtp({
    proof: proofOf(flowId),
    number: 1,
    phone,
    ttlMs: settings.otp.ttlMs,
    resendAfterMs: settings.otp.resendAfterMs,
    language: 'vi',
    isAskedFor: false,
    click: new Date(at).toISOString(),
    unlessRegistered: subscriberOf(details),
    next: { record, personal, event: 'otp.sent', actor },
  });
  if (!sending.sent) throw new Error(sending.code);
  return record;
}

async function tryCode(
  { activities }: DirectDeps,
  { input, details }: Kept,
  before: FlowRecord,
  { data, idempotencyKey }: Extract<Submission, { step: 'otp' }>,
): Promise<FlowRecord> {
  const { documentNumber, phone, fullName } = details;
  const record = openRecord(before, passwordStep(before));
  const { outcome } = await activities.verifyOtp({
    proof: proofOf(before.id),
    number: 1,
    phone,
    codeMac: data.codeMac,
    attemptId: idempotencyKey,
    triesPerCode: input.settings.otp.triesPerCode,
    next: { record, personal: { documentNumber, phone, fullName }, event: 'otp.verified', actor },
  });
  if (outcome !== 'right') throw new Error(outcome);
  return record;
}

async function complete(
  { activities, newId }: DirectDeps,
  { details, givenAt }: Kept,
  before: FlowRecord,
  credential: Submitted<'password'>,
): Promise<FlowRecord> {
  const account = { id: newId(), level: 2, subjectType: details.subjectType } as const;
  const record = endedRecord(before, 'completed', { result: { account } });
  const outcome = await activities.createAccount({
    accountId: account.id,
    flowId: before.id,
    method: 'mobile_subscriber',
    level: account.level,
    language: 'vi',
    registrant: subscriberOf(details),
    source: 'carrier',
    methods: [
      { kind: 'password', ...credential },
      { kind: 'otp_phone', phone: details.phone },
    ],
    consent: { version: details.consent.version, givenAt },
    next: { record, personal: null, event: 'account.created', actor },
  });
  if (!outcome.created) throw new Error('AccountAlreadyExists');
  return record;
}

function detailsOf(submission: Submission): MobileSubscriberDetails {
  if (submission.step !== 'details' || !('documentNumber' in submission.data)) {
    throw new Error('StepNotOpen');
  }
  return submission.data;
}

function credentialOf(submission: Submission): Submitted<'password'> {
  if (submission.step !== 'password') throw new Error('StepNotOpen');
  return submission.data;
}
