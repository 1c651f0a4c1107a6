import type { Keys } from '../../platform/keys.ts';

/**
 * Tells two bodies under one Idempotency-Key apart without keeping either: HMAC, in base64url, over
 * what was submitted, normalised and in canonical JSON; behind the step's name.
 */
export function requestMac(keys: Keys, step: string, data: unknown): string {
  const mac = keys.lookup('request', canonicalJson({ step, data })).toString('base64url');
  return `${step}:${mac}`;
}

/** Whether it is that of a submission of this step: what there is to know without the body. */
export function isMacOfStep(mac: string, step: string): boolean {
  return mac.startsWith(`${step}:`);
}

/** JSON with members in the order of their names: equal values give equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    const isObject = typeof member === 'object' && member !== null && !Array.isArray(member);
    if (!isObject) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
