import type { SubjectType } from '../../domain/flows.ts';
import type { Flow } from '../flow.ts';
import { FinalRefusal } from '../run-flow.ts';

/**
 * The early answer to a duplicate (guide 1.1, Bước 3): ends the flow when an account holds one of
 * the numbers. The certain answer is the unique index at the account's creation.
 */
export async function ensureNotRegistered(
  flow: Flow,
  subjectType: SubjectType,
  numbers: string[],
): Promise<void> {
  const taken = await flow.perform((activities) =>
    activities.isRegistered({ subjectType, numbers }),
  );
  if (taken) throw new FinalRefusal({ code: 'AccountAlreadyExists' });
}
