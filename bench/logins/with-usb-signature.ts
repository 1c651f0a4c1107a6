import { beginLogin } from '../methods/begin.ts';
import { signFor, usbToken } from '../methods/by-usb-signature.ts';
import type { Prepare } from '../methods/registration.ts';

/** 2.3: a challenge signed by a key in memory. */
export const withUsbSignature: Prepare = async (tools) => {
  const { citizen, token } = await usbToken(tools);
  const { deviceToken } = await tools.accounts.insert(citizen, [await tools.accounts.password()]);
  return async () => {
    const { flow, end } = await beginLogin(tools, 'usb_signature', deviceToken, {});
    return end('usb_signature', { authToken: signFor(flow, token) });
  };
};
