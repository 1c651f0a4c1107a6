import { documentWarnings } from '../../domain/subject/identity.ts';
import type { MatchSubscriber, SubscriberVerdict } from './source-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Asks the carrier whether the number is this citizen's own (chính chủ). A number that the carrier does
 * not know is a mismatch like any other.
 * Throws OutsideSystemError when the carrier does not answer.
 */
export async function matchSubscriber(
  { carrier, timeouts }: Pick<ActivityDeps, 'carrier' | 'timeouts'>,
  { proof, details }: MatchSubscriber,
): Promise<SubscriberVerdict> {
  const { phone, documentKind, documentNumber, fullName, dateOfBirth } = details;
  const documents = [{ kind: documentKind, number: documentNumber }];
  const match = await carrier.matchSubscriber(
    { phone, documentNumber, fullName, dateOfBirth },
    { timeoutMs: timeouts.carrierMs, correlationId: proof.flowId },
  );
  switch (match.outcome) {
    case 'match':
    case 'suspended':
      return { outcome: match.outcome };
    case 'mismatch':
      return { outcome: 'mismatch', findings: [...match.fields, ...documentWarnings(documents)] };
    case 'not_found':
      return { outcome: 'mismatch', findings: ['phone', ...documentWarnings(documents)] };
  }
}
