import { CancellationScope, uuid4 } from '@temporalio/workflow';
import { flows } from '../../domain/flows.ts';
import type { Flow } from '../flow.ts';
import type { PasswordCredential } from '../messages.ts';
import { FinalRefusal } from '../run-flow.ts';
import type { ProvenSubscriber } from './prove-subscriber.ts';

/**
 * Creates the account at the method's level, in one transaction with the end of the flow. Ends the
 * flow when another one was first: its number's unique index decides.
 */
export async function createAccount(
  flow: Flow,
  proven: ProvenSubscriber & { credential: PasswordCredential },
): Promise<void> {
  const { id: flowId, method } = flow.record;
  const { level } = flows[method];
  const accountId = uuid4();
  const next = flow.completed({ id: accountId, level, subjectType: proven.details.subjectType });
  // A cancellation that comes now is too late: the account and the flow's end are one.
  const { created } = await CancellationScope.nonCancellable(() =>
    flow.perform((activities) =>
      activities.createAccount({ ...proven, accountId, flowId, method, level, next }),
    ),
  );
  if (!created) throw new FinalRefusal({ code: 'AccountAlreadyExists' });
  flow.arrive(next);
}
