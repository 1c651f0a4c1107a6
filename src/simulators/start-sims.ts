import type { SimulatedCa } from '../adapters/ca/simulator.ts';
import { startSimProvider } from '../adapters/sim-provider/simulator.ts';
import type { Fault, Faults } from './faults.ts';
import type { TlsMaterial } from './tls.ts';
import type { World } from './world.ts';

/** What the system under test has to show to the SIM provider. */
export type SimProviderOptions = { apId: string; apPassword: string };

type Options = { simProvider: SimProviderOptions; simProviderPort?: number };
type Context = World & { host: string; tls: TlsMaterial; faults: Faults; ca: SimulatedCa };

/** The SIM provider, for everybody who has a SIM that signs. */
export async function startSims(
  { simProvider, simProviderPort = 0 }: Options,
  { host, tls, faults, ca, people, inbox }: Context,
) {
  const provider = await startSimProvider({
    ...simProvider,
    host,
    port: simProviderPort,
    tls,
    findSubscriber: people.findByPhone,
    issueCertificate: ca.issue,
    takeFault: (phone, among) => faults.take('sim', phone, among),
    onChange: inbox.tell,
  });
  return {
    ...provider,
    url: `https://${host}:${provider.port}/mss`,
    /** What a fault does to connections that are open already. */
    onFault: ({ system, fault }: Fault): void => {
      if (system === 'sim' && fault === 'clockSkew') provider.cutConnections();
    },
  };
}
