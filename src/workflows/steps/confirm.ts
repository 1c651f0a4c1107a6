import { maskNumber } from '../../domain/subject/mask-number.ts';
import type { IdentityShown } from '../../domain/steps/confirm.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers } from '../engine/opening.ts';
import type { Proven } from '../proofs/proof.ts';

/**
 * Shows what the source says of the subject, and waits for "Đăng ký" (guide 1.3, Bước 5; 1.4, Bước
 * 4): a citizen may add an e-mail address, an enterprise must.
 */
export async function confirm(flow: Flow, proven: Proven): Promise<Proven> {
  const identity = shown(proven);
  const shows = { identity };
  const done = (registrant: Proven['registrant']) =>
    Promise.resolve({ done: { ...proven, registrant } });
  const on: Handlers<'confirm', Proven> = {
    submit: ({ email }) => {
      if (email !== undefined) return done({ ...proven.registrant, email });
      if (identity.subjectType === 'citizen') return done(proven.registrant);
      const errors = [{ pointer: '/email', code: 'Required' } as const];
      return Promise.resolve({ problem: { code: 'EmailRequired', errors }, shows, on });
    },
  };
  return flow.step('confirm', { event: 'identity.shown', shows, on });
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
