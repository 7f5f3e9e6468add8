import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Thanh toán bằng ví của bạn?',
  shop: 'Cửa hàng',
  amount: 'Số tiền',
  order: 'Cho',
  answers: {
    approve: 'Chấp nhận thanh toán',
    decline: 'Từ chối thanh toán',
    wait: 'Chấp nhận và để ở trạng thái chờ',
    leave: 'Quay lại mà không quyết định',
  },
  approved: 'Đã chấp nhận thanh toán',
  declined: 'Đã từ chối thanh toán',
  waiting: 'Thanh toán đang chờ xử lý',
  over: 'Khoản thanh toán này không còn mở',
  close: 'Bạn có thể đóng trang này và quay lại cửa hàng.',
  back: 'Quay lại cửa hàng',
  sandbox: 'Trang thử nghiệm thay cho ví. Không có tiền nào được chuyển.',
};
