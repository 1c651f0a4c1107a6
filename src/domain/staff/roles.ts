import { z } from 'zod';
import type { Text } from '../flows/text.ts';

/**
 * What members of staff may do (product.md 4): `support` answers citizens, `supervisor` decides with a
 * second pair of eyes, `auditor` reads what was done, `operator` looks after what runs.
 */
export const staffRoles = ['support', 'supervisor', 'auditor', 'operator'] as const;
export const staffRole = z.enum(staffRoles);
export type StaffRole = z.output<typeof staffRole>;

/** The roles in words. */
export const roleTitles = {
  support: { vi: 'Cán bộ hỗ trợ', en: 'Support staff' },
  supervisor: { vi: 'Kiểm soát viên', en: 'Supervisor' },
  auditor: { vi: 'Kiểm toán viên', en: 'Auditor' },
  operator: { vi: 'Vận hành viên', en: 'Operator' },
} as const satisfies Record<StaffRole, Text>;

/** The roles among what a provider's claim holds: what else stands there is somebody else's. */
export function rolesAmong(names: readonly string[]): StaffRole[] {
  return staffRoles.filter((role) => names.includes(role));
}

/** A member of staff, as the staff's own provider names them. */
export type StaffMember = {
  /** The provider's `sub`: one name, one pair of eyes. */
  id: string;
  name: string;
  roles: readonly StaffRole[];
};
