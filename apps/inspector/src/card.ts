/** As it is printed on a card. */
export const formatCard = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');
