import type { Text } from '../../flows/text.ts';

/** What is wrong with one field, and how it should be. */
export const fieldTexts = {
  Required: { vi: 'Trường này bắt buộc nhập.', en: 'This field is required.' },
  UnknownMember: {
    vi: 'Hệ thống không có trường này. Hãy kiểm tra lại tên trường hoặc bỏ trường này.',
    en: 'There is no such field. Check its name or leave it out.',
  },
  InvalidType: {
    vi: 'Kiểu dữ liệu của trường không đúng.',
    en: 'The value is of the wrong type.',
  },
  InvalidValue: {
    vi: 'Giá trị không nằm trong các giá trị được phép.',
    en: 'The value is not one of those allowed.',
  },
  TooLong: {
    vi: 'Giá trị quá dài. Hãy nhập ngắn hơn.',
    en: 'The value is too long. Enter a shorter one.',
  },
  StatementTooShort: {
    vi: 'Nội dung trình bày quá ngắn. Hãy viết ít nhất 20 ký tự.',
    en: 'The statement is too short. Write 20 characters or more.',
  },
  ReasonTooShort: {
    vi: 'Hãy ghi lý do, ít nhất 3 ký tự.',
    en: 'Say why, in 3 characters or more.',
  },
  PersonalDataInReason: {
    vi: 'Lý do được lưu trong nhật ký: không ghi số giấy tờ hay số điện thoại của công dân.',
    en: 'The reason is kept in the audit trail: leave out documents’ and phone numbers of the citizen.',
  },
  TicketMalformed: {
    vi: 'Số phiếu gồm 2 đến 40 chữ cái, chữ số và các dấu . _ / -. Ví dụ: HT-2026-00123.',
    en: 'A ticket has 2 to 40 letters, digits and the signs . _ / -. For example: HT-2026-00123.',
  },
  Base64Invalid: {
    vi: 'Giá trị không phải base64 hợp lệ (RFC 4648, có đủ dấu =).',
    en: 'This is not base64 (RFC 4648 section 4, padded with =).',
  },
  PhoneInvalid: {
    vi: 'Số điện thoại không hợp lệ. Hãy nhập số di động Việt Nam, ví dụ 0912 345 678.',
    en: 'This is not a valid phone number. Enter a Vietnamese mobile number, such as 0912 345 678.',
  },
  PhoneForeign: {
    vi: 'Số điện thoại nước ngoài không dùng được. Hãy nhập số di động Việt Nam (+84).',
    en: 'A foreign number cannot be used. Enter a Vietnamese mobile number (+84).',
  },
  PhoneNotMobile: {
    vi: 'Đây không phải số thuê bao di động. Hãy nhập số di động có thể nhận tin nhắn.',
    en: 'This is not a mobile number. Enter a mobile number that receives messages.',
  },
  ReferenceMalformed: {
    vi: 'Mã hồ sơ có dạng DD-XXXX-XXXX, gồm 8 chữ cái và chữ số sau DD. Hãy kiểm tra lại.',
    en: 'A reference looks like DD-XXXX-XXXX, with 8 letters and digits after DD. Check it again.',
  },
  DocumentNumberInvalid: {
    vi: 'Số CCCD/định danh cá nhân gồm 12 chữ số, số CMT gồm 9 chữ số. Hãy kiểm tra lại.',
    en: 'A CCCD/personal identity number has 12 digits, a CMT (CMND) number 9. Check it again.',
  },
  DocumentNumberNotAccepted: {
    vi: 'Số CMT 9 chữ số không còn được dùng để đăng ký. Hãy nhập số CCCD/định danh cá nhân 12 chữ số.',
    en: 'A 9-digit CMT (CMND) number can no longer be used to register. Enter the 12-digit CCCD/personal identity number.',
  },
  DocumentBirthYearMismatch: {
    vi: 'Số CCCD không phù hợp với ngày sinh đã nhập. Hãy kiểm tra lại cả hai.',
    en: 'The number does not agree with the date of birth entered. Check both.',
  },
  DocumentSexMismatch: {
    vi: 'Số CCCD không phù hợp với giới tính đã nhập. Hãy kiểm tra lại cả hai.',
    en: 'The number does not agree with the sex entered. Check both.',
  },
  SocialInsuranceNumberInvalid: {
    vi: 'Mã số BHXH gồm 10 hoặc 12 chữ số, mã thẻ BHYT gồm 15 ký tự. Hãy kiểm tra lại.',
    en: 'A social insurance number has 10 or 12 digits, a health card 15 characters. Check it again.',
  },
  NameInvalid: {
    vi: 'Họ và tên chỉ gồm chữ cái, dấu cách và các dấu ’ - . Hãy nhập như trên giấy tờ.',
    en: 'A full name has only letters, spaces and the signs ’ - . Enter it as on your papers.',
  },
  DateInvalid: {
    vi: 'Ngày sinh không có thật hoặc không đúng dạng yyyy-MM-dd (hay yyyy nếu chỉ biết năm).',
    en: 'There is no such date, or it is not in the form yyyy-MM-dd (or yyyy if only the year is known).',
  },
  DateInFuture: {
    vi: 'Ngày sinh ở trong tương lai. Hãy kiểm tra lại.',
    en: 'The date of birth is in the future. Check it again.',
  },
  EmailInvalid: {
    vi: 'Email không hợp lệ. Hãy kiểm tra lại.',
    en: 'This is not a valid e-mail address. Check it again.',
  },
  ConsentMissing: {
    vi: 'Cần có sự đồng ý xử lý dữ liệu cá nhân. Hãy đọc và đồng ý với văn bản tại /v1/consent.',
    en: 'Your consent to the processing of personal data is needed. Read and accept the text at /v1/consent.',
  },
  ConsentOutdated: {
    vi: 'Văn bản đồng ý đã có phiên bản khác. Hãy đọc và đồng ý với văn bản hiện hành tại /v1/consent.',
    en: 'This is not the consent text in force. Read and accept the one at /v1/consent.',
  },
  OtpMalformed: {
    vi: 'Mã OTP gồm 6 chữ số. Hãy nhập đúng mã trong tin nhắn.',
    en: 'A code has 6 digits. Enter it as in the message.',
  },
  AuthenticatorCodeMalformed: {
    vi: 'Mã của ứng dụng xác thực gồm 6 chữ số; mã khôi phục gồm 10 ký tự, dạng XXXXX-XXXXX. Hãy kiểm tra lại.',
    en: 'A code of the authenticator app has 6 digits; a recovery code has 10 characters, as XXXXX-XXXXX. Check it again.',
  },
  TotpMalformed: {
    vi: 'Mã của ứng dụng xác thực gồm 6 chữ số. Hãy nhập mã mà ứng dụng đang hiện.',
    en: 'A code of the authenticator app has 6 digits. Enter the one that the app shows.',
  },
  PasswordTooShort: {
    vi: 'Mật khẩu quá ngắn. Hãy sử dụng 8 ký tự trở lên.',
    en: 'The password is too short. Use 8 characters or more.',
  },
  PasswordTooLong: {
    vi: 'Mật khẩu quá dài. Hãy sử dụng nhiều nhất 128 ký tự.',
    en: 'The password is too long. Use 128 characters at most.',
  },
  PasswordNoLowerCase: {
    vi: 'Mật khẩu cần có chữ thường.',
    en: 'The password needs a lower-case letter.',
  },
  PasswordNoUpperCase: {
    vi: 'Mật khẩu cần có chữ in hoa.',
    en: 'The password needs an upper-case letter.',
  },
  PasswordNoDigit: { vi: 'Mật khẩu cần có số.', en: 'The password needs a digit.' },
  PasswordNoSpecialCharacter: {
    vi: 'Mật khẩu cần có ký tự đặc biệt, ví dụ ! @ # ?',
    en: 'The password needs a special character, such as ! @ # ?',
  },
  PasswordCommon: {
    vi: 'Mật khẩu này quá phổ biến. Hãy chọn mật khẩu khác.',
    en: 'This password is too common. Choose another.',
  },
  PasswordContainsPersonalData: {
    vi: 'Mật khẩu không được chứa số CMT/CCCD, số điện thoại hoặc tên của bạn. Hãy chọn mật khẩu khác.',
    en: 'The password must not contain your identity number, phone number or name. Choose another.',
  },
  PasswordContainsContextWord: {
    vi: 'Mật khẩu không được chứa tên của cổng dịch vụ hay của cơ quan liên quan. Hãy chọn mật khẩu khác.',
    en: 'The password must not contain the name of this portal, or of who stands behind it. Choose another.',
  },
} satisfies Record<string, Text>;
