import type { WalletText } from '../wallet-text.ts';

export const text: WalletText = {
  question: '¿Pagar con su monedero?',
  shop: 'Tienda',
  amount: 'Importe',
  order: 'Concepto',
  answers: {
    approve: 'Aprobar el pago',
    decline: 'Rechazar el pago',
    wait: 'Aprobarlo y dejarlo pendiente',
    leave: 'Volver sin decidir',
  },
  approved: 'Pago aprobado',
  declined: 'Pago rechazado',
  waiting: 'Pago pendiente',
  over: 'Este pago ya no está abierto',
  close: 'Puede cerrar esta página y volver a la tienda.',
  back: 'Volver a la tienda',
  sandbox: 'Una página del entorno de pruebas en lugar de un monedero. No se mueve dinero.',
};
