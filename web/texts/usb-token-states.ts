import { pressAgain, type UsbState } from './usb-state.ts';

/** Of the token and its PIN, by the agent's codes; of a wrong PIN also by the tries that are left. */
export const usbTokenStates: Readonly<Record<string, UsbState>> = {
  TokenAbsent: {
    title: { vi: 'Không thấy USB ký số', en: 'There is no USB token' },
    text: [
      {
        vi: 'Hãy cắm USB ký số vào máy tính và không rút ra cho đến khi ký xong.',
        en: 'Plug the token into this computer and leave it there until the signature is done.',
      },
      pressAgain,
    ],
  },
  DriverMissing: {
    title: {
      vi: 'Máy tính chưa có Driver của USB ký số',
      en: 'The driver of the token is missing',
    },
    text: [
      {
        vi: 'Hãy cài Driver cho USB ký số: mở ổ đĩa của USB và chạy Setup, hoặc tải từ trang của nhà cung cấp chữ ký số. Sau đó mở lại công cụ ký điện tử.',
        en: 'Install the driver: open the token’s own drive and run Setup, or get it from your certificate provider. Then start the signing agent again.',
      },
      pressAgain,
    ],
    isAboutAgent: true,
  },
  DriverFailed: {
    title: { vi: 'Driver của USB ký số gặp lỗi', en: 'The driver of the token has failed' },
    text: [
      {
        vi: 'Hãy rút USB ký số và cắm lại; nếu vẫn lỗi, hãy liên hệ nhà cung cấp chữ ký số.',
        en: 'Pull out the token and put it in again; if that does not help, ask your certificate provider.',
      },
      pressAgain,
    ],
  },
  NoCertificate: {
    title: {
      vi: 'USB ký số không có chứng thư số dùng được',
      en: 'The token has no certificate that can be used',
    },
    text: [
      {
        vi: 'Hãy kiểm tra bạn đã cắm đúng USB ký số và chứng thư số còn hạn; nếu đúng, hãy liên hệ nhà cung cấp chữ ký số.',
        en: 'See that it is the right token and that its certificate has not expired; if so, ask your certificate provider.',
      },
      pressAgain,
    ],
  },
  CertificateChoiceNeeded: {
    title: { vi: 'Bạn chưa chọn chứng thư số', en: 'No certificate was chosen' },
    text: [
      {
        vi: 'USB ký số có nhiều chứng thư số. Hãy chọn một chứng thư số ở cửa sổ của công cụ ký.',
        en: 'The token has several certificates. Choose one in the agent’s window.',
      },
      pressAgain,
    ],
  },
  PinWrong: {
    title: { vi: 'Mã PIN không đúng', en: 'The PIN is wrong' },
    text: [
      {
        vi: 'Hãy ký lại với mã PIN đúng. Nhập sai nhiều lần sẽ khóa USB ký số.',
        en: 'Sign again with the right PIN. Too many wrong ones lock the token.',
      },
    ],
  },
  PinWrongFew: {
    title: { vi: 'Mã PIN không đúng', en: 'The PIN is wrong' },
    text: [
      {
        vi: 'Chỉ còn vài lần nhập trước khi USB ký số bị khóa. Hãy kiểm tra mã PIN rồi ký lại.',
        en: 'Only a few tries are left before the token is locked. Check the PIN, then sign again.',
      },
    ],
  },
  PinWrongOne: {
    title: {
      vi: 'Mã PIN không đúng, chỉ còn một lần nhập',
      en: 'The PIN is wrong: one try is left',
    },
    text: [
      {
        vi: 'Nhập sai lần nữa sẽ khóa USB ký số. Nếu không chắc mã PIN, hãy hỏi nhà cung cấp chữ ký số trước khi thử.',
        en: 'One more wrong PIN locks the token. If you are not sure of it, ask your certificate provider first.',
      },
    ],
  },
  PinLocked: {
    title: { vi: 'Mã PIN đã bị khóa', en: 'The PIN is locked' },
    text: [
      {
        vi: 'Mã PIN bị khóa vì nhập sai quá nhiều lần. Hãy liên hệ nhà cung cấp chữ ký số để mở khóa, hoặc chọn phương thức khác.',
        en: 'The PIN is locked after too many wrong tries. Ask your certificate provider to unlock it, or choose another method.',
      },
    ],
  },
  Cancelled: {
    title: { vi: 'Chưa ký', en: 'Not signed' },
    text: [
      {
        vi: 'Yêu cầu ký đã bị từ chối hoặc dừng lại. Nếu chính bạn đang làm thủ tục này, hãy ký lại.',
        en: 'The request was declined or stopped. If it is you who asked for it, sign again.',
      },
    ],
  },
  TimedOut: {
    title: { vi: 'Đã hết thời gian nhập mã PIN', en: 'The time to enter the PIN is over' },
    text: [pressAgain],
  },
};
