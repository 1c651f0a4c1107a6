import type { Flow } from '../engine/flow.ts';
import type { Answered } from '../steps/details.ts';

/** The certificates that a signature of this SIM may be by. */
export type FoundSim = { certificates: string[] };

/** Asks the SIM provider whether it knows a signing SIM by a number (guide 1.3, Bước 3). */
export async function findSim(
  flow: Flow,
  { phone }: { phone: string },
): Promise<Answered<FoundSim>> {
  flow.personal = { ...flow.personal, phone };
  const held = await flow.askOutside({ waitingFor: 'sim', code: 'SimUnavailable' }, (activities) =>
    activities.findSimCertificates({ phone }),
  );
  if (held.found) return { proof: { certificates: held.certificates } };
  return { code: held.code, last: held.code };
}
