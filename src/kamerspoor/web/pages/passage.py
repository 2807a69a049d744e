"""A place in the text of a document, for those who know it by its offset: leads to its sentence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import RedirectResponse, Response

from kamerspoor.ledger import documents
from kamerspoor.web import addresses
from kamerspoor.web.pages.document import Key
from kamerspoor.web.paging import PROBLEMS, Here

router = APIRouter()


@router.get(
    "/document/{key}/plaats/{start}", status_code=303, response_class=RedirectResponse, tags=["pages"],
    summary="The sentence that holds a place in the text of a document", responses={**PROBLEMS},
)  # fmt: skip
def passage(
    here: Here, key: Key, start: Annotated[int, Path(ge=0, le=10**9, description="In code points of the text")]
) -> Response:
    """Lead to the sentence, or to the document where none holds the place."""
    sentence = documents.passage(here.reader, key, start)
    return RedirectResponse(addresses.document(key, f"s-{sentence}" if sentence is not None else ""), 303)
