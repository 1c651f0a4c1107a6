import { flowKinds } from '../flows/flow-kind.ts';
import { isStepName } from '../steps/steps.ts';
import type { ProofName } from './proof-name.ts';

/** Names one sign-in at Vietnam Post: the first at a step is number 1. */
export type PostSignInName = ProofName & { number: number };

/** Only we can make it: a keyed hash in base64url, 43 characters. */
export type StateMac = (named: string) => string;

/**
 * The `state` (RFC 6749, section 10.12) of a sign-in: its name and a MAC, by which the page that
 * browsers come back to knows it without asking anybody. A URL shows it: it is no secret.
 */
export function postState(
  { purpose, step, flowId, number }: PostSignInName,
  mac: StateMac,
): string {
  const named = [purpose, step, flowId, number].join('.');
  return `${named}.${mac(named)}`;
}

/** The sign-in that a state claims to be of; to be believed when `postState` makes the very same. */
export function claimedByState(state: string): PostSignInName | null {
  const [, kind, step = '', flowId, number] = statePattern.exec(state) ?? [];
  const purpose = flowKinds.find((known) => known === kind);
  if (purpose === undefined || flowId === undefined || !isStepName(step)) return null;
  return { purpose, step, flowId, number: Number(number) };
}

const statePattern = /^([a-z]+)\.([a-z_]+)\.([0-9a-z]{1,64})\.([1-9]\d{0,5})\.[A-Za-z0-9_-]{43}$/;
