import type { Problem } from '../problem.ts';
import { recoverAtCounter, signIn } from './next-actions.ts';

/** What is refused of whoever is not signed in, or does not act from our own pages. */
export const sessionProblems = {
  SessionMissing: {
    status: 401,
    title: { vi: 'Chưa đăng nhập', en: 'Nobody is signed in' },
    detail: {
      vi: 'Chức năng này cần đăng nhập. Hãy đăng nhập rồi thử lại.',
      en: 'This needs a session. Sign in and try again.',
    },
    nextActions: [signIn],
  },
  SessionInvalid: {
    status: 401,
    title: { vi: 'Phiên đăng nhập không hợp lệ', en: 'The session is not valid' },
    detail: {
      vi: 'Hệ thống không nhận ra phiên đăng nhập này. Hãy đăng nhập lại.',
      en: 'The system does not know this session. Sign in again.',
    },
    nextActions: [signIn],
  },
  SessionEnded: {
    status: 401,
    title: { vi: 'Phiên đăng nhập đã kết thúc', en: 'The session has ended' },
    detail: {
      vi: 'Phiên đăng nhập đã kết thúc hoặc hết hạn. Hãy đăng nhập lại để tiếp tục.',
      en: 'The session has ended or expired. Sign in again to go on.',
    },
    nextActions: [signIn],
  },
  ForeignOrigin: {
    status: 403,
    title: { vi: 'Yêu cầu đến từ một trang khác', en: 'The request comes from another site' },
    detail: {
      vi: 'Yêu cầu này không được gửi từ trang của Cổng nên đã bị từ chối. Hãy mở trang của Cổng và thực hiện lại tại đó.',
      en: "The request was not sent from a page of the portal, so it was refused. Open the portal's page and try again there.",
    },
    nextActions: [],
  },
  CancelCodeInvalid: {
    status: 422,
    title: { vi: 'Mã hủy không dùng được', en: 'The code cannot be used' },
    detail: {
      vi: 'Mã không đúng, đã quá hạn, hoặc yêu cầu đó đã kết thúc. Hãy kiểm tra lại mã trong tin nhắn. Nếu bạn đã hủy bằng mã này thì không cần làm gì thêm; nếu đã quá hạn, hãy mang giấy tờ đến quầy giao dịch.',
      en: 'The code is wrong or too late, or what it is for has ended. Check it against the message. If you have cancelled by it already, there is nothing more to do; if it is too late, take your papers to a service counter.',
    },
    nextActions: [recoverAtCounter],
  },
  NotMeCodeInvalid: {
    status: 422,
    title: { vi: 'Mã báo không dùng được', en: 'The code cannot be used' },
    detail: {
      vi: 'Mã không đúng, đã được dùng hoặc đã quá 10 ngày. Hãy kiểm tra lại mã trong tin nhắn. Nếu bạn đã báo bằng mã này thì không cần làm gì thêm; nếu mã đã quá hạn, hãy đến quầy giao dịch.',
      en: 'The code is wrong, was used before, or is older than 10 days. Check it against the message. If you have reported with it already, there is nothing more to do; if it is too old, go to a service counter.',
    },
    nextActions: [recoverAtCounter],
  },
} satisfies Record<string, Problem>;
