import type { FlowView } from '../../client/contract.ts';
import { say } from './say.ts';
import type { Tools } from './walk.ts';

/** The citizen compares the code of the page with the phone's, and enters the PIN there. */
export async function enterPin(
  { simulators }: Pick<Tools, 'simulators'>,
  { step }: FlowView,
  { phone, pin }: { phone: string; pin: string },
): Promise<void> {
  say(`  the page shows the code ${step?.simPrompt?.code ?? ''}`);
  const prompt = await simulators.prompt(phone);
  say(`\nOn the phone ${phone}\n  ${prompt.text}\n  PIN ${pin}`);
  await simulators.enterPin(phone, prompt.id, pin);
}
