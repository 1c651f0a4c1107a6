import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import type { StepOutcome } from '../../../src/api/temporal/flows.ts';
import type { Refusal } from '../../../src/domain/problems/refusal.ts';
import type { Submission } from '../../../src/workflows/engine/messages.ts';
import { referenceOf } from '../../../src/api/flows/flow-identity.ts';

export const personal = {
  documentNumber: '001185012345',
  phone: '+84981234567',
  fullName: 'Nguyễn Thị Hòa',
};

const otpStep: OpenStep = {
  name: 'otp',
  waitingFor: 'citizen',
  actions: ['submit', 'resendOtp', 'cancel'],
  until: '2026-11-24T08:05:00.000Z',
  otp: {
    sentTo: '+84 *** *** 567',
    attemptsLeft: 5,
    resendAfter: '2026-11-24T08:01:00.000Z',
    delivery: 'pending',
  },
};

export const passwordStep: OpenStep = {
  name: 'password',
  waitingFor: 'citizen',
  actions: ['submit', 'cancel'],
  until: '2026-11-25T08:00:00.000Z',
};

/** A flow at its OTP, unless told. */
export function aRecord(id: string, details: Partial<FlowRecord> = {}): FlowRecord {
  return {
    id,
    reference: referenceOf(id),
    kind: 'registration',
    method: 'mobile_subscriber',
    status: 'open',
    sequence: 1,
    step: otpStep,
    problem: null,
    waitingSince: '2026-11-24T08:00:00.000Z',
    expiresAt: '2026-11-25T08:00:00.000Z',
    result: null,
    ...details,
  };
}

/** What a workflow answers to this submission. */
export function answer(
  flow: FlowRecord,
  { requestMac }: Pick<Submission, 'requestMac'>,
  refusal: Refusal | null = null,
): StepOutcome {
  return { kind: 'answer', answer: { flow, refusal, requestMac } };
}
