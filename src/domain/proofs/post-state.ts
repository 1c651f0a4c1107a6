/** Names one sign-in at Vietnam Post: the first of a flow is number 1. */
export type PostSignInName = { flowId: string; number: number };

/** Only we can make it: a keyed hash in base64url, 43 characters. */
export type StateMac = (named: string) => string;

/**
 * The `state` (RFC 6749, section 10.12) of a sign-in: its name and a MAC, by which the page that
 * browsers come back to knows it without asking anybody. A URL shows it: it is no secret.
 */
export function postState({ flowId, number }: PostSignInName, mac: StateMac): string {
  const named = `${flowId}.${number}`;
  return `${named}.${mac(named)}`;
}

/** The sign-in that a state claims to be of; to be believed when `postState` makes the very same. */
export function claimedByState(state: string): PostSignInName | null {
  const [, flowId, number] = statePattern.exec(state) ?? [];
  return flowId === undefined ? null : { flowId, number: Number(number) };
}

const statePattern = /^([0-9a-z]{1,64})\.([1-9]\d{0,5})\.[A-Za-z0-9_-]{43}$/;
