import type { StaffMember } from '../../domain/staff/roles.ts';
import type { Reading } from './flow-store.ts';

/** Who reads, and why, as the headers of a read say it. */
export function readingOf(
  { id }: StaffMember,
  headers: { 'X-Reason': string; 'X-Ticket': string },
): Reading {
  return { by: id, why: { reason: headers['X-Reason'], ticket: headers['X-Ticket'] } };
}
