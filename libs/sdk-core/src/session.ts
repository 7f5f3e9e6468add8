export type { SessionData, SessionMeta } from '@ams-cashier/protocol';
