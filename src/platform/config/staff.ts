import type { SettingReader } from './reader.ts';

export type StaffSettings = {
  /** The staff's own provider of identities, as its tokens name it (OpenID Connect). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where it sends a browser back to; it knows this address. */
  redirectUri: string;
  /** What access tokens for this API name as their audience. */
  audience: string;
  /** The members that lead to the list of roles in a token: `realm_access.roles` is two. */
  rolesClaim: string[];
  timeoutMs: number;
  /** How long a session lasts at most, and unused. */
  sessionSeconds: number;
  idleSeconds: number;
};

export function readStaff(
  read: SettingReader,
  at: { simulatorsPort: number; publicUrl: string },
  clientSecret: string,
): StaffSettings {
  return {
    issuer: read.url('STAFF_ISSUER', `http://127.0.0.1:${at.simulatorsPort}/staff-provider`),
    clientId: read.text('STAFF_CLIENT_ID', 'dinhdanh-staff'),
    clientSecret,
    redirectUri: `${at.publicUrl}/v1/staff/return`,
    audience: read.text('STAFF_AUDIENCE', 'urn:dinhdanh:staff'),
    rolesClaim: read.text('STAFF_ROLES_CLAIM', 'roles').split('.'),
    timeoutMs: read.integer('STAFF_TIMEOUT_MS', 3_000, { min: 50, max: 60_000 }),
    sessionSeconds: read.integer('STAFF_SESSION_SECONDS', 4 * 3_600, { min: 60, max: 43_200 }),
    idleSeconds: read.integer('STAFF_SESSION_IDLE_SECONDS', 900, { min: 30, max: 14_400 }),
  };
}
