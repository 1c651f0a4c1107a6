import type { MethodKind } from './authentication-method.ts';

/** By each of these alone somebody signs in. */
const alone: readonly MethodKind[] = ['sim_signature', 'usb_signature', 'vietnam_post'];
/** A password needs one of these beside it. */
const secondFactors: readonly MethodKind[] = ['otp_phone', 'authenticator_app'];

/** Whether somebody can sign in by these methods, all of which are live and not locked. */
export function hasWayIn(kinds: readonly MethodKind[]): boolean {
  if (kinds.some((kind) => alone.includes(kind))) return true;
  return kinds.includes('password') && kinds.some((kind) => secondFactors.includes(kind));
}

/** A method of an account: one that is locked, or whose row holds nothing to sign in by, lets nobody in. */
type Method = { kind: MethodKind; isLocked: boolean; isEmpty: boolean };

/** Whether somebody can still sign in once these kinds of an account's methods are gone or locked. */
export function hasWayInWithout(methods: readonly Method[], gone: readonly MethodKind[]): boolean {
  const left = methods.filter(
    ({ kind, isLocked, isEmpty }) => !isLocked && !isEmpty && !gone.includes(kind),
  );
  return hasWayIn(left.map(({ kind }) => kind));
}

/** What goes with a method when it is removed: recovery codes stand in for the app. */
export function removedWith(kind: MethodKind): readonly MethodKind[] {
  return kind === 'authenticator_app' ? ['recovery_codes'] : [];
}
