import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { shop } from './vite.shop.ts';

export default defineConfig({ ...shop, plugins: [vue()] });
