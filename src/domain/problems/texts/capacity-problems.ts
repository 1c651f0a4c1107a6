import type { Problem } from '../problem.ts';
import { cancel, resendOtp, resendPrompt, seeFlow, startAgain, typeCode } from './next-actions.ts';

/** Limits that were reached and parts that are down: trying later helps, and `retryAfter` says when. */
export const capacityProblems = {
  TooManyRequests: {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    detail: {
      vi: 'Bạn đã gửi quá nhiều yêu cầu. Hãy chờ hết thời gian được nêu rồi thử lại.',
      en: 'You have sent too many requests. Wait for the time given and try again.',
    },
    nextActions: [],
  },
  OtpResendTooSoon: {
    status: 429,
    title: { vi: 'Chưa thể gửi lại OTP', en: 'It is too soon for another OTP' },
    detail: {
      vi: 'Mã OTP vừa được gửi. Hãy chờ hết thời gian được nêu rồi nhấn “Gửi lại OTP”.',
      en: 'A code was sent just now. Wait for the time given before asking for a new one.',
    },
    nextActions: [...typeCode, resendOtp],
  },
  OtpResendLimit: {
    status: 429,
    title: { vi: 'Đã hết số lần gửi lại OTP', en: 'No more OTPs can be sent in this flow' },
    detail: {
      vi: 'Phiên này đã hết số lần gửi lại OTP. Hãy nhập mã OTP trong tin nhắn mới nhất nếu mã còn hạn, hoặc hủy và bắt đầu lại.',
      en: 'This flow has used all its re-sends. Enter the code of the latest message while it is valid, or cancel and start again.',
    },
    nextActions: [...typeCode, cancel],
  },
  OtpDailyLimit: {
    status: 429,
    title: {
      vi: 'Đã nhập sai mã quá nhiều lần trong ngày',
      en: 'Too many wrong codes today',
    },
    detail: {
      vi: 'Đã nhập sai mã quá nhiều lần cho số điện thoại hoặc địa chỉ email này trong ngày. Hãy thử lại sau thời gian được nêu.',
      en: 'Too many wrong codes were entered for this number or address today. Try again after the time given.',
    },
    nextActions: [seeFlow, startAgain],
  },
  MessageLimit: {
    status: 429,
    title: {
      vi: 'Đã gửi quá nhiều tin nhắn',
      en: 'Too many messages were sent',
    },
    detail: {
      vi: 'Hệ thống đã gửi quá nhiều tin nhắn đến số điện thoại hoặc địa chỉ email này. Hãy chờ hết thời gian được nêu rồi nhấn “Gửi lại OTP”.',
      en: 'Too many messages were sent to this number or address. Wait for the time given, then ask for a new code.',
    },
    nextActions: [seeFlow, resendOtp],
  },
  OtpSentElsewhere: {
    status: 429,
    title: {
      vi: 'Mã OTP vừa được gửi cho một phiên khác',
      en: 'A code was just sent for another flow',
    },
    detail: {
      vi: 'Số điện thoại này vừa nhận mã OTP của một phiên khác đang mở; tin nhắn có ghi mã phiên. Hãy nhập mã ở phiên đó, hoặc nhấn “Gửi lại OTP” sau thời gian được nêu để nhận mã cho phiên này.',
      en: 'This phone has just got a code for another flow that is open; the message names it. Enter the code there, or ask for a code for this flow after the time given.',
    },
    nextActions: [resendOtp, cancel],
  },
  MessagesAtNight: {
    status: 409,
    title: { vi: 'Ban đêm không tự gửi tin nhắn', en: 'Nothing is sent by itself at night' },
    detail: {
      vi: 'Ban đêm hệ thống không tự gửi tin nhắn hoặc yêu cầu ký số, mà chờ đến thời gian được nêu. Nếu cần ngay, hãy nhấn gửi lại.',
      en: 'At night no message and no prompt is sent by itself: it waits for the time given. To get it now, ask for it again.',
    },
    nextActions: [resendOtp, resendPrompt, seeFlow],
  },
  TooManySubmissions: {
    status: 429,
    title: { vi: 'Gửi thông tin quá nhiều lần', en: 'Too many submissions in this flow' },
    detail: {
      vi: 'Phiên này đã nhận quá nhiều lần gửi thông tin và không nhận thêm. Hãy hủy phiên này rồi bắt đầu lại.',
      en: 'This flow has taken too many submissions and takes no more. Cancel it and start again.',
    },
    nextActions: [startAgain],
  },
  InternalError: {
    status: 500,
    title: { vi: 'Lỗi của hệ thống', en: 'An error of the system' },
    detail: {
      vi: 'Hệ thống gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, hãy báo cho bộ phận hỗ trợ mã traceId.',
      en: 'Something went wrong on our side. Try again; if it happens again, tell support the traceId.',
    },
    nextActions: [],
  },
  CarrierUnavailable: {
    status: 503,
    title: { vi: 'Chưa kết nối được với nhà mạng', en: 'The carrier cannot be reached' },
    detail: {
      vi: 'Hệ thống chưa kết nối được với nhà mạng và đang tự thử lại. Thông tin của bạn được giữ nguyên, không cần nhập lại; hãy xem lại phiên sau thời gian được nêu.',
      en: 'The carrier cannot be reached and the system keeps trying. What you entered is kept; look at the flow again after the time given.',
    },
    nextActions: [seeFlow],
  },
  SmsUnavailable: {
    status: 503,
    title: { vi: 'Chưa gửi được tin nhắn', en: 'The message could not be sent yet' },
    detail: {
      vi: 'Hệ thống chưa gửi được tin nhắn chứa mã OTP và đang tự thử lại. Hãy chờ tin nhắn; không cần nhập lại thông tin.',
      en: 'The message with the code could not be sent yet and the system keeps trying. Wait for it; nothing needs typing again.',
    },
    nextActions: [seeFlow],
  },
  ServiceUnavailable: {
    status: 503,
    title: { vi: 'Hệ thống tạm thời gián đoạn', en: 'The service is interrupted' },
    detail: {
      vi: 'Hệ thống tạm thời không phục vụ được. Những gì đã xác nhận vẫn được giữ; hãy gửi lại yêu cầu này với cùng Idempotency-Key sau thời gian được nêu.',
      en: 'The service cannot answer right now. What was acknowledged is kept; send this request again with the same Idempotency-Key after the time given.',
    },
    nextActions: [],
  },
  ProcessingDelayed: {
    status: 503,
    title: { vi: 'Hệ thống đang gặp trục trặc', en: 'Something went wrong on our side' },
    detail: {
      vi: 'Hệ thống gặp trục trặc khi xử lý và đang tự thử lại; kỹ thuật viên đã được báo. Những gì bạn đã gửi vẫn được giữ; hãy xem lại phiên sau thời gian được nêu.',
      en: 'The system failed at its own part and keeps trying; its operators see it. What you sent is kept; look at the flow again after the time given.',
    },
    nextActions: [seeFlow],
  },
  Overloaded: {
    status: 503,
    title: { vi: 'Hệ thống đang quá tải', en: 'The system is overloaded' },
    detail: {
      vi: 'Hiện có quá nhiều người sử dụng. Hãy thử lại sau thời gian được nêu.',
      en: 'Too many people are using the system at the moment. Try again after the time given.',
    },
    nextActions: [],
  },
} satisfies Record<string, Problem>;
