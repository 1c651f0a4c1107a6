import type { Text } from '../../src/domain/flows/text.ts';
import type { ReviewClaimShown } from '../../src/domain/staff/review-claim.ts';

/** What each member of a claim is called, in the order in which staff read them. */
export const claimLabels = {
  subjectType: { vi: 'Đối tượng', en: 'Who' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  dateOfBirth: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  documentKind: { vi: 'Loại giấy tờ', en: 'Kind of document' },
  documentNumber: { vi: 'Số giấy tờ', en: 'Document number' },
  socialInsuranceNumber: { vi: 'Mã số BHXH', en: 'Social insurance number' },
  documents: { vi: 'Các số được dùng', en: 'Numbers that count' },
  phone: { vi: 'Số điện thoại', en: 'Phone' },
  email: { vi: 'Email', en: 'E-mail' },
  certificate: { vi: 'Chứng thư số', en: 'Certificate' },
  username: { vi: 'Tên đăng nhập cần khôi phục', en: 'User name to be recovered' },
  account: { vi: 'Tài khoản tìm thấy', en: 'Account that was found' },
  reason: { vi: 'Việc đã xảy ra', en: 'What happened' },
  wish: { vi: 'Mong muốn', en: 'Wish' },
  document: { vi: 'Số bị khiếu nại', en: 'Number that is complained about' },
  statement: { vi: 'Trình bày', en: 'Statement' },
  evidence: { vi: 'Tệp chứng minh', en: 'Evidence' },
  heard: { vi: 'Tài khoản của bên kia', en: 'The other party’s account' },
  objection: { vi: 'Ý kiến của bên kia', en: 'What the other party says' },
  consent: { vi: 'Đồng ý xử lý dữ liệu', en: 'Consent' },
} as const satisfies Record<keyof ReviewClaimShown, Text>;

export const claimTexts = {
  citizen: { vi: 'Công dân', en: 'A citizen' },
  enterprise: { vi: 'Doanh nghiệp', en: 'An enterprise' },
  number: { vi: '{kind} {number}', en: '{kind} {number}' },
  certificate: {
    vi: '{issuer}, số {serial}, đến {until}',
    en: '{issuer}, serial {serial}, until {until}',
  },
  consent: { vi: 'Bản {version}', en: 'Version {version}' },
  noAccount: { vi: 'Không có tài khoản nào', en: 'No account' },
  notObjected: { vi: 'Không phản đối', en: 'Has not objected' },
  objection: { vi: '{at}: {statement}', en: '{at}: {statement}' },
  file: { vi: '{type}, {size} kB', en: '{type}, {size} kB' },
} as const satisfies Record<string, Text>;
