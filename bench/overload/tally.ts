/** A request that was answered: when, in milliseconds since the load began, and how long that took. */
export type Timed = { at: number; ms: number };

/** The later steps of a registration by phone. */
export type Step = 'otp' | 'password';

/** What came of a load of citizens who wait when they are told to. */
export type Tally = {
  /** Starts that were let in, and those that were told to come again. */
  accepted: Timed[];
  refused: Timed[];
  steps: (Timed & { step: Step })[];
  /** Registrations that came to their end: of the whole way since the start that was let in. */
  completed: Timed[];
  /** Steps that were told to come again. */
  stepsRefused: number;
  /** Starts and steps that were answered with 202 or a refusal, and told later by their flow. */
  toldLater: number;
  /** What became of those that were accepted, and not finished. */
  lost: string[];
};

export function newTally(): Tally {
  return {
    accepted: [],
    refused: [],
    steps: [],
    completed: [],
    stepsRefused: 0,
    toldLater: 0,
    lost: [],
  };
}
