import type { Problem } from '../problem.ts';
import { submitAuthenticatorApp } from './next-actions.ts';

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
      vi: 'Mã vừa nhập không đúng hoặc không còn hiệu lực. Hãy kiểm tra ngày giờ trên điện thoại (nên bật tự động cập nhật), chờ ứng dụng hiện mã mới rồi nhập lại, vì mỗi mã chỉ dùng được một lần; hoặc nhập một mã khôi phục.',
      en: 'The code is not right, or is no longer good. Check that the clock of the phone is right (best set automatically), wait until the app shows a new code and enter that one, since each code is good once; or enter a recovery code.',
    },
    nextActions: [submitAuthenticatorApp],
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
