import { certificatesAt } from '../../test/support/certificates.ts';
import { signToken } from '../../test/support/web-eid.ts';
import { begin } from './begin.ts';
import { consent } from './consent.ts';
import type { Prepare } from './registration.ts';

/** Guide 1.4: a challenge signed by a key in memory, where a citizen has a token and its agent. */
export const byUsbSignature: Prepare = async (tools) => {
  const { fullName, documentNumber } = await tools.citizens.introduce();
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const { key, certificate } = await certificatesAt(tools.urls.simulators).issue({ subject });
  return async () => {
    const details = { subjectType: 'citizen', consent } as const;
    const { flow, step, end } = await begin(tools, 'usb_signature', details);
    const challenge = flow.step?.challenge;
    if (!challenge) throw new Error('the flow shows no challenge');
    const { origin, nonce } = challenge;
    await step('usb_signature', { authToken: signToken({ key, certificate, origin, nonce }) });
    return end('confirm', {});
  };
};
