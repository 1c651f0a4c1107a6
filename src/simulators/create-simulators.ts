import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createCarrierSimulator } from '../adapters/carrier/simulator.ts';
import { startSmsCentre } from '../adapters/sms/simulator.ts';
import { createApp } from './app.ts';
import { createControl } from './control.ts';
import { createFaults, type Fault } from './faults.ts';
import { createHandsets } from './handsets.ts';
import { openWorld } from './world.ts';

export type SimulatorsOptions = {
  host?: string;
  /** HTTP; 0 for any port that is free, as for `smppPort`. */
  port?: number;
  smppPort?: number;
  /** Folder in which people and messages outlive the process; in memory without one. */
  directory?: string;
  /** Credentials that the system under test has to show. */
  carrier: { clientId: string; clientSecret: string };
  sms: { systemId: string; password: string };
};

export type Simulators = { url: string; smppPort: number; close: () => Promise<void> };

/** Starts all outside systems and the citizens' handsets; resolves once they answer. */
export async function createSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { host = '127.0.0.1', port = 0, smppPort = 0 } = options;
  const { people, inbox } = openWorld(options.directory);
  const faults = createFaults();
  const centre = await startSmsCentre({
    ...options.sms,
    host,
    port: smppPort,
    deliver: inbox.deliver,
    takeFault: (phone, among) => faults.take('sms', phone, among),
  });
  const carrier = createCarrierSimulator({
    ...options.carrier,
    findSubscriber: people.findByPhone,
    takeFault: (phone, among) => faults.take('carrier', phone, among),
  });
  const onFault = ({ system, fault, phone }: Fault): void => {
    if (system === 'sms' && fault === 'down' && phone === undefined) centre.cutSessions();
  };
  const control = createControl({ people, faults, onFault });
  const server = createServer(createApp([carrier, control, createHandsets(inbox)]));
  server.listen(port, host);
  await once(server, 'listening');

  return {
    url: `http://${host}:${portOf(server)}`,
    smppPort: centre.port,
    async close() {
      server.closeAllConnections();
      server.close();
      await centre.close();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}
