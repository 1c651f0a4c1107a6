import type { Problem } from '../problem.ts';
import {
  closeAccount,
  correctDocument,
  dispute,
  giveSignatureConsent,
  recoverAtCounter,
  recoverPassword,
  startAgain,
  stepUpBy,
} from './next-actions.ts';

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
  ProofOfAnotherPerson: {
    status: 422,
    title: {
      vi: 'Danh tính không phải của tài khoản này',
      en: 'This is not the identity of the account',
    },
    detail: {
      vi: 'Danh tính vừa được xác nhận không mang số giấy tờ (doanh nghiệp: mã số thuế) nào của tài khoản này, nên tài khoản không thay đổi. Hãy thực hiện lại bằng chữ ký số hoặc tài khoản Bưu điện Việt Nam của chính chủ tài khoản.',
      en: "What was proven names no number (of an enterprise: no tax code) of this account, so nothing has changed. Do it again by a signature, or an account at Vietnam Post, of the account's own holder.",
    },
    nextActions: [startAgain],
  },
  AlreadyAtLevel: {
    status: 409,
    title: { vi: 'Tài khoản đã ở mức xác minh này', en: 'The account has this level already' },
    detail: {
      vi: 'Mức xác minh của tài khoản không thấp hơn mức của phương thức đã chọn, nên không cần nâng. Để thêm phương thức này vào tài khoản, hãy dùng mục “Các phương thức xác thực”.',
      en: 'The level of the account is not lower than that of the method, so there is nothing to raise. To add the method to the account, go to “Authentication methods”.',
    },
    nextActions: [],
  },
  CitizensOnly: {
    status: 422,
    title: { vi: 'Chỉ dành cho tài khoản công dân', en: 'For accounts of citizens only' },
    detail: {
      vi: 'Tài khoản doanh nghiệp không có thay đổi này. Hãy dùng chữ ký số của doanh nghiệp.',
      en: 'The account of an enterprise has no such change. Use the signature of the enterprise.',
    },
    nextActions: [],
  },
  DocumentKnown: {
    status: 409,
    title: { vi: 'Không có số giấy tờ mới', en: 'There is no new number' },
    detail: {
      vi: 'Tài khoản đã có số giấy tờ này; chứng thư số, nếu đã dùng, cũng không có số nào khác. Hãy kiểm tra lại số cần bổ sung; bạn có thể đăng nhập bằng bất kỳ số nào của tài khoản.',
      en: 'The account has this number already; nor does the certificate, if one was used, name another. Check the number to be added; one signs in by any number of the account.',
    },
    nextActions: [correctDocument, startAgain],
  },
  DocumentHeldElsewhere: {
    status: 409,
    title: {
      vi: 'Số giấy tờ thuộc một tài khoản khác',
      en: 'Another account holds the number',
    },
    detail: {
      vi: 'Số giấy tờ này đã thuộc về một tài khoản khác trên hệ thống, nên không bổ sung được. Nếu đó cũng là tài khoản của bạn, hãy lấy lại mật khẩu bằng chức năng “Quên mật khẩu” hoặc tại quầy giao dịch rồi đóng tài khoản đó; nếu không phải, hãy khiếu nại.',
      en: 'Another account of the portal holds this number, so it cannot be added. If that account is yours too, get its password back with “Forgotten password” or at a service counter, and close it; if it is not, file a complaint.',
    },
    nextActions: [recoverPassword, recoverAtCounter, dispute],
  },
  DocumentNeedsSignature: {
    status: 409,
    title: {
      vi: 'Số giấy tờ này cần được xác nhận bằng chữ ký số',
      en: 'The number has to be proven by a signature',
    },
    detail: {
      vi: 'Nhà mạng chỉ xác nhận được số giấy tờ khi tài khoản có số điện thoại nhận OTP đang dùng và ngày sinh. Tài khoản này chưa có đủ, hãy bổ sung số giấy tờ bằng Sim ký số hoặc USB ký số.',
      en: 'The carrier can confirm a number only of an account that has a phone for one-time codes in use, and a birth date. This one does not have both: add the number by a SIM or USB signature.',
    },
    nextActions: [startAgain],
  },
} satisfies Record<string, Problem>;
