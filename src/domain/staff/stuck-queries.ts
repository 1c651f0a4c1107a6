import type { Text } from '../flows/text.ts';
import { outageStates } from '../flows/wait-state.ts';

/** A question to Temporal's visibility: which flows do not go on. */
type StuckQuery = {
  readonly title: Text;
  /** What helps, in a sentence; docs/operators.md says more. */
  readonly help: Text;
  readonly where: string;
  /** How long a flow has been waiting to be found; null where it does not tell. */
  readonly afterMinutes: number | null;
};

const quoted = outageStates.map((state) => `"${state}"`).join(', ');
const fiveMinutes = 5;
/** Two days before a review of sixteen is over. */
const fourteenDays = 14 * 24 * 60;

/**
 * The saved queries, declared once: `npm run ops -- stuck` asks them, docs/operators.md lists them. They
 * know nothing but enums, references and times.
 */
export const stuckQueries = {
  outside: {
    title: { vi: 'Chờ hệ thống bên ngoài', en: 'Waits for an outside system' },
    help: {
      vi: 'Xem lỗi cuối của activity đang chờ; hồ sơ tự tiếp tục khi hệ thống đó trở lại.',
      en: "See the pending activity's last failure; the flow goes on by itself once that system is back.",
    },
    where: `FlowState IN (${quoted})`,
    afterMinutes: fiveMinutes,
  },
  wedged: {
    title: { vi: 'Workflow task lỗi liên tục', en: 'Workflow tasks fail' },
    help: {
      vi: 'Lỗi của chính chương trình: chạy worker của phiên bản đúng; hồ sơ tự tiếp tục.',
      en: 'A bug of ours: run the workers of a version that can go on; the flow then does by itself.',
    },
    where: 'TemporalReportedProblems IS NOT NULL',
    afterMinutes: null,
  },
  ours: {
    title: { vi: 'Chờ chính hệ thống này', en: 'Waits for ourselves' },
    help: {
      vi: 'Xem /readyz, nhật ký và cơ sở dữ liệu; hồ sơ tự tiếp tục.',
      en: 'See /readyz, the log and the database; the flow goes on by itself.',
    },
    where: 'FlowState = "ours"',
    afterMinutes: fiveMinutes,
  },
  staff: {
    title: { vi: 'Chờ cán bộ, sắp quá hạn', en: 'Waits for staff, and is nearly overdue' },
    help: {
      vi: 'Quyết định trong trang cán bộ (/staff/xac-minh), hoặc gia hạn bằng tín hiệu extendDeadline.',
      en: 'Decide it in the console (/staff/xac-minh), or put the deadline off by the signal extendDeadline.',
    },
    where: 'FlowState = "review"',
    afterMinutes: fourteenDays,
  },
} as const satisfies Record<string, StuckQuery>;

export type StuckQueryName = keyof typeof stuckQueries;

const running = 'ExecutionStatus = "Running"';

/** The query as Temporal is asked it; `minutes` stands for its usual age. */
export function stuckQuery(name: StuckQueryName, now: Date, minutes?: number): string {
  const { where, afterMinutes }: StuckQuery = stuckQueries[name];
  if (afterMinutes === null) return `${running} AND ${where}`;
  const since = new Date(now.getTime() - (minutes ?? afterMinutes) * 60_000);
  return `${running} AND ${where} AND FlowWaitingSince <= "${since.toISOString()}"`;
}

/** All that fails, whatever its age: what a link to the Temporal UI shows, which cannot say "ago". */
export const everythingStuck = `${running} AND (FlowState IN (${quoted}, "ours") OR TemporalReportedProblems IS NOT NULL)`;

/** Columns of the list in the Temporal UI, by their names there. */
export const stuckColumns = [
  'FlowReference',
  'FlowStep',
  'FlowWaitingFor',
  'FlowState',
  'FlowWaitingSince',
  'FlowAttempts',
] as const;
