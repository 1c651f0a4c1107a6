import { randomUUID } from 'node:crypto';
import { sendUntilAnswered } from './kill-through.ts';
import type { Answer, FlowView } from './portal.ts';
import { password, registration, withToken } from './registration.ts';
import type { System } from './system.ts';

/** A registration whose code has come; each message is the very same however often it is sent. */
export type AtCode = {
  flow: FlowView;
  /** Types the code. */
  type: () => Promise<Answer>;
  /** Goes on to the end, whatever that takes until each message is answered. */
  complete: () => Promise<FlowView>;
};

/** Longer than a workflow task whose worker has died, or has failed some times, waits to be tried again. */
const answeredMs = 180_000;

/** Brings a registration to its code, so that it can be completed also while workers come and go. */
export async function atCode(system: System): Promise<AtCode> {
  const { flow, code } = await registration(system).atOtp();
  const [codeKey, passwordKey] = [randomUUID(), randomUUID()];
  const type = () => system.portal.step(flow, 'otp', { code }, { key: codeKey });
  const complete = async () => {
    const proven = withToken(flow, await sendUntilAnswered(type, answeredMs));
    const chosen = { password, repeated: password };
    const choose = () => system.portal.step(proven, 'password', chosen, { key: passwordKey });
    return sendUntilAnswered(choose, answeredMs);
  };
  return { flow, type, complete };
}
