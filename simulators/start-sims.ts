import type { SimulatedCa } from './ca/simulator.ts';
import { type IssueCertificate, startSimProvider } from './sim-provider/simulator.ts';
import type { Fault, Faults } from './faults/faults.ts';
import type { TlsMaterial } from './tls.ts';
import type { World } from './world.ts';

const yearMs = 365 * 86_400_000;

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
    issueCertificate: issuingFrom(ca),
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

/** A SIM that is two years old has a certificate of one. */
function issuingFrom(ca: SimulatedCa): IssueCertificate {
  return ({ flaw, ...order }) => {
    const notBefore = flaw === 'expired' ? new Date(Date.now() - 2 * yearMs) : undefined;
    const issued = ca.issue({ ...order, notBefore });
    if (flaw === 'revoked') ca.revoke(issued.serial);
    return issued;
  };
}
