/** A record that was opened from a file. It stays while other pages of the inspector are looked at. */
import { readRecord, UnreadableRecord, type PaymentRecord } from '@ams-cashier/protocol';
import { readonly, ref, shallowRef } from 'vue';

const current = shallowRef<PaymentRecord>();
const message = ref('');

export const opened = readonly(current);
/** Heard by screen readers. */
export const said = readonly(message);

/** Opens a file, or says why it can't be opened; the one that was open before then stays. */
export async function openRecord(file: File): Promise<void> {
  message.value = '';
  try {
    current.value = readRecord(await file.text());
    message.value = `${file.name} is open.`;
  } catch (error) {
    const why = error instanceof UnreadableRecord ? error.message : 'The browser can’t read it.';
    message.value = `${file.name}: ${why}`;
  }
}

/** In milliseconds. Two machines rarely agree to the second. */
const SAME_TIME = 60_000;

/** How far the sandbox was ahead of the page, in milliseconds: 0 if they agree. */
export function clockLead({ recordedAt, sandboxTime = recordedAt }: PaymentRecord): number {
  const lead = Date.parse(sandboxTime) - Date.parse(recordedAt);
  return Math.abs(lead) < SAME_TIME ? 0 : Math.round(lead / 1_000) * 1_000;
}
