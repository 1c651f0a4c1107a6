import type { FlowView } from '../../client/contract.ts';
import { say } from './say.ts';
import type { Tools } from './walk.ts';

/** The code of the newest message on a phone that names the flow. */
export async function readCode(
  { simulators }: Pick<Tools, 'simulators'>,
  phone: string,
  { reference }: Pick<FlowView, 'reference'>,
): Promise<string> {
  const message = await simulators.message(phone, (text) => text.includes(reference));
  say(`\nSMS on ${phone}\n  ${message}`);
  return /\d{6}/.exec(message)?.[0] ?? '';
}
