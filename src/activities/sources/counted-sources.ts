import { countFailure } from '../../db/admissions.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { matchInsuredPerson } from './match-insured-person.ts';
import { matchSubscriber } from './match-subscriber.ts';
import { ownsPhone } from './owns-phone.ts';
import type { SourceActivities } from './source-activities.ts';

/**
 * The questions to the sources; what they do not confirm counts against the networks that it was
 * claimed from, here where it becomes known: a failure that is found out after an outage counts too.
 */
export function countedSources(deps: ActivityDeps): SourceActivities {
  async function counted<T>(
    { flowId }: ProofName,
    verdict: T,
    hasFailed: (verdict: T) => boolean,
  ): Promise<T> {
    if (hasFailed(verdict)) await countFailure(deps.database.db, flowId);
    return verdict;
  }
  return {
    matchSubscriber: async (input) =>
      counted(
        input.proof,
        await matchSubscriber(deps, input),
        ({ outcome }) => outcome !== 'match',
      ),
    matchInsuredPerson: async (input) =>
      counted(
        input.proof,
        await matchInsuredPerson(deps, input),
        ({ outcome }) => outcome === 'mismatch',
      ),
    ownsPhone: async (input) =>
      counted(input.proof, await ownsPhone(deps, input), (isOwn) => !isOwn),
  };
}
