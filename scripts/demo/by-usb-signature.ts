import { makeToken } from './make-token.ts';
import { makeUpCitizen } from './made-up-citizen.ts';
import { sayAccount, sayIdentity } from './say.ts';
import { signByUsb, type UsbToken } from './sign-by-usb.ts';
import { type Tools, begin, submit } from './walk.ts';

/** Guide 1.4: the signing agent asks for the PIN, the token signs the portal's challenge. */
export async function registerByUsbSignature(tools: Tools): Promise<UsbToken> {
  const token = await makeToken(tools, makeUpCitizen());
  const { flow, opened } = await begin(
    tools,
    'usb_signature',
    (consent) => ({ subjectType: 'citizen', consent }),
    'a challenge is there to be signed',
  );
  const authToken = await signByUsb(flow, token);
  const meaning = 'the signature and its certificate are good';
  sayIdentity(await submit(opened, 'usb_signature', { authToken }, meaning));
  sayAccount(await submit(opened, 'confirm', {}, 'the identity is confirmed'));
  return token;
}
