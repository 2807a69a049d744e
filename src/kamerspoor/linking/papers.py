"""Which official case is which Kamerstuk, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kamerspoor.ids import KamerstukId
from kamerspoor.official.values import (
    Case,
    CaseDossier,
    DocumentCase,
    DocumentVersion,
    Dossier,
    OfficialDocument,
)
from kamerspoor.store.protocol import Reader

MOTION = "Motie"


def is_motion(kind: str | None) -> bool:
    """Tell whether an official kind, of a case or a document, is that of a motion.

    >>> is_motion("Motie (gewijzigd/nader)"), is_motion("Brief regering"), is_motion(None)
    (True, False, False)
    """
    return (kind or "").lower().startswith(MOTION.lower())


def keys_of_cases(archive: Reader, case_ids: Iterable[str]) -> dict[str, str]:
    """Give the key of the Kamerstuk that each motion is: by its document's identifier, else by dossier and number.

    A letter can be filed under the case of a motion; it does not make the letter's number the motion's.
    """
    cases = {case.id: case for case in archive.among(Case, "id", case_ids) if is_motion(case.kind) and not case.deleted}
    links = archive.among(DocumentCase, "case_id", cases)
    documents = {d.id: d for d in archive.among(OfficialDocument, "id", (link.document_id for link in links))}
    keys: dict[str, str] = {}
    for link in sorted(links, key=lambda link: (link.case_id, link.document_id)):
        document = documents.get(link.document_id)
        if document and _is_of_motion(document) and (document.external_id or "").startswith("kst-"):
            keys.setdefault(link.case_id, document.external_id or "")
    rest = [case for case in cases.values() if case.id not in keys and case.sequence is not None]
    names = _dossier_names(archive, (case.id for case in rest))
    for case in rest:
        if name := names.get(case.id):
            keys[case.id] = f"kst-{name}-{case.sequence}"
    return keys


def cases_of_keys(archive: Reader, keys: Iterable[str]) -> dict[str, tuple[Case, OfficialDocument | None, str]]:
    """Give the motion that each key is, its document and the rule by which it was found."""
    wanted = list(dict.fromkeys(keys))
    found = _by_document(archive, wanted)
    found.update(_by_number(archive, [key for key in wanted if key not in found]))
    return found


def _by_document(archive: Reader, keys: list[str]) -> dict[str, tuple[Case, OfficialDocument | None, str]]:
    documents = {d.id: (d, d.external_id or "") for d in archive.among(OfficialDocument, "external_id", keys)}
    versions = archive.among(DocumentVersion, "external_id", keys)
    older = {v.document_id: v.external_id or "" for v in versions if v.document_id and v.document_id not in documents}
    documents.update({d.id: (d, older[d.id]) for d in archive.among(OfficialDocument, "id", older)})
    own = {key: value for key, value in documents.items() if _is_of_motion(value[0])}
    links = archive.among(DocumentCase, "document_id", own)
    cases = {case.id: case for case in archive.among(Case, "id", (link.case_id for link in links))}
    found: dict[str, tuple[Case, OfficialDocument | None, str]] = {}
    for link in sorted(links, key=lambda link: (link.document_id, link.case_id)):
        case = cases.get(link.case_id)
        if case and is_motion(case.kind) and not case.deleted:
            document, key = own[link.document_id]
            found.setdefault(key, (case, document, "the identifier of its document"))
    return found


def _by_number(archive: Reader, keys: list[str]) -> dict[str, tuple[Case, OfficialDocument | None, str]]:
    wanted: dict[tuple[str, int], str] = {}
    for key in keys:
        try:
            paper = KamerstukId.parse(key)
        except ValueError:
            continue
        if paper.number.isdecimal():
            wanted[paper.dossier_name, int(paper.number)] = key
    cases = archive.among(Case, "sequence", sorted({number for _, number in wanted}), kind=MOTION)
    names = _dossier_names(archive, (case.id for case in cases))
    found: dict[str, tuple[Case, OfficialDocument | None, str]] = {}
    for case in cases:
        held = wanted.get((names.get(case.id, ""), case.sequence or 0))
        if held and not case.deleted:
            found.setdefault(held, (case, None, "its dossier and number"))
    return found


def _is_of_motion(document: OfficialDocument) -> bool:
    return not document.deleted and (document.kind is None or is_motion(document.kind))


def _dossier_names(archive: Reader, case_ids: Iterable[str]) -> Mapping[str, str]:
    """Give the dossier of each case that lies in one, as identifiers write it."""
    lies_in: dict[str, list[str]] = defaultdict(list)
    for link in archive.among(CaseDossier, "case_id", case_ids):
        lies_in[link.case_id].append(link.dossier_id)
    dossiers = {d.id: d for d in archive.among(Dossier, "id", (i for ids in lies_in.values() for i in ids))}
    names: dict[str, str] = {}
    for case_id, ids in lies_in.items():
        held = [dossiers[i] for i in ids if i in dossiers and dossiers[i].number]
        if len(held) == 1:
            names[case_id] = "-".join(part for part in (held[0].number, held[0].addition) if part)
    return names
