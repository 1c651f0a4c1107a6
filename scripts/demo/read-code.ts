import { say } from './say.ts';
import type { Tools } from './walk.ts';

/** The code of the newest message on a phone. */
export async function readCode(
  { simulators }: Pick<Tools, 'simulators'>,
  phone: string,
): Promise<string> {
  const message = await simulators.message(phone);
  say(`\nSMS on ${phone}\n  ${message}`);
  return /\d{6}/.exec(message)?.[0] ?? '';
}
