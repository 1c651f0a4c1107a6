import { CancellationScope, uuid4 } from '@temporalio/workflow';
import { flows } from '../../domain/flows.ts';
import type { Flow } from '../flow.ts';
import type { PasswordCredential } from '../messages.ts';
import { FinalRefusal } from '../run-flow.ts';
import type { Proven } from './proven.ts';

/**
 * Creates the account at the method's level, in one transaction with the end of the flow. Ends the
 * flow when another one was first: its number's unique index decides.
 */
export async function createAccount(
  flow: Flow,
  { registrant, source, consentedAt }: Proven,
  credential: PasswordCredential,
): Promise<void> {
  const { id: flowId, method } = flow.record;
  const { level } = flows[method];
  const accountId = uuid4();
  const next = flow.completed({ id: accountId, level, subjectType: registrant.subjectType });
  // A cancellation that comes now is too late: the account and the flow's end are one.
  const { created } = await CancellationScope.nonCancellable(() =>
    flow.perform((activities) =>
      activities.createAccount({
        accountId,
        flowId,
        method,
        level,
        registrant,
        source,
        credential,
        consentedAt,
        next,
      }),
    ),
  );
  if (!created) throw new FinalRefusal({ code: 'AccountAlreadyExists' });
  flow.arrive(next);
}
