import type { Response } from 'express';
import { errorInfo, type SimulatedAnswer } from './match.ts';

/**
 * What can be wrong with the carrier: `down` cuts the connection, `slow` answers late, `wrongData`
 * answers from somebody else's record, `malformedAnswer` breaks off in the middle, `missingMembers`
 * says nothing of the name, `clockSkew` takes every token for expired, `refused` gives us no right to
 * ask, `throttled` asks us to come later, `expiredToken` ends all tokens.
 */
export const carrierFaults = [
  'down',
  'slow',
  'wrongData',
  'malformedAnswer',
  'missingMembers',
  'clockSkew',
  'refused',
  'throttled',
  'expiredToken',
] as const;
export type CarrierFault = (typeof carrierFaults)[number];

const retryAfterSeconds = 1;

/** The faults that take the place of an answer. */
export const spoilers: Partial<Record<CarrierFault, (response: Response) => void>> = {
  down: (response) => {
    response.socket?.destroy();
  },
  malformedAnswer: (response) => {
    response.type('json').send('{"idDocumentMatch":"tr');
  },
  refused: (response) => {
    send(response, errorInfo(403, 'PERMISSION_DENIED'));
  },
  throttled: (response) => {
    response.set('retry-after', String(retryAfterSeconds));
    send(response, errorInfo(429, 'TOO_MANY_REQUESTS'));
  },
};

export function send(response: Response, { status, body }: SimulatedAnswer): void {
  response.status(status).json(body);
}
