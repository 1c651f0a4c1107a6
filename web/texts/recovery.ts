import type { Text } from '../../src/domain/flows/text.ts';

/** "Quên mật khẩu" (guide 1.1, Chú ý). */
export const forgottenTexts = {
  title: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
  lead: {
    vi: 'Nhập tên đăng nhập của tài khoản. Nếu tài khoản lấy lại được theo cách này, mã OTP sẽ được gửi đến số điện thoại đã đăng ký; sau đó bạn đặt mật khẩu mới.',
    en: 'Enter the user name of the account. If it can be recovered this way, a one-time code goes to its registered phone; then you set a new password.',
  },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Số CMT/CCCD hoặc mã số thuế của tài khoản.',
    en: 'The CMND/CCCD number or tax code of the account.',
  },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
  otherTitle: { vi: 'Nếu không lấy lại được theo cách này', en: 'If this is not for you' },
  signature: {
    vi: 'Tài khoản mức 3: đăng nhập bằng Sim hoặc USB ký số',
    en: 'Accounts of level 3: sign in by SIM or USB signature',
  },
  signatureHint: {
    vi: 'Mật khẩu của tài khoản mức 3 không đặt lại được bằng mã OTP.',
    en: 'Their password cannot be set again by a one-time code.',
  },
  counter: { vi: 'Lấy lại tài khoản tại quầy giao dịch', en: 'Go to a service counter' },
  counterHint: {
    vi: 'Khi đã mất số điện thoại đã đăng ký.',
    en: 'When the registered phone is lost.',
  },
} as const satisfies Record<string, Text>;

/** "đến quầy giao dịch lấy lại mật khẩu" (guide 1.1, Chú ý). */
export const counterTexts = {
  title: { vi: 'Lấy lại tài khoản tại quầy giao dịch', en: 'Recover your account at a counter' },
  lead: {
    vi: 'Dành cho người không còn số điện thoại đã đăng ký hoặc thiết bị ký số. Cách làm:',
    en: 'For those who have lost the registered phone or the signing device. What comes:',
  },
  course: [
    {
      vi: 'Điền yêu cầu dưới đây và xác nhận số điện thoại mới bằng mã OTP. Bạn sẽ nhận một mã hồ sơ.',
      en: 'Fill in this form and confirm the new phone by a one-time code. You get a reference.',
    },
    {
      vi: 'Mang giấy tờ gốc và mã hồ sơ đến quầy giao dịch trong 16 ngày. Giao dịch viên kiểm tra, kiểm soát viên phê duyệt.',
      en: 'Within 16 days, take your original papers and the reference to a counter. A clerk checks them, a supervisor approves.',
    },
    {
      vi: 'Chờ 24 giờ: mọi liên hệ của tài khoản được báo và có thể hủy yêu cầu.',
      en: 'Wait for 24 hours: all contacts of the account are told, and can take it back.',
    },
    {
      vi: 'Quay lại hồ sơ trên trang này và đặt mật khẩu mới.',
      en: 'Come back to your application here and set a new password.',
    },
  ],
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Số CMT/CCCD hoặc mã số thuế của tài khoản.',
    en: 'The CMND/CCCD number or tax code of the account.',
  },
  fullName: { vi: 'Họ và tên chủ tài khoản', en: 'Name of the account’s holder' },
  fullNameHint: {
    vi: 'Viết có dấu, đúng như trên giấy tờ; doanh nghiệp nhập tên doanh nghiệp.',
    en: 'With all marks, as on the papers; of an enterprise, its name.',
  },
  phone: { vi: 'Số điện thoại mới', en: 'New phone number' },
  phoneHint: {
    vi: 'Số của chính bạn; từ nay mã OTP của tài khoản được gửi đến số này.',
    en: 'A number of your own; the codes of the account go there from then on.',
  },
  submit: { vi: 'Gửi yêu cầu', en: 'Send the request' },
  atCounter: { vi: 'Đến quầy giao dịch', en: 'Go to a service counter' },
  reference: { vi: 'Mã hồ sơ cần đọc tại quầy', en: 'Reference to tell at the counter' },
  bring: { vi: 'Mang theo', en: 'Take along' },
  papers: [
    {
      vi: 'Căn cước công dân hoặc CMT (bản gốc) của chủ tài khoản',
      en: 'the original identity card of the account’s holder',
    },
    {
      vi: 'điện thoại có số bạn vừa xác nhận',
      en: 'the phone that you have just confirmed',
    },
    {
      vi: 'doanh nghiệp: giấy chứng nhận đăng ký và giấy ủy quyền của người đến quầy',
      en: 'of an enterprise: its registration certificate and an authorisation for whoever comes',
    },
  ],
  until: {
    vi: 'Hạn cuối: {until}. Sau đó yêu cầu hết hiệu lực và bạn cần làm lại.',
    en: 'By {until}. After that the request expires and has to be made again.',
  },
  afterwards: {
    vi: 'Có thể đóng trang này. Trang sẽ tự chuyển khi quầy đã duyệt; để mở lại, vào mục “Hồ sơ đang làm” hoặc dùng mã hồ sơ.',
    en: 'This page can be closed. It goes on by itself once the counter has approved; to open it again, use “Applications under way” or the reference.',
  },
  print: { vi: 'In trang này', en: 'Print this page' },
  waitTitle: { vi: 'Chờ 24 giờ trước khi đặt mật khẩu', en: 'Wait for 24 hours' },
  waiting: {
    vi: 'Quầy giao dịch đã duyệt yêu cầu. Để tránh bị chiếm đoạt, mọi liên hệ của tài khoản đã được báo và có thể hủy yêu cầu đến {until}.',
    en: 'The counter has approved. Against theft, all contacts of the account were told, and can take it back until {until}.',
  },
  waitingNext: {
    vi: 'Từ {until}, hãy mở lại hồ sơ này để đặt mật khẩu mới.',
    en: 'From {until} on, come back to this application and set a new password.',
  },
  notMeTitle: {
    vi: 'Nếu bạn không yêu cầu việc này',
    en: 'If it was not you who asked for this',
  },
  notMe: {
    vi: 'Dùng mã trong tin nhắn vừa nhận để hủy. Tài khoản sẽ giữ nguyên như trước.',
    en: 'Take it back by the code of the message. The account stays as it was.',
  },
  takeBack: { vi: 'Hủy bằng mã trong tin nhắn', en: 'Take it back by the code' },
} as const;
