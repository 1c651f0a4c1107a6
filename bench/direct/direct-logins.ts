import type { AccountOwner } from '../../src/domain/account/sign-in.ts';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import type { StartFlow, StartLogin } from '../../src/workflows/engine/flow-settings.ts';
import type { Submission } from '../../src/workflows/engine/messages.ts';
import { isoTime, openRecord } from '../../src/workflows/engine/records.ts';
import { answer, type DirectDeps, type DirectFlows, must, openedRecord } from './direct-deps.ts';
import { sessionOf } from './direct-session.ts';
import { challengeStep, otpStep } from './open-steps.ts';

/** What a workflow keeps in its history is kept in this process, and dies with it. */
type Kept = { input: StartLogin; owner: AccountOwner | null; phone: string };

const actor = 'citizen';
const otpProof = (flowId: string) => ({ flowId, step: 'otp', purpose: 'login' }) as const;
const usbProof = (flowId: string) => ({ flowId, step: 'usb_signature', purpose: 'login' }) as const;

/**
 * Logins by password and OTP and by USB signature, by the same activities: they know the way of one that
 * succeeds, and throw on any other.
 */
export function directLogins(deps: DirectDeps): DirectFlows {
  const kept = new Map<string, Kept>();
  return {
    start: async (input, submission) => {
      const login = loginOf(input);
      const by = submission.step === 'credentials' ? tryPassword : showChallenge;
      const { record, ...found } = await by(deps, login, submission);
      kept.set(login.flowId, { input: login, ...found });
      return answer(record, submission);
    },
    submit: async (flowId, submission) => {
      const known = must(kept.get(flowId));
      const { record } = must(await deps.rows.read(flowId));
      const by = submission.step === 'otp' ? signInByOtp : signInByUsb;
      kept.delete(flowId);
      return answer(await by(deps, known, record, submission), submission);
    },
  };
}

type Opened = { record: FlowRecord; owner: AccountOwner | null; phone: string };

async function tryPassword(
  { activities, now }: DirectDeps,
  input: StartLogin,
  submission: Submission,
): Promise<Opened> {
  if (submission.step !== 'credentials') throw new Error('StepNotOpen');
  const { flowId, settings } = input;
  const { device } = input.signIn;
  const attempt = { flowId, attemptId: submission.idempotencyKey, device, onlyOf: null };
  const verdict = await activities.verifyPassword({ ...submission.data, ...attempt });
  if (verdict.outcome !== 'right' || verdict.factor?.kind !== 'otp') throw new Error('no OTP');
  const { phone } = verdict.factor;
  const at = now();
  const name = { kind: 'login', method: 'password' } as const;
  const record = openRecord(openedRecord(name, input, at), otpStep(phone, settings, at));
  const sending = await activities.sendOtp({
    proof: otpProof(flowId),
    number: 1,
    phone,
    ttlMs: settings.otp.ttlMs,
    resendAfterMs: settings.otp.resendAfterMs,
    language: 'vi',
    isAskedFor: true,
    click: isoTime(at),
    next: { record, personal: { phone }, event: 'otp.sent', actor },
  });
  if (!sending.sent) throw new Error(sending.code);
  return { record, owner: verdict.owner, phone };
}

async function signInByOtp(
  { activities, now, newId }: DirectDeps,
  { input, owner, phone }: Kept,
  before: FlowRecord,
  submission: Submission,
): Promise<FlowRecord> {
  if (submission.step !== 'otp') throw new Error('StepNotOpen');
  const used = { level: 2, uses: ['password', 'otp_phone'] } as const;
  const { signIn, record } = sessionOf(input, must(owner), used, before, { newId, at: now() });
  const verdict = await activities.signInByOtp({
    proof: otpProof(before.id),
    number: 1,
    phone,
    codeMac: submission.data.codeMac,
    attemptId: submission.idempotencyKey,
    triesPerCode: input.settings.otp.triesPerCode,
    signIn,
    next: { record, personal: null, event: 'session.opened', actor },
  });
  if (verdict.outcome !== 'right') throw new Error(verdict.outcome);
  return record;
}

async function showChallenge({ activities, now }: DirectDeps, input: StartLogin): Promise<Opened> {
  const { flowId, settings } = input;
  const challenge = await activities.issueChallenge({ ...usbProof(flowId), number: 1 });
  const at = now();
  const name = { kind: 'login', method: 'usb_signature' } as const;
  const record = openRecord(openedRecord(name, input, at), challengeStep(challenge, settings, at));
  await activities.saveFlow({ record, personal: null, event: 'challenge.issued', actor });
  return { record, owner: null, phone: '' };
}

async function signInByUsb(
  { activities, now, newId }: DirectDeps,
  { input }: Kept,
  before: FlowRecord,
  submission: Submission,
): Promise<FlowRecord> {
  if (submission.step !== 'usb_signature') throw new Error('StepNotOpen');
  const proof = usbProof(before.id);
  const signature = {
    authToken: submission.data.authToken,
    subjectType: null,
    isStatusAsked: true,
  };
  const judged = await activities.verifyUsbSignature({ ...proof, number: 1, ...signature });
  if (judged.outcome !== 'verified') throw new Error(judged.code);
  const found = await activities.findCertificateOwner({ proof, identity: judged.identity });
  if (!('owner' in found)) throw new Error(found.refused);
  const used = { level: 3, uses: ['usb_signature'] } as const;
  const { signIn, record } = sessionOf(input, must(found.owner), used, before, {
    newId,
    at: now(),
  });
  const next = { record, personal: null, event: 'session.opened', actor } as const;
  const { outcome } = await activities.openSession({ signIn, next });
  if (outcome !== 'signed_in') throw new Error(outcome);
  return record;
}

function loginOf(input: StartFlow | StartLogin): StartLogin {
  if ('signIn' in input) return input;
  throw new Error('StepNotOpen');
}
