-- What is known of a subject across documents and official data: a motion, a meeting, a commitment. Each row is a
-- function of the rows that bear on it, and is made anew when one of those changes.

-- Subjects whose rows are to be made anew: `motion:kst-21501-02-2234`, `meeting:2020-11-19`, `document:17`.
CREATE TABLE touched (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE motion (
  key TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  number TEXT NOT NULL,
  title TEXT,                           -- what it is about, as officially titled
  kind TEXT,                            -- MOTIE, GEWIJZIGDE MOTIE, ... as in its text
  date TEXT,
  asks TEXT,                            -- what it asks of the government
  asks_start INTEGER,                   -- where that stands in the text of its document
  asks_end INTEGER,
  document_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
  case_id TEXT,
  decision_id TEXT,
  outcome TEXT,                         -- of the latest decision: adopted, rejected, held, withdrawn, lapsed
  outcome_date TEXT,
  appreciation TEXT,                    -- what the cabinet thought of it, as officially given
  replaces TEXT,                        -- keys
  replaced_by TEXT,
  said INTEGER NOT NULL DEFAULT 0,      -- in how many statements the government says something of it
  last_said TEXT,                       -- day of the latest
  done TEXT,                            -- day it was first said to be carried out or done
  standing TEXT,                        -- what counts of all that the government said of it: a relation
  state TEXT NOT NULL,                  -- what became of it; see linking.motion_state
  quiet_since TEXT                      -- day of the latest thing that happened to it
) STRICT, WITHOUT ROWID;
CREATE INDEX motion_dossier ON motion (dossier, state, date);
CREATE INDEX motion_state ON motion (state, date);
CREATE INDEX motion_date ON motion (date);
CREATE INDEX motion_outcome ON motion (outcome, date) WHERE outcome IS NOT NULL;
CREATE INDEX motion_quiet ON motion (state, quiet_since);
CREATE INDEX motion_replaces ON motion (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX motion_case ON motion (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE motion_council (
  council TEXT NOT NULL,
  motion TEXT NOT NULL REFERENCES motion (key) ON DELETE CASCADE,
  date TEXT,                            -- that of the motion
  rule TEXT NOT NULL,
  state TEXT NOT NULL,                  -- as is this, so that a list needs no more than an index
  PRIMARY KEY (motion, council)
) STRICT, WITHOUT ROWID;
CREATE INDEX motion_council_date ON motion_council (council, date, state);

CREATE TABLE motion_member (
  motion TEXT NOT NULL REFERENCES motion (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,                   -- as signed
  person_id TEXT,
  faction TEXT,                         -- at the motion's date
  grade TEXT NOT NULL,
  rule TEXT NOT NULL,
  date TEXT,                            -- date and state of the motion
  state TEXT NOT NULL,
  PRIMARY KEY (motion, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX motion_member_name ON motion_member (name, date, state);
CREATE INDEX motion_member_faction ON motion_member (faction, date, state) WHERE faction IS NOT NULL;
CREATE INDEX motion_member_person ON motion_member (person_id, date, state) WHERE person_id IS NOT NULL;

-- The words of motions, to find one without its number.
CREATE VIRTUAL TABLE motion_words USING fts5 (key UNINDEXED, title, asks, members, tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE meeting (
  id TEXT PRIMARY KEY,                  -- council code and first day: RBZ/2020-11-19
  council TEXT NOT NULL,
  date_from TEXT NOT NULL,
  date_to TEXT NOT NULL,
  format TEXT,
  place TEXT,
  agenda_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
  report_id INTEGER REFERENCES document (id) ON DELETE SET NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_council ON meeting (council, date_from);
CREATE INDEX meeting_day ON meeting (date_from);

-- `document_id` is no foreign key here and in `claim`: the rows of a document that goes stay until they are made anew, so
-- that what they bore on is known and made anew too.
CREATE TABLE commitment (
  id TEXT PRIMARY KEY,                  -- official number, or <key or id of the document>/<ordinal of the follow-up>
  source TEXT NOT NULL CHECK (source IN ('official', 'letter', 'debate')),
  text TEXT NOT NULL,
  owner TEXT,                           -- canonical actor
  promised_by TEXT,                     -- the minister, as written
  recipient TEXT,
  made_on TEXT,
  due TEXT,
  due_by TEXT,
  status TEXT,                          -- as officially given
  official_id TEXT,
  document_id INTEGER,
  key TEXT,                             -- of the document
  ordinal INTEGER,                      -- of the follow-up in it
  start INTEGER,
  end INTEGER,
  dossier TEXT,
  council TEXT,
  same_as TEXT,                         -- id of the commitment that this one repeats
  day TEXT,                             -- last day it is due: its own, else that of one that repeats it
  settled TEXT CHECK (settled IN ('fulfilled', 'partly', 'lapsed')),
  fulfilled_by TEXT,                    -- key, official number or id of the document that fulfils it
  fulfilled_on TEXT,
  fulfilled_rule TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_due ON commitment (due_by, made_on);
CREATE INDEX commitment_made ON commitment (made_on);
-- A list in its order, once for each way of being settled; the id comes last by itself.
CREATE INDEX commitment_state ON commitment (settled, same_as, day, made_on);
CREATE INDEX commitment_dossier ON commitment (dossier, made_on) WHERE dossier IS NOT NULL;
CREATE INDEX commitment_document ON commitment (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX commitment_key ON commitment (key) WHERE key IS NOT NULL;
CREATE INDEX commitment_same ON commitment (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX commitment_official ON commitment (official_id) WHERE official_id IS NOT NULL;

-- A sentence in which a letter says that it makes good a commitment.
CREATE TABLE claim (
  document_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  key TEXT,                             -- of the letter, its dossier and its day
  dossier TEXT,
  date TEXT,
  day TEXT,                             -- on which it says the commitment was made
  number TEXT,                          -- that it gives of the commitment
  target TEXT,                          -- key of the document in which it says the commitment was made
  partly INTEGER NOT NULL CHECK (partly IN (0, 1)),
  cue TEXT NOT NULL,                    -- the words by which it is known
  quote TEXT NOT NULL,
  words TEXT NOT NULL,                  -- in which its subject is named: the quote, the title, the sentence before
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_day ON claim (day) WHERE day IS NOT NULL;
CREATE INDEX claim_dossier ON claim (dossier, date) WHERE dossier IS NOT NULL;
CREATE INDEX claim_target ON claim (target) WHERE target IS NOT NULL;
CREATE INDEX claim_number ON claim (number) WHERE number IS NOT NULL;
CREATE INDEX claim_key ON claim (key) WHERE key IS NOT NULL;

-- A tie that is not written as an identifier in the document itself (those are `reference` and `statement_motion`).
CREATE TABLE link (
  owner TEXT NOT NULL,                  -- the touched key whose making made it
  position INTEGER NOT NULL,
  from_kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_kind TEXT NOT NULL,
  to_id TEXT NOT NULL,
  relation TEXT NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('sure', 'likely', 'open')),
  rule TEXT NOT NULL,
  document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,   -- where the words stand that it rests on
  start INTEGER,
  end INTEGER,
  PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_from ON link (from_kind, from_id);
CREATE INDEX link_to ON link (to_kind, to_id);
CREATE INDEX link_document ON link (document_id) WHERE document_id IS NOT NULL;
