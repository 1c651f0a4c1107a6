import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount, sayIdentity } from './say.ts';
import { signByUsb, type UsbToken } from './sign-by-usb.ts';
import { type Tools, begin, submit } from './walk.ts';

/** Guide 1.4: the signing agent asks for the PIN, the token signs the portal's challenge. */
export async function registerByUsbSignature(tools: Tools): Promise<UsbToken> {
  const { fullName, documentNumber } = makeUpCitizen();
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const certificate = await tools.simulators.certificate(publicKey, subject);
  say(`The token holds a key and a certificate of ${fullName}, document number ${documentNumber}.`);

  const { flow, opened } = await begin(
    tools,
    'usb_signature',
    (consent) => ({ subjectType: 'citizen', consent }),
    'a challenge is there to be signed',
  );
  const token = { key, certificate };
  const authToken = await signByUsb(flow, token);
  const meaning = 'the signature and its certificate are good';
  sayIdentity(await submit(opened, 'usb_signature', { authToken }, meaning));
  sayAccount(await submit(opened, 'confirm', {}, 'the identity is confirmed'));
  return token;
}
