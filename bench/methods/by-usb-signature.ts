import type { FlowView, StepBody } from '../../client/contract.ts';
import { certificatesAt } from '../../test/support/certificates.ts';
import { signToken } from '../../test/support/web-eid.ts';
import { begin } from './begin.ts';
import { consent } from './consent.ts';
import type { Prepare, Tools } from './registration.ts';

type UsbToken = Pick<Parameters<typeof signToken>[0], 'key' | 'certificate'>;

/** Guide 1.4: a challenge signed by a key in memory, where a citizen has a token and its agent. */
export const byUsbSignature: Prepare = async (tools) => {
  const { token } = await usbToken(tools);
  return async () => {
    const details = { subjectType: 'citizen', consent } as const;
    const { flow, step, end } = await begin(tools, 'usb_signature', details);
    await step('usb_signature', { authToken: signFor(flow, token) });
    return end('confirm', {});
  };
};

/** A citizen with a key, and a certificate for it. */
export async function usbToken({ citizens, urls }: Tools) {
  const citizen = await citizens.introduce();
  const { fullName, documentNumber } = citizen;
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const token: UsbToken = await certificatesAt(urls.simulators).issue({ subject });
  return { citizen, token };
}

/** The challenge that a flow shows, signed. */
export function signFor(
  { step }: FlowView,
  { key, certificate }: UsbToken,
): StepBody<'usb_signature'>['authToken'] {
  const challenge = step?.challenge;
  if (!challenge) throw new Error('the flow shows no challenge');
  const { origin, nonce } = challenge;
  return signToken({ key, certificate, origin, nonce });
}
