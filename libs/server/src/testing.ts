export { storeCases, type StoreCase } from './store/store-cases.ts';
