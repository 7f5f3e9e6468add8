import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Xác nhận với ngân hàng của bạn',
  coming: 'Đang chờ trang của ngân hàng…',
  frame: 'Trang của ngân hàng',
  bank: 'Ngân hàng thử nghiệm',
  question: 'Đây có phải thanh toán của bạn không?',
  shop: 'Cửa hàng',
  amount: 'Số tiền',
  card: 'Thẻ',
  approve: 'Đúng, chấp thuận',
  reject: 'Không, từ chối',
  leave: 'Rời đi mà không trả lời',
  openWindow: 'Trả lời trong cửa sổ mới',
  inWindow: 'Ngân hàng hỏi bạn trong cửa sổ riêng.',
  answered: 'Cảm ơn bạn',
  close: 'Ngân hàng đã báo cho cửa hàng. Bạn có thể đóng cửa sổ này.',
  over: 'Câu hỏi này không còn hiệu lực.',
  sandbox: 'Trang thử nghiệm thay cho ngân hàng. Không có tiền nào được chuyển.',
};
