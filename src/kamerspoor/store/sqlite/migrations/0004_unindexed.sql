-- What full-text search has yet to take up: `document:<key>` (`document:#<id>` without a key), `motion:<key>`,
-- `commitment:<id>`. A change gets a new number, so that one that comes while the last is taken up stays noted.
CREATE TABLE unindexed (
  change INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- The text of a motion is found with all else that is known of the motion.
CREATE TRIGGER document_comes AFTER INSERT ON document WHEN new.kind <> 'motion' OR new.key IS NULL BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('document:' || coalesce(new.key, '#' || new.id));
END;
CREATE TRIGGER document_goes BEFORE DELETE ON document WHEN old.kind <> 'motion' OR old.key IS NULL BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('document:' || coalesce(old.key, '#' || old.id));
END;
CREATE TRIGGER motion_comes AFTER INSERT ON motion BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('motion:' || new.key);
END;
CREATE TRIGGER motion_goes BEFORE DELETE ON motion BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('motion:' || old.key);
END;
CREATE TRIGGER commitment_comes AFTER INSERT ON commitment BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('commitment:' || new.id);
END;
CREATE TRIGGER commitment_goes BEFORE DELETE ON commitment BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('commitment:' || old.id);
END;
