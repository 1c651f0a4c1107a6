import {
  createSimulators,
  type SimulatorsOptions,
} from '../../src/simulators/create-simulators.ts';
import { simulatorsAt } from '../support/handset.ts';

export const credentials = {
  carrier: { clientId: 'tests: & co', clientSecret: 'bí mật + 100%' },
  sms: { systemId: 'tests', password: 'secret' },
};

/** Simulators on free ports, and what a test does with them. */
export async function startSimulators(options: Partial<SimulatorsOptions> = {}) {
  const simulators = await createSimulators({ ...credentials, ...options });
  return { ...simulators, ...simulatorsAt(simulators.url) };
}

export type StartedSimulators = Awaited<ReturnType<typeof startSimulators>>;
