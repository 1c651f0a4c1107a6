import { pressAgain, type UsbState } from './usb-state.ts';

/** Of the signing agent, by its codes and by those of the page's script. */
export const usbAgentStates: Readonly<Record<string, UsbState>> = {
  looking: {
    title: { vi: 'Đang tìm công cụ ký điện tử…', en: 'Looking for the signing agent…' },
    text: [
      {
        vi: 'Nếu trình duyệt hỏi có cho trang này truy cập ứng dụng trên thiết bị không, hãy chọn “Cho phép”.',
        en: 'If the browser asks whether this page may reach programs on this device, choose “Allow”.',
      },
    ],
  },
  asking: {
    title: { vi: 'Nhập mã PIN ở cửa sổ của công cụ ký', en: 'Enter the PIN in the agent’s window' },
    text: [
      {
        vi: 'Công cụ ký điện tử đã mở một cửa sổ hoặc một thẻ mới. Hãy chọn chứng thư số của bạn, nhập mã PIN và bấm “Ký”. Trang này sẽ tự tiếp tục.',
        en: 'The signing agent has opened a window or tab of its own. Choose your certificate there, enter the PIN and press “Sign”. This page goes on by itself.',
      },
    ],
  },
  sending: {
    title: { vi: 'Đã ký, đang gửi…', en: 'Signed; sending…' },
    text: [],
  },
  AgentAbsent: {
    title: { vi: 'Không thấy công cụ ký điện tử', en: 'The signing agent was not found' },
    text: [
      {
        vi: 'Công cụ ký điện tử chưa được cài hoặc chưa mở trên máy tính này. Nếu chưa có, hãy tải và cài đặt; nếu đã cài, hãy mở công cụ.',
        en: 'The signing agent is not installed on this computer, or was not started. Get and install it, or start it.',
      },
      {
        vi: 'Nếu trình duyệt vừa hỏi quyền truy cập thiết bị mà bạn đã đóng câu hỏi, hãy tải lại trang và chọn “Cho phép”.',
        en: 'If the browser asked for access to this device and you closed the question, load the page again and choose “Allow”.',
      },
      pressAgain,
    ],
    isAboutAgent: true,
  },
  AgentTooOld: {
    title: { vi: 'Công cụ ký điện tử đã cũ', en: 'The signing agent is too old' },
    text: [
      {
        vi: 'Hãy tải và cài phiên bản mới, đóng phiên bản cũ rồi mở phiên bản mới.',
        en: 'Get and install the new version, end the old one and start the new one.',
      },
      pressAgain,
    ],
    isAboutAgent: true,
  },
  BrowserRefused: {
    title: {
      vi: 'Trình duyệt không cho trang này gọi công cụ ký',
      en: 'The browser does not let this page reach the agent',
    },
    text: [
      {
        vi: 'Quyền truy cập ứng dụng trên thiết bị đang bị chặn cho trang này. Hãy bấm biểu tượng bên trái thanh địa chỉ, mở phần quyền của trang, cho phép “Ứng dụng trên thiết bị” (hoặc “Mạng cục bộ”) rồi tải lại trang.',
        en: 'Access to programs on this device is blocked for this page. Press the icon to the left of the address, open the permissions of the site, allow “Apps on device” (or “Local network”) and load the page again.',
      },
    ],
  },
  OriginNotAllowed: {
    title: {
      vi: 'Công cụ ký không phục vụ trang này',
      en: 'The signing agent does not serve this page',
    },
    text: [
      {
        vi: 'Có một chương trình trả lời trên máy tính này, nhưng không dành cho cổng dịch vụ này. Hãy kiểm tra địa chỉ trên thanh trình duyệt; nếu đúng, hãy cài lại công cụ ký điện tử từ trang này.',
        en: 'A program on this computer answers, but not to this portal. Check the address in the browser; if it is right, install the signing agent from here again.',
      },
    ],
    isAboutAgent: true,
  },
  AgentStrange: {
    title: {
      vi: 'Công cụ ký trả lời không đúng',
      en: 'The signing agent gave an answer that makes no sense',
    },
    text: [
      {
        vi: 'Có thể một chương trình khác đang chiếm cổng của công cụ ký. Hãy đóng và mở lại công cụ ký điện tử; nếu vẫn không được, hãy cài lại.',
        en: 'Another program may have taken the agent’s port. End the signing agent and start it again; if that does not help, install it anew.',
      },
      pressAgain,
    ],
    isAboutAgent: true,
  },
  AgentSilent: {
    title: { vi: 'Công cụ ký không trả lời', en: 'The signing agent does not answer' },
    text: [
      {
        vi: 'Hãy đóng công cụ ký điện tử, rút USB ký số, cắm lại rồi mở lại công cụ.',
        en: 'End the signing agent, pull out the token, put it in again and start the agent.',
      },
      pressAgain,
    ],
  },
  AgentBusy: {
    title: { vi: 'Công cụ ký đang chờ bạn', en: 'The signing agent is waiting for you' },
    text: [
      {
        vi: 'Một yêu cầu ký khác đang mở. Hãy trả lời hoặc từ chối yêu cầu đó ở cửa sổ của công cụ ký.',
        en: 'Another request to sign is open. Answer or decline it in the agent’s window.',
      },
      pressAgain,
    ],
  },
  InternalError: {
    title: { vi: 'Công cụ ký điện tử gặp lỗi', en: 'The signing agent has failed' },
    text: [
      {
        vi: 'Hãy đóng rồi mở lại công cụ ký điện tử.',
        en: 'End the signing agent and start it again.',
      },
      pressAgain,
    ],
  },
};
