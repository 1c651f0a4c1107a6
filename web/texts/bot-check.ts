import type { Text } from '../../src/domain/flows/text.ts';

/** "Mã xác thực": what forms say of the check that tells people from programs. */
export const botCheckTexts = {
  byServer: {
    vi: 'Mã xác thực được kiểm tra tự động khi bạn gửi biểu mẫu. Trình duyệt không chạy JavaScript nên hệ thống làm thay, có thể mất khoảng nửa phút; hãy chỉ bấm một lần.',
    en: 'The bot check is done for you when you send the form. Your browser runs no JavaScript, so we do its part: that can take half a minute. Press the button once.',
  },
  waiting: {
    vi: 'Đang kiểm tra mã xác thực. Biểu mẫu sẽ tự được gửi sau vài giây; không cần bấm lại.',
    en: 'The bot check is being worked out. The form is sent by itself in a few seconds; there is no need to press again.',
  },
  wrong: {
    vi: 'Mã xác thực đã hết hiệu lực. Một mã mới đã được tạo; hãy gửi lại biểu mẫu.',
    en: 'The bot check is no longer good. There is a new one now: send the form again.',
  },
  busy: {
    vi: 'Hiện chưa thể kiểm tra mã xác thực thay cho trình duyệt',
    en: 'The bot check cannot be done for your browser right now',
  },
  busyDetail: {
    vi: 'Có quá nhiều yêu cầu từ các trình duyệt không chạy JavaScript. Hãy bật JavaScript, thử lại sau ít phút, hoặc đến quầy giao dịch. Nội dung bạn đã nhập được giữ lại.',
    en: 'Too many browsers without JavaScript ask for this at once. Turn JavaScript on, try again in a few minutes, or go to a service counter. What you typed was kept.',
  },
} as const satisfies Record<string, Text>;
