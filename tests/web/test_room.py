"""The archive of these tests holds what it says."""

from __future__ import annotations

from tests.web.room_texts import AGENDA, CITING, HOSTILE, MOTION, REPORT

from kamerspoor.store.rows import DocumentRow, MeetingRow, MotionRow, ReferenceRow
from kamerspoor.store.sqlite import SqliteReader


def test_the_archive_holds_what_pages_are_tested_with(archive: SqliteReader) -> None:
    kinds = {key: row.kind for key in (REPORT, AGENDA, MOTION) if (row := archive.first(DocumentRow, key=key))}
    assert kinds == {REPORT: "report", AGENDA: "annotated_agenda", MOTION: "motion"}
    assert archive.first(DocumentRow, key=HOSTILE)
    assert archive.first(DocumentRow, key=None)
    motion = archive.first(MotionRow, key=MOTION)
    assert motion is not None
    assert motion.outcome == "adopted"
    meeting = archive.first(MeetingRow, id="RBZ/2023-03-13")
    assert meeting is not None
    assert meeting.agenda_id
    assert meeting.report_id
    assert archive.count(ReferenceRow, target=MOTION) > CITING
