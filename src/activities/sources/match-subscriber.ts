import { isRegistered } from '../../db/accounts/accounts.ts';
import { documentWarnings } from '../../domain/subject/identity.ts';
import type { MatchSubscriber, SubscriberVerdict } from './source-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Asks the carrier whether the number is this citizen's own (chính chủ), and after a match whether
 * there is an account already. A number that the carrier does not know is a mismatch like any other.
 * Throws OutsideSystemError when the carrier does not answer.
 */
export async function matchSubscriber(
  { carrier, database, keys, timeouts }: ActivityDeps,
  { proof, details }: MatchSubscriber,
): Promise<SubscriberVerdict> {
  const { subjectType, phone, documentKind, documentNumber, fullName, dateOfBirth } = details;
  const documents = [{ kind: documentKind, number: documentNumber }];
  const match = await carrier.matchSubscriber(
    { phone, documentNumber, fullName, dateOfBirth },
    { timeoutMs: timeouts.carrierMs, correlationId: proof.flowId },
  );
  switch (match.outcome) {
    case 'match': {
      return {
        outcome: 'match',
        isRegistered: await isRegistered(database.db, keys, subjectType, documents),
      };
    }
    case 'suspended':
      return { outcome: 'suspended' };
    case 'mismatch':
      return { outcome: 'mismatch', findings: [...match.fields, ...documentWarnings(documents)] };
    case 'not_found':
      return { outcome: 'mismatch', findings: ['phone', ...documentWarnings(documents)] };
  }
}
