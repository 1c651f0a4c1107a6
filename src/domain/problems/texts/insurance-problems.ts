import type { Problem } from '../problem.ts';
import { askForReview, chooseMethod, correctDetails, seeFlow, startAgain } from './next-actions.ts';

/** Registration by social insurance (guide 1.2): what the insurer's record does not bear out. */
export const insuranceProblems = {
  // One text for a wrong person, an unknown number and a foreign phone: the public must not learn which.
  InsuredPersonMismatch: {
    status: 422,
    title: {
      vi: 'Thông tin không khớp với CSDL BHXH',
      en: 'The information does not match the social insurance record',
    },
    detail: {
      vi: 'Thông tin bạn nhập không khớp với cơ sở dữ liệu BHXH, hoặc số điện thoại không phải của bạn. Hãy kiểm tra mã số BHXH, họ và tên, ngày sinh, số điện thoại rồi gửi lại; nếu thông tin đã đúng, hãy cập nhật tại cơ quan BHXH.',
      en: 'What you entered does not match the social insurance database, or the phone is not yours. Check insurance number, full name, date of birth and phone and send them again; if they are right, update your record with the insurer.',
    },
    nextActions: [correctDetails],
  },
  // Told only where all that can be read of the record, and the phone, are the citizen's own.
  InsuredRecordUnreadable: {
    status: 422,
    title: {
      vi: 'Hồ sơ BHXH có dữ liệu hệ thống không đọc được',
      en: 'The social insurance record has data that cannot be read',
    },
    detail: {
      vi: 'Hồ sơ của bạn tại cơ quan BHXH có dữ liệu mà hệ thống không đọc được, nên chưa thể tự động xác nhận. Hãy yêu cầu cán bộ hỗ trợ xem xét; gửi lại thông tin sau khi cơ quan BHXH đã cập nhật hồ sơ cũng được.',
      en: 'Your record with the insurer has data that this system cannot read, so it cannot confirm them by itself. Ask for a review by support staff; or send the details again once the insurer has put the record right.',
    },
    nextActions: [askForReview, correctDetails],
  },
  InsuredPersonNotVerified: {
    status: 422,
    title: { vi: 'Không đăng ký được tài khoản', en: 'The account could not be registered' },
    detail: {
      vi: 'Dữ liệu nhập lên hệ thống không khớp với CSDL BHXH nên không đăng ký được tài khoản. Hãy cập nhật thông tin tại cơ quan BHXH rồi đăng ký lại, hoặc chọn phương thức đăng ký khác.',
      en: 'What was entered does not match the social insurance database, so the account could not be registered. Update your record with the insurer and start again, or choose another method.',
    },
    nextActions: [startAgain, chooseMethod],
  },
  InsurerUnavailable: {
    status: 503,
    title: { vi: 'Chưa kết nối được CSDL BHXH', en: 'The insurer cannot be reached' },
    detail: {
      vi: 'Hệ thống chưa kết nối được với cơ sở dữ liệu BHXH và sẽ tự thử lại. Thông tin bạn nhập vẫn được giữ; hãy theo dõi phiên này.',
      en: 'The social insurance database cannot be reached; we are trying again by ourselves. What you entered is kept; follow this flow.',
    },
    nextActions: [seeFlow],
  },
} satisfies Record<string, Problem>;
