import type { ErrorRequestHandler, Request } from 'express';
import { findStaff } from '../api/http/access/staff.ts';
import { contextOf } from '../api/http/context.ts';
import { refusalOf } from '../api/http/error-handler.ts';
import { Refused } from '../api/http/refused.ts';
import { problems } from '../domain/problems/problems.ts';
import type { StaffMember } from '../domain/staff/roles.ts';
import type { CodecDeps } from './codec-deps.ts';
import { KeyUnknown } from './open-payloads.ts';

const members = new WeakMap<Request, StaffMember>();

/**
 * Who asks, where they are an operator: by a token, or by the staff's cookie, which counts from pages of the
 * Temporal UI alone. Throws `Refused` for anybody else.
 */
export async function letIn(
  { staffSessions, settings }: Pick<CodecDeps, 'staffSessions' | 'settings'>,
  request: Request,
): Promise<StaffMember> {
  const { headers } = request;
  const asking = await findStaff(staffSessions, headers, ['operator'], () => {
    if (!settings.origins.includes(headers.origin ?? '')) throw new Refused('ForeignOrigin');
  });
  const member = 'code' in asking ? asking.member : asking.staff;
  if (member) members.set(request, member);
  if ('code' in asking) throw new Refused(asking.code);
  return asking.staff;
}

/** Notes in the audit trail who is refused what; what is our own fault is in the log. */
export function noteRefusals({ noteRefusal }: Pick<CodecDeps, 'noteRefusal'>): ErrorRequestHandler {
  return async (error: unknown, request, _response, next) => {
    const { code } = refusalOf(error);
    if (problems[code].status < 500) {
      const member = members.get(request) ?? null;
      const { networks, route } = contextOf(request);
      const about = error instanceof KeyUnknown ? { keyId: error.keyId } : {};
      await noteRefusal({ code, act: route ?? '', member, networks, about });
    }
    next(error);
  };
}
