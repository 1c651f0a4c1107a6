import type { Session, SessionView } from '../../domain/account/session.ts';

/** A session as the owner of `current` is shown it. */
export function presentSession(session: Session, current: Pick<Session, 'id'>): SessionView {
  const { id, level, method, provenAt, device, endedAt, endedBy } = session;
  return {
    id,
    level,
    method,
    provenAt: {
      ...(provenAt[1] && { 1: provenAt[1].toISOString() }),
      ...(provenAt[2] && { 2: provenAt[2].toISOString() }),
      ...(provenAt[3] && { 3: provenAt[3].toISOString() }),
    },
    device: { ...device, current: id === current.id },
    place: null,
    startedAt: session.startedAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    idleUntil: session.idleUntil.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
  };
}
