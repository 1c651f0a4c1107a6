import { codePages } from '../../domain/account/code-pages.ts';
import type { Route } from '../http/route.ts';
import { codePage } from './code-page.ts';

/** `GET /cancel`: where the link of a notice leads whose flow can be taken back. */
export function cancelPage(target: string): Route {
  return codePage({
    path: codePages.cancellation,
    target,
    title: { vi: 'Hủy yêu cầu về tài khoản', en: 'Cancel what was asked for' },
    explanation: {
      vi: 'Nếu bạn được báo về việc khôi phục tài khoản tại quầy hoặc đóng tài khoản mà bạn không yêu cầu, hãy nhập mã trong tin nhắn đó để hủy.',
      en: 'If you were told of a recovery at a counter or of a closing of your account that you have not asked for, type the code of that message to cancel it.',
    },
    button: { vi: 'Hủy yêu cầu này', en: 'Cancel it' },
    done: {
      vi: 'Đã hủy. Tài khoản của bạn được giữ nguyên. Hãy đăng nhập, xem “Quản lý đăng nhập” và “Các phương thức xác thực”; nếu không đăng nhập được, hãy mang giấy tờ đến quầy giao dịch.',
      en: 'Cancelled. Your account stays as it is. Sign in and look at “Sign-in management” and “Authentication methods”; if you cannot, take your papers to a service counter.',
    },
    invalid: 'CancelCodeInvalid',
  });
}
