-- What an index beside the archive must know to be of this archive in this state; a new one with each change taken up.
CREATE TABLE search_mark (mark TEXT NOT NULL) STRICT;
INSERT INTO search_mark VALUES (lower(hex(randomblob(16))));

-- The text of a motion is searched as soon as it is kept, also while what is known of the motion is yet to be made.
CREATE TRIGGER motion_document_comes AFTER INSERT ON document WHEN new.kind = 'motion' AND new.key IS NOT NULL BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('motion:' || new.key);
END;
CREATE TRIGGER motion_document_goes BEFORE DELETE ON document WHEN old.kind = 'motion' AND old.key IS NOT NULL BEGIN
  INSERT OR REPLACE INTO unindexed (key) VALUES ('motion:' || old.key);
END;

-- A document is found by its official number too.
CREATE TRIGGER official_number_comes AFTER INSERT ON official_document WHEN new.external_id IS NOT NULL BEGIN
  INSERT OR REPLACE INTO unindexed (key)
    SELECT 'document:' || key FROM document WHERE key = new.external_id AND kind <> 'motion' LIMIT 1;
END;
CREATE TRIGGER official_number_changes AFTER UPDATE OF external_id, number ON official_document
WHEN new.external_id IS NOT old.external_id OR new.number IS NOT old.number BEGIN
  INSERT OR REPLACE INTO unindexed (key)
    SELECT 'document:' || key FROM document WHERE key = new.external_id AND kind <> 'motion' LIMIT 1;
END;
