import type { Text } from '../../src/domain/flows/text.ts';
import type { WaitingFor } from '../../src/domain/flows/waiting-for.ts';
import type { Source } from '../../src/domain/subject/registrant.ts';

/** What is the same on all pages of a flow. */
export const flowTexts = {
  caption: { vi: '{kind}: {method}', en: '{kind}: {method}' },
  reference: { vi: 'Mã hồ sơ {reference}', en: 'Reference {reference}' },
  about: { vi: 'Về hồ sơ này, hủy hoặc in', en: 'About this application, cancel or print' },
  pendingTitle: { vi: 'Đang xử lý', en: 'In progress' },
  pending: {
    vi: 'Nội dung bạn gửi đã được nhận và đang được xử lý. Trang sẽ tự chuyển khi có kết quả; không cần gửi lại.',
    en: 'What you sent was received and is being worked on. This page goes on by itself; there is no need to send it again.',
  },
  formAgain: {
    vi: 'Chờ quá lâu? Mở lại biểu mẫu và gửi lần nữa (chỉ tính một lần)',
    en: 'Does it take too long? Open the form and send it again (it counts once)',
  },
  noFlowTitle: {
    vi: 'Không có hồ sơ này trên thiết bị',
    en: 'This application is not on this device',
  },
  noFlow: {
    vi: 'Trình duyệt này không giữ hồ sơ ở địa chỉ đó: hồ sơ đã được mở ở thiết bị khác, hoặc trình duyệt không lưu cookie. Hãy tiếp tục bằng mã hồ sơ DD-… và số điện thoại của hồ sơ.',
    en: 'This browser does not hold the application of that address: it was opened on another device, or cookies are not kept. Go on by its reference DD-… and its phone.',
  },
  resume: { vi: 'Tiếp tục bằng mã hồ sơ', en: 'Go on by its reference' },
} as const satisfies Record<string, Text>;

export const otpTexts = {
  title: { vi: 'Nhập mã OTP', en: 'Enter the one-time code' },
  currentTitle: {
    vi: 'Nhập mã gửi đến số hiện tại',
    en: 'Enter the code sent to the present phone',
  },
  emailTitle: { vi: 'Nhập mã gửi đến email mới', en: 'Enter the code of the e-mail' },
  sentTo: {
    vi: 'Mã gồm 6 chữ số đã được gửi đến {sentTo}. Còn {attempts} lần nhập.',
    en: 'A code of 6 digits was sent to {sentTo}. {attempts} tries are left.',
  },
  until: { vi: 'Mã có hiệu lực đến {until}.', en: 'The code is good until {until}.' },
  timeLeft: {
    left: { vi: 'Còn {time}', en: '{time} left' },
    over: {
      vi: 'Mã đã hết hiệu lực. Hãy bấm “Gửi lại OTP”.',
      en: 'The code has expired. Ask for another one.',
    },
    spoken: {
      vi: 'Còn {seconds} giây để nhập mã.',
      en: '{seconds} seconds left to enter the code.',
    },
  },
  notDelivered: {
    vi: 'Tin nhắn chưa đến được điện thoại. Hãy kiểm tra sóng rồi bấm “Gửi lại OTP”.',
    en: 'The message could not be delivered. Check the reception, then ask for another code.',
  },
  code: { vi: 'Mã OTP', en: 'Code' },
  codeHint: { vi: '6 chữ số trong tin nhắn', en: 'The 6 digits of the message' },
  submit: { vi: 'Xác nhận', en: 'Confirm' },
  notReceived: { vi: 'Chưa nhận được mã, hoặc mã đã hết hạn?', en: 'No code, or is it too late?' },
  resend: { vi: 'Gửi lại OTP', en: 'Send another code' },
  resendAfter: {
    vi: 'Có thể gửi lại OTP từ {time}. Hãy tải lại trang khi đó.',
    en: 'Another code can be sent from {time} on. Load this page again then.',
  },
} as const;

export const passwordTexts = {
  title: { vi: 'Đặt mật khẩu', en: 'Set a password' },
  ruleTitle: { vi: 'Mật khẩu cần có:', en: 'The password needs:' },
  rules: [
    { vi: 'từ 8 ký tự trở lên', en: '8 characters or more' },
    {
      vi: 'chữ thường, chữ in hoa, số và ký tự đặc biệt',
      en: 'a small and a capital letter, a digit and a special character',
    },
    {
      vi: 'không chứa số giấy tờ, số điện thoại hoặc họ tên của bạn',
      en: 'nothing of your numbers, phone or name',
    },
  ],
  password: { vi: 'Mật khẩu', en: 'Password' },
  repeated: { vi: 'Xác nhận mật khẩu', en: 'Repeat the password' },
  submits: {
    registration: { vi: 'Đăng ký', en: 'Register' },
    other: { vi: 'Đặt mật khẩu', en: 'Set the password' },
  },
} as const;

