import { describe, expect, test } from '@jest/globals';
import { offeredAccountActs } from '../../../src/domain/staff/account-acts.ts';
import {
  type FlowStanding,
  offeredFlowActs,
  whyNotUntil,
} from '../../../src/domain/staff/flow-acts.ts';
import type { WaitingFor } from '../../../src/domain/flows/waiting-for.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import type { ActionName } from '../../../src/domain/steps/actions.ts';

const now = new Date('2026-11-27T03:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

const at = (
  actions: ActionName[],
  { days = 1, waitingFor = 'citizen' }: { days?: number; waitingFor?: WaitingFor } = {},
): FlowStanding => ({
  status: 'open',
  step: { name: 'otp', waitingFor, actions, until: inDays(days) },
  expiresAt: inDays(days),
});
const ended: FlowStanding = { status: 'completed', step: null, expiresAt: inDays(1) };
const allowed = (flow: FlowStanding, ...roles: StaffRole[]) =>
  offeredFlowActs(flow, roles, now)
    .filter((act) => act.allowed)
    .map(({ name }) => name);

describe('what may be done to a flow', () => {
  test.each([
    ['at the code', at(['submit', 'resendOtp', 'cancel']), ['resend', 'extend', 'cancel']],
    [
      'not confirmed by the source',
      at(['submit', 'askForReview']),
      ['openReview', 'extend', 'cancel'],
    ],
    ['while a carrier is down', at([], { waitingFor: 'carrier' }), ['extend', 'cancel']],
    ['while staff look into it', at([], { waitingFor: 'staff' }), ['extend', 'cancel']],
    ['put off as far as may be', at([], { days: 16 }), ['cancel']],
    ['ended', ended, []],
  ])('%s', (_, flow, acts) => {
    expect(allowed(flow, 'support')).toEqual(acts);
  });

  test.each<[StaffRole, string[]]>([
    ['support', ['resend', 'extend', 'cancel']],
    ['operator', ['resend', 'extend']],
    ['supervisor', []],
    ['auditor', []],
  ])('by %s', (role, acts) => {
    expect(allowed(at(['submit', 'resendOtp']), role)).toEqual(acts);
  });

  test('whatever may not be done says why, and whose it is', () => {
    for (const flow of [at(['submit']), at([], { days: 16 }), ended]) {
      for (const act of offeredFlowActs(flow, ['supervisor'], now)) {
        expect(act).toMatchObject({ allowed: false, why: { vi: expect.stringMatching(/\.$/) } });
      }
    }
  });

  test('a code is not sent again before its time, which is told', () => {
    const sent = (resendAfter: string): FlowStanding => {
      const { step, ...flow } = at(['submit', 'resendOtp']);
      const otp = { sentTo: '+84 *** *** 678', attemptsLeft: 5, resendAfter };
      return { ...flow, step: step && { ...step, otp } };
    };
    expect(allowed(sent('2026-11-27T02:59:59Z'), 'support')).toContain('resend');
    const [resend] = offeredFlowActs(sent('2026-11-27T03:00:30Z'), ['support'], now);
    expect(resend).toMatchObject({ allowed: false, why: { vi: expect.stringContaining('10:01') } });
  });

  test('a deadline is put off, never brought forward, and sixteen days ahead at most', () => {
    const flow = at([], { days: 2 });
    const isTaken = (days: number) => whyNotUntil(flow, new Date(inDays(days)), now) === null;
    expect([1, 2, 3, 16, 17].filter(isTaken)).toEqual([3, 16]);
  });
});

describe('what may be done to an account', () => {
  const acts = (lockedBecause: 'staff' | 'inactivity' | null, openSessions: number) =>
    offeredAccountActs({ lockedBecause, openSessions }, ['support'])
      .filter((act) => act.allowed)
      .map(({ name }) => name);

  test('by where it stands', () => {
    expect(acts(null, 2)).toEqual(['lock', 'endSessions']);
    expect(acts(null, 0)).toEqual(['lock']);
    expect(acts('inactivity', 0)).toEqual(['lock', 'unlock']);
    expect(acts('staff', 0)).toEqual(['unlock']);
  });

  test('a supervisor locks and unlocks, and ends no sessions', () => {
    const offered = offeredAccountActs({ lockedBecause: null, openSessions: 1 }, ['supervisor']);
    expect(offered.filter((act) => act.allowed).map(({ name }) => name)).toEqual(['lock']);
  });
});
