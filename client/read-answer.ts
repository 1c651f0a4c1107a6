import { type Answer, refusedBy } from './answer.ts';
import type { Received } from './ask.ts';

/** The answer told under a name of its own, where it is what is expected; else the refusal. */
export function readAnswer<J, Told extends object>(
  received: Received,
  isIt: (json: unknown) => json is J,
  told: (json: J) => Told,
): Answer<Told> {
  const { status, json } = received;
  return isIt(json) ? { ok: true, status, ...told(json) } : refusedBy(received);
}