export const confirmTexts = {
  title: { vi: 'Xác nhận thông tin', en: 'Confirm your details' },
  lead: {
    vi: 'Đây là thông tin lấy từ nguồn đã xác minh. Nếu đúng là bạn, hãy bấm “Đăng ký”.',
    en: 'This is what the verified source says. If it is you, press “Register”.',
  },
  leadEnterprise: {
    vi: 'Đây là thông tin lấy từ chứng thư số của doanh nghiệp. Nếu đúng, hãy nhập email và bấm “Đăng ký”.',
    en: 'This is what the certificate of the enterprise says. If it is right, enter an e-mail and press “Register”.',
  },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  enterpriseName: { vi: 'Tên doanh nghiệp', en: 'Name of the enterprise' },
  documentNumber: { vi: 'Số giấy tờ', en: 'Document number' },
  taxCode: { vi: 'Mã số thuế', en: 'Tax code' },
  dateOfBirth: { vi: 'Ngày sinh', en: 'Date of birth' },
  source: { vi: 'Nguồn', en: 'Source' },
  level: { vi: 'Mức xác minh', en: 'Verification level' },
  levelValue: { vi: 'Mức {level}', en: 'Level {level}' },
  email: { vi: 'Email', en: 'E-mail' },
  emailHint: { vi: 'Không bắt buộc.', en: 'You need not give one.' },
  emailNeeded: { vi: 'Doanh nghiệp phải có email.', en: 'An enterprise must give one.' },
  submit: { vi: 'Đăng ký', en: 'Register' },
} as const satisfies Record<string, Text>;

export const sourceTexts: Record<Source, Text> = {
  carrier: { vi: 'Nhà mạng', en: 'The carrier' },
  insurer: { vi: 'Cơ quan Bảo hiểm xã hội', en: 'The social insurer' },
  certificate: { vi: 'Chứng thư số', en: 'The certificate' },
  vietnam_post: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
  staff: { vi: 'Cán bộ hỗ trợ', en: 'Support staff' },
};

export const detailsStepTexts = {
  title: { vi: 'Kiểm tra lại thông tin', en: 'Check your details' },
  reviewHint: {
    vi: 'Nếu thông tin đã đúng mà vẫn không khớp, bạn có thể nhờ cán bộ hỗ trợ xác minh bằng giấy tờ.',
    en: 'If the details are right and still do not match, support staff can verify them by your papers.',
  },
  askForReview: { vi: 'Nhờ cán bộ xác minh', en: 'Ask staff to verify' },
} as const satisfies Record<string, Text>;

/** What may be done while a flow waits, beside waiting. */
export const actionTexts = {
  resendPrompt: {
    hint: {
      vi: 'Điện thoại không hiện yêu cầu nào? Bạn có thể gửi lại.',
      en: 'Does the phone show nothing? The request can be sent again.',
    },
    submit: { vi: 'Gửi lại yêu cầu đến điện thoại', en: 'Send the request again' },
  },
  signAgain: {
    hint: {
      vi: 'Không muốn chờ? Bạn có thể ký lại, cũng bằng chứng thư số khác.',
      en: 'You need not wait: sign again, also by another certificate.',
    },
    submit: { vi: 'Ký lại bằng USB ký số', en: 'Sign with the token again' },
  },
  askForReview: {
    hint: {
      vi: 'Bạn có thể nhờ cán bộ hỗ trợ xác minh thay; khi đó tài khoản ở mức xác minh 2.',
      en: 'Support staff can verify you instead; the account then has verification level 2.',
    },
    submit: { vi: 'Nhờ cán bộ xác minh', en: 'Ask staff to verify' },
  },
} as const;

