import { createHash } from 'node:crypto';
import { type SimRequest, simSignedText } from '../../../domain/proofs/sim-request.ts';

/** What the SIM is handed to sign, and what its signature is verified over: SHA-256 of the text. */
export function requestHash(request: SimRequest): Buffer {
  return createHash('sha256').update(simSignedText(request), 'utf8').digest();
}
