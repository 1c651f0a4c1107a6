import type { Text } from '../flows/text.ts';

const fields: Readonly<Record<string, Text>> = {
  fullName: { vi: 'Họ tên', en: 'The full name' },
  name: { vi: 'Họ tên', en: 'The full name' },
  dateOfBirth: { vi: 'Ngày sinh', en: 'The birth date' },
  sex: { vi: 'Giới tính', en: 'The sex' },
  phone: { vi: 'Số điện thoại', en: 'The phone number' },
  documentNumber: { vi: 'Số giấy tờ', en: 'The document number' },
  documents: { vi: 'Số giấy tờ', en: 'The document number' },
  socialInsuranceNumber: { vi: 'Số bảo hiểm xã hội', en: 'The social insurance number' },
};

/** What is found beside single fields. */
const others: Readonly<Record<string, Text>> = {
  suspended: { vi: 'Thuê bao đang bị khóa', en: 'The subscription is suspended' },
  source_unavailable: {
    vi: 'Nguồn dữ liệu chưa trả lời',
    en: 'The source has not answered',
  },
  documentProvinceUnknown: {
    vi: 'Ba số đầu của CCCD không phải mã tỉnh đã biết',
    en: 'The first three digits are no known place',
  },
  papersNotChecked: {
    vi: 'Bưu điện chưa kiểm tra giấy tờ',
    en: 'Vietnam Post has not checked the papers',
  },
  revocationNotChecked: {
    vi: 'Chưa kiểm tra được chứng thư số còn hiệu lực',
    en: 'Whether the certificate is revoked could not be checked',
  },
  account_unknown: { vi: 'Không có tài khoản nào mang số này', en: 'No account has this number' },
  account_locked: { vi: 'Tài khoản đang bị khóa', en: 'The account is locked' },
  name_differs: {
    vi: 'Họ tên khác với tài khoản',
    en: 'The name differs from that of the account',
  },
  phone_of_too_many_accounts: {
    vi: 'Số điện thoại đã nhận OTP cho quá nhiều tài khoản',
    en: 'The phone gets codes for too many accounts',
  },
  notObjected: { vi: 'Bên kia không phản đối', en: 'The other party has not objected' },
  objected: { vi: 'Bên kia có phản đối', en: 'The other party has objected' },
  accountClosed: { vi: 'Tài khoản đã đóng', en: 'The account is closed' },
  accountOfLevel3: { vi: 'Tài khoản ở mức 3', en: 'The account is of level 3' },
  noAccount: { vi: 'Không có tài khoản nào mang số này', en: 'No account has this number' },
};

const unreadable = /^(\w+)Unreadable$/;
const ofLevel = /^account_of_level_([123])$/;

/** What a source has found, in words; a finding without words of its own is told by its name. For staff alone. */
export function findingText(finding: string): Text {
  const known = others[finding];
  if (known) return known;
  const level = ofLevel.exec(finding)?.[1];
  if (level !== undefined) {
    return { vi: `Tài khoản ở mức ${level}`, en: `The account is of level ${level}` };
  }
  const name = unreadable.exec(finding)?.[1];
  const field = fields[name ?? finding];
  if (!field) return { vi: finding, en: finding };
  return name === undefined
    ? { vi: `${field.vi} không khớp`, en: `${field.en} differs` }
    : { vi: `${field.vi} trong câu trả lời không đọc được`, en: `${field.en} could not be read` };
}
