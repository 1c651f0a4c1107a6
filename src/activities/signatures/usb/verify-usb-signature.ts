import type { ActivityDeps } from '../../activity-deps.ts';
import { judgeCertificate } from '../judge-certificate.ts';
import type { UsbVerdict, VerifyUsbSignature } from '../usb-activities.ts';
import { challengeNonce } from './challenge.ts';
import { verifyAuthToken } from '../../../certificates/web-eid/verify-auth-token.ts';

/**
 * Whether a token was signed over this very challenge, by whose certificate, and what that is worth.
 * Throws OutsideSystemError of `ca` when revocation cannot be checked: level 3 fails closed.
 */
export async function verifyUsbSignature(
  deps: Pick<ActivityDeps, 'keys' | 'addresses' | 'authorities' | 'revocation'>,
  { authToken, subjectType, ...challenge }: VerifyUsbSignature,
): Promise<UsbVerdict> {
  const { number } = challenge;
  const nonceOf = (of: number): string => challengeNonce(deps.keys, { ...challenge, number: of });
  const verdict = verifyAuthToken(authToken, {
    origin: deps.addresses.origin,
    nonce: nonceOf(number),
    earlierNonces: Array.from({ length: number - 1 }, (_, at) => nonceOf(at + 1)),
  });
  if (!verdict.ok) return { outcome: 'refused', code: verdict.code };
  // Web eID sends the certificate alone: its path is completed by the CAs that are configured.
  const judged = await judgeCertificate(
    deps,
    { leaf: verdict.leaf, intermediates: [] },
    subjectType,
  );
  return judged.ok
    ? { outcome: 'verified', identity: judged.identity }
    : { outcome: 'refused', code: judged.code };
}
