import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'express';
import { createCaSimulator, createSimulatedCa, type SimulatedCa } from './ca/simulator.ts';
import { createCaControl } from './ca-control.ts';
import type { Faults } from './faults/faults.ts';

type Options = {
  /** Where the simulators answer. */
  url: string;
  /** The simulators' folder. */
  directory?: string | undefined;
  faults: Faults;
};

/**
 * The simulated CA with its routes: its own protocols, and those with which it is told what to do.
 * In the folder `ca` it keeps its keys, and writes what a portal is to be set up with: `roots.pem`
 * and `intermediates.pem`.
 */
export function createCa({ url, directory, faults }: Options): { ca: SimulatedCa; router: Router } {
  const own = directory && path.join(directory, 'ca');
  const ca = createSimulatedCa({ url: `${url}/ca`, directory: own });
  if (own !== undefined) {
    writeFileSync(path.join(own, 'roots.pem'), ca.trusted.roots);
    writeFileSync(path.join(own, 'intermediates.pem'), ca.trusted.intermediates);
  }
  const router = Router();
  router.use(
    createCaControl(ca),
    createCaSimulator({ ca, takeFault: (among) => faults.take('ca', undefined, among) }),
  );
  return { ca, router };
}
