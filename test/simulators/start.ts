import { createSimulators, type SimulatorsOptions } from '../../simulators/create-simulators.ts';
import { simulatorsAt } from '../support/handset.ts';

export const credentials = {
  carrier: { clientId: 'tests: & co', clientSecret: 'bí mật + 100%' },
  sms: { systemId: 'tests', password: 'secret' },
  email: { user: 'tests', password: 'bí mật' },
  simProvider: { apId: 'urn:tests', apPassword: 'bí mật & <b>"\'' },
  post: {
    clientId: 'tests: & co',
    clientSecret: 'a secret: + 100% &',
    redirectUri: 'http://127.0.0.1:9/callbacks/vietnam-post/return',
    noticeUrl: 'http://127.0.0.1:9/callbacks/vietnam-post',
  },
  staff: {
    clientId: 'tests: & co',
    clientSecret: 'another secret: + 100% &',
    redirectUri: 'http://127.0.0.1:9/v1/staff/return',
    audience: 'urn:tests',
  },
};

/** Simulators on free ports, and what a test does with them. */
export async function startSimulators(options: Partial<SimulatorsOptions> = {}) {
  const simulators = await createSimulators({ ...credentials, ...options });
  return { ...simulators, ...simulatorsAt(simulators.url) };
}

export type StartedSimulators = Awaited<ReturnType<typeof startSimulators>>;
