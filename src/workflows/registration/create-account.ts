import { uuid4 } from '@temporalio/workflow';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { MethodOf } from '../../domain/flows/flows.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Proven } from '../proofs/proof.ts';
import type { Consent } from '../steps/consent.ts';

type Registration = { kind: 'registration'; method: MethodOf<'registration'> };

/**
 * Creates the account at the level of its proof, in one transaction with the end of the flow. Ends
 * the flow when another one was first: the unique index of its numbers decides.
 */
export async function createAccount(
  flow: Flow<Registration>,
  { registrant, source, level }: Proven,
  consent: Consent,
  methods: AuthenticationMethod[],
): Promise<void> {
  const { id: flowId } = flow.record;
  const { method } = flow.name;
  const accountId = uuid4();
  const account = { id: accountId, level, subjectType: registrant.subjectType };
  const { language } = flow;
  const made = { accountId, flowId, method, level, language, registrant, source, methods, consent };
  const outcome = await flow.endWith(
    { result: { account } },
    'account.created',
    (activities, next) => activities.createAccount({ ...made, next }),
    ({ created }) => created,
  );
  if (!outcome.created) throw new FinalRefusal({ code: outcome.code });
}
