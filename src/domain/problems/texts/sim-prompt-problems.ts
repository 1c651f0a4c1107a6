import type { Problem } from '../problem.ts';
import { chooseMethod, resendPrompt, startAgain } from './next-actions.ts';

/** When no prompt is shown on a phone, and what a notification of one that is over is answered. */
export const simPromptProblems = {
  SimPromptTooSoon: {
    status: 429,
    title: { vi: 'Chưa thể gửi lại yêu cầu ký số', en: 'It is too soon for another prompt' },
    detail: {
      vi: 'Yêu cầu ký số trước đến số điện thoại này vừa kết thúc. Hãy chờ hết thời gian được nêu rồi gửi lại yêu cầu.',
      en: 'A prompt on this phone has ended just now. Wait for the time given, then send the prompt again.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimPromptLimit: {
    status: 429,
    title: {
      vi: 'Số điện thoại này đã nhận quá nhiều yêu cầu ký số',
      en: 'Too many prompts on this phone',
    },
    detail: {
      vi: 'Hệ thống đã gửi quá nhiều yêu cầu ký số đến số điện thoại này. Hãy chờ hết thời gian được nêu rồi gửi lại yêu cầu.',
      en: 'Too many prompts were sent to this phone. Wait for the time given, then send the prompt again.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimOrderRefused: {
    status: 503,
    title: {
      vi: 'Nhà cung cấp Sim ký số không nhận yêu cầu này',
      en: 'The SIM provider does not take this prompt',
    },
    detail: {
      vi: 'Nhà cung cấp Sim ký số không nhận yêu cầu ký số vừa gửi. Hãy gửi lại yêu cầu; nếu vẫn không được, hãy chọn phương thức khác.',
      en: 'The SIM provider refuses the prompt that was sent. Send it again; if that does not help, choose another method.',
    },
    nextActions: [resendPrompt, startAgain, chooseMethod],
  },
  SimTransactionUnknown: {
    status: 404,
    title: { vi: 'Không có giao dịch ký số này', en: 'There is no such transaction' },
    detail: {
      vi: 'Hệ thống không có yêu cầu ký số nào với mã giao dịch trong thông báo. Hãy kiểm tra AP_TransID và MSSP_TransID.',
      en: 'No prompt of this system has the transaction of the notification. Check AP_TransID and MSSP_TransID.',
    },
    nextActions: [],
  },
  SimTransactionEnded: {
    status: 410,
    title: { vi: 'Giao dịch ký số đã kết thúc', en: 'The transaction is over' },
    detail: {
      vi: 'Yêu cầu ký số này đã hết thời gian hoặc phiên của nó đã kết thúc, thông báo đến quá muộn. Không cần gửi lại thông báo.',
      en: 'The prompt has run out of time, or its flow has ended: the notification comes too late. It need not be sent again.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
