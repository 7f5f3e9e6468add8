import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: 'Pagar com a sua carteira digital?',
  shop: 'Loja',
  amount: 'Valor',
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
  over: 'Este pagamento não está mais aberto',
  close: 'Você pode fechar esta página e voltar para a loja.',
  back: 'Voltar para a loja',
  sandbox: 'Uma página de teste no lugar de uma carteira digital. Nenhum dinheiro é movimentado.',
};
