import type { Text } from '../../src/domain/flows/text.ts';

/** "Sim ký số" (guide 1.3): the prompt on the phone. */
export const simTexts = {
  code: { vi: 'Mã trên điện thoại phải là', en: 'The code on the phone must be' },
  codeHint: {
    vi: 'Chỉ nhập mã PIN khi điện thoại hiện đúng mã này. Không nhập mã PIN ở bất kỳ trang nào.',
    en: 'Enter the PIN only if the phone shows this very code. Never type the PIN into a page.',
  },
  until: { vi: 'Hãy xác nhận trước {until}.', en: 'Confirm by {until}.' },
  timeLeft: {
    left: { vi: 'Còn {time} để xác nhận', en: '{time} left to confirm' },
    over: {
      vi: 'Đã hết thời gian xác nhận. Trang sẽ cho phép gửi lại yêu cầu.',
      en: 'The time to confirm is over. This page will let you send the request again.',
    },
    spoken: {
      vi: 'Còn {seconds} giây để xác nhận trên điện thoại.',
      en: '{seconds} seconds left to confirm on the phone.',
    },
  },
  notSigned: { vi: 'Ký lại trên điện thoại', en: 'Sign on the phone again' },
  kept: {
    vi: 'Hồ sơ vẫn được giữ; không cần nhập lại thông tin. Trước khi gửi lại yêu cầu:',
    en: 'Your application is kept; nothing has to be entered again. Before you send the request again:',
  },
  before: [
    {
      vi: 'điện thoại có Sim ký số đang bật, có sóng và ở bên bạn',
      en: 'the phone with the SIM is on, has reception and is at hand',
    },
    {
      vi: 'không còn yêu cầu ký nào khác đang mở trên điện thoại',
      en: 'no other request to sign is open on it',
    },
    {
      vi: 'bạn nhớ mã PIN của Sim ký số; nhập sai nhiều lần sẽ khóa Sim',
      en: 'you know the PIN of the SIM; too many wrong ones lock it',
    },
  ],
  resend: { vi: 'Gửi lại yêu cầu đến điện thoại', en: 'Send the request again' },
} as const;

export const phoneTexts = {
  title: { vi: 'Số điện thoại', en: 'Phone number' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  simTitle: { vi: 'Số điện thoại của Sim ký số', en: 'Phone number of the SIM' },
  simPhone: { vi: 'Số điện thoại của Sim ký số', en: 'Phone number of the SIM' },
  simPhoneHint: {
    vi: 'Điện thoại có Sim này phải ở bên bạn: yêu cầu ký sẽ hiện trên đó.',
    en: 'Have the phone with this SIM at hand: the request to sign appears there.',
  },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
} as const satisfies Record<string, Text>;

/** "Bưu điện Việt Nam" (guide 1.5). */
export const postTexts = {
  title: { vi: 'Đăng nhập Bưu điện Việt Nam', en: 'Sign in at Vietnam Post' },
  lead: {
    vi: 'Danh tính của bạn được Bưu điện Việt Nam xác nhận.',
    en: 'Vietnam Post confirms who you are.',
  },
  ways: [
    {
      vi: 'Bấm nút dưới đây để sang trang đăng nhập của Bưu điện Việt Nam.',
      en: 'Press the button below to go to the sign-in page of Vietnam Post.',
    },
    {
      vi: 'Đăng nhập bằng tài khoản Bưu điện Việt Nam của bạn.',
      en: 'Sign in there with your account at Vietnam Post.',
    },
    { vi: 'Bạn sẽ được đưa trở lại trang này.', en: 'You are brought back to this page.' },
  ],
  go: { vi: 'Sang trang Bưu điện Việt Nam', en: 'Go to Vietnam Post' },
  noPassword: {
    vi: 'Cổng dịch vụ công không bao giờ hỏi mật khẩu Bưu điện của bạn.',
    en: 'This portal never asks for your password at the Post.',
  },
  papersTitle: {
    vi: 'Mang giấy tờ đến bưu cục',
    en: 'Take your papers to a post office',
  },
  papersLead: {
    vi: 'Bạn đã đăng nhập Bưu điện Việt Nam, nhưng giao dịch viên chưa kiểm tra giấy tờ của bạn. Hãy đến bất kỳ bưu cục nào và mang theo:',
    en: 'You are signed in at Vietnam Post, but a clerk there has not checked your papers yet. Go to any post office and bring:',
  },
  bring: [
    {
      vi: 'căn cước công dân hoặc chứng minh nhân dân, bản gốc',
      en: 'your identity card, the original',
    },
    {
      vi: 'tên đăng nhập hoặc số điện thoại của tài khoản Bưu điện Việt Nam',
      en: 'the user name or phone number of your account at Vietnam Post',
    },
  ],
  mayClose: {
    vi: 'Có thể đóng trang này. Khi Bưu điện Việt Nam xác nhận, hồ sơ tự chuyển sang bước tiếp theo; hãy quay lại đây để hoàn tất. Tin nhắn nhắc được gửi đến số điện thoại bạn đã đăng ký với Bưu điện.',
    en: 'You may close this page. Once Vietnam Post confirms, the application goes on by itself; come back here to finish it. A reminder is sent to the phone that the Post has of you.',
  },
  papersUntil: { vi: 'Hồ sơ được giữ đến {until}.', en: 'The application is kept until {until}.' },
} as const;
