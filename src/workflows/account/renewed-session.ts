import type { ChangeRequest } from '../../domain/account/change-request.ts';

/** The session that has asked for a change, which gets another token with it, and how it is handed over. */
export function renewedSession({
  sessionId: id,
  level,
  idleUntil,
  expiresAt,
  delivery,
}: ChangeRequest) {
  return {
    session: { id, level, idleUntil, expiresAt },
    handOver: { delivery, isNewDevice: false },
  };
}
