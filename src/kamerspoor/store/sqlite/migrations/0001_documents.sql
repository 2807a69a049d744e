-- What is truth: the bytes, and where they were found. All else in the archive is made from them.

CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
  size INTEGER NOT NULL CHECK (size >= 0),
  data BLOB NOT NULL                    -- compressed with zstd
) STRICT;

-- A place (a file, an address) and the bytes it held. What stood there before stays, no longer current.
CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  content_id INTEGER NOT NULL REFERENCES content (id),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'official')),
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
  size INTEGER NOT NULL,                -- of the file, beside its time: a quick look tells whether it may have changed
  changed INTEGER,                      -- time of the file in nanoseconds, null for what is no file
  seen_at TEXT NOT NULL,
  UNIQUE (uri, content_id)
) STRICT;
CREATE INDEX origin_content ON origin (content_id);

-- What could not be read, so that it can be tried again.
CREATE TABLE failure (
  uri TEXT PRIMARY KEY,
  message TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 1,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each collection of each official source has been fetched.
CREATE TABLE source_state (
  source TEXT NOT NULL,
  collection TEXT NOT NULL,
  token TEXT,
  newest TEXT,
  fetched_at TEXT,
  backlog INTEGER,
  error TEXT,
  PRIMARY KEY (source, collection)
) STRICT, WITHOUT ROWID;

-- Derived from the bytes of documents: the record, and the parts of it that ledgers ask for.

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  content_id INTEGER NOT NULL UNIQUE REFERENCES content (id),
  engine TEXT NOT NULL,
  key TEXT,                             -- canonical id: kst-21501-02-2244
  kind TEXT NOT NULL,
  title TEXT,
  dossier TEXT,
  number TEXT,
  session_year TEXT,
  chamber TEXT,
  date TEXT,
  author TEXT,
  council TEXT,
  meeting_from TEXT,                    -- ISO days
  meeting_to TEXT,
  meeting_format TEXT,
  meeting_place TEXT,
  format TEXT NOT NULL,
  preference INTEGER NOT NULL,          -- among documents of one key the smallest is shown: official XML first
  record BLOB NOT NULL                  -- the record as JSON, compressed with zstd
) STRICT;
CREATE INDEX document_key ON document (key) WHERE key IS NOT NULL;
CREATE INDEX document_dossier ON document (dossier, date) WHERE dossier IS NOT NULL;
CREATE INDEX document_meeting ON document (council, meeting_from) WHERE council IS NOT NULL;
CREATE INDEX document_meeting_day ON document (meeting_from) WHERE meeting_from IS NOT NULL;
CREATE INDEX document_kind ON document (kind, date);

CREATE TABLE heading (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,             -- index of the block in the record
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  level INTEGER,
  title TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,             -- index in the record
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
  modality TEXT,
  quantity TEXT,
  grade TEXT NOT NULL,
  section INTEGER,                      -- ordinal of the heading it stands under
  content_start INTEGER,
  content_end INTEGER,
  quote TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_actor ON statement (actor, document_id);

-- Those beside the actor of a statement.
CREATE TABLE statement_party (
  document_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('on_behalf_of', 'supported_by', 'co_actor')),
  name TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal, role, name),
  FOREIGN KEY (document_id, ordinal) REFERENCES statement (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What a statement says of a motion. `motion` is null where only members are named.
CREATE TABLE statement_motion (
  document_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  position INTEGER NOT NULL,
  motion TEXT,
  members TEXT NOT NULL DEFAULT '[]',   -- JSON list of surnames
  relation TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal, position),
  FOREIGN KEY (document_id, ordinal) REFERENCES statement (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_motion_key ON statement_motion (motion) WHERE motion IS NOT NULL;

CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- The names in the sentence of a statement (place 0) or in its heading (place 1).
CREATE TABLE statement_name (
  name_id INTEGER NOT NULL REFERENCES name (id),
  document_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  place INTEGER NOT NULL CHECK (place IN (0, 1)),
  PRIMARY KEY (name_id, document_id, ordinal),
  FOREIGN KEY (document_id, ordinal) REFERENCES statement (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_name_statement ON statement_name (document_id, ordinal);

CREATE INDEX name_any_case ON name (name COLLATE NOCASE);

-- The names in the statements of documents that are no motions, by day: of the meeting, else of the document.
CREATE TABLE document_name (
  name_id INTEGER NOT NULL REFERENCES name (id),
  day TEXT NOT NULL,                    -- empty when it is unknown
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  PRIMARY KEY (name_id, day, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_name_document ON document_name (document_id);

-- The words of statements and headings of documents that are no motions. The texts stand in their tables: a row here
-- is numbered document * 2^20 + ordinal.
CREATE VIRTUAL TABLE statement_words
  USING fts5 (quote, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE heading_words
  USING fts5 (title, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER document_words BEFORE DELETE ON document WHEN old.kind <> 'motion' BEGIN
  INSERT INTO statement_words (statement_words, rowid, quote)
    SELECT 'delete', (document_id << 20) + ordinal, quote FROM statement WHERE document_id = old.id;
  INSERT INTO heading_words (heading_words, rowid, title)
    SELECT 'delete', (document_id << 20) + ordinal, title FROM heading WHERE document_id = old.id;
END;

CREATE TABLE follow_up (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  what TEXT NOT NULL,
  owner TEXT,
  recipient TEXT,                       -- to whom it was promised
  due TEXT,                             -- as in the record: an ISO date or period
  due_by TEXT,                          -- the last day of it
  hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
  kind TEXT,
  section INTEGER,
  quote TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_due ON follow_up (due_by) WHERE due_by IS NOT NULL;

CREATE TABLE reference (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  target TEXT,                          -- canonical id
  members TEXT NOT NULL DEFAULT '[]',   -- JSON list: whose motion the text says it is
  words TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX reference_target ON reference (target) WHERE target IS NOT NULL;

-- Checks: of one document (from its record), or across documents (made when the archive is linked).
CREATE TABLE finding (
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('document', 'archive')),
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
  message TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  compared TEXT NOT NULL DEFAULT '[]',  -- JSON list
  likely TEXT,
  PRIMARY KEY (document_id, scope, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_code ON finding (code);
