import type { Problem } from '../problem.ts';
import {
  chooseMethod,
  correctDetails,
  correctPhone,
  resendPrompt,
  seeFlow,
  startAgain,
} from './next-actions.ts';

/** Why the SIM provider gave no signature (guide 1.3); the facts of TS 102 204's status codes. */
export const simProblems = {
  SimCancelled: {
    status: 422,
    title: { vi: 'Đã từ chối ký trên điện thoại', en: 'Signing was declined on the phone' },
    detail: {
      vi: 'Yêu cầu ký số đã bị từ chối trên điện thoại. Nếu chính bạn yêu cầu ký, hãy gửi lại yêu cầu, so mã bốn chữ số rồi nhập mã PIN của Sim ký số.',
      en: 'The signature was declined on the phone. If it was you who asked for it, send the prompt again, compare the four digits and enter the PIN of your SIM signature.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimTimedOut: {
    status: 422,
    title: { vi: 'Hết thời gian xác nhận trên điện thoại', en: 'Time to confirm has run out' },
    detail: {
      vi: 'Bạn chưa nhập mã PIN trên điện thoại trong thời gian cho phép. Hãy gửi lại yêu cầu ký số.',
      en: 'The PIN was not entered on the phone in time. Send the prompt again.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimPinBlocked: {
    status: 422,
    title: { vi: 'Mã PIN của Sim ký số đã bị khóa', en: 'The PIN of the SIM signature is blocked' },
    detail: {
      vi: 'Mã PIN đã bị khóa vì nhập sai quá nhiều lần. Hãy liên hệ nhà cung cấp Sim ký số để mở khóa rồi gửi lại yêu cầu ký số, hoặc chọn phương thức khác.',
      en: 'The PIN is blocked after too many wrong tries. Ask the provider of your SIM signature to unblock it and send the prompt again, or choose another method.',
    },
    nextActions: [resendPrompt, correctDetails, correctPhone, startAgain, chooseMethod],
  },
  SimCardBlocked: {
    status: 422,
    title: { vi: 'Sim ký số đã bị khóa', en: 'The SIM signature is blocked' },
    detail: {
      vi: 'Nhà cung cấp cho biết Sim ký số này đã bị khóa. Hãy liên hệ nhà cung cấp để mở khóa rồi gửi lại yêu cầu ký số, hoặc chọn phương thức khác.',
      en: 'The provider says that this SIM is blocked for signing. Have it unblocked and send the prompt again, or choose another method.',
    },
    nextActions: [resendPrompt, correctDetails, correctPhone, startAgain, chooseMethod],
  },
  // One text for a SIM without a key and for an unknown number: strangers must not learn which.
  SimNoKey: {
    status: 422,
    title: { vi: 'Số điện thoại chưa có Sim ký số', en: 'This number has no SIM signature' },
    detail: {
      vi: 'Số điện thoại này chưa có chữ ký số trên SIM. Hãy kiểm tra lại số điện thoại, đăng ký dịch vụ Sim ký số với nhà cung cấp, hoặc chọn phương thức khác.',
      en: 'This number has no signing key in its SIM. Check the number, order a SIM signature from a provider, or choose another method.',
    },
    nextActions: [correctDetails, correctPhone, startAgain, chooseMethod],
  },
  SimRevoked: {
    status: 422,
    title: {
      vi: 'Chứng thư số trên SIM đã bị thu hồi',
      en: 'The certificate of the SIM is revoked',
    },
    detail: {
      vi: 'Nhà cung cấp cho biết chứng thư số trên SIM đã bị thu hồi. Hãy xin cấp chứng thư số mới, hoặc chọn phương thức khác.',
      en: 'The provider says that the certificate of this SIM is revoked. Ask for a new certificate, or choose another method.',
    },
    nextActions: [correctDetails, correctPhone, startAgain, chooseMethod],
  },
  SimCertificateUnusable: {
    status: 422,
    title: { vi: 'Chứng thư số trên SIM không dùng được', en: 'The certificate cannot be used' },
    detail: {
      vi: 'Nhà cung cấp cho biết chứng thư số trên SIM đang có lỗi. Hãy liên hệ nhà cung cấp, hoặc chọn phương thức khác.',
      en: 'The provider says that something is wrong with the certificate of this SIM. Contact the provider, or choose another method.',
    },
    nextActions: [correctDetails, correctPhone, startAgain, chooseMethod],
  },
  SimPhoneOff: {
    status: 422,
    title: { vi: 'Không liên lạc được với điện thoại', en: 'The phone cannot be reached' },
    detail: {
      vi: 'Điện thoại đang tắt hoặc ngoài vùng phủ sóng. Hãy mở điện thoại, kiểm tra sóng rồi gửi lại yêu cầu ký số.',
      en: 'The phone is switched off or out of coverage. Switch it on, see that it has coverage and send the prompt again.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimBusy: {
    status: 409,
    title: {
      vi: 'Điện thoại đang có yêu cầu ký số khác',
      en: 'Another prompt is open on the phone',
    },
    detail: {
      vi: 'Điện thoại đang có một yêu cầu ký số chưa trả lời. Hãy trả lời hoặc từ chối yêu cầu đó rồi gửi lại.',
      en: 'A prompt is still open on this phone. Answer or decline it, then send the prompt again.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimSignatureInvalid: {
    status: 422,
    title: { vi: 'Chữ ký số không hợp lệ', en: 'The signature is not valid' },
    detail: {
      vi: 'Chữ ký số nhận được không phải của yêu cầu này hoặc đã bị sai lệch. Hãy gửi lại yêu cầu ký số; nếu vẫn không được, hãy liên hệ nhà cung cấp Sim ký số.',
      en: 'The signature is not one of this request, or it is damaged. Send the prompt again; if that does not help, contact the provider of your SIM signature.',
    },
    nextActions: [resendPrompt, startAgain],
  },
  SimUnavailable: {
    status: 503,
    title: {
      vi: 'Chưa liên lạc được nhà cung cấp Sim ký số',
      en: 'The SIM provider is unavailable',
    },
    detail: {
      vi: 'Hệ thống của nhà cung cấp Sim ký số đang gián đoạn. Phiên của bạn được giữ lại và hệ thống tự thử lại; bạn không cần nhập lại thông tin.',
      en: 'The system of the SIM provider is down. Your flow is kept and tried again by itself; nothing has to be entered again.',
    },
    nextActions: [seeFlow],
  },
} satisfies Record<string, Problem>;
