import type { FlowName } from '../../../src/domain/flows/flows.ts';
import type { Level } from '../../../src/domain/flows/levels.ts';
import type { Send } from '../change-way.ts';
import type { FlowView } from '../portal.ts';
import type { Prove } from '../proofs.ts';
import type { System } from '../system.ts';

/** What takes a flow past a step: what its citizen, staff or a provider does there, or time alone. */
export type Move = {
  prove: Prove;
  /** Of what it is called, where that is not the step. */
  name?: string;
  /** Whether the flow has gone on; once it is at another step, or has ended, unless told. */
  isPast?: (flow: FlowView) => boolean;
  /** Time moves it: it is come to at the last moment. */
  isTimed?: true;
};

/** A flow of somebody new from its first message to its end; every message is the very same however often it is sent. */
export type Way = {
  flow: FlowName;
  /** Which of several ways through the same flow. */
  variant?: string;
  start: Send;
  isStarted?: (flow: FlowView) => boolean;
  moves: readonly Move[];
  end: 'completed' | 'cancelled';
  /** Whose notices there will be; undefined: of the account that it makes. */
  accountId?: string;
  /** The highest level that the account may have then. */
  level: Level;
  /**
   * All that has come to phones and mailboxes that nobody else has; and how many different messages should have
   * by the end beside the notices of the account: codes, mostly.
   */
  told?: { messages: () => Promise<string[]>; codes: number };
};

export type MakeWay = (system: System) => Promise<Way>;
