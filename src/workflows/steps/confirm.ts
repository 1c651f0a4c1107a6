import type { IdentityShown } from '../../domain/flows/flow-record.ts';
import { maskNumber } from '../../domain/subject/mask-number.ts';
import type { Flow } from '../engine/flow.ts';
import type { Proven } from '../proofs/proof.ts';
import { takeLetter } from './take-letter.ts';

/**
 * Shows what the source says of the subject, and waits for "Đăng ký" (guide 1.3, Bước 5; 1.4, Bước
 * 4): a citizen may add an e-mail address, an enterprise must.
 */
export async function confirm(flow: Flow, proven: Proven): Promise<Proven> {
  const identity = shown(proven);
  await flow.save(flow.upcoming('confirm', 'identity.shown', { identity }));
  for (;;) {
    const { email } = (await takeLetter(flow, 'confirm')).data;
    if (email !== undefined) return { ...proven, registrant: { ...proven.registrant, email } };
    if (identity.subjectType === 'citizen') return proven;
    await flow.refuse({ code: 'EmailRequired', errors: [{ pointer: '/email', code: 'Required' }] });
  }
}

function shown({ registrant, level, source }: Proven): IdentityShown {
  const { subjectType, fullName, dateOfBirth, documents } = registrant;
  return {
    subjectType,
    fullName,
    documentNumber: maskNumber(documents[0]?.number ?? ''),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    level,
    source,
  };
}
