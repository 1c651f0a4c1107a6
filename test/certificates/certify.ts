import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { signCertificate } from '../../simulators/ca/certificate.ts';
import { constraints, keyUsage } from '../../simulators/ca/extensions.ts';
import { createName } from '../../simulators/ca/name.ts';

type Unsigned = Parameters<typeof signCertificate>[0];
/** Somebody with a name and a key of his own. */
export type Holder = { name: Unsigned['issuer']['name']; key: KeyObject };
type Given = { holder: Holder; issuer: Holder } & Partial<
  Pick<Unsigned, 'extensions' | 'notBefore' | 'notAfter'>
>;

const day = 86_400_000;
const now = Date.now();
export const daysFromNow = (days: number) => new Date(now + days * day);

let serial = 0x1000;

export function aHolder(commonName: string): Holder {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { name: createName([['commonName', commonName]]), key: privateKey };
}

/** A certificate for the holder, a CA's unless extensions are given. */
export function certify({ holder, issuer, ...given }: Given): Certificate {
  serial += 1;
  return signCertificate({
    serial: serial.toString(16),
    subject: holder.name,
    publicKey: createPublicKey(holder.key),
    issuer,
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(1),
    extensions: ofAuthority,
    ...given,
  });
}

export const ofAuthority = [constraints(true), keyUsage(['keyCertSign', 'cRLSign'])];
export const ofCitizen = [keyUsage(['digitalSignature'])];
