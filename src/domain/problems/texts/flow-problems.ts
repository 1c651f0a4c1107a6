import type { Problem } from '../problem.ts';
import {
  chooseMethod,
  dispute,
  recoverAtCounter,
  recoverPassword,
  resumeFlow,
} from './next-actions.ts';
import { seeFlow, startAgain, correctEmail, submitConfirm } from './next-actions.ts';

/** What a flow refuses because of who asks, of where it stands, or of an account that exists. */
export const flowProblems = {
  FlowTokenMissing: {
    status: 401,
    title: { vi: 'Thiếu mã truy cập phiên', en: "The flow's token is missing" },
    detail: {
      vi: 'Hãy gửi kèm mã truy cập (token) nhận được khi bắt đầu: Authorization: Bearer <token>.',
      en: 'Send the token from the answer to the start: Authorization: Bearer <token>.',
    },
    nextActions: [chooseMethod],
  },
  FlowTokenInvalid: {
    status: 401,
    title: { vi: 'Mã truy cập không hợp lệ', en: "The flow's token is not valid" },
    detail: {
      vi: 'Mã truy cập (token) không đúng với phiên này. Hãy dùng đúng mã nhận được khi bắt đầu, hoặc bắt đầu lại.',
      en: 'The token does not belong to this flow. Use the one from the answer to the start, or start again.',
    },
    nextActions: [chooseMethod],
  },
  FlowTakenUp: {
    status: 401,
    title: {
      vi: 'Hồ sơ đã được tiếp tục trên thiết bị khác',
      en: 'The flow was taken up on another device',
    },
    detail: {
      vi: 'Hồ sơ này đã được tiếp tục trên thiết bị khác bằng mã OTP gửi đến số điện thoại của hồ sơ, nên không dùng được ở đây nữa. Hãy tiếp tục trên thiết bị đó; muốn quay lại thiết bị này, hãy nhập mã hồ sơ và mã OTP mới.',
      en: 'This flow was taken up on another device, by a code to its phone, so it cannot be used here any more. Go on there; to come back to this device, enter its reference and a new code.',
    },
    nextActions: [resumeFlow],
  },
  FlowNotFound: {
    status: 404,
    title: { vi: 'Không tìm thấy phiên này', en: 'There is no such flow' },
    detail: {
      vi: 'Không có phiên này, hoặc phiên không phải của bạn. Hãy kiểm tra đường dẫn hoặc bắt đầu lại.',
      en: 'There is no such flow, or it is not yours. Check the address or start again.',
    },
    nextActions: [chooseMethod],
  },
  MethodNotOffered: {
    status: 404,
    title: { vi: 'Cổng chưa có phương thức này', en: 'This portal does not offer the method' },
    detail: {
      vi: 'Cổng này không cung cấp phương thức đã chọn. Hãy chọn một phương thức khác trong danh sách.',
      en: 'This portal does not offer the method. Choose another one of the list.',
    },
    nextActions: [chooseMethod],
  },
  StepNotOpen: {
    status: 409,
    title: { vi: 'Bước này chưa mở hoặc đã qua', en: 'This step is not open' },
    detail: {
      vi: 'Phiên đang ở một bước khác. Hãy tiếp tục ở bước hiện tại của phiên.',
      en: 'The flow is at another step. Go on with the step that is open now.',
    },
    nextActions: [seeFlow],
  },
  ActionNotAllowed: {
    status: 409,
    title: { vi: 'Thao tác chưa được phép lúc này', en: 'This action is not allowed now' },
    detail: {
      vi: 'Bước hiện tại không cho phép thao tác này. Hãy chọn một trong các thao tác mà bước đang cho phép.',
      en: 'The current step does not allow this action. Choose one of those that it lists.',
    },
    nextActions: [seeFlow],
  },
  SubmissionInProgress: {
    status: 409,
    title: { vi: 'Đang xử lý thông tin đã gửi', en: 'An earlier submission is being processed' },
    detail: {
      vi: 'Hệ thống đang xử lý thông tin bạn vừa gửi. Hãy chờ kết quả, không cần nhập lại.',
      en: 'What you sent before is still being processed. Wait for its result; nothing needs typing again.',
    },
    nextActions: [seeFlow],
  },
  AccountAlreadyExists: {
    status: 409,
    title: { vi: 'Tài khoản đã tồn tại trên hệ thống', en: 'The account already exists' },
    detail: {
      vi: 'Đã tồn tại tài khoản với số CMT/CCCD (doanh nghiệp: mã số thuế) này trên hệ thống. Bạn có thể lấy lại mật khẩu bằng chức năng “Quên mật khẩu” tại màn hình đăng nhập, hoặc đến quầy giao dịch lấy lại mật khẩu, hoặc khiếu nại khi không sở hữu tài khoản.',
      en: 'There is already an account with this identity number (of an enterprise: this tax code). Get your password back with “Forgotten password” on the login screen, or at a service counter, or file a complaint if the account is not yours.',
    },
    nextActions: [recoverPassword, recoverAtCounter, dispute],
  },
  FlowCompleted: {
    status: 410,
    title: { vi: 'Phiên đã hoàn tất', en: 'The flow is completed' },
    detail: {
      vi: 'Phiên này đã hoàn tất theo thông tin gửi trước đó; không cần thực hiện lại.',
      en: 'This flow was completed by what was sent before; nothing needs to be done again.',
    },
    nextActions: [seeFlow],
  },
  FlowEnded: {
    status: 410,
    title: { vi: 'Phiên đã kết thúc', en: 'The flow has ended' },
    detail: {
      vi: 'Phiên này đã kết thúc và không nhận thêm thông tin. Nếu vẫn cần, hãy bắt đầu lại.',
      en: 'This flow has ended and takes nothing more. If you still need to, start again.',
    },
    nextActions: [startAgain],
  },
  FlowExpired: {
    status: 410,
    title: { vi: 'Phiên đã hết hạn', en: 'The flow has expired' },
    detail: {
      vi: 'Đã hết thời gian hoàn thành phiên này và chưa có gì thay đổi. Hãy bắt đầu lại.',
      en: 'The time to complete it has passed and nothing has changed. Start again.',
    },
    nextActions: [startAgain],
  },
  FlowCancelled: {
    status: 410,
    title: { vi: 'Phiên đã bị hủy', en: 'The flow was cancelled' },
    detail: {
      vi: 'Phiên này đã bị hủy và chưa có gì thay đổi. Nếu vẫn muốn tiếp tục, hãy bắt đầu lại.',
      en: 'This flow was cancelled and nothing has changed. If you still want to go on, start again.',
    },
    nextActions: [startAgain],
  },
  EmailRequired: {
    status: 422,
    title: { vi: 'Doanh nghiệp phải nhập email', en: 'An enterprise must give an e-mail address' },
    detail: {
      vi: 'Trường email bắt buộc nhập đối với tài khoản doanh nghiệp, nên không thể bỏ trống hoặc xóa. Hãy nhập email rồi gửi lại; không phải ký lại.',
      en: 'The e-mail address is compulsory for the account of an enterprise, so it can be neither left out nor removed. Enter one and send it again; nothing has to be signed again.',
    },
    nextActions: [submitConfirm, correctEmail],
  },
} satisfies Record<string, Problem>;
