import type { Text } from '../../src/domain/flows/text.ts';
import type { RegistrationMethod } from '../../client/contract.ts';

/** "Chọn phương thức đăng ký" (guide I, Bước 2). */
export const chooseTexts = {
  title: { vi: 'Chọn phương thức đăng ký', en: 'Choose how to register' },
  subject: { vi: 'Đối tượng đăng ký tài khoản', en: 'Who registers' },
  citizen: { vi: 'Công dân', en: 'Citizen' },
  enterprise: { vi: 'Doanh nghiệp', en: 'Enterprise' },
  enterpriseHint: {
    vi: 'Chỉ bằng Sim ký số hoặc USB ký số.',
    en: 'By SIM or USB signature only.',
  },
  method: { vi: 'Phương thức đăng ký', en: 'Method' },
  hints: {
    mobile_subscriber: {
      vi: 'Chỉ dành cho công dân. Thuê bao phải đăng ký chính chủ.',
      en: 'For citizens only. You must be the registered owner of the number.',
    },
    social_insurance: {
      vi: 'Chỉ dành cho công dân có mã số BHXH.',
      en: 'For citizens who have a social insurance number.',
    },
    sim_signature: {
      vi: 'Sim ký số đang hoạt động và được gắn vào điện thoại.',
      en: 'A working SIM with a signature, in your phone.',
    },
    usb_signature: {
      vi: 'USB ký số đã cắm vào máy tính, còn hạn sử dụng.',
      en: 'A token that is plugged into this computer, with a valid certificate.',
    },
    vietnam_post: {
      vi: 'Chỉ dành cho công dân có tài khoản Bưu điện Việt Nam.',
      en: 'For citizens who have an account at Vietnam Post.',
    },
  },
  next: { vi: 'Tiếp tục', en: 'Continue' },
  notOffered: { vi: 'Tạm thời chưa có', en: 'Not available at present' },
  incomplete: { vi: 'Cần chọn đủ', en: 'Something is not chosen' },
  subjectMissing: { vi: 'Hãy chọn đối tượng đăng ký.', en: 'Choose who registers.' },
  methodMissing: { vi: 'Hãy chọn phương thức đăng ký.', en: 'Choose a method.' },
  citizensOnly: {
    vi: 'Phương thức này chỉ dành cho công dân. Doanh nghiệp hãy chọn Sim ký số hoặc USB ký số.',
    en: 'This method is for citizens only. An enterprise chooses SIM or USB signature.',
  },
} as const;

/** The form of details (guide I, Bước 3). */
export const detailsTexts = {
  documentNumber: { vi: 'Số CMT hoặc CCCD', en: 'CMND or CCCD number' },
  documentHint: {
    vi: '9 hoặc 12 chữ số, như trên giấy tờ.',
    en: '9 or 12 digits, as on the papers.',
  },
  socialInsuranceNumber: { vi: 'Mã số BHXH', en: 'Social insurance number' },
  socialInsuranceHint: {
    vi: '10 chữ số trên sổ hoặc thẻ BHYT, hoặc số định danh 12 chữ số.',
    en: '10 digits of the book or the health card, or the personal number of 12.',
  },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  fullNameHint: {
    vi: 'Viết có dấu, đúng như trên giấy tờ.',
    en: 'With all marks, as on the papers.',
  },
  dateOfBirth: { vi: 'Ngày sinh', en: 'Date of birth' },
  dateHint: {
    vi: 'Ví dụ 12 5 1990. Nếu giấy tờ chỉ có năm sinh, chỉ nhập năm.',
    en: 'For example 12 5 1990. If the papers have the year alone, enter the year only.',
  },
  sex: { vi: 'Giới tính', en: 'Sex' },
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  phoneHint: {
    vi: 'Thuê bao di động chính chủ; mã OTP được gửi đến số này.',
    en: 'A mobile number that you own; the one-time code is sent there.',
  },
  simPhone: { vi: 'Số điện thoại của Sim ký số', en: 'Phone number of the SIM' },
  simPhoneHint: {
    vi: 'Điện thoại có Sim này phải ở bên bạn: yêu cầu ký sẽ hiện trên đó.',
    en: 'Have the phone with this SIM at hand: the request to sign appears there.',
  },
  email: { vi: 'Email', en: 'E-mail' },
  emailHint: { vi: 'Không bắt buộc.', en: 'You need not give one.' },
  consentSummary: {
    vi: 'Nội dung đồng ý xử lý dữ liệu cá nhân',
    en: 'The text on processing personal data',
  },
  consent: {
    vi: 'Tôi đã đọc và đồng ý với nội dung xử lý dữ liệu cá nhân',
    en: 'I have read and consent to the processing of my personal data',
  },
  submit: { vi: 'Đăng ký', en: 'Register' },
  correct: { vi: 'Gửi lại thông tin', en: 'Send the corrected details' },
} as const satisfies Record<string, Text>;

/** "Đăng ký bằng …": what is said before the form of each method. */
export const startTexts = {
  title: { vi: 'Đăng ký bằng {method}', en: 'Register: {method}' },
  back: { vi: 'Chọn phương thức khác', en: 'Choose another method' },
  before: {
    mobile_subscriber: [
      {
        vi: 'Thuê bao di động dùng để đăng ký phải là thuê bao chính chủ. Thông tin được đối chiếu với nhà mạng.',
        en: 'You must be the registered owner of the number. Your details are compared with the carrier’s.',
      },
    ],
    social_insurance: [
      {
        vi: 'Thông tin bạn nhập được so sánh với dữ liệu của cơ quan Bảo hiểm xã hội.',
        en: 'What you enter is compared with the record of the social insurer.',
      },
    ],
    sim_signature: [
      {
        vi: 'Sau khi bấm Đăng ký, yêu cầu ký số được gửi đến Sim. Hãy xác nhận và nhập mã PIN trên điện thoại; không nhập mã PIN ở bất kỳ trang nào.',
        en: 'After you press Register, a request to sign goes to the SIM. Confirm it with the PIN on the phone; never type the PIN into a page.',
      },
    ],
    usb_signature: [
      {
        vi: 'Cắm USB ký số vào máy tính và mở công cụ ký điện tử. Mã PIN chỉ được nhập ở cửa sổ của công cụ ký, không nhập trên trang này.',
        en: 'Plug in the token and start the signing agent. The PIN is asked for in the agent’s own window, never on this page.',
      },
    ],
    vietnam_post: [
      {
        vi: 'Bạn sẽ được chuyển sang trang đăng nhập của Bưu điện Việt Nam, rồi quay lại đây.',
        en: 'You are sent to the sign-in page of Vietnam Post, and come back here.',
      },
    ],
  },
} as const satisfies {
  title: Text;
  back: Text;
  before: Record<RegistrationMethod, readonly Text[]>;
};
