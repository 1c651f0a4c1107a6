import { createHash } from 'node:crypto';
import type { Certificate } from '../certificate.ts';
import { Refusal } from '../refusal.ts';
import { isSignedBy } from '../web-eid-token.ts';
import { askDriver } from './ask-driver.ts';
import { signed } from './wire.ts';

/** DER of the DigestInfo around a SHA-256 hash (RFC 8017 section 9.2, note 1). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Has the token sign: PKCS #1 v1.5, or ECDSA as r and s side by side. Only the hash goes to the token,
 * with the two mechanisms that all of them have. Refuses as the driver does, and with
 * `DriverFailed` when what comes back is no signature of that certificate.
 */
export async function signWith(
  certificate: Certificate,
  { value, pin }: { value: Buffer; pin: string },
  signal: AbortSignal,
): Promise<Buffer> {
  const { x509, module, algorithm } = certificate;
  const digest = createHash(algorithm.hash).update(value).digest();
  const isRsa = algorithm.key === 'rsa';
  const answer = await askDriver(
    {
      command: 'sign',
      module,
      certificate: x509.raw.toString('base64'),
      pin,
      mechanism: isRsa ? 'RSA_PKCS' : 'ECDSA',
      data: (isRsa ? Buffer.concat([digestInfo, digest]) : digest).toString('base64'),
    },
    signed,
    signal,
  );
  const signature = Buffer.from(answer.signature, 'base64');
  if (isSignedBy(x509, value, { hash: algorithm.hash, signature })) return signature;
  throw new Refusal('DriverFailed', { reason: 'its signature does not fit the certificate' });
}
