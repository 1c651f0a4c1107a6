import type { StaffSessionView } from '../../../client/contract.ts';
import type { Why } from '../../../client/staff.ts';
import { roleTitles, type StaffRole } from '../../../src/domain/staff/roles.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Download, GoTo, Screen, Visit } from '../../http/screen.ts';
import type { Page, StaffArea } from '../../layout/page.ts';
import { fill, joined } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { staffSections, staffTexts as t } from '../../texts/staff.ts';
import { caseInHand } from './case-in-hand.ts';
import { sectionsOf } from './sections.ts';

/** A member of staff who looks at a page of the console. */
export type StaffVisit = Visit & { staff: StaffSessionView; why: Why };

type StaffScreen = {
  path: string;
  area: StaffArea | null;
  /** Who sees it. */
  roles: readonly StaffRole[];
  /** Shows nothing of a person: it needs no case in hand, and `why` is empty where there is none. */
  isWithoutCase?: true;
  get?: (visit: StaffVisit) => Page | GoTo | Promise<Page | GoTo>;
  post?: (visit: StaffVisit, form: PostedForm) => GoTo | Promise<GoTo | Download>;
};

/**
 * A page of the staff's console: for whoever is signed in there and has one of the roles. A page that is about
 * somebody asks for the case in hand first.
 */
export function staffScreen(screen: StaffScreen): Screen {
  const { path, get, post } = screen;
  return {
    path,
    ...(get && { get: (visit) => within(screen, visit, (known) => get(known)) }),
    ...(post && {
      post: async (visit, form) => {
        const done = await within(screen, visit, (known) => post(known, form));
        // Whoever has lost the role meanwhile is shown so by the page itself.
        return 'blocks' in done ? { to: visit.path } : done;
      },
    }),
  };
}

async function within<T extends Page | GoTo | Download>(
  screen: StaffScreen,
  visit: Visit,
  show: (visit: StaffVisit) => T | Promise<T>,
): Promise<T | Page | GoTo> {
  const { staff } = orRefuse(await visit.client.staff.session());
  if (!screen.roles.some((role) => staff.roles.includes(role))) {
    return framed(screen, visit, staff, noRolePage(screen.roles));
  }
  const why = caseInHand(visit);
  if (!why && screen.isWithoutCase !== true) {
    return { to: `${staffPaths.case}?to=${encodeURIComponent(visit.path)}` };
  }
  const shown = await show({ ...visit, staff, why: why ?? { reason: '', ticket: '' } });
  return 'blocks' in shown ? framed(screen, visit, staff, shown) : shown;
}

function framed(screen: StaffScreen, visit: Visit, staff: StaffSessionView, page: Page): Page {
  const items = sectionsOf(staff.roles).map(({ area, href }) => ({
    area,
    href,
    text: staffSections[area],
  }));
  return {
    ...page,
    ...(screen.area && { area: screen.area }),
    staff: {
      name: staff.name,
      roles: staff.roles.map((role) => roleTitles[role]),
      items,
      case: caseInHand(visit),
    },
  };
}

function noRolePage(roles: readonly StaffRole[]): Page {
  return {
    title: t.noRole,
    status: 403,
    blocks: [
      {
        kind: 'text',
        text: fill(t.noRoleDetail, { roles: joined(roles.map((role) => roleTitles[role])) }),
      },
      { kind: 'links', items: [{ text: t.toConsole, href: staffPaths.home }] },
    ],
  };
}
