import type { Text } from '../../src/domain/flows/text.ts';

/** What a source, or a look of ours, has found, and what to check about it. */
export const findingTexts: Readonly<Partial<Record<string, Text>>> = {
  fullName: {
    vi: 'Họ tên khác dữ liệu của nguồn: so từng chữ, cả dấu, với giấy tờ.',
    en: 'The name differs from the source: compare each letter and mark with the papers.',
  },
  dateOfBirth: {
    vi: 'Ngày sinh khác dữ liệu của nguồn: so với giấy tờ.',
    en: 'The birth date differs from the source: compare it with the papers.',
  },
  sex: {
    vi: 'Giới tính khác dữ liệu của nguồn: so với giấy tờ.',
    en: 'The sex differs from the source: compare it with the papers.',
  },
  phone: {
    vi: 'Số điện thoại không phải của người này theo nguồn: xem hợp đồng thuê bao.',
    en: 'By the source the phone is not this person’s: see the contract of the number.',
  },
  documentNumber: {
    vi: 'Số giấy tờ khác dữ liệu của nguồn: so với giấy tờ gốc.',
    en: 'The document number differs from the source: compare it with the original.',
  },
  documents: {
    vi: 'Nguồn không có số giấy tờ nào của người này: xem giấy tờ gốc.',
    en: 'The source has no document number of this person: see the original papers.',
  },
  socialInsuranceNumber: {
    vi: 'Nguồn không biết mã số BHXH này: xem sổ hoặc thẻ BHXH.',
    en: 'The source does not know this insurance number: see the book or card.',
  },
  not_found: {
    vi: 'Nhà mạng không tìm thấy thuê bao: xem hợp đồng thuê bao.',
    en: 'The carrier does not find the subscriber: see the contract of the number.',
  },
  suspended: {
    vi: 'Thuê bao đang bị khóa: hỏi công dân lý do, xem hợp đồng thuê bao.',
    en: 'The number is suspended: ask why, and see its contract.',
  },
  documentProvinceUnknown: {
    vi: 'Ba số đầu của CCCD không phải mã nơi đăng ký khai sinh đã biết: xem kỹ thẻ gốc.',
    en: 'The first three digits name no known place of birth registration: look hard at the original card.',
  },
  papersNotChecked: {
    vi: 'Bưu điện chưa kiểm tra giấy tờ: bạn phải tự xem giấy tờ.',
    en: 'The Post has not checked the papers: you must see them yourself.',
  },
  revocationNotChecked: {
    vi: 'Không hỏi được CA chứng thư còn hiệu lực hay không: hỏi CA hoặc xem giấy tờ.',
    en: 'The CA did not say whether the certificate is revoked: ask the CA, or see papers.',
  },
  noAccount: {
    vi: 'Không tài khoản nào giữ số này: không có gì để giải phóng hay chuyển.',
    en: 'No account holds the number: there is nothing to free or hand over.',
  },
  objected: {
    vi: 'Bên kia phản đối: đọc ý kiến, so giấy tờ của cả hai.',
    en: 'The other party objects: read what they say, and compare both parties’ papers.',
  },
  notObjected: {
    vi: 'Bên kia không phản đối trong thời hạn: vẫn phải xem giấy tờ của người khiếu nại.',
    en: 'The other party has not objected in time: the complainant’s papers are to be seen all the same.',
  },
  accountClosed: {
    vi: 'Tài khoản kia đã đóng: chỉ giải phóng được số, không chuyển được tài khoản.',
    en: 'That account is closed: the number can be freed, the account not handed over.',
  },
  accountOfLevel3: {
    vi: 'Tài khoản kia ở mức 3, đã chứng minh như gặp trực tiếp: cần chứng cứ rất rõ.',
    en: 'That account is at level 3, proven as in person: the evidence must be very clear.',
  },
  account_unknown: {
    vi: 'Không tài khoản nào có tên đăng nhập này: không có gì để khôi phục.',
    en: 'No account has this user name: there is nothing to recover.',
  },
  account_locked: {
    vi: 'Tài khoản đang bị khóa: xem vì sao trước khi quyết định.',
    en: 'The account is locked: find out why before you decide.',
  },
  name_differs: {
    vi: 'Họ tên khác tên của tài khoản: so với giấy tờ, hỏi về việc đổi tên.',
    en: 'The name is not the account’s: compare it with the papers, ask about a change of name.',
  },
  phone_of_too_many_accounts: {
    vi: 'Số điện thoại đã dùng cho nhiều tài khoản: sẽ không dùng được, cần số khác.',
    en: 'The phone has as many accounts as it may: another one is needed.',
  },
  account_of_level_1: { vi: 'Tài khoản ở mức 1.', en: 'The account is at level 1.' },
  account_of_level_2: {
    vi: 'Tài khoản ở mức 2: xem giấy tờ mang số của tài khoản.',
    en: 'The account is at level 2: see the papers that have its number.',
  },
  account_of_level_3: {
    vi: 'Tài khoản ở mức 3: chỉ khôi phục khi đã gặp trực tiếp cùng giấy tờ gốc.',
    en: 'The account is at level 3: only in person, with the original papers.',
  },
};

/** Of a member of the source's record that is not readable: `fullNameUnreadable`. */
export const unreadableText: Text = {
  vi: 'Nguồn không cho biết rõ: {member}. So với giấy tờ.',
  en: 'The source does not tell clearly: {member}. Compare it with the papers.',
};
