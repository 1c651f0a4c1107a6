import express from 'express';
import { type MutualTlsServer, type SimulatorTls, serveMutualTls } from '../mutual-tls.ts';
import { createSimProviderRoutes, type RouteOptions, type SimHandsets } from './routes.ts';

export { simFaults } from './routes.ts';
export { certificateFlaws, type IssueCertificate } from './sim.ts';
export type { ReplyResult, SimHandsets } from './routes.ts';

type Options = RouteOptions & {
  host: string;
  /** 0 for any that is free. */
  port: number;
  tls: SimulatorTls;
};

export type SimProvider = MutualTlsServer & { handsets: SimHandsets };

/** The SIM provider's mobile signature service over mutual TLS; resolves once it listens. */
export async function startSimProvider({
  host,
  port,
  tls,
  ...options
}: Options): Promise<SimProvider> {
  const { router, handsets } = createSimProviderRoutes(options);
  const app = express().disable('x-powered-by').disable('etag').use(router);
  const isSkewed = (): boolean => Boolean(options.takeFault(undefined, ['clockSkew']));
  const server = await serveMutualTls({ host, port, tls, isSkewed }, app);
  return { ...server, handsets };
}
