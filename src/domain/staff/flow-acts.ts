import { timeInVietnam } from '../fields/dates.ts';
import type { FlowRecord } from '../flows/flow-record.ts';
import type { Text } from '../flows/text.ts';
import { type StaffRole, roleTitles } from './roles.ts';

/** What members of staff may do to a flow, by a signal to its workflow. */
export const flowActNames = ['resend', 'openReview', 'extend', 'cancel'] as const;
export type FlowAct = (typeof flowActNames)[number];

/** As much of a flow as its acts go by. */
export type FlowStanding = Pick<FlowRecord, 'status' | 'step' | 'expiresAt'>;

type Rule = {
  title: Text;
  /** Who may. */
  roles: readonly StaffRole[];
  /** Name in the audit trail, after `staff.`. */
  audited: string;
  /** Why not, of a flow that is open; null where it may be done. */
  refusal: (flow: FlowStanding, now: Date) => Text | null;
};

const day = 86_400_000;
const mostDays = 16;

/** The latest time that a deadline is put off to. */
export function latestDeadline(now: Date): Date {
  return new Date(now.getTime() + mostDays * day);
}

/** The acts: by state, and by role (product.md 4). */
export const flowActs: Readonly<Record<FlowAct, Rule>> = {
  resend: {
    title: { vi: 'Gửi lại OTP', en: 'Send the code again' },
    roles: ['support', 'operator'],
    audited: 'flow_resent',
    refusal: ({ step }, now) => {
      if (step?.actions.includes('resendOtp') !== true) {
        return {
          vi: 'Hồ sơ không ở bước nhập OTP, hoặc đã gửi hết số lần cho phép.',
          en: 'No code is asked for at this step, or as many were sent as may be.',
        };
      }
      const after = step.otp && new Date(step.otp.resendAfter);
      return after && after > now ? tooSoon(after) : null;
    },
  },
  openReview: {
    title: { vi: 'Nhờ cán bộ xác minh', en: 'Ask for a review' },
    roles: ['support'],
    audited: 'flow_review_asked',
    refusal: ({ step }) => {
      if (step?.actions.includes('askForReview') === true) return null;
      return step?.waitingFor === 'staff'
        ? { vi: 'Đã có yêu cầu xác minh đang mở.', en: 'A review is open already.' }
        : {
            vi: 'Ở bước này không có gì để cán bộ xác minh.',
            en: 'There is nothing to be verified by hand at this step.',
          };
    },
  },
  extend: {
    title: { vi: 'Gia hạn', en: 'Put the deadline off' },
    roles: ['support', 'operator'],
    audited: 'flow_extended',
    refusal: ({ expiresAt }, now) =>
      Date.parse(expiresAt) < latestDeadline(now).getTime() - day
        ? null
        : {
            vi: `Hạn đã cách đây khoảng ${mostDays} ngày, là mức tối đa.`,
            en: `The deadline is ${mostDays} days ahead already, which is the most.`,
          },
  },
  cancel: {
    title: { vi: 'Hủy hồ sơ', en: 'Cancel' },
    roles: ['support'],
    audited: 'flow_cancelled',
    refusal: () => null,
  },
};

/** Rounded up to the minute: by then it is so. */
function tooSoon(after: Date): Text {
  const { time } = timeInVietnam(new Date(Math.ceil(after.getTime() / 60_000) * 60_000));
  return {
    vi: `Mã vừa được gửi; có thể gửi lại từ ${time}.`,
    en: `A code was sent just now; another one can be from ${time} on.`,
  };
}

const ended: Text = {
  vi: 'Hồ sơ đã kết thúc: không còn gì để làm. Công dân có thể bắt đầu hồ sơ mới.',
  en: 'It has ended: nothing is left to do. The citizen can start anew.',
};

/** Why an act cannot be done to a flow as it stands, whoever asks; null: it can. */
export function whyNotFlowAct(act: FlowAct, flow: FlowStanding, now: Date): Text | null {
  return flow.status === 'open' ? flowActs[act].refusal(flow, now) : ended;
}

/** The same of a deadline that was chosen: later than the one that stands, and within bounds. */
export function whyNotUntil({ expiresAt }: FlowStanding, until: Date, now: Date): Text | null {
  if (until.getTime() > Date.parse(expiresAt) && until <= latestDeadline(now)) return null;
  return {
    vi: `Hạn mới phải sau hạn hiện tại và không quá ${mostDays} ngày kể từ bây giờ.`,
    en: `The new deadline must be later than the present one, and ${mostDays} days ahead at most.`,
  };
}

/** An act of the tables, as a page shows it. */
export type OfferedAct<A extends string> = {
  name: A;
  title: Text;
  allowed: boolean;
  /** Why it is not. */
  why: Text | null;
  roles: readonly StaffRole[];
};

/** Whether somebody with these roles may do an act now: state first, then role. */
export function offeredAct<A extends string>(
  name: A,
  { title, roles }: Pick<Rule, 'title' | 'roles'>,
  own: readonly StaffRole[],
  whyNot: Text | null,
): OfferedAct<A> {
  const why = whyNot ?? (own.some((role) => roles.includes(role)) ? null : onlyFor(roles));
  return { name, title, allowed: why === null, why, roles };
}

/** All acts of a flow as somebody is offered them. */
export function offeredFlowActs(
  flow: FlowStanding,
  own: readonly StaffRole[],
  now: Date,
): OfferedAct<FlowAct>[] {
  return flowActNames.map((act) =>
    offeredAct(act, flowActs[act], own, whyNotFlowAct(act, flow, now)),
  );
}

function onlyFor(roles: readonly StaffRole[]): Text {
  const named = (language: 'vi' | 'en') =>
    roles.map((role) => roleTitles[role][language]).join(', ');
  return { vi: `Chỉ dành cho: ${named('vi')}.`, en: `Only for: ${named('en')}.` };
}
