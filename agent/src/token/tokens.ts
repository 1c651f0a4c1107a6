import graphene, { type Module, type Session, type Slot, type Token } from 'graphene-pk11';
import type { PinTries } from '../refusal.ts';
import { failureOf } from './failure.ts';

const { TokenFlag } = graphene;

/** Slots that hold a token which its issuer has set up; SoftHSM always has one more that is blank. */
export function slotsInUse(module: Module): Slot[] {
  const slots = module.getSlots(true);
  return Array.from({ length: slots.length }, (_, index) => slots.items(index)).filter(isInUse);
}

function isInUse(slot: Slot): boolean {
  try {
    return (slot.getToken().flags & TokenFlag.TOKEN_INITIALIZED) !== 0;
  } catch (error) {
    // Pulled out since the slots were counted.
    if (failureOf(error).failure === 'TokenAbsent') return false;
    throw error;
  }
}

/** Does something in a session of its own. */
export function inSession<T>(slot: Slot, work: (session: Session) => T): T {
  const session = slot.open();
  try {
    return work(session);
  } finally {
    quietly(() => {
      session.close();
    });
  }
}

/** For what is in order when the token is gone. */
export function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The result is known already; nothing depends on this.
  }
}

/** What the token says about wrong PINs so far. */
export function pinTriesOf({ flags }: Token): PinTries {
  if ((flags & TokenFlag.USER_PIN_LOCKED) !== 0) return 'none';
  if ((flags & TokenFlag.USER_PIN_FINAL_TRY) !== 0) return 'one';
  return (flags & TokenFlag.USER_PIN_COUNT_LOW) !== 0 ? 'few' : 'many';
}

export type StoredCertificate = { id: Buffer; label: string; der: Buffer };

/** The certificates that anybody may read: no PIN is needed. */
export function certificatesIn(session: Session): StoredCertificate[] {
  const found = session.find({ class: graphene.ObjectClass.CERTIFICATE });
  return Array.from({ length: found.length }, (_, index) => {
    const { id, label, value } = found
      .items(index)
      .getAttribute({ id: null, label: null, value: null });
    return { id, label, der: value };
  });
}
