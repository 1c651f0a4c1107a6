import { outageRoles } from '../../../src/domain/staff/outages.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import type { StaffArea } from '../../layout/page.ts';
import { staffPaths } from '../../paths.ts';

type Section = { area: StaffArea; href: string; roles: readonly StaffRole[] };

/** The sections of the console, and who goes to each; a section is there once it has its first page. */
export const sections: readonly Section[] = [
  { area: 'staff-find', href: staffPaths.find, roles: ['support'] },
  { area: 'staff-stuck', href: staffPaths.stuck, roles: ['support', 'operator'] },
  { area: 'staff-outages', href: staffPaths.outages, roles: outageRoles },
  { area: 'staff-accounts', href: staffPaths.accounts, roles: ['support', 'supervisor'] },
  { area: 'staff-reviews', href: staffPaths.reviews, roles: ['support', 'supervisor'] },
  { area: 'staff-disputes', href: staffPaths.disputes, roles: ['support', 'supervisor'] },
  { area: 'staff-data', href: staffPaths.dataRequests, roles: ['support'] },
  { area: 'staff-audit', href: staffPaths.audit, roles: ['auditor'] },
];

/** Those of somebody's roles. */
export function sectionsOf(roles: readonly StaffRole[]): readonly Section[] {
  return sections.filter((section) => section.roles.some((role) => roles.includes(role)));
}
