import type { Answer, Text } from './answer.ts';

const tryAgain: Text = {
  vi: 'Quay lại trang của cổng dịch vụ và ký lại.',
  en: 'Go back to the portal and sign again.',
};

/** Why there is no signature. */
export const tokenAnswers = {
  DriverMissing: {
    status: 503,
    text: {
      vi: 'Chưa có trình điều khiển của USB ký số trên máy này.',
      en: 'The driver of the USB token is not on this computer.',
    },
    next: {
      vi: 'Cài trình điều khiển do nhà cung cấp chữ ký số phát hành, kiểm tra thiết lập PKCS11_MODULE rồi thử lại.',
      en: 'Install the driver of your certificate provider, check the setting PKCS11_MODULE, then try again.',
    },
  },
  DriverFailed: {
    status: 503,
    text: {
      vi: 'Trình điều khiển của USB ký số gặp lỗi.',
      en: 'The driver of the USB token has failed.',
    },
    next: {
      vi: 'Rút USB ký số, cắm lại rồi thử lại; nếu vẫn lỗi, hãy liên hệ nhà cung cấp chữ ký số.',
      en: 'Pull out the token, put it in again and retry; if that does not help, ask your certificate provider.',
    },
  },
  TokenAbsent: {
    status: 422,
    text: { vi: 'Không thấy USB ký số.', en: 'There is no USB token.' },
    next: {
      vi: 'Cắm USB ký số vào máy, không rút ra cho đến khi ký xong, rồi thử lại.',
      en: 'Put the token in, leave it there until the signature is done, and try again.',
    },
  },
  NoCertificate: {
    status: 422,
    text: {
      vi: 'USB ký số không có chứng thư số dùng được cho yêu cầu này.',
      en: 'The token has no certificate that can be used for this.',
    },
    next: {
      vi: 'Cắm đúng USB ký số; nếu đã đúng, hãy liên hệ nhà cung cấp chữ ký số.',
      en: 'Put the right token in; if it is the right one, ask your certificate provider.',
    },
  },
  CertificateChoiceNeeded: {
    status: 422,
    text: { vi: 'Bạn chưa chọn chứng thư số.', en: 'No certificate was chosen.' },
    next: { vi: 'Hãy chọn một chứng thư số.', en: 'Choose one of the certificates.' },
  },
  PinWrong: {
    status: 422,
    text: { vi: 'Mã PIN không đúng.', en: 'The PIN is wrong.' },
    next: {
      vi: 'Quay lại trang của cổng dịch vụ và ký lại với mã PIN đúng; nhập sai nhiều lần sẽ khóa USB ký số.',
      en: 'Go back to the portal and sign again with the right PIN; too many wrong ones lock the token.',
    },
  },
  PinLocked: {
    status: 422,
    text: {
      vi: 'Mã PIN đã bị khóa vì nhập sai quá nhiều lần.',
      en: 'The PIN is locked after too many wrong tries.',
    },
    next: {
      vi: 'Hãy liên hệ nhà cung cấp chữ ký số để mở khóa, hoặc chọn phương thức khác.',
      en: 'Ask your certificate provider to unlock it, or choose another method.',
    },
  },
  Cancelled: {
    status: 422,
    text: { vi: 'Bạn đã từ chối ký.', en: 'The signature was declined.' },
    next: tryAgain,
  },
  // Not 408: browsers send a request again by themselves that was answered with it.
  TimedOut: {
    status: 422,
    text: { vi: 'Đã hết thời gian nhập mã PIN.', en: 'The time to enter the PIN has run out.' },
    next: tryAgain,
  },
} satisfies Record<string, Answer>;
