import type { Text } from '../../flows/text.ts';

/** What happens in flows. */
export const flowStory = {
  'details.awaited': { vi: 'Chờ công dân khai thông tin', en: 'The details are asked for' },
  'credentials.awaited': {
    vi: 'Chờ tên đăng nhập và mật khẩu',
    en: 'User name and password are asked for',
  },
  'username.awaited': { vi: 'Chờ tên đăng nhập', en: 'The user name is asked for' },
  'reference.awaited': { vi: 'Chờ mã hồ sơ', en: 'The reference is asked for' },
  'counter_request.awaited': {
    vi: 'Chờ thông tin để khôi phục tại quầy',
    en: 'The details for a recovery at a counter are asked for',
  },
  'otp.sent': { vi: 'Đã gửi OTP', en: 'A one-time code was sent' },
  'otp.held': {
    vi: 'Chưa gửi OTP: chờ đến lúc được gửi',
    en: 'No code was sent yet: it waits until it may be',
  },
  'otp.limit_over': { vi: 'Có thể gửi lại OTP', en: 'Another code can be sent again' },
  'otp.verified': { vi: 'OTP đúng', en: 'The code was right' },
  'app_code.awaited': {
    vi: 'Chờ mã của ứng dụng xác thực',
    en: 'The code of the authenticator app is asked for',
  },
  'authenticator_app.awaited': {
    vi: 'Chờ mã của ứng dụng xác thực',
    en: 'The code of the authenticator app is asked for',
  },
  'app_enrolment.awaited': {
    vi: 'Chờ công dân thêm ứng dụng xác thực',
    en: 'The authenticator app is being added',
  },
  'recovery_codes.awaited': {
    vi: 'Chờ công dân lưu mã khôi phục',
    en: 'The recovery codes are to be kept',
  },
  'password.awaited': { vi: 'Chờ đặt mật khẩu', en: 'A password is asked for' },
  'identity.shown': {
    vi: 'Đã hiện thông tin để công dân xác nhận',
    en: 'The details were shown to be confirmed',
  },
  'phone.awaited': { vi: 'Chờ số điện thoại', en: 'A phone number is asked for' },
  'sim.prompted': {
    vi: 'Đã gửi yêu cầu ký đến SIM',
    en: 'The prompt was sent to the SIM',
  },
  'sim.held': {
    vi: 'Chưa gửi yêu cầu ký: chờ đến lúc được gửi',
    en: 'No prompt was sent yet: it waits until it may be',
  },
  'sim.limit_over': {
    vi: 'Có thể gửi lại yêu cầu ký đến SIM',
    en: 'Another prompt can be sent again',
  },
  'challenge.issued': {
    vi: 'Đã tạo yêu cầu ký cho USB ký số',
    en: 'A challenge for the token was made',
  },
  'post.sign_in_opened': {
    vi: 'Đã mở đăng nhập tại Bưu điện Việt Nam',
    en: 'The sign-in at Vietnam Post was opened',
  },
  'papers.awaited': {
    vi: 'Chờ Bưu điện kiểm tra giấy tờ',
    en: 'Vietnam Post is to check the papers',
  },
  'review.awaited': {
    vi: 'Vẫn chờ cán bộ xác minh',
    en: 'Staff are still to verify',
  },
  'review.requested': {
    vi: 'Đã nhờ cán bộ xác minh',
    en: 'Staff were asked to verify',
  },
  'review.approved': { vi: 'Cán bộ đã xác nhận', en: 'A member of staff has approved' },
  'review.rejected': { vi: 'Cán bộ không xác nhận', en: 'A member of staff has rejected' },
  'review.shown': { vi: 'Cán bộ đã xem yêu cầu xác minh', en: 'A member of staff looked at it' },
  'review.signal_refused': {
    vi: 'Tín hiệu xác minh không được dùng',
    en: 'A signal to verify came to nothing',
  },
  'flow.extended': { vi: 'Đã gia hạn', en: 'The deadline was put off' },
  'flow.deadline_frozen': {
    vi: 'Thời hạn được lùi vì sự cố của hệ thống bên ngoài',
    en: 'The deadline was put off: an outside system had an outage',
  },
  'flow.message_ignored': {
    vi: 'Thao tác của cán bộ không có tác dụng',
    en: 'An act of staff came to nothing',
  },
  'flow.taken_up': {
    vi: 'Công dân đã tiếp tục trên thiết bị khác',
    en: 'It was taken up on another device',
  },
  'flow.reminded': {
    vi: 'Đã nhắc công dân làm tiếp bằng tin nhắn',
    en: 'The citizen was reminded by SMS to go on',
  },
  'flow.reminder_refused': {
    vi: 'Không gửi được tin nhắn nhắc làm tiếp: trung tâm tin nhắn từ chối số này',
    en: 'No reminder to go on: the SMS centre refused the number',
  },
  'flow.resumed': { vi: 'Đã mở lại hồ sơ', en: 'The flow was opened again' },
  'flow.refused': { vi: 'Kết thúc: không được chấp nhận', en: 'Ended: refused' },
  'flow.cancelled': { vi: 'Kết thúc: đã hủy', en: 'Ended: cancelled' },
  'flow.expired': { vi: 'Kết thúc: quá hạn', en: 'Ended: it has expired' },
  'flow.terminated': {
    vi: 'Kết thúc: đã bị dừng trong Temporal',
    en: 'Ended: stopped in Temporal',
  },
  'flow.failed': { vi: 'Kết thúc: lỗi của hệ thống', en: 'Ended: a fault of the system' },
  'flow.timed_out': { vi: 'Kết thúc: quá hạn trong Temporal', en: 'Ended: timed out in Temporal' },
  'flow.workflow_missing': {
    vi: 'Kết thúc: Temporal không còn hồ sơ này',
    en: 'Ended: Temporal does not have it any more',
  },
  'flow.end_lost': {
    vi: 'Kết thúc: đã kết thúc trước khi khôi phục dữ liệu',
    en: 'Ended: it had ended before data were restored',
  },
  'flow.result_lost': {
    vi: 'Kết thúc: kết quả bị mất khi khôi phục dữ liệu',
    en: 'Ended: its result was lost when data were restored',
  },
  'flow.written_again': {
    vi: 'Đã ghi lại tình trạng hồ sơ sau khi đối chiếu với Temporal',
    en: 'Where it stands was written again, as Temporal has it',
  },
} as const satisfies Record<string, Text>;
