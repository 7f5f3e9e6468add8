import { defineConfig } from 'vite';
import { shop } from './vite.shop.ts';

export default defineConfig(shop);
