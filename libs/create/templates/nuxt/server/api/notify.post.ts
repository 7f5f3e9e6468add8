import { createNotificationHandler } from '@ams-cashier/server/h3';
import { antom, receive } from '../shop';

export default createNotificationHandler({ antom, onNotification: receive });
