import type { PostAccount } from '../../activities/post/post-activities.ts';
import type { AccountOwner } from '../../domain/account/sign-in.ts';
import type { CertificateIdentity } from '../../certificates/verdict.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';

/**
 * The account that the identity in a certificate owns. Ends the flow where there is none: a login
 * registers nobody.
 */
export async function ownerByCertificate(
  flow: Flow,
  step: 'sim_signature' | 'usb_signature',
  identity: CertificateIdentity,
): Promise<AccountOwner> {
  const proof = { flowId: flow.record.id, step, purpose: 'login' } as const;
  const found = await flow.askOutside(
    { waitingFor: 'insurer', code: 'InsurerUnavailable' },
    (activities) => activities.findCertificateOwner({ proof, identity }),
  );
  if ('refused' in found) throw new FinalRefusal({ code: found.refused }, found.findings);
  if (!found.owner) throw new FinalRefusal({ code: 'NoAccountYet' });
  return found.owner;
}

/**
 * The account that one at Vietnam Post is linked to. That somebody has an account which is not linked is
 * told only to whom the Post vouches for: anybody may claim a number there.
 */
export async function ownerByPost(
  flow: Flow,
  { subject, papersChecked, isRegistered }: PostAccount,
): Promise<AccountOwner> {
  const { owner } = await flow.perform((activities) => activities.findPostOwner({ subject }));
  if (owner) return owner;
  const isOwn = papersChecked && isRegistered;
  throw new FinalRefusal({ code: isOwn ? 'PostAccountNotLinked' : 'NoAccountYet' });
}
