import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: '은행에서 확인',
  coming: '은행 페이지를 기다리고 있습니다…',
  frame: '은행 페이지',
  bank: '샌드박스 은행',
  question: '본인이 하신 결제인가요?',
  shop: '상점',
  amount: '금액',
  card: '카드',
  approve: '예, 승인합니다',
  reject: '아니요, 거절합니다',
  leave: '답하지 않고 나가기',
  openWindow: '새 창에서 답하기',
  inWindow: '은행에서 별도의 창으로 확인합니다.',
  answered: '감사합니다',
  close: '은행에서 상점에 알렸습니다. 이 창을 닫으셔도 됩니다.',
  over: '이 확인 요청은 종료되었습니다.',
  sandbox: '은행을 대신하는 샌드박스 페이지입니다. 실제 돈은 이동하지 않습니다.',
};
