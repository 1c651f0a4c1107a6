import type { Problem } from '../problem.ts';
import {
  enrolAuthenticatorApp,
  submitAppEnrolment,
  submitAuthenticatorApp,
} from './next-actions.ts';

/** Codes of an authenticator app and recovery codes that failed. */
export const authenticatorProblems = {
  // A code that was used before is told as a wrong one: that it was right is nobody's business.
  TotpWrong: {
    status: 422,
    title: {
      vi: 'Mã của ứng dụng xác thực không đúng',
      en: 'The code of the authenticator app is wrong',
    },
    detail: {
      vi: 'Mã vừa nhập không đúng hoặc không còn hiệu lực. Hãy kiểm tra ngày giờ trên điện thoại (nên bật tự động cập nhật), chờ ứng dụng hiện mã mới rồi nhập lại, vì mỗi mã chỉ dùng được một lần. Khi đăng nhập, cũng có thể nhập một mã khôi phục.',
      en: 'The code is not right, or is no longer good. Check that the clock of the phone is right (best set automatically), wait until the app shows a new code and enter that one, since each code is good once. At a sign-in a recovery code does as well.',
    },
    nextActions: [submitAuthenticatorApp, submitAppEnrolment],
  },
  TotpExhausted: {
    status: 422,
    title: {
      vi: 'Đã nhập sai mã của ứng dụng xác thực quá nhiều lần',
      en: 'Too many wrong codes of the authenticator app',
    },
    detail: {
      vi: 'Ứng dụng xác thực chưa được thêm vào tài khoản vì mã đã bị nhập sai quá nhiều lần. Hãy xóa mục vừa tạo trong ứng dụng, kiểm tra ngày giờ trên điện thoại rồi thực hiện lại từ đầu với mã QR mới. Ứng dụng đang dùng (nếu có) vẫn có hiệu lực.',
      en: 'The authenticator app was not added, since its code was entered wrong too often. Delete the entry from the app, check the clock of the phone, and start again with a new QR code. An app that is in use stays good.',
    },
    nextActions: [],
  },
  AuthenticatorAppMissing: {
    status: 409,
    title: {
      vi: 'Tài khoản chưa có ứng dụng xác thực dùng được',
      en: 'The account has no authenticator app that can be used',
    },
    detail: {
      vi: 'Mã khôi phục chỉ thay cho ứng dụng xác thực, nhưng tài khoản chưa có ứng dụng, hoặc ứng dụng đã bị gỡ hay bị khóa. Hãy thêm ứng dụng xác thực: bộ mã khôi phục mới sẽ được cấp cùng lúc.',
      en: 'Recovery codes stand in for an authenticator app, and the account has none, or it was removed or locked. Add an app: a new set of codes comes with it.',
    },
    nextActions: [enrolAuthenticatorApp],
  },
  RecoveryCodeWrong: {
    status: 422,
    title: { vi: 'Mã khôi phục không đúng', en: 'The recovery code is wrong' },
    detail: {
      vi: 'Mã khôi phục vừa nhập không đúng, đã được sử dụng hoặc thuộc bộ mã cũ. Hãy nhập một mã chưa dùng trong bộ mã mới nhất, hoặc nhập mã của ứng dụng xác thực.',
      en: 'The recovery code is not right, was used before, or is of an older set. Enter an unused one of the newest set, or the code of the authenticator app.',
    },
    nextActions: [submitAuthenticatorApp],
  },
} satisfies Record<string, Problem>;
