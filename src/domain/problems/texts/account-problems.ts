import type { Problem } from '../problem.ts';
import { stepUpBy } from './next-actions.ts';

/** Why an account is not changed. */
export const accountProblems = {
  FreshProofRequired: {
    status: 403,
    title: { vi: 'Cần xác nhận lại danh tính', en: 'Prove yourself once more' },
    detail: {
      vi: 'Để thay đổi tài khoản, danh tính phải được xác nhận trong vòng 15 phút trước đó, ở mức không thấp hơn mức của phiên đăng nhập. Hãy xác nhận lại bằng một phương thức đăng nhập rồi thực hiện lại; phiên đăng nhập vẫn được giữ. Có thay đổi chỉ chấp nhận chữ ký số, ví dụ khi đã mất số điện thoại cũ.',
      en: "To change the account, prove yourself within the 15 minutes before, at the session's level or above. Prove yourself by one of the ways to sign in and do it again; the session stays as it is. Some changes take a signature alone, such as that of a phone that is lost.",
    },
    nextActions: stepUpBy(['password', 'sim_signature', 'usb_signature', 'vietnam_post']),
  },
  ClosingAlready: {
    status: 409,
    title: { vi: 'Tài khoản đã được yêu cầu đóng', en: 'The account is being closed already' },
    detail: {
      vi: 'Tài khoản này đã có một yêu cầu đóng đang chờ. Hãy đợi đến ngày đóng đã thông báo, hoặc hủy yêu cầu đó bằng mã trong tin nhắn hoặc bằng cách đăng nhập lại.',
      en: 'This account is waiting to be closed already. Wait until the day that you were told, or take that back by the code in the message or by signing in again.',
    },
    nextActions: [],
  },
  ExportTooSoon: {
    status: 429,
    title: { vi: 'Dữ liệu vừa được tải', en: 'The data was exported just now' },
    detail: {
      vi: 'Dữ liệu của tài khoản này vừa được tải trong vòng một phút. Hãy dùng bản đã tải, hoặc thử lại sau ít giây.',
      en: 'The data of this account was exported less than a minute ago. Use that file, or try again in a moment.',
    },
    nextActions: [],
  },
  LastWayIn: {
    status: 409,
    title: { vi: 'Không thể gỡ phương thức cuối cùng', en: 'The last way in cannot be removed' },
    detail: {
      vi: 'Sau thay đổi này tài khoản sẽ không còn cách đăng nhập nào, nên không thực hiện được. Hãy thêm một phương thức khác trước.',
      en: 'After this change nobody could sign in to the account any more, so it was not made. Add another method first.',
    },
    nextActions: [],
  },
  MethodNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy phương thức', en: 'There is no such method' },
    detail: {
      vi: 'Tài khoản không có phương thức xác thực này, hoặc nó đã được gỡ. Hãy tải lại danh sách phương thức.',
      en: 'The account has no such authentication method, or it was removed. Read the list of methods again.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
