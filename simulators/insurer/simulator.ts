import { type MutualTlsServer, type SimulatorTls, serveMutualTls } from '../mutual-tls.ts';
import { createInsurerRoutes, type RouteOptions } from './routes.ts';

export { insurerFaults } from './routes.ts';

type Options = RouteOptions & {
  host: string;
  /** 0 for any that is free. */
  port: number;
  tls: SimulatorTls;
};

export type Insurer = MutualTlsServer;

/** The social insurer of openapi.yaml over mutual TLS; resolves once it listens. */
export async function startInsurer({ host, port, tls, ...routes }: Options): Promise<Insurer> {
  const isSkewed = (): boolean => Boolean(routes.takeFault(undefined, ['clockSkew']));
  return serveMutualTls({ host, port, tls, isSkewed }, createInsurerRoutes(routes));
}
