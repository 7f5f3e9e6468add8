/** The tables of the sandbox's database. */

/** Increased with every change to the tables below. */
export const SCHEMA_VERSION = 10;

/** All times are epoch milliseconds. No column can hold a card number or a security code. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS gatewayKey (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    privateKey TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS merchant (
    clientId TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    publicKey TEXT NOT NULL,
    privateKey TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS certificate (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    cert TEXT NOT NULL,
    key TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ahead INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS session (
    sessionId TEXT PRIMARY KEY,
    publicSessionId TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL UNIQUE,
    clientId TEXT NOT NULL REFERENCES merchant,
    product TEXT NOT NULL,
    paymentRequestId TEXT NOT NULL,
    currency TEXT NOT NULL,
    value TEXT NOT NULL,
    referenceOrderId TEXT NOT NULL,
    orderDescription TEXT NOT NULL,
    orderBody TEXT NOT NULL,
    captureMode TEXT NOT NULL,
    redirectUrl TEXT,
    notifyUrl TEXT,
    frameOrigins TEXT NOT NULL,
    authenticate INTEGER NOT NULL,
    methods TEXT NOT NULL,
    offer TEXT NOT NULL,
    scenario TEXT,
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS sessionRequest
    ON session (clientId, product = 'vaulting', paymentRequestId);
  CREATE INDEX IF NOT EXISTS sessionRequestId ON session (paymentRequestId);
  CREATE INDEX IF NOT EXISTS sessionOrder ON session (referenceOrderId);
  CREATE TABLE IF NOT EXISTS payment (
    paymentId TEXT PRIMARY KEY,
    sessionId TEXT NOT NULL UNIQUE REFERENCES session,
    status TEXT NOT NULL,
    outcome TEXT NOT NULL,
    resultCode TEXT,
    phase TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    paidAt INTEGER,
    closesAt INTEGER NOT NULL,
    nextAt INTEGER,
    next TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS paymentUndecided ON payment (closesAt) WHERE status IN ('PROCESSING', 'PENDING');
  CREATE INDEX IF NOT EXISTS paymentDue ON payment (nextAt) WHERE nextAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS attempt (
    attemptId INTEGER PRIMARY KEY,
    paymentId TEXT NOT NULL REFERENCES payment,
    submitId TEXT NOT NULL,
    outcome TEXT NOT NULL,
    resultCode TEXT,
    method TEXT NOT NULL,
    scenario TEXT,
    maskedNumber TEXT NOT NULL,
    brand TEXT NOT NULL,
    bin TEXT NOT NULL,
    cardToken TEXT NOT NULL,
    authentication TEXT,
    instalments INTEGER,
    traceId TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    decidedAt INTEGER,
    UNIQUE (paymentId, submitId)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS savedCard (
    cardToken TEXT PRIMARY KEY,
    clientId TEXT NOT NULL REFERENCES merchant,
    attemptId INTEGER NOT NULL UNIQUE REFERENCES attempt,
    state TEXT NOT NULL,
    maskedNumber TEXT NOT NULL,
    brand TEXT NOT NULL,
    bin TEXT NOT NULL,
    expiryMonth TEXT NOT NULL,
    expiryYear TEXT NOT NULL,
    holderName TEXT NOT NULL,
    holderEmail TEXT,
    scenario TEXT,
    networkTransactionId TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    expiresAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS challenge (
    challengeId TEXT PRIMARY KEY,
    issuerId TEXT NOT NULL UNIQUE,
    paymentId TEXT NOT NULL REFERENCES payment,
    attemptId INTEGER NOT NULL UNIQUE REFERENCES attempt,
    issuer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS challengePayment ON challenge (paymentId);
  CREATE TABLE IF NOT EXISTS wallet (
    walletId TEXT PRIMARY KEY,
    paymentId TEXT NOT NULL REFERENCES payment,
    attemptId INTEGER NOT NULL UNIQUE REFERENCES attempt,
    form TEXT NOT NULL,
    openId TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS walletPayment ON wallet (paymentId);
  CREATE TABLE IF NOT EXISTS outage (
    sessionId TEXT PRIMARY KEY REFERENCES session,
    endsAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS charge (
    paymentId TEXT PRIMARY KEY REFERENCES payment,
    attemptId INTEGER NOT NULL REFERENCES attempt,
    captureMode TEXT NOT NULL,
    chargedAt INTEGER NOT NULL,
    captureUntil INTEGER NOT NULL,
    cancelUntil INTEGER NOT NULL,
    refundUntil INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS operation (
    operationId TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    clientId TEXT NOT NULL REFERENCES merchant,
    requestId TEXT NOT NULL,
    paymentId TEXT NOT NULL REFERENCES payment,
    value TEXT NOT NULL,
    status TEXT NOT NULL,
    resultCode TEXT,
    resultMessage TEXT,
    isLast INTEGER NOT NULL,
    notifyUrl TEXT,
    metadata TEXT,
    createdAt INTEGER NOT NULL,
    finishesAt INTEGER NOT NULL,
    UNIQUE (clientId, kind, requestId)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS operationPayment ON operation (paymentId);
  CREATE INDEX IF NOT EXISTS operationDue ON operation (finishesAt) WHERE status = 'PROCESSING';
  CREATE TABLE IF NOT EXISTS record (
    recordId TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    clientId TEXT NOT NULL REFERENCES merchant,
    requestId TEXT NOT NULL,
    facts TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    dueAt INTEGER,
    UNIQUE (clientId, kind, requestId)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS recordDue ON record (kind, dueAt) WHERE dueAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS notification (
    notificationId INTEGER PRIMARY KEY,
    paymentId TEXT REFERENCES payment,
    clientId TEXT NOT NULL REFERENCES merchant,
    notifyType TEXT NOT NULL,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    nextAt INTEGER,
    leasedUntil INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS notificationPayment ON notification (paymentId);
  CREATE INDEX IF NOT EXISTS notificationDue ON notification (nextAt) WHERE nextAt IS NOT NULL;
  CREATE TABLE IF NOT EXISTS delivery (
    notificationId INTEGER NOT NULL REFERENCES notification,
    at INTEGER NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveryNotification ON delivery (notificationId);
`;
