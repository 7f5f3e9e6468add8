import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Pagar com a sua carteira digital?',
  shop: 'Loja',
  amount: 'Montante',
  order: 'Referente a',
  answers: {
    approve: 'Aprovar o pagamento',
    decline: 'Recusar o pagamento',
    wait: 'Aprovar e deixar pendente',
    leave: 'Voltar sem decidir',
  },
  approved: 'Pagamento aprovado',
  declined: 'Pagamento recusado',
  waiting: 'Pagamento pendente',
  over: 'Este pagamento já não está em aberto',
  close: 'Pode fechar esta página e voltar à loja.',
  back: 'Voltar à loja',
  sandbox: 'Uma página de teste em vez de uma carteira digital. Não há movimento de dinheiro.',
};
