import type { AnswerCode } from './answers.ts';

/** How many wrong PINs the token still bears, as far as it says. */
export type PinTries = 'many' | 'few' | 'one' | 'none';

type Details = {
  /** For the log: a driver's own words, never what somebody typed. */
  reason?: string | undefined;
  /** After a wrong PIN. */
  pinTries?: PinTries | undefined;
  /** JSON pointers to the wrong members of a malformed request. */
  pointers?: readonly string[] | undefined;
};

/** The one failure that leaves the agent's functions on purpose: an answer of `answers.ts`. */
export class Refusal extends Error {
  readonly code: AnswerCode;
  readonly details: Details;

  constructor(code: AnswerCode, details: Details = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
