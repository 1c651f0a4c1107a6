import path from 'node:path';
import { startInsurer } from './insurer/simulator.ts';
import { startSmsCentre } from './sms/simulator.ts';
import type { Fault, Faults } from './faults/faults.ts';
import { createTlsMaterial } from './tls.ts';
import type { World } from './world.ts';

export type OwnServersOptions = {
  /** 0 for any that is free. */
  smppPort?: number;
  insurerPort?: number;
  /** Folder in which people, messages and certificates outlive the process; in memory without one. */
  directory?: string;
  /** Credentials that the system under test has to show. */
  sms: { systemId: string; password: string };
};

type Context = World & { host: string; faults: Faults };

/** The simulators that listen on a port of their own: another protocol, or mutual TLS. */
export async function startOwnServers(
  { smppPort = 0, insurerPort = 0, directory, sms }: OwnServersOptions,
  { host, people, inbox, faults }: Context,
) {
  const centre = await startSmsCentre({
    ...sms,
    host,
    port: smppPort,
    deliver: inbox.deliver,
    whenOn: inbox.whenOn,
    takeFault: (phone, among) => faults.take('sms', phone, among),
  });
  const tls = createTlsMaterial(directory && path.join(directory, 'tls'));
  const insurer = await startInsurer({
    host,
    port: insurerPort,
    tls,
    findInsured: people.findInsured,
    takeFault: (phone, among) => faults.take('insurer', phone, among),
  });
  return {
    smppPort: centre.port,
    insurerUrl: `https://${host}:${insurer.port}`,
    tls,
    /** What a fault does to connections that are open already. */
    onFault: ({ system, fault, phone }: Fault): void => {
      if (system === 'sms' && fault === 'down' && phone === undefined) centre.cutSessions();
      if (system === 'insurer' && fault === 'clockSkew') insurer.cutConnections();
    },
    close: async (): Promise<void> => {
      await Promise.all([centre.close(), insurer.close()]);
    },
  };
}
