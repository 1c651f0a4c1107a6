import { registerByUsbSignature } from '../by-usb-signature.ts';
import { signByUsb } from '../sign-by-usb.ts';
import { beginLogin, submit, type Tools } from '../walk.ts';
import { takeSession } from './take-session.ts';

/** Guide 2.3: the token signs a challenge, and its certificate says whose account it is. */
export async function loginWithUsbSignature(tools: Tools): Promise<Tools> {
  const token = await registerByUsbSignature(tools);
  const { flow, opened } = await beginLogin(tools, 'usb_signature', {}, 'a challenge is there');
  const authToken = await signByUsb(flow, token);
  const meaning = 'the certificate is good, and its holder has an account';
  return takeSession(tools, await submit(opened, 'usb_signature', { authToken }, meaning));
}
