import type { OwnMethod, OwnMethods } from '../../db/accounts/list-methods.ts';
import { methodActions } from '../../domain/account/method-actions.ts';
import type { MethodView } from '../../domain/account/method-view.ts';
import { recoveryCodesInSet } from '../../domain/account/recovery-codes.ts';
import type { Method } from '../../domain/methods/methods.ts';
import { maskPhone } from '../../domain/subject/mask-phone.ts';

/** The methods of an account as its owner is shown them, with what may be done with each now. */
export function presentMethods(own: OwnMethods, offered: readonly Method[]): MethodView[] {
  return own.methods.map((method) => ({
    id: method.id,
    kind: method.kind,
    state: method.isLocked ? 'locked' : 'active',
    addedAt: method.addedAt.toISOString(),
    lastUsedAt: method.lastUsedAt?.toISOString() ?? null,
    ...shownOf(method),
    actions: methodActions(method, { ...own, offered }),
  }));
}

function shownOf({ kind, phone, certificate, codesLeft }: OwnMethod) {
  if (kind === 'recovery_codes') return { shown: `${codesLeft}/${recoveryCodesInSet}`, codesLeft };
  const masked = phone === null ? null : maskPhone(phone);
  if (!certificate) return { shown: masked };
  const { issuer, notAfter } = certificate;
  const serialEnd = endOf(certificate.serial);
  const shown = masked ?? `${issuer} …${serialEnd}`;
  return { shown, certificate: { issuer, serialEnd, notAfter } };
}

/** The last four digits of a serial number, of a short one no more than half. */
function endOf(serial: string): string {
  const digits = Math.min(4, Math.floor(serial.length / 2));
  return serial.slice(serial.length - digits);
}
