import type { Problem } from '../problem.ts';
import { closeAccount, giveSignatureConsent, recoverAtCounter, stepUpBy } from './next-actions.ts';

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
    title: { vi: 'Đây là cách đăng nhập cuối cùng', en: 'This is the last way in' },
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
  SessionNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy phiên đăng nhập', en: 'There is no such session' },
    detail: {
      vi: 'Tài khoản không có phiên đăng nhập này. Hãy tải lại danh sách phiên đăng nhập.',
      en: 'The account has no such session. Read the list of sessions again.',
    },
    nextActions: [],
  },
  SignInNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy lần đăng nhập', en: 'There is no such sign-in' },
    detail: {
      vi: 'Lịch sử đăng nhập của tài khoản không có lần đăng nhập này. Hãy tải lại lịch sử.',
      en: "The account's history has no such sign-in. Read the history again.",
    },
    nextActions: [],
  },
  SignInNotReportable: {
    status: 409,
    title: {
      vi: 'Không thể báo lần đăng nhập này',
      en: 'This sign-in cannot be reported',
    },
    detail: {
      vi: 'Chỉ có thể báo lần đăng nhập thành công trong vòng 10 ngày. Nếu nghi có người khác sử dụng tài khoản, hãy kết thúc các phiên đăng nhập khác, đổi mật khẩu, hoặc đến quầy giao dịch.',
      en: 'Only a sign-in that succeeded within the last 10 days can be reported. If somebody else may be using the account, end the other sessions and change the password, or go to a service counter.',
    },
    nextActions: [recoverAtCounter],
  },
  ConsentNotFound: {
    status: 404,
    title: { vi: 'Không có sự đồng ý này', en: 'There is no such consent' },
    detail: {
      vi: 'Tài khoản chưa từng đồng ý cho mục đích này. Hãy tải lại danh sách các mục đích đã đồng ý.',
      en: 'The account has never consented to this purpose. Read the list of consents again.',
    },
    nextActions: [],
  },
  ConsentWithdrawn: {
    status: 409,
    title: { vi: 'Đã rút lại sự đồng ý', en: 'The consent was withdrawn' },
    detail: {
      vi: 'Phương thức này bị khóa vì bạn đã rút lại sự đồng ý cho việc xử lý chữ ký số. Hãy đồng ý lại, rồi mở khóa.',
      en: 'This method is locked because you have withdrawn the consent to process signatures. Consent again, then unlock it.',
    },
    nextActions: [giveSignatureConsent],
  },
  ConsentNeeded: {
    status: 409,
    title: {
      vi: 'Tài khoản không thể hoạt động nếu thiếu sự đồng ý này',
      en: 'The account cannot go on without this consent',
    },
    detail: {
      vi: 'Không thể duy trì tài khoản mà không xử lý dữ liệu cho mục đích này. Nếu vẫn muốn rút lại sự đồng ý, hãy đóng tài khoản.',
      en: 'The account cannot be kept without processing data for this purpose. To withdraw the consent all the same, close the account.',
    },
    nextActions: [closeAccount],
  },
} satisfies Record<string, Problem>;
