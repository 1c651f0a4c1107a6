import type { MadeUpCitizen } from '../made-up-citizen.ts';
import { makeUpCitizen } from '../made-up-citizen.ts';
import { readCode } from '../read-code.ts';
import { readNotice } from '../read-notice.ts';
import { say } from '../say.ts';
import { startFlow, submit, type Tools } from '../walk.ts';

/** Changes the phone, by the carrier's word for the new one and a code to both; answers with it. */
export async function changePhone(
  tools: Tools,
  holder: MadeUpCitizen & { email: string },
): Promise<string> {
  const { phone } = makeUpCitizen();
  const { email, ...citizen } = holder;
  await tools.simulators.addPerson({ ...citizen, phone });
  say(`\n${citizen.fullName} has another number at the carrier: ${phone}.`);

  const change = { kind: 'change', method: 'phone' } as const;
  const meaning = 'the carrier says that it is their own number';
  const { flow, opened } = await startFlow(tools, change, { phone }, meaning);
  const current = await readCode(tools, citizen.phone, flow);
  await submit(opened, 'current_otp', { code: current }, 'the phone of before is still at hand');
  const code = await readCode(tools, phone, flow);
  await submit(opened, 'otp', { code }, 'the new one is, too: codes go there from now on');
  await readNotice(tools, 'phone_changed', { phone: citizen.phone, email });
  return phone;
}
