import { codePages } from '../../domain/account/code-pages.ts';
import type { Route } from '../http/route.ts';
import { codePage } from './code-page.ts';

/** `GET /objection`: where the link of a notice leads whose account somebody complains about. */
export function objectionPage(target: string): Route {
  return codePage({
    path: codePages.objection,
    target,
    title: { vi: 'Phản hồi khiếu nại', en: 'Object to a complaint' },
    explanation: {
      vi: 'Có người khiếu nại rằng số giấy tờ của tài khoản bạn đang dùng là của họ. Nếu số đó là của bạn, hãy nhập mã trong tin nhắn và trình bày trước thời hạn ghi trong tin nhắn.',
      en: 'Somebody says that the number of your account is theirs. If it is yours, type the code of the message and say so, before the time that the message names.',
    },
    statement: {
      vi: 'Trình bày của bạn (ít nhất 20 ký tự)',
      en: 'What you have to say (20 characters or more)',
    },
    button: { vi: 'Gửi phản hồi', en: 'Send' },
    done: {
      vi: 'Đã ghi nhận. Cán bộ sẽ xem ý kiến của bạn trước khi quyết định, và bạn sẽ được báo kết quả.',
      en: 'Done. Staff read what you have said before they decide, and you will be told the outcome.',
    },
    invalid: 'ObjectionCodeInvalid',
  });
}
