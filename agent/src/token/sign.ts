import graphene, { type Module, type Session, type Slot } from 'graphene-pk11';
import { failureOf, TokenFailure } from './failure.ts';
import { certificatesIn, inSession, pinTriesOf, quietly, slotsInUse } from './tokens.ts';
import type { SignRequest } from './wire.ts';

/** Signs with the key that belongs to the certificate, and logs out again. */
export function sign(module: Module, request: SignRequest): Buffer {
  const der = Buffer.from(request.certificate, 'base64');
  for (const slot of slotsInUse(module)) {
    const signature = inSession(slot, (session) => {
      const stored = certificatesIn(session).find((one) => one.der.equals(der));
      return stored && signAs(stored.id, slot, session, request);
    });
    if (signature) return signature;
  }
  throw new TokenFailure({ failure: 'TokenAbsent', reason: 'the certificate is gone' });
}

function signAs(id: Buffer, slot: Slot, session: Session, request: SignRequest): Buffer {
  logIn(slot, session, request.pin);
  try {
    // Certificate and key are a pair by their CKA_ID.
    const keys = session.find({ class: graphene.ObjectClass.PRIVATE_KEY, id });
    if (keys.length === 0) {
      throw new TokenFailure({ failure: 'NoCertificate', reason: 'no key for the certificate' });
    }
    const data = Buffer.from(request.data, 'base64');
    return session.createSign(request.mechanism, keys.items(0).toType()).once(data);
  } finally {
    quietly(() => {
      session.logout();
    });
  }
}

function logIn(slot: Slot, session: Session, pin: string): void {
  try {
    session.login(pin);
  } catch (error) {
    const { failure, reason } = failureOf(error);
    if (failure !== 'PinWrong') throw error;
    const pinTries = pinTriesOf(slot.getToken());
    // The try that locks the PIN is answered as a wrong one.
    throw new TokenFailure({
      failure: pinTries === 'none' ? 'PinLocked' : failure,
      reason,
      pinTries,
    });
  }
}
