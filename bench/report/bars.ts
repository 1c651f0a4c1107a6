/** The kinds whose flows are measured from their start to their end. */
export type MeasuredKind = 'registration' | 'login';

/** What the flows of a kind are called in the tables, and what one may cost at most. */
export type Bars = {
  kind: MeasuredKind;
  events: number;
  workflowTasks: number;
  /** Of SQL, ours. */
  statements: number;
  /** Undefined: not said; as is what Temporal's SQL may be. */
  commits: number | undefined;
  temporalStatements: number | undefined;
  /** CPU time, of the same steps done directly. */
  timesDirect: number;
  /** Of a request, one at a time, where a hash takes `whereHashTakes`: the bar goes with the machine. */
  stepMs: Readonly<Record<string, number>>;
};

/** CPU milliseconds. */
export const whereHashTakes = 9;

/** What is asked of each kind. */
export const barsOf: Readonly<Record<MeasuredKind, Bars>> = {
  registration: {
    kind: 'registration',
    events: 22,
    workflowTasks: 3,
    statements: 9,
    commits: 7,
    temporalStatements: 45,
    timesDirect: 2.4,
    stepMs: { otp: 12 },
  },
  login: {
    kind: 'login',
    events: 16,
    workflowTasks: 2,
    statements: 6,
    commits: undefined,
    temporalStatements: undefined,
    timesDirect: 2.1,
    stepMs: { start: 25, otp: 12 },
  },
};

/** Of a login by signature, which has no hash. */
export const signatureTimesDirect = 3;
