import type { Level } from '../../domain/flows/levels.ts';
import type { Registrant, Source } from '../../domain/subject/registrant.ts';

/** Somebody whom a source vouches for, or staff. */
export type Proven<R extends Registrant = Registrant> = {
  registrant: R;
  source: Source;
  /** What the proof is worth, and an account made by it will have. */
  level: Level;
  /** Whether an account holds one of the numbers already; absent where the next step finds it out. */
  isRegistered?: boolean;
};
