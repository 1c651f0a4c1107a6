import type { StaffAccessDeps } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import type { Route } from '../http/route.ts';

/**
 * The same route, with what it refuses of a member of staff noted in the audit trail: what somebody was not
 * given is told there as what they were. What refuses itself with a note of its own is none of these.
 */
export function notingRefusals(
  { staffSessions }: Pick<StaffAccessDeps, 'staffSessions'>,
  route: Route,
): Route {
  const { operation, path } = route;
  return {
    ...route,
    handle: async (request) => {
      try {
        return await route.handle(request);
      } catch (error) {
        const staff = 'staff' in request ? request.staff : null;
        if (error instanceof Refused && isMember(staff)) {
          const { code } = error.refusal;
          const { networks } = request;
          await staffSessions.noteRefusal({
            code,
            act: operation?.id ?? path,
            member: staff,
            networks,
          });
        }
        throw error;
      }
    },
  };
}

function isMember(
  staff: unknown,
): staff is Parameters<StaffAccessDeps['staffSessions']['noteRefusal']>[0]['member'] & object {
  return typeof staff === 'object' && staff !== null && 'roles' in staff;
}
