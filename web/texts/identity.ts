import type { IdentityView } from '../../client/contract.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** "Thông tin định danh" (guide 3.1). */
export const identityTexts = {
  account: { vi: 'Tài khoản', en: 'Account' },
  person: { vi: 'Thông tin cá nhân', en: 'The person' },
  enterprise: { vi: 'Thông tin doanh nghiệp', en: 'The enterprise' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  enterpriseName: { vi: 'Tên doanh nghiệp', en: 'Name of the enterprise' },
  dateOfBirth: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
  level: { vi: 'Mức xác minh', en: 'Verification level' },
  raise: { vi: 'Nâng mức', en: 'Raise it' },
  reference: { vi: 'Mã tài khoản', en: 'Reference of the account' },
  since: { vi: 'Tạo lúc', en: 'Made' },
  documents: { vi: 'Số giấy tờ', en: 'Document numbers' },
  documentFrom: {
    vi: '{number} (nguồn: {source}, từ {since})',
    en: '{number} (by {source}, since {since})',
  },
  addDocument: { vi: 'Bổ sung số giấy tờ', en: 'Add a document number' },
  contacts: { vi: 'Liên hệ', en: 'Contacts' },
  phone: { vi: 'Số điện thoại', en: 'Phone' },
  email: { vi: 'Email', en: 'E-mail' },
  verified: { vi: '{value} (xác nhận {since})', en: '{value} (verified {since})' },
  notVerified: { vi: '{value} (chưa xác nhận)', en: '{value} (not verified)' },
  none: { vi: 'Chưa có', en: 'None' },
  language: { vi: 'Ngôn ngữ của thông báo', en: 'Language of notices' },
  inVietnamese: { vi: 'Tiếng Việt', en: 'Vietnamese' },
  inEnglish: { vi: 'Tiếng Anh', en: 'English' },
  add: { vi: 'Thêm', en: 'Add' },
  change: { vi: 'Đổi', en: 'Change' },
  remove: { vi: 'Xóa', en: 'Remove' },
  masked: {
    vi: 'Các số được che bớt. Bản đầy đủ có trong phần “Tải dữ liệu của tôi”.',
    en: 'Numbers are masked. They are whole in “Export my data”.',
  },
  toMethods: { vi: 'Các phương thức xác thực', en: 'Authentication methods' },
  toExport: { vi: 'Tải dữ liệu của tôi', en: 'Export my data' },
} as const satisfies Record<string, Text>;

/** The kinds of number, in as few words as people use. */
export const documentTexts: Readonly<Record<IdentityView['documents'][number]['kind'], Text>> = {
  cccd: { vi: 'CCCD', en: 'CCCD' },
  cmnd: { vi: 'CMT/CMND', en: 'CMND' },
  passport: { vi: 'Hộ chiếu', en: 'Passport' },
  social_insurance: { vi: 'Mã số BHXH', en: 'Social insurance' },
  tax_code: { vi: 'Mã số thuế', en: 'Tax code' },
};
