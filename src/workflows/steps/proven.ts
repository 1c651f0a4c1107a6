import type { Registrant, Source } from '../../domain/registrant.ts';

/** A person whom a source vouches for, or staff. */
export type Proven = {
  registrant: Registrant;
  source: Source;
  /** Whether an account holds one of the numbers already. */
  isRegistered: boolean;
  /** When the person agreed to the consent text, RFC 3339 in UTC. */
  consentedAt: string;
};
