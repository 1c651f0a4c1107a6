import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { SimulatedCa } from './ca/simulator.ts';
import type { Router } from 'express';
import { createCarrierSimulator } from './carrier/simulator.ts';
import { openPostKeys, postPath } from './vietnam-post/simulator.ts';
import { createApp } from './app.ts';
import { createControl } from './control.ts';
import { createCa } from './create-ca.ts';
import { createFaults, type Fault, type Faults } from './faults/faults.ts';
import { createHandsets } from './handset/handsets.ts';
import { type OwnServersOptions, startOwnServers } from './own-servers.ts';
import { startMail, type MailOptions } from './start-mail.ts';
import { startSims, type SimProviderOptions } from './start-sims.ts';
import type { People } from './people.ts';
import { createPost, type PostOptions } from './post.ts';
import {
  createStaffSimulator,
  staffProviderPath,
  type StaffProviderSettings,
} from './staff-provider/simulator.ts';
import type { TlsMaterial } from './tls.ts';
import { openWorld } from './world.ts';

export type SimulatorsOptions = OwnServersOptions &
  MailOptions & {
    host?: string;
    /** HTTP; 0 for any port that is free, as for the other ports. */
    port?: number;
    simProviderPort?: number;
    /** Where others reach the HTTP ones, if not where they listen. */
    publicUrl?: string;
    /** Credentials that the system under test has to show. */
    carrier: { clientId: string; clientSecret: string };
    simProvider: SimProviderOptions;
    post: PostOptions;
    /** Where the portal's staff sign in. */
    staff: StaffProviderSettings;
  };

export type Simulators = {
  url: string;
  smppPort: number;
  smtpPort: number;
  insurerUrl: string;
  simProviderUrl: string;
  /** What both sides of mutual TLS need. */
  tls: TlsMaterial;
  /** The CA itself, for certificates that nobody should get. */
  ca: SimulatedCa;
  close: () => Promise<void>;
};

/** Starts all outside systems and the citizens' handsets; resolves once they answer. */
export async function createSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { host = '127.0.0.1', port = 0 } = options;
  const world = openWorld(options.directory);
  const { people, inbox } = world;
  const faults = createFaults();
  const carrier = createCarrier(options, people, faults);
  const own = await startOwnServers(options, { ...world, host, faults });
  const mail = await startMail(options, { ...world, host, tls: own.tls, faults });
  const onFault = (fault: Fault): void => {
    for (const part of [own, mail, sims]) part.onFault(fault);
  };
  const control = createControl({ people, faults, onFault });
  const keys = await openPostKeys(options.directory);
  const app = Promise.withResolvers<RequestListener>();
  const server = serveLater(app.promise);
  const url = await listen(server, host, port);
  const issuer = options.post.issuer ?? `${url}${postPath}`;
  const post = createPost({ ...options.post, issuer, keys, people, faults });
  const staff = await createStaff(options.staff, url, faults);
  const caUrl = options.publicUrl ?? url;
  const { ca, router: caRouter } = createCa({ ...options, url: caUrl, faults });
  const sims = await startSims(options, { ...world, host, tls: own.tls, faults, ca });
  const handsets = createHandsets({ inbox, sims: sims.handsets });
  app.resolve(createApp([carrier, control, post, staff, caRouter, handsets, mail.router]));

  return {
    url,
    ca,
    smppPort: own.smppPort,
    smtpPort: mail.port,
    insurerUrl: own.insurerUrl,
    simProviderUrl: sims.url,
    tls: own.tls,
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([own, mail, sims].map((part) => part.close()));
    },
  };
}

function createCarrier({ carrier }: SimulatorsOptions, people: People, faults: Faults): Router {
  return createCarrierSimulator({
    ...carrier,
    findSubscriber: people.findByPhone,
    takeFault: (phone, among) => faults.take('carrier', phone, among),
  });
}

function createStaff(staff: StaffProviderSettings, url: string, faults: Faults): Promise<Router> {
  return createStaffSimulator({ issuer: `${url}${staffProviderPath}`, ...staff, faults });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}

/** Longer than clients keep a connection that they do not use, so that none is closed just as it is used again. */
const keepAliveTimeout = 65_000;

/** A server whose requests wait for what is to answer them, instead of getting no answer ever. */
function serveLater(app: Promise<RequestListener>): Server {
  return createServer({ keepAliveTimeout }, (request, response) => {
    void app.then((answer) => {
      answer(request, response);
    });
  });
}

/** Answers with the address that it listens at. */
async function listen(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  return `http://${host}:${portOf(server)}`;
}
