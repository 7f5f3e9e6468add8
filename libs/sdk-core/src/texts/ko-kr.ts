import type { Texts } from './type.ts';

const CHECK_IT = { same_session: '확인한 후 다시 시도해 주세요.' };
const ANOTHER_WAY = { new_session: '처음부터 다시 시작해 다른 결제 수단을 선택해 주세요.' };

export const texts: Texts = {
  space: ' ',
  surface: {
    title: '결제',
    close: '닫기',
    loading: '결제 양식을 불러오는 중…',
    frame: '결제 양식',
    challenge: '은행에서 확인',
    vaulting: {
      title: '카드 저장',
      loading: '카드 입력 양식을 불러오는 중…',
      frame: '카드 입력 양식',
    },
  },
  advice: {
    why: {
      number: '카드 번호를 확인할 수 없습니다.',
      expiry: '유효기간이 올바르지 않은 것 같습니다.',
      security_code: '보안 코드가 카드와 일치하지 않습니다.',
      form: '빠지거나 덜 입력된 정보가 있습니다.',
      verification: '인증번호가 일치하지 않습니다.',
      expired_card: '유효기간이 지난 카드입니다.',
      card: '이 카드는 사용할 수 없습니다.',
      declined: '결제가 승인되지 않았습니다.',
      identity: '은행 또는 지갑에서 이 결제를 확인하지 않았습니다.',
      confirm: '은행에서 이 결제의 확인을 요청합니다.',
      balance: '이 결제에 필요한 잔액이 부족합니다.',
      amount: '금액이 이 결제 수단의 한도를 초과합니다.',
      account: '이 계정은 결제에 사용할 수 없습니다.',
      unverified: '이 계정은 인증을 마쳐야 결제에 사용할 수 있습니다.',
      paused: '지금은 이 결제 수단을 사용할 수 없습니다.',
      method: '이 주문은 이 방법으로 결제할 수 없습니다.',
      order: '이 주문은 더 이상 결제할 수 없습니다.',
      expired: '결제 시간이 지났습니다.',
      cancelled: '결제가 취소되었습니다.',
      shop: '지금은 상점에서 이 결제를 받을 수 없습니다.',
      loading: '결제 페이지를 불러오지 못했습니다.',
      failed: '결제가 완료되지 않았습니다.',
    },
    next: {
      same_session: '다시 시도해 주세요.',
      other_card: '다른 카드나 다른 결제 수단을 사용해 주세요.',
      new_session: '결제를 처음부터 다시 시작해 주세요.',
      later: '나중에 다시 시도하거나 다른 결제 수단을 선택해 주세요.',
      no: '상점에 문의해 주세요.',
    },
    nextFor: {
      number: CHECK_IT,
      expiry: CHECK_IT,
      security_code: CHECK_IT,
      form: CHECK_IT,
      verification: { same_session: '새 인증번호를 요청한 후 다시 시도해 주세요.' },
      declined: { other_card: '다른 카드나 다른 결제 수단을 사용하거나 은행에 문의해 주세요.' },
      amount: ANOTHER_WAY,
      method: ANOTHER_WAY,
      cancelled: { same_session: '원하실 때 다시 시도할 수 있습니다.' },
      shop: { new_session: '처음부터 다시 시작하거나 상점에 문의해 주세요.' },
      loading: { same_session: '인터넷 연결을 확인한 후 다시 시도해 주세요.' },
    },
    open: {
      waiting:
        '결제를 아직 확인하고 있습니다. 다시 결제하지 마세요. 결과는 상점에서 알려 드립니다.',
      finished:
        '결제를 아직 확인하고 있습니다. 결제를 마치셨나요? 마치셨다면 기다려 주시고 다시 결제하지 마세요. 마치지 않으셨다면 돌아가서 계속할 수 있습니다.',
    },
    vaulting: {
      declined: '은행에서 이 카드를 승인하지 않았습니다.',
      failed: '카드를 저장하지 못했습니다.',
      waiting: '카드를 저장하고 있습니다. 결과는 상점에서 알려 드립니다.',
      next: {
        other_card: '다른 카드로 시도하거나 은행에 문의하세요.',
        new_session: '처음부터 다시 시도해 주세요.',
        later: '나중에 다시 시도해 주세요.',
      },
    },
  },
};
