import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: '지갑으로 결제하시겠습니까?',
  shop: '상점',
  amount: '금액',
  order: '내용',
  answers: {
    approve: '결제 승인',
    decline: '결제 거절',
    wait: '승인하고 대기 상태로 두기',
    leave: '결정하지 않고 돌아가기',
  },
  approved: '결제가 승인되었습니다',
  declined: '결제가 거절되었습니다',
  waiting: '결제 대기 중입니다',
  over: '이 결제는 더 이상 진행 중이 아닙니다',
  close: '이 페이지를 닫고 상점으로 돌아가실 수 있습니다.',
  back: '상점으로 돌아가기',
  sandbox: '지갑을 대신하는 샌드박스 페이지입니다. 실제 돈은 이동하지 않습니다.',
};
