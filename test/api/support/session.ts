import type { Session } from '../../../src/domain/account/session.ts';

const time = new Date('2026-11-26T08:00:00Z');

/** A session of level 2 as the database has it. */
export const session: Session = {
  id: 's',
  accountId: 'a',
  device: { id: 'd', name: 'Chrome, Android' },
  method: 'vietnam_post',
  level: 2,
  accountLevel: 2,
  provenAt: { 2: time },
  startedAt: time,
  lastSeenAt: time,
  idleUntil: time,
  expiresAt: time,
  endedAt: null,
  endedBy: null,
};
