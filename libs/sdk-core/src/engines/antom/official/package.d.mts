import type { OfficialProducts } from '../element/official-products.ts';
import type { OfficialClass } from './official.ts';

/** Where the SDK comes from if the merchant doesn't say. */
export declare const SOURCE: 'npm' | 'cdn';
export declare function importOfficial(): Promise<OfficialClass>;
export declare function importVaulting(): Promise<OfficialClass>;
export declare function importProducts(): Promise<OfficialProducts>;
