import type { PDU } from 'smpp';
import type { OutsideSystemError } from '../outside-system-error.ts';
import { smsFailure, statusFailure } from './failure.ts';

export type PendingRequests = {
  /** Waits for the answer to a request that was just sent. */
  wait: (request: PDU, timeoutMs: number) => Promise<PDU>;
  /** Hands an answer to its request; a late one, whose request gave up, is dropped. */
  settle: (answer: PDU) => void;
  failAll: (failure: OutsideSystemError) => void;
};

/**
 * The requests on one connection that have no answer yet, by sequence number. The package can do
 * this too, but never forgets a request that stays without an answer.
 */
export function createPendingRequests(): PendingRequests {
  const pending = new Map<number, PromiseWithResolvers<PDU>>();

  return {
    async wait(request, timeoutMs) {
      const { command, sequence_number: key } = request;
      const waiting = Promise.withResolvers<PDU>();
      pending.set(key, waiting);
      const timer = setTimeout(() => {
        waiting.reject(smsFailure('timeout', `no answer to ${command}`));
      }, timeoutMs);
      try {
        return successful(command, await waiting.promise);
      } finally {
        clearTimeout(timer);
        pending.delete(key);
      }
    },
    settle(answer) {
      pending.get(answer.sequence_number)?.resolve(answer);
    },
    failAll(failure) {
      for (const waiting of pending.values()) waiting.reject(failure);
    },
  };
}

function successful(command: string, answer: PDU): PDU {
  if (answer.command_status !== 0) throw statusFailure(command, answer.command_status);
  if (answer.command === `${command}_resp`) return answer;
  throw smsFailure('malformed', `${command} answered with ${answer.command}`);
}