export const waitTexts: {
  titles: Record<WaitingFor, Text>;
  details: Record<WaitingFor, Text>;
} & Record<'waiting' | 'lookAgain' | 'reviewReference' | 'reviewUntil', Text> = {
  titles: {
    citizen: { vi: 'Đang chờ bạn', en: 'Waiting for you' },
    carrier: { vi: 'Đang hỏi nhà mạng', en: 'Asking the carrier' },
    insurer: { vi: 'Đang hỏi cơ quan BHXH', en: 'Asking the social insurer' },
    sms: { vi: 'Đang gửi tin nhắn', en: 'Sending the message' },
    email: { vi: 'Đang gửi email', en: 'Sending the e-mail' },
    sim: { vi: 'Xác nhận trên điện thoại', en: 'Confirm on the phone' },
    ca: { vi: 'Đang kiểm tra chứng thư số', en: 'Checking the certificate' },
    post: { vi: 'Đang chờ Bưu điện Việt Nam', en: 'Waiting for Vietnam Post' },
    other_party: { vi: 'Đang chờ ý kiến bên kia', en: 'Hearing the other party' },
    staff: { vi: 'Đang chờ cán bộ xác minh', en: 'Waiting for support staff' },
    system: { vi: 'Đang xử lý', en: 'In progress' },
  },
  details: {
    citizen: { vi: 'Hãy làm theo hướng dẫn trên trang này.', en: 'Follow what this page says.' },
    carrier: {
      vi: 'Hệ thống đang đối chiếu với nhà mạng. Trang sẽ tự chuyển khi có kết quả.',
      en: 'Your details are being compared with the carrier’s. This page goes on by itself.',
    },
    insurer: {
      vi: 'Hệ thống đang đối chiếu với cơ quan Bảo hiểm xã hội. Trang sẽ tự chuyển khi có kết quả.',
      en: 'Your details are being compared with the insurer’s record. This page goes on by itself.',
    },
    sms: {
      vi: 'Tin nhắn đang được gửi đến điện thoại. Hệ thống tự thử lại; trang sẽ tự chuyển.',
      en: 'The message to your phone is on its way and is tried again. This page goes on by itself.',
    },
    email: {
      vi: 'Email đang được gửi. Trang sẽ tự chuyển.',
      en: 'The e-mail is on its way. This page goes on by itself.',
    },
    sim: {
      vi: 'Hãy xác nhận yêu cầu trên điện thoại và nhập mã PIN của Sim ký số tại đó. Trang sẽ tự chuyển.',
      en: 'Confirm the request on the phone and enter the PIN of the SIM there. This page goes on by itself.',
    },
    ca: {
      vi: 'Hệ thống đang hỏi nhà cung cấp chứng thư số. Trang sẽ tự chuyển khi có kết quả.',
      en: 'The certification authority is being asked. This page goes on by itself.',
    },
    post: {
      vi: 'Bưu điện Việt Nam chưa trả lời. Hệ thống tự thử lại; trang sẽ tự chuyển, có thể đóng trang và quay lại sau.',
      en: 'Vietnam Post has not answered yet and is asked again. This page goes on by itself, and can be closed until then.',
    },
    other_party: {
      vi: 'Bên kia có thời hạn để trình bày. Có thể đóng trang và quay lại sau.',
      en: 'The other party has some days to be heard. The page can be closed until then.',
    },
    staff: {
      vi: 'Cán bộ hỗ trợ sẽ xem hồ sơ. Hãy đọc mã dưới đây khi liên hệ hoặc đến quầy. Có thể đóng trang và quay lại sau.',
      en: 'Support staff look at your application. Tell them the reference below. The page can be closed until then.',
    },
    system: {
      vi: 'Hệ thống đang xử lý. Trang sẽ tự chuyển.',
      en: 'The system is at work. This page goes on by itself.',
    },
  },
  waiting: { vi: 'Đang chờ…', en: 'Waiting…' },
  lookAgain: { vi: 'Kiểm tra lại', en: 'Look again' },
  reviewReference: { vi: 'Mã xác minh', en: 'Reference of the review' },
  reviewUntil: { vi: 'Hồ sơ được giữ đến {until}.', en: 'The application is kept until {until}.' },
};

/** Pages of flows that have ended. */
export const endTexts = {
  registered: { vi: 'Đăng ký thành công', en: 'You are registered' },
  registeredPanel: {
    vi: 'Tài khoản của bạn ở mức xác minh {level}',
    en: 'Your account has verification level {level}',
  },
  registeredNext: {
    vi: 'Từ nay bạn đăng nhập bằng số giấy tờ và mật khẩu, hoặc bằng chữ ký số đã đăng ký.',
    en: 'From now on, sign in by your document number and password, or by the signature that you registered with.',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  recovered: { vi: 'Đã lấy lại tài khoản', en: 'You have your account back' },
  recoveredPanel: {
    vi: 'Mật khẩu mới đã được đặt',
    en: 'Your new password is set',
  },
  recoveredNext: {
    vi: 'Mọi phiên đăng nhập cũ đã kết thúc. Hãy đăng nhập bằng mật khẩu mới.',
    en: 'All earlier sessions have ended. Sign in with the new password.',
  },
  cancelled: { vi: 'Hồ sơ đã hủy', en: 'The application was cancelled' },
  expired: { vi: 'Hồ sơ đã hết hạn', en: 'The application has expired' },
  refused: { vi: 'Hồ sơ không thực hiện được', en: 'The application was refused' },
  ended: {
    vi: 'Không có thay đổi nào được thực hiện. Bạn có thể làm lại từ đầu.',
    en: 'Nothing was changed. You can start again.',
  },
} as const satisfies Record<string, Text>;
