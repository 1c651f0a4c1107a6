import type { Problem } from '../problem.ts';
import { askForReview, chooseMethod, correctDetails, startAgain } from './next-actions.ts';

/** Manual verification: what the citizen is told of it, and what staff are who decide. */
export const reviewProblems = {
  ReviewRejected: {
    status: 422,
    title: { vi: 'Yêu cầu xác minh không được chấp nhận', en: 'The review was refused' },
    detail: {
      vi: 'Cán bộ hỗ trợ không xác minh được thông tin của bạn. Hãy đăng ký lại với thông tin đúng, hoặc chọn phương thức đăng ký khác.',
      en: 'Support staff could not verify your information. Start again with the right information, or choose another method.',
    },
    nextActions: [startAgain, chooseMethod],
  },
  ReviewVoided: {
    status: 422,
    title: {
      vi: 'Yêu cầu xác minh không còn hiệu lực vì thông tin đã thay đổi',
      en: 'The review is void: the information has changed',
    },
    detail: {
      vi: 'Bạn đã gửi thông tin khác với thông tin mà cán bộ hỗ trợ đang xem, nên yêu cầu xác minh đó không còn hiệu lực; thông tin mới cũng chưa được xác nhận. Hãy kiểm tra và gửi lại, hoặc nhờ cán bộ hỗ trợ xác minh thông tin mới.',
      en: 'You have sent other information than support staff were looking into, so that review is void; the new information was not confirmed either. Check it and send it again, or ask support staff to verify the new information.',
    },
    nextActions: [correctDetails, askForReview],
  },
  ReviewNotFound: {
    status: 404,
    title: { vi: 'Không có yêu cầu xác minh này', en: 'There is no such review' },
    detail: {
      vi: 'Không tìm thấy yêu cầu xác minh theo mã đã nhập. Hãy hỏi lại công dân mã tra cứu (DD-…), hoặc xem danh sách các yêu cầu đang mở.',
      en: 'There is no review by that name. Ask the citizen for the reference (DD-…) once more, or look at the list of open reviews.',
    },
    nextActions: [],
  },
  DisputeNotFound: {
    status: 404,
    title: { vi: 'Không có khiếu nại này', en: 'There is no such complaint' },
    detail: {
      vi: 'Không tìm thấy khiếu nại, hoặc thời hạn lưu của nó đã hết. Hãy xem danh sách khiếu nại đang chờ.',
      en: 'There is no such complaint, or its retention is over. Look at the list of complaints that wait.',
    },
    nextActions: [],
  },
  ClaimChanged: {
    status: 409,
    title: {
      vi: 'Thông tin cần xác minh đã thay đổi',
      en: 'The claim is not the one that was shown',
    },
    detail: {
      vi: 'Quyết định là cho thông tin khác với thông tin hiện tại, nên chưa có gì được quyết định. Hãy xem lại thông tin hiện tại rồi quyết định.',
      en: 'The decision is about other information than there is now, so nothing was decided. Look at the claim as it is now, and decide then.',
    },
    nextActions: [],
  },
  ReviewClosed: {
    status: 409,
    title: {
      vi: 'Yêu cầu xác minh không còn quyết định gì',
      en: 'The review decides nothing any more',
    },
    detail: {
      vi: 'Phiên đăng ký không còn chờ yêu cầu xác minh này, nên chưa có gì được quyết định. Không cần làm gì thêm.',
      en: 'The flow does not wait for this review any more, so nothing was decided. There is nothing left to do.',
    },
    nextActions: [],
  },
  PapersMissing: {
    status: 409,
    title: { vi: 'Chưa ghi nhận giấy tờ nào', en: 'No papers are recorded' },
    detail: {
      vi: 'Chỉ được chấp nhận khi đã có người xem giấy tờ. Hãy ghi giấy tờ đã xem và xem ở đâu; với mức 3, cán bộ hỗ trợ ghi trước, kiểm soát viên khác chấp nhận sau.',
      en: 'An approval is of papers that somebody has seen. Record which, and where; at level 3 support staff record them first, and another person, a supervisor, approves.',
    },
    nextActions: [],
  },
  FourEyesNeeded: {
    status: 409,
    title: { vi: 'Cần người thứ hai quyết định', en: 'A second person must decide' },
    detail: {
      vi: 'Bạn đã ghi giấy tờ cho yêu cầu này, nên không được tự chấp nhận. Hãy nhờ một kiểm soát viên khác xem và quyết định.',
      en: 'You have recorded the papers of this review, so you cannot approve it as well. Ask another supervisor to look at it and decide.',
    },
    nextActions: [],
  },
  ReviewDecided: {
    status: 409,
    title: { vi: 'Yêu cầu xác minh đã được quyết định', en: 'The review is decided already' },
    detail: {
      vi: 'Đã có quyết định cho yêu cầu này, và quyết định đó được giữ nguyên. Hãy xem yêu cầu để biết ai đã quyết định.',
      en: 'There is a decision already, and it stands. Look at the review to see whose it is.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
