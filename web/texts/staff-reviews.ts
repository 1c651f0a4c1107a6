import type { DecisionKind } from '../../src/domain/account/review-outcome.ts';
import type { ReviewState } from '../../src/domain/account/review-state.ts';
import type { FlowKind } from '../../src/domain/flows/flow-kind.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** Manual verification in the console. */
export const reviewTexts = {
  title: { vi: 'Yêu cầu xác minh đang chờ', en: 'Reviews that wait' },
  lead: {
    vi: 'Việc đến hạn trước đứng trước. Danh sách không có dữ liệu cá nhân; mở một việc để xem thông tin cần xác minh.',
    en: 'The one that is due first stands first. There is no personal data here; open one to see what is claimed.',
  },
  none: { vi: 'Không có yêu cầu nào đang chờ.', en: 'No review waits.' },
  more: { vi: 'Các yêu cầu tiếp theo', en: 'Those due later' },
  open: { vi: 'Mở', en: 'Open' },
  one: { vi: 'Xác minh {reference}', en: 'Review {reference}' },
  about: { vi: 'Yêu cầu', en: 'The review' },
  reference: { vi: 'Mã hồ sơ', en: 'Reference' },
  what: { vi: 'Việc', en: 'What for' },
  level: { vi: 'Mức được xác minh', en: 'Worth' },
  fourEyes: {
    vi: '{level}. Cần hai người: cán bộ hỗ trợ ghi giấy tờ, kiểm soát viên khác quyết định',
    en: '{level}. Two people: support staff record the papers, a supervisor who is somebody else decides',
  },
  state: { vi: 'Tình trạng', en: 'State' },
  requested: { vi: 'Yêu cầu lúc', en: 'Asked for' },
  due: { vi: 'Hạn', en: 'Due' },
  overdue: { vi: '{at} (quá hạn)', en: '{at} (overdue)' },
  ended: { vi: 'Kết thúc lúc', en: 'Ended' },
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  papersThere: { vi: 'Đã ghi', en: 'Recorded' },
  papersNone: { vi: 'Chưa ghi', en: 'Not recorded' },
  found: { vi: 'Kết quả tra cứu và việc cần kiểm tra', en: 'What was found, and what to check' },
  nothingFound: { vi: 'Nguồn không nêu điểm nào.', en: 'The source names nothing.' },
  claim: { vi: 'Thông tin cần xác minh', en: 'What is claimed' },
  claimGone: {
    vi: 'Công dân đã gửi thông tin mới hơn và nhờ xác minh lại; thông tin cũ không còn hiển thị.',
    en: 'The citizen has handed in newer information for review; the old one is not shown any more.',
  },
  history: { vi: 'Đã làm gì', en: 'What was done' },
  noHistory: { vi: 'Chưa ai làm gì.', en: 'Nothing yet.' },
  by: { vi: 'Người thực hiện', en: 'By' },
  at: { vi: 'Lúc', en: 'At' },
  seen: { vi: '{papers} ({place})', en: '{papers} ({place})' },
  why: { vi: '{reason} (phiếu {ticket})', en: '{reason} (ticket {ticket})' },
  decide: { vi: 'Bạn làm gì?', en: 'What do you do?' },
  send: { vi: 'Ghi lại', en: 'Record it' },
  cannot: { vi: 'Bạn không thể: {what}. {why}.', en: 'You cannot: {what}. {why}.' },
  papersSeen: { vi: 'Giấy tờ bạn đã tự mình xem', en: 'Papers that you have seen yourself' },
  papersHint: {
    vi: 'Bắt buộc khi ghi giấy tờ, và khi chấp nhận mà chưa ai ghi.',
    en: 'Needed to record them, and to approve where nobody has.',
  },
  place: { vi: 'Xem ở đâu', en: 'Where, or how' },
  back: { vi: 'Các yêu cầu đang chờ', en: 'The reviews that wait' },
} as const satisfies Record<string, Text>;

export const decisionTexts: Readonly<Record<DecisionKind, { act: Text; hint: Text; done: Text }>> =
  {
    papers: {
      act: { vi: 'Ghi giấy tờ đã xem', en: 'Record the papers' },
      hint: {
        vi: 'Chưa quyết định gì; người khác sẽ dựa vào đó.',
        en: 'Decides nothing yet; somebody else goes by it.',
      },
      done: { vi: 'Ghi giấy tờ', en: 'Papers recorded' },
    },
    approved: {
      act: { vi: 'Chấp nhận', en: 'Approve' },
      hint: {
        vi: 'Giấy tờ khớp với thông tin đang hiển thị; hồ sơ đi tiếp.',
        en: 'The papers bear out what is shown here; the flow goes on.',
      },
      done: { vi: 'Chấp nhận', en: 'Approved' },
    },
    rejected: {
      act: { vi: 'Từ chối', en: 'Reject' },
      hint: {
        vi: 'Thông tin không được xác nhận; công dân được báo.',
        en: 'It is not borne out; the citizen is told.',
      },
      done: { vi: 'Từ chối', en: 'Rejected' },
    },
  };

export const reviewStateTexts: Readonly<Record<ReviewState, Text>> = {
  open: { vi: 'Đang chờ quyết định', en: 'Waits for a decision' },
  decided: {
    vi: 'Đã quyết định, hồ sơ chưa nhận: gửi lại cùng quyết định để báo lần nữa',
    en: 'Decided, not taken by its flow yet: send the same decision to tell it once more',
  },
  taken: { vi: 'Đã quyết định, hồ sơ đã đi tiếp', en: 'Decided, and taken by its flow' },
  overdue: { vi: 'Quá hạn, không còn quyết định gì', en: 'Its time is over' },
  claim_changed: {
    vi: 'Công dân đã gửi thông tin khác, không còn quyết định gì',
    en: 'The citizen has handed in other information since: it decides nothing',
  },
  source_confirmed: {
    vi: 'Nguồn đã tự xác nhận, không còn quyết định gì',
    en: 'The source has confirmed it by itself: it decides nothing',
  },
  flow_ended: {
    vi: 'Hồ sơ đã kết thúc, không còn quyết định gì',
    en: 'Its flow has ended: it decides nothing',
  },
  flow_went_on: {
    vi: 'Hồ sơ đã đi tiếp theo quyết định trước khi dữ liệu được khôi phục, không còn quyết định gì',
    en: 'Its flow goes on by what was decided before the data were restored: it decides nothing',
  },
};

export const kindTexts: Readonly<Record<FlowKind, Text>> = {
  registration: { vi: 'Đăng ký', en: 'Registration' },
  login: { vi: 'Đăng nhập', en: 'Sign-in' },
  recovery: { vi: 'Khôi phục tài khoản', en: 'Recovery of an account' },
  change: { vi: 'Thay đổi tài khoản', en: 'Change of an account' },
  dispute: { vi: 'Khiếu nại', en: 'Complaint' },
};
