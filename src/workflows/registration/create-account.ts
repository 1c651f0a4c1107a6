import { CancellationScope, uuid4 } from '@temporalio/workflow';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Flow } from '../engine/flow.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import type { Proven } from '../proofs/proof.ts';

/**
 * Creates the account at the level of its proof, in one transaction with the end of the flow. Ends
 * the flow when another one was first: the unique index of its numbers decides.
 */
export async function createAccount(
  flow: Flow,
  { registrant, source, level, consentedAt }: Proven,
  methods: AuthenticationMethod[],
): Promise<void> {
  const { id: flowId, method } = flow.record;
  const accountId = uuid4();
  const next = flow.completed({ id: accountId, level, subjectType: registrant.subjectType });
  // A cancellation that comes now is too late: the account and the flow's end are one.
  const outcome = await CancellationScope.nonCancellable(() =>
    flow.perform((activities) =>
      activities.createAccount({
        accountId,
        flowId,
        method,
        level,
        registrant,
        source,
        methods,
        consentedAt,
        next,
      }),
    ),
  );
  if (!outcome.created) throw new FinalRefusal({ code: outcome.code });
  flow.arrive(next);
}
