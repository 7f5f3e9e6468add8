import type { ChallengeText } from '../challenge-text.ts';

export const text: ChallengeText = {
  title: 'Confirma con tu banco',
  coming: 'Esperando la página de tu banco…',
  frame: 'Página de tu banco',
  bank: 'Banco de pruebas',
  question: '¿Este pago es tuyo?',
  shop: 'Tienda',
  amount: 'Importe',
  card: 'Tarjeta',
  approve: 'Sí, aprobarlo',
  reject: 'No, rechazarlo',
  leave: 'Salir sin responder',
  openWindow: 'Responder en otra ventana',
  inWindow: 'Tu banco te pregunta en su propia ventana.',
  answered: 'Gracias',
  close: 'Tu banco ha informado a la tienda. Puedes cerrar esta ventana.',
  over: 'Esta pregunta ya no está abierta.',
  sandbox: 'Una página del entorno de pruebas, en lugar de un banco. No se mueve dinero.',
};
