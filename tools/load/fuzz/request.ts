import type { PartName } from '../../stack/index.ts';

export type Fields = { [field: string]: unknown };

/** One request to one endpoint, before it has bytes. */
export interface PlannedRequest {
  readonly to: Extract<PartName, 'sandbox' | 'merchant'>;
  readonly method: string;
  readonly path: string;
  readonly body?: Fields;
  /** How the body is sent. Default: JSON. */
  readonly as?: 'signed' | 'json' | 'form';
}

export interface HttpAnswer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}
