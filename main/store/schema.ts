// The tables, one SQL step for each version of the file: a step that was released is never changed.
// Names are the contract's nouns in snake_case. Times are epoch milliseconds, UTC. Read by other tools (osquery), too.

/** Step n brings a file from `user_version` n to n + 1. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE captures (
    id TEXT PRIMARY KEY,
    device TEXT NOT NULL,          -- camera, microphone
    device_name TEXT NOT NULL,
    via TEXT NOT NULL,             -- sound-server, device-node, camera-server
    pid INTEGER,                   -- null: the server does not say
    client TEXT,                   -- null: no client of the catalogue
    application TEXT NOT NULL,
    executable TEXT,
    identity TEXT,                 -- verified, path, name-only
    muted INTEGER,                 -- 0, 1; null: nobody can tell
    started_at INTEGER NOT NULL,
    ended_at INTEGER               -- null while it goes on
  ) STRICT;
  CREATE INDEX captures_by_start ON captures (started_at);
  CREATE INDEX captures_by_client ON captures (client, started_at);
  -- The few that a search by start alone would miss: see history.ts.
  CREATE INDEX captures_open ON captures (started_at) WHERE ended_at IS NULL;
  CREATE INDEX captures_long ON captures (ended_at) WHERE ended_at - started_at > 3600000;

  CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,              -- null while it goes on
    microphone_ms INTEGER NOT NULL,
    camera_ms INTEGER NOT NULL,
    media_ended_at INTEGER
  ) STRICT;
  CREATE INDEX meetings_by_start ON meetings (started_at);
  CREATE INDEX meetings_by_client ON meetings (client, started_at);
  CREATE INDEX meetings_open ON meetings (started_at) WHERE ended_at IS NULL;
  CREATE INDEX meetings_long ON meetings (ended_at) WHERE ended_at - started_at > 3600000;

  CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    at INTEGER NOT NULL,
    client TEXT,
    device TEXT,
    pid INTEGER,
    application TEXT NOT NULL,
    evidence TEXT NOT NULL         -- JSON array of sentences
  ) STRICT;
  CREATE INDEX alerts_by_time ON alerts (at);
  CREATE INDEX alerts_by_client ON alerts (client, at);

  -- One row for each client and other end: not each socket.
  CREATE TABLE connections (
    id INTEGER PRIMARY KEY,
    client TEXT NOT NULL,
    protocol TEXT NOT NULL,        -- tcp, udp
    remote_address TEXT,           -- null: unconnected UDP, the peer is not known
    remote_port INTEGER,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    sockets INTEGER NOT NULL,      -- how many sockets were opened to it
    bytes_sent INTEGER,            -- null where the kernel keeps no count
    bytes_received INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX connections_by_end
    ON connections (client, protocol, ifnull(remote_address, ''), ifnull(remote_port, 0));
  CREATE INDEX connections_by_time ON connections (last_seen);

  -- How much of each socket is in the sums already, so that an event told twice counts once.
  CREATE TABLE counted_sockets (
    id TEXT PRIMARY KEY,
    connection INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    bytes_sent INTEGER NOT NULL,
    bytes_received INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX counted_sockets_by_connection ON counted_sockets (connection);
  CREATE INDEX counted_sockets_closed ON counted_sockets (closed_at) WHERE closed_at IS NOT NULL;

  -- Everything else that happened, in the fewest words.
  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,            -- client.started, listener.opened, health, …
    client TEXT,
    subject TEXT NOT NULL,         -- a pid, a listener's id, a part of the guard
    detail TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_time ON events (at, type, subject);

  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL            -- JSON
  ) STRICT;

  -- One row: when the guard was last known to watch.
  CREATE TABLE watch (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    last_seen INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Whose the other end is, as last known; null where nobody could tell, and in rows of older versions.
  ALTER TABLE connections ADD COLUMN party TEXT;         -- vendor, third-party, infrastructure, unknown
  ALTER TABLE connections ADD COLUMN party_owner TEXT;
  ALTER TABLE connections ADD COLUMN party_reason TEXT;  -- how it is known, one sentence
  `,
  `
  -- What a meeting's receipt is made from: whom the client talked to meanwhile, and how much.
  CREATE TABLE meeting_connections (
    meeting TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    protocol TEXT NOT NULL,        -- tcp, udp
    remote_address TEXT,           -- null: unconnected UDP, the peer is not known
    remote_port INTEGER,
    party TEXT,                    -- vendor, third-party, infrastructure, unknown
    party_owner TEXT,
    party_reason TEXT,
    sockets INTEGER NOT NULL,
    bytes_sent INTEGER,            -- during the meeting; null where the kernel keeps no count
    bytes_received INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX meeting_connections_by_end
    ON meeting_connections (meeting, protocol, ifnull(remote_address, ''), ifnull(remote_port, 0));
  ALTER TABLE meetings ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;  -- 1: its connections were written down
  ALTER TABLE counted_sockets ADD COLUMN meeting TEXT;  -- the last meeting in which it was counted

  -- When a capture was muted and opened again; no rows where nobody can tell.
  CREATE TABLE capture_mutes (
    capture TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    muted INTEGER NOT NULL,        -- 0, 1: from then on
    PRIMARY KEY (capture, at)
  ) STRICT;

  -- Bytes over time: one row for each other end and minute in which something moved.
  CREATE TABLE traffic (
    connection INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    minute INTEGER NOT NULL,       -- its beginning, epoch milliseconds
    bytes_sent INTEGER NOT NULL,
    bytes_received INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX traffic_by_connection ON traffic (connection, minute);
  CREATE INDEX traffic_by_minute ON traffic (minute);
  `,
];
