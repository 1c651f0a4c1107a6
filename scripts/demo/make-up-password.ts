import { randomBytes } from 'node:crypto';

/** A password like no other, as strong as the rules want it. */
export function makeUpPassword(): string {
  return `Demo-${randomBytes(6).toString('hex')}-A1`;
}
