import { format, resolveConfig } from 'prettier';
import { inRoot } from '../stack/index.ts';
import { renderTypes } from './render-types.ts';

export const TYPES_FILE = inRoot('libs/protocol/src/merchant-api/types.ts');

export async function formatTypes(): Promise<string> {
  const config = await resolveConfig(TYPES_FILE);
  return format(renderTypes(), { ...config, filepath: TYPES_FILE });
}
