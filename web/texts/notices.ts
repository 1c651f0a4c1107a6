import type { Text } from '../../src/domain/flows/text.ts';

/** What a page says first because of what was done or has happened before it, by name. */
export const notices = {
  signed_out: {
    title: { vi: 'Đã đăng xuất', en: 'Signed out' },
    text: {
      vi: 'Nếu dùng máy chung, hãy đóng trình duyệt.',
      en: 'On a shared computer, close the browser as well.',
    },
    isSuccess: true,
  },
  session_over: {
    title: { vi: 'Phiên đăng nhập đã kết thúc', en: 'The session has ended' },
    text: {
      vi: 'Hãy đăng nhập lại. Nội dung bạn đã nhập được giữ và sẽ hiện lại sau khi đăng nhập.',
      en: 'Sign in again. What you typed was kept, and is there once you have.',
    },
  },
  late_tab: {
    title: { vi: 'Hồ sơ đã sang bước khác', en: 'The application has moved on' },
    text: {
      vi: 'Biểu mẫu bạn vừa gửi thuộc về một bước đã qua, nên không được dùng. Đây là bước hiện tại.',
      en: 'The form that you sent belongs to an earlier step, so it was not used. This is the current step.',
    },
  },
  form_outdated: {
    title: { vi: 'Biểu mẫu đã được gửi trước đó', en: 'The form was sent before' },
    text: {
      vi: 'Một nội dung khác đã được gửi bằng chính biểu mẫu này. Hãy kiểm tra lại rồi gửi lần nữa.',
      en: 'Something else was sent by this very form before. Check it, then send it again.',
    },
  },
  review_papers: {
    title: { vi: 'Đã ghi giấy tờ', en: 'The papers are recorded' },
    text: {
      vi: 'Người khác xem và quyết định; với mức 2, bạn cũng có thể chấp nhận.',
      en: 'Somebody else looks and decides; at level 2 you may approve as well.',
    },
    isSuccess: true,
  },
  review_decided: {
    title: { vi: 'Đã quyết định', en: 'Decided' },
    text: {
      vi: 'Hồ sơ đã nhận quyết định và đi tiếp theo đó.',
      en: 'The flow has taken the decision, and goes on by it.',
    },
    isSuccess: true,
  },
  review_not_taken: {
    title: { vi: 'Đã quyết định, hồ sơ chưa nhận', en: 'Decided, and not taken by its flow yet' },
    text: {
      vi: 'Quyết định đã được lưu. Nếu sau một phút tình trạng chưa đổi, hãy gửi lại cùng quyết định.',
      en: 'The decision is kept. If the state is the same in a minute, send the same decision once more.',
    },
  },
  file_added: {
    title: { vi: 'Đã nhận tệp', en: 'The file was taken' },
    text: {
      vi: 'Gửi tệp tiếp theo, hoặc nộp khiếu nại khi đã đủ.',
      en: 'Send the next one, or the complaint when that is all.',
    },
    isSuccess: true,
  },
  staff_flow_act: {
    title: { vi: 'Đã chuyển đến hồ sơ', en: 'The flow was told' },
    text: {
      vi: 'Thao tác đã được ghi nhật ký. Trạng thái mới ở dưới; nếu chưa đổi, hãy tải lại trang sau ít giây.',
      en: 'It is kept in the audit trail. How the flow stands now is below; if nothing has changed, load the page again in a few seconds.',
    },
    isSuccess: true,
  },
  staff_account_act: {
    title: { vi: 'Đã thực hiện', en: 'Done' },
    text: {
      vi: 'Thao tác đã được ghi nhật ký. Trạng thái mới của tài khoản ở dưới.',
      en: 'It is kept in the audit trail. How the account stands now is below.',
    },
    isSuccess: true,
  },
  cancelling: {
    title: { vi: 'Đang hủy hồ sơ', en: 'The application is being cancelled' },
    text: {
      vi: 'Yêu cầu hủy đã được nhận và sẽ có hiệu lực trong ít phút.',
      en: 'Your request was received and takes effect within minutes.',
    },
  },
  flow_forgotten: {
    title: { vi: 'Đã gỡ hồ sơ khỏi thiết bị này', en: 'This device no longer holds it' },
    text: {
      vi: 'Hồ sơ không bị hủy. Muốn mở lại, hãy dùng mã hồ sơ.',
      en: 'It was not cancelled. To open it again, use its reference.',
    },
    isSuccess: true,
  },
  flow_resumed: {
    title: { vi: 'Đã mở hồ sơ trên thiết bị này', en: 'It goes on on this device' },
    text: {
      vi: 'Thiết bị cũ không dùng được hồ sơ này nữa. Đây là bước hiện tại.',
      en: 'The other device can no longer use it. This is the current step.',
    },
    isSuccess: true,
  },
  typed_kept: {
    title: { vi: 'Nội dung bạn đã nhập vẫn còn', en: 'What you typed is still here' },
    text: { vi: 'Hãy kiểm tra rồi gửi lại.', en: 'Check it, then send it again.' },
  },
  typed_lost: {
    title: {
      vi: 'Nội dung bạn đã nhập quá dài nên không giữ lại được',
      en: 'What you typed was too long to be kept',
    },
    text: {
      vi: 'Hãy nhập lại ngắn hơn, nhiều nhất số ký tự ghi ở mỗi ô; nên soạn sẵn trong một tệp rồi dán vào.',
      en: 'Type it again, shorter, with no more characters than each field names; better write it into a file first and paste it.',
    },
  },
  session_over_typed_lost: {
    title: { vi: 'Phiên đăng nhập đã kết thúc', en: 'The session has ended' },
    text: {
      vi: 'Hãy đăng nhập lại. Nội dung bạn đã nhập quá dài nên không giữ lại được; sau khi đăng nhập sẽ phải nhập lại.',
      en: 'Sign in again. What you typed was too long to be kept, and has to be typed again once you have.',
    },
  },
  post_cancelled: {
    title: {
      vi: 'Bạn đã hủy đăng nhập Bưu điện Việt Nam',
      en: 'You cancelled the sign-in at Vietnam Post',
    },
    text: {
      vi: 'Hồ sơ vẫn được giữ. Bạn có thể đăng nhập lại hoặc chọn phương thức khác.',
      en: 'Nothing is lost. Sign in there again, or choose another method.',
    },
  },
  post_not_returned: {
    title: {
      vi: 'Chưa nhận được kết quả từ Bưu điện Việt Nam',
      en: 'Vietnam Post has not told who you are',
    },
    text: {
      vi: 'Hồ sơ vẫn được giữ. Hãy đăng nhập Bưu điện Việt Nam lần nữa từ trang này.',
      en: 'Nothing is lost. Sign in at Vietnam Post once more from this page.',
    },
  },
  session_ended: {
    title: { vi: 'Đã kết thúc phiên đăng nhập', en: 'The session was ended' },
    text: {
      vi: 'Thiết bị đó phải đăng nhập lại. Nếu bạn không nhận ra nó, hãy đổi mật khẩu.',
      en: 'That device has to sign in again. If you do not know it, change your password.',
    },
    isSuccess: true,
  },
  other_sessions_ended: {
    title: { vi: 'Đã kết thúc mọi phiên khác', en: 'All other sessions were ended' },
    text: {
      vi: 'Chỉ còn thiết bị này đang đăng nhập.',
      en: 'This device alone is still signed in.',
    },
    isSuccess: true,
  },
  data_request_sent: {
    title: { vi: 'Đã gửi yêu cầu', en: 'Your request was sent' },
    text: {
      vi: 'Khi có trả lời, số điện thoại và email của tài khoản được báo; nội dung trả lời có tại trang này.',
      en: 'Phone and e-mail address of the account are told once it is answered; the answer is then on this page.',
    },
    isSuccess: true,
  },
  data_request_withdrawn: {
    title: { vi: 'Đã rút lại', en: 'It was withdrawn' },
    text: {
      vi: 'Yêu cầu không còn được xử lý. Nếu đó là hạn chế xử lý, hạn chế đã được gỡ.',
      en: 'The request is not looked into any more. If it was a restriction, that is lifted.',
    },
    isSuccess: true,
  },
  outage_declared: {
    title: { vi: 'Đã khai báo sự cố', en: 'The outage is declared' },
    text: {
      vi: 'Hồ sơ cần hệ thống này không quá hạn cho đến khi sự cố kết thúc.',
      en: 'No flow that needs this system expires until the outage has ended.',
    },
    isSuccess: true,
  },
  outage_ended: {
    title: { vi: 'Sự cố đã kết thúc', en: 'The outage has ended' },
    text: {
      vi: 'Thời hạn lại được tính; hồ sơ được bù thời gian đã mất.',
      en: 'Deadlines count again; flows get back the time that it took.',
    },
    isSuccess: true,
  },
  data_request_answered: {
    title: { vi: 'Đã trả lời yêu cầu', en: 'The request is answered' },
    text: {
      vi: 'Công dân được báo và đọc trả lời tại trang tài khoản.',
      en: 'The citizen is told, and reads the answer on the account’s pages.',
    },
    isSuccess: true,
  },
  consent_withdrawn: {
    title: { vi: 'Đã rút lại sự đồng ý', en: 'The consent was withdrawn' },
    text: {
      vi: 'Các phương thức dùng đến nó đã bị khóa. Bạn có thể đồng ý lại bất cứ lúc nào.',
      en: 'The methods that need it are locked. You can consent again at any time.',
    },
    isSuccess: true,
  },
  consent_given: {
    title: { vi: 'Đã đồng ý lại', en: 'You have consented again' },
    text: {
      vi: 'Hãy mở khóa phương thức cần dùng tại “Các phương thức xác thực”.',
      en: 'Unlock the method that you need at “Authentication methods”.',
    },
    isSuccess: true,
  },
  method_locked: {
    title: { vi: 'Đã khóa phương thức', en: 'The method is locked' },
    text: {
      vi: 'Từ bây giờ không ai đăng nhập bằng phương thức này được, cho đến khi bạn mở khóa.',
      en: 'From now on nobody signs in by it, until you unlock it.',
    },
    isSuccess: true,
  },
} as const satisfies Record<string, { title: Text; text: Text; isSuccess?: true }>;

export type NoticeName = keyof typeof notices;

export const noticeNames: readonly NoticeName[] = Object.keys(notices).filter(isNoticeName);

function isNoticeName(name: string): name is NoticeName {
  return Object.hasOwn(notices, name);
}
