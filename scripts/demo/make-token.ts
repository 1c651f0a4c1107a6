import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { MadeUpCitizen } from './made-up-citizen.ts';
import { say } from './say.ts';
import type { UsbToken } from './sign-by-usb.ts';
import type { Tools } from './walk.ts';

/** A key of somebody's, with a certificate of the simulated CA. */
export async function makeToken(
  { simulators }: Pick<Tools, 'simulators'>,
  { fullName, documentNumber }: Pick<MadeUpCitizen, 'fullName' | 'documentNumber'>,
): Promise<UsbToken> {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const subject = { fullName, personalUid: `CCCD:${documentNumber}` };
  const certificate = await simulators.certificate(publicKey, subject);
  say(`The token holds a key and a certificate of ${fullName}, document number ${documentNumber}.`);
  return { key, certificate };
}
