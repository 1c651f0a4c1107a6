import { codePages } from '../../domain/account/code-pages.ts';
import type { Route } from '../http/route.ts';
import { codePage } from './code-page.ts';

/** `GET /not-me`: where the link of a sign-in's notice leads. */
export function notMePage(target: string): Route {
  return codePage({
    path: codePages.notMe,
    target,
    title: { vi: 'Không phải tôi đăng nhập', en: 'This was not me' },
    explanation: {
      vi: 'Nếu bạn được báo về một lần đăng nhập mà bạn không thực hiện, hãy nhập mã trong tin nhắn đó. Mọi phiên đăng nhập sẽ kết thúc và phương thức đăng nhập đã dùng sẽ bị khóa.',
      en: 'If you were told of a sign-in that was not yours, type the code of that message. All sessions end, and the way in that was used is locked.',
    },
    button: { vi: 'Không phải tôi, hãy khóa lại', en: 'Not me, lock it' },
    done: {
      vi: 'Đã ghi nhận. Mọi phiên đăng nhập vào tài khoản của bạn đã kết thúc và phương thức đăng nhập đó đã bị khóa. Để đăng nhập lại, hãy lấy lại mật khẩu bằng chức năng “Quên mật khẩu” tại màn hình đăng nhập, hoặc đến quầy giao dịch.',
      en: 'Done. All sessions of your account have ended, and the way in that was used is locked. To get back in, use “Forgotten password” on the login screen, or go to a service counter.',
    },
    invalid: 'NotMeCodeInvalid',
  });
}
