import type { Text } from '../../src/domain/flows/text.ts';

/** What is said where a page cannot be shown or a form cannot be taken. */
export const failureTexts = {
  notFound: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  notFoundDetail: {
    vi: 'Địa chỉ này không có trang nào. Nếu bạn gõ địa chỉ, hãy kiểm tra lại; hoặc đi từ trang chủ.',
    en: 'There is no page at this address. If you typed it, check it; or start from the home page.',
  },
  toHome: { vi: 'Về trang chủ', en: 'To the home page' },
  toFlows: { vi: 'Hồ sơ đang làm', en: 'Applications under way' },
  notTaken: { vi: 'Biểu mẫu không được nhận', en: 'The form was not taken' },
  malformed: {
    vi: 'Trình duyệt đã gửi một yêu cầu không đúng dạng. Hãy mở lại trang rồi gửi biểu mẫu lần nữa.',
    en: 'The browser sent a request that is malformed. Open the page again and send its form once more.',
  },
  tooLarge: {
    vi: 'Nội dung gửi lên quá lớn. Hãy rút ngắn rồi gửi lại.',
    en: 'What was sent is too large. Make it shorter and send it again.',
  },
  foreign: {
    vi: 'Biểu mẫu này không được gửi từ trang của cổng, nên không được nhận. Hãy mở trang từ cổng rồi làm lại.',
    en: "This form was not sent from the portal's own page, so it was not taken. Open the page from the portal and do it again.",
  },
  down: { vi: 'Hệ thống tạm thời gián đoạn', en: 'The system cannot be reached right now' },
  downDetail: {
    vi: 'Trang này chưa tải được. Hồ sơ của bạn không mất; hãy thử lại sau ít phút.',
    en: 'This page could not be loaded. Your application is not lost; try again in a few minutes.',
  },
  downKept: {
    vi: 'Biểu mẫu chưa gửi được. Nội dung bạn đã nhập được giữ lại; gửi lại nhiều lần cũng chỉ tính một lần.',
    en: 'The form could not be sent. What you typed was kept; sent several times, it counts once.',
  },
  downWhen: { vi: 'Hãy thử lại sau {seconds} giây.', en: 'Try again in {seconds} seconds.' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  readAgain: { vi: 'Tải lại trang', en: 'Load the page again' },
  toForm: { vi: 'Quay lại biểu mẫu', en: 'Back to the form' },
} as const satisfies Record<string, Text>;
