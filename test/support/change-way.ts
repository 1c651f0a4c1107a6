import { randomUUID } from 'node:crypto';
import { createClient } from '../../client/create-client.ts';
import type { StartBody } from '../../client/contract.ts';
import type { Change } from '../../src/domain/flows/flows.ts';
import type { Citizen } from './citizens.ts';
import { logins } from './login.ts';
import type { Answer, FlowView } from './portal.ts';
import type { System } from './system.ts';

/** One request, the very same however often it is sent. */
export type Send = () => Promise<Answer>;

/**
 * Somebody's change of their account: its requests, one after the other; a proof is typed, or given
 * elsewhere, before it is sent.
 */
export type ChangeWay = {
  change: Change;
  accountId: string;
  start: Send;
  proofs: ((flow: FlowView) => Promise<Send>)[];
  /** Completed, unless told. */
  end?: 'cancelled';
  /** What all contacts are told, in order: `kind by channel`. */
  told: string[];
  /** The methods that the account has then, by name; of one that was ended `kind (ended)`. */
  methods: string[];
  /** The kinds of the numbers that it has then; that of its registration, unless told. */
  documents?: string[];
  /** The codes that have been sent by then; two, of registration and login, unless told. */
  codes?: number;
  /** All that has come to the phones and mailboxes. */
  messages: () => Promise<string[]>;
};

/** Somebody who has just signed in, and the way to start a change. */
export async function someone(system: System, details: Partial<Citizen> = {}) {
  const { citizen, accountId } = await logins(system).registered(details);
  const { token = '' } = await logins(system).signedIn(citizen);
  const client = createClient({ url: '', fetch: system.portal.send, tries: 1 });
  const starting = <C extends Change>(change: C, body: StartBody<'change', C>): Send => {
    const key = randomUUID();
    return () => client.withTokens({ token }).start('change', change, body, { key });
  };
  const messages = () => system.simulators.messages(citizen.phone);
  return { citizen, starting, who: { accountId, messages } };
}

/** The methods of whoever has registered by phone. */
export const atFirst = ['otp_phone', 'password'];
