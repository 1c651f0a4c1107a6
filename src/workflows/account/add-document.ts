import { rowOf } from '../../domain/flows/flows.ts';
import type { SignatureNamed } from '../../domain/steps/stronger-method.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import type { ProvenHolder } from '../../activities/changes/change-activities.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Handlers, Outcome } from '../engine/opening.ts';
import {
  type ChangeFlow,
  type Changer,
  change,
  changerOf,
  ensureMeantFor,
  resultOf,
} from './change.ts';
import { DocumentClaims } from './document-claims.ts';
import { proveBy } from './prove-by.ts';

/**
 * Another number of a citizen, a CMND beside a CCCD (product.md 3): one that the carrier knows the
 * account's phone by, or those in the certificate of a signature.
 */
export async function addDocument(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'document' }, input, async (flow) => {
    const changer = await changerOf(flow, input.change);
    const signature = await takeDocument(flow, changer);
    if (!signature) return;
    flow.goBy(['document', ...rowOf({ kind: 'change', method: signature.by }).steps]);
    await proveBy(flow, signature, async ({ holder }) => {
      const refused = await add(flow, changer, { holder, source: 'certificate' });
      if (refused === 'DocumentKnown') throw new FinalRefusal({ code: refused });
      return refused;
    });
  });
}

/** Waits for a number that can be added, and adds it; or for the signature that is to name one. */
async function takeDocument(
  flow: ChangeFlow<'document'>,
  changer: Changer,
): Promise<SignatureNamed | null> {
  const claims = new DocumentClaims(flow, changer.account);
  const on: Handlers<'document', SignatureNamed | null> = {
    submit: async (body): Promise<Outcome<'document', SignatureNamed | null>> => {
      ensureMeantFor(changer.account, flow.name);
      if ('by' in body) return { done: body };
      const judged = await claims.judge(body.documentNumber);
      if ('problem' in judged) return { ...judged, on };
      const { subjectType } = changer.account;
      const holder = { subjectType, documents: [judged] };
      const code = await add(flow, changer, { holder, source: 'carrier' });
      return code ? { problem: { code }, on } : { done: null };
    },
  };
  return flow.step('document', { event: 'document.awaited', on });
}

/** Has numbers added; answers with why none is, where the citizen may mend that. */
async function add(
  flow: ChangeFlow<'document'>,
  { session, account }: Changer,
  proven: { holder: ProvenHolder; source: 'carrier' | 'certificate' },
): Promise<ProblemCode | null> {
  const ends = { result: resultOf(account) };
  const refused = await change(flow, ends, 'document.added', (activities, next) =>
    activities.addDocuments({ ...proven, session, next }),
  );
  switch (refused?.outcome) {
    case undefined:
      return null;
    case 'proof_stale':
      return 'FreshProofRequired';
    case 'known':
      return 'DocumentKnown';
    case 'another_person':
      throw new FinalRefusal({ code: 'ProofOfAnotherPerson' });
    case 'held_elsewhere':
      throw new FinalRefusal({ code: 'DocumentHeldElsewhere' });
  }
}
