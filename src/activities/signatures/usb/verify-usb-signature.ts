import type { ActivityDeps } from '../../activity-deps.ts';
import { judgeCertificate } from '../judge-certificate.ts';
import type { UsbVerdict, VerifyUsbSignature } from '../usb-activities.ts';
import { challengeNonce } from './challenge.ts';
import { readAuthToken } from '../../../certificates/web-eid/read-auth-token.ts';

/** Of the challenges before this one: each costs a verification, and a late answer is to the last. */
const mostEarlierNonces = 2;

/**
 * Whether a token was signed over this very challenge, by whose certificate, and what that is worth.
 * Throws OutsideSystemError of `ca` when revocation cannot be checked: level 3 fails closed.
 */
export async function verifyUsbSignature(
  deps: Pick<ActivityDeps, 'keys' | 'addresses' | 'authorities' | 'revocation'>,
  { authToken, subjectType, isStatusAsked, ...challenge }: VerifyUsbSignature,
): Promise<UsbVerdict> {
  const token = readAuthToken(authToken);
  if (!token.ok) return { outcome: 'refused', code: token.code };
  const { number } = challenge;
  const nonceOf = (of: number): string => challengeNonce(deps.keys, { ...challenge, number: of });
  const earlier = Array.from({ length: number - 1 }, (_, at) => at + 1).slice(-mostEarlierNonces);
  const expected = {
    origin: deps.addresses.origin,
    nonce: nonceOf(number),
    earlierNonces: earlier.map(nonceOf),
  };
  // Web eID sends the certificate alone: its path is completed by the CAs that are configured.
  const judged = await judgeCertificate(
    deps,
    { leaf: token.leaf, intermediates: [] },
    { subjectType, isStatusAsked, findSignatureFault: () => token.findFault(expected) },
  );
  if (judged.ok) return { outcome: 'verified', identity: judged.identity };
  return { outcome: 'refused', code: 'code' in judged ? judged.code : judged.fault };
}
