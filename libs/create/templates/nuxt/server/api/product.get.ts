import { product } from '../shop';

export default defineEventHandler(() => product);
