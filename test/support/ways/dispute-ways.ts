import { randomUUID } from 'node:crypto';
import { createClient } from '../../../client/create-client.ts';
import { aCitizen } from '../citizens.ts';
import { complaints, statement } from '../complaints.ts';
import { aPng } from '../files.ts';
import { logins } from '../login.ts';
import type { System } from '../system.ts';
import { approving, submitting, typingCode, waiting } from './moves.ts';
import type { MakeWay, Move, Way } from './way.ts';

export const disputeWays: readonly MakeWay[] = [ofNumber];

/** Somebody else has registered one's number: two of staff free it. */
async function ofNumber(system: System): Promise<Way> {
  const { citizen, accountId } = await logins(system).registered();
  const { documentNumber } = citizen;
  const { phone, fullName } = aCitizen({ fullName: 'Trần Văn Thật' });
  const { messages } = system.simulators;
  const client = createClient({ url: '', fetch: system.portal.send, tries: 1 });
  const key = randomUUID();
  const body = { reason: 'never_registered', wish: 'free' } as const;
  return {
    flow: { kind: 'dispute', method: 'identity' },
    start: () => client.start('dispute', 'identity', body, { key }),
    moves: [
      submitting(system, 'disputed_number', () => ({ documentNumber, fullName })),
      submitting(system, 'phone', () => ({ phone })),
      typingCode(system, phone),
      submitting(system, 'statement', () => ({ statement })),
      sendingEvidence(system),
      waiting(system),
      approving(system, 'decision'),
    ],
    end: 'completed',
    accountId,
    level: 3,
    told: {
      messages: async () => [...(await messages(citizen.phone)), ...(await messages(phone))],
      codes: 3, // of the other's registration and of this phone, and what was decided
    },
  };
}

function sendingEvidence(system: System): Move {
  const [fileKey, key] = [randomUUID(), randomUUID()];
  const { portal } = system;
  return {
    prove: (flow) =>
      Promise.resolve(async () => {
        const { status } = await complaints(system).send(flow, aPng(), 'image/png', fileKey);
        if (status >= 500) throw new Error(`evidence: ${status}`);
        return portal.step(flow, 'evidence', {}, { key });
      }),
  };
}
