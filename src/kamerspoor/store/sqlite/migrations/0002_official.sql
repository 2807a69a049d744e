-- Official data, as kamerspoor.official.values has it: a table a kind, a column a field. Its rows arrive in any
-- order and from pages that tell only part, so none requires another.

CREATE TABLE official_dossier (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  addition TEXT,
  title TEXT,
  alias TEXT,
  highest INTEGER,
  closed INTEGER CHECK (closed IN (0, 1)),
  chamber TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_dossier_number_addition ON official_dossier (number, addition) WHERE number IS NOT NULL;

CREATE TABLE official_case (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  kind TEXT,
  title TEXT,
  citation_title TEXT,
  alias TEXT,
  subject TEXT,
  started TEXT,
  session_year TEXT,
  sequence INTEGER,
  appreciation TEXT,
  settled INTEGER CHECK (settled IN (0, 1)),
  large_project INTEGER CHECK (large_project IN (0, 1)),
  status TEXT,
  handling TEXT,
  term TEXT,
  organisation TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_case_number ON official_case (number) WHERE number IS NOT NULL;
CREATE INDEX official_case_kind_started ON official_case (kind, started) WHERE kind IS NOT NULL;
CREATE INDEX official_case_sequence ON official_case (sequence) WHERE sequence IS NOT NULL;

CREATE TABLE official_case_actor (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  case_id TEXT,
  name TEXT,
  faction TEXT,
  abbreviation TEXT,
  function TEXT,
  relation TEXT,
  person_id TEXT,
  faction_id TEXT,
  committee_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_case_actor_case_id ON official_case_actor (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX official_case_actor_person_id ON official_case_actor (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE official_document (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  kind TEXT,
  title TEXT,
  citation_title TEXT,
  alias TEXT,
  subject TEXT,
  date TEXT,
  registered TEXT,
  received TEXT,
  session_year TEXT,
  chamber INTEGER,
  sequence INTEGER,
  annex_number TEXT,
  sender_mark TEXT,
  organisation TEXT,
  content_type TEXT,
  content_length INTEGER,
  version_id TEXT,
  external_id TEXT,
  xml_url TEXT,
  pdf_url TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_external_id ON official_document (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX official_document_number ON official_document (number) WHERE number IS NOT NULL;

CREATE TABLE official_document_version (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  document_id TEXT,
  number INTEGER,
  status TEXT,
  date TEXT,
  extension TEXT,
  external_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_version_document_id ON official_document_version (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX official_document_version_external_id ON official_document_version (external_id) WHERE external_id IS NOT NULL;

CREATE TABLE official_publication (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  version_id TEXT,
  identifier TEXT,
  kind TEXT,
  file_name TEXT,
  source TEXT,
  url TEXT,
  content_type TEXT,
  content_length INTEGER,
  published TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_publication_version_id ON official_publication (version_id) WHERE version_id IS NOT NULL;

CREATE TABLE official_document_actor (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  document_id TEXT,
  name TEXT,
  faction TEXT,
  function TEXT,
  relation TEXT,
  person_id TEXT,
  faction_id TEXT,
  committee_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_actor_document_id ON official_document_actor (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE official_person (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number INTEGER,
  titles TEXT,
  initials TEXT,
  infix TEXT,
  surname TEXT,
  call_name TEXT,
  first_names TEXT,
  function TEXT,
  faction_label TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_person_surname ON official_person (surname) WHERE surname IS NOT NULL;

CREATE TABLE official_faction (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number INTEGER,
  abbreviation TEXT,
  name TEXT,
  name_en TEXT,
  seats INTEGER,
  active_from TEXT,
  active_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE official_faction_seat (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  faction_id TEXT,
  weight INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE official_seat (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  seat_id TEXT,
  person_id TEXT,
  faction_id TEXT,
  function TEXT,
  start TEXT,
  "end" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_seat_person_id ON official_seat (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX official_seat_faction_id ON official_seat (faction_id) WHERE faction_id IS NOT NULL;
CREATE INDEX official_seat_seat_id ON official_seat (seat_id) WHERE seat_id IS NOT NULL;

CREATE TABLE official_committee (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number INTEGER,
  kind TEXT,
  abbreviation TEXT,
  name TEXT,
  name_en TEXT,
  active_from TEXT,
  active_to TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE official_vote (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  decision_id TEXT,
  choice TEXT,
  seats INTEGER,
  actor TEXT,
  faction TEXT,
  person_id TEXT,
  faction_id TEXT,
  member INTEGER NOT NULL CHECK (member IN (0, 1)),
  mistake INTEGER CHECK (mistake IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX official_vote_decision_id ON official_vote (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX official_vote_person_id ON official_vote (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE official_decision (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  agenda_item_id TEXT,
  kind TEXT,
  outcome TEXT,
  text TEXT,
  note TEXT,
  status TEXT,
  method TEXT,
  position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX official_decision_agenda_item_id ON official_decision (agenda_item_id) WHERE agenda_item_id IS NOT NULL;

CREATE TABLE official_agenda_item (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  subject TEXT,
  activity_id TEXT,
  start TEXT,
  "end" TEXT,
  position INTEGER,
  heading TEXT,
  note TEXT,
  status TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_agenda_item_activity_id ON official_agenda_item (activity_id) WHERE activity_id IS NOT NULL;

CREATE TABLE official_activity (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  kind TEXT,
  subject TEXT,
  date_kind TEXT,
  date TEXT,
  start TEXT,
  "end" TEXT,
  place TEXT,
  closed_doors INTEGER CHECK (closed_doors IN (0, 1)),
  status TEXT,
  session_year TEXT,
  chamber TEXT,
  committee TEXT,
  committee_abbreviation TEXT,
  committee_id TEXT,
  note TEXT,
  requested TEXT,
  expires TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_activity_date ON official_activity (date) WHERE date IS NOT NULL;
CREATE INDEX official_activity_number ON official_activity (number) WHERE number IS NOT NULL;

CREATE TABLE official_activity_actor (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  activity_id TEXT,
  name TEXT,
  faction TEXT,
  relation TEXT,
  position INTEGER,
  function TEXT,
  speaking_time TEXT,
  person_id TEXT,
  faction_id TEXT,
  committee_id TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_activity_actor_activity_id ON official_activity_actor (activity_id) WHERE activity_id IS NOT NULL;

CREATE TABLE official_commitment (
  id TEXT PRIMARY KEY,
  modified TEXT,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  number TEXT,
  text TEXT,
  name TEXT,
  surname TEXT,
  infix TEXT,
  initials TEXT,
  first_name TEXT,
  function TEXT,
  ministry TEXT,
  created TEXT,
  due TEXT,
  status TEXT,
  letter TEXT,
  promised_to TEXT,
  activity_number TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX official_commitment_number ON official_commitment (number) WHERE number IS NOT NULL;
CREATE INDEX official_commitment_due ON official_commitment (due) WHERE due IS NOT NULL;
CREATE INDEX official_commitment_activity_number ON official_commitment (activity_number) WHERE activity_number IS NOT NULL;

CREATE TABLE official_case_link (
  case_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (case_id, other_id, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_case_link_other_id ON official_case_link (other_id);

CREATE TABLE official_case_dossier (
  case_id TEXT NOT NULL,
  dossier_id TEXT NOT NULL,
  PRIMARY KEY (case_id, dossier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_case_dossier_dossier_id ON official_case_dossier (dossier_id);

CREATE TABLE official_document_case (
  document_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (document_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_case_case_id ON official_document_case (case_id);

CREATE TABLE official_document_dossier (
  document_id TEXT NOT NULL,
  dossier_id TEXT NOT NULL,
  PRIMARY KEY (document_id, dossier_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_dossier_dossier_id ON official_document_dossier (dossier_id);

CREATE TABLE official_document_link (
  document_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (document_id, other_id, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_document_link_other_id ON official_document_link (other_id);

CREATE TABLE official_decision_case (
  decision_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  method TEXT NOT NULL,
  grade TEXT NOT NULL,
  PRIMARY KEY (decision_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_decision_case_case_id ON official_decision_case (case_id);

CREATE TABLE official_agenda_item_case (
  agenda_item_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (agenda_item_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_agenda_item_case_case_id ON official_agenda_item_case (case_id);

CREATE TABLE official_agenda_item_document (
  agenda_item_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  PRIMARY KEY (agenda_item_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_agenda_item_document_document_id ON official_agenda_item_document (document_id);

CREATE TABLE official_activity_case (
  activity_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (activity_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_activity_case_case_id ON official_activity_case (case_id);

CREATE TABLE official_activity_document (
  activity_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  PRIMARY KEY (activity_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_activity_document_document_id ON official_activity_document (document_id);

CREATE TABLE official_activity_link (
  activity_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (activity_id, other_id, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_activity_link_other_id ON official_activity_link (other_id);

CREATE TABLE official_commitment_link (
  commitment_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  relation TEXT NOT NULL,
  PRIMARY KEY (commitment_id, other_id, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_commitment_link_other_id ON official_commitment_link (other_id);

CREATE TABLE official_commitment_activity (
  commitment_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  PRIMARY KEY (commitment_id, activity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX official_commitment_activity_activity_id ON official_commitment_activity (activity_id);

CREATE TABLE official_commitment_person (
  commitment_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (commitment_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_commitment_faction (
  commitment_id TEXT NOT NULL,
  faction_id TEXT NOT NULL,
  PRIMARY KEY (commitment_id, faction_id)
) STRICT, WITHOUT ROWID;
