import { staffRoles } from '../../../src/domain/staff/roles.ts';
import { staffPaths } from '../../paths.ts';
import { staffSections, staffTexts as t } from '../../texts/staff.ts';
import { sectionsOf } from './sections.ts';
import { staffScreen } from './staff-screen.ts';

/** What somebody may do by their roles. */
export const staffHome = staffScreen({
  path: staffPaths.home,
  area: null,
  roles: staffRoles,
  isWithoutCase: true,
  get: ({ staff }) => ({
    title: t.console,
    blocks: [
      { kind: 'text', text: t.welcome },
      {
        kind: 'links',
        items: sectionsOf(staff.roles).map(({ area, href }) => ({
          text: staffSections[area],
          href,
        })),
      },
    ],
  }),
});
