import type { SimProviderClient } from '../../src/adapters/sim-provider/client.ts';
import type { Accounts } from '../load/accounts.ts';
import type { Citizens } from '../load/citizens.ts';
import type { HttpClient } from '../load/http-client.ts';

/** What registrations and logins are got ready and made with. */
export type Tools = {
  http: HttpClient;
  citizens: Citizens;
  accounts: Accounts;
  urls: { api: string; simulators: string };
  simProvider: SimProviderClient;
};

/**
 * Gets ready what is there before somebody registers or signs in: an account, a citizen whom the outside systems know, keys,
 * certificates. What it answers with is measured.
 */
export type Prepare = (tools: Tools) => Promise<Registration>;

/** Registers somebody, or signs somebody in, over HTTP, as a client would; throws when any answer is not a success. */
export type Registration = () => Promise<Registered>;

/** A flow that was completed: its flow, the client's requests to our API, and all of it. */
export type Registered = { flowId: string; requests: RequestTook[]; ms: number };

/** What a request was for, such as the step's name, and how long it took until it was answered. */
export type RequestTook = { name: string; ms: number };
