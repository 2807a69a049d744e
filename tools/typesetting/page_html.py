"""A page as the site of official publications shows it: furniture of the site around the document."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .layout import ITEM_SIGN
from .official_xml import INVENTED
from .source import NO_BREAK_SPACE, Block, Document, Inline, Mark, Words

_SITE = "https://zoek.officielebekendmakingen.nl"
_TAGS = {"title": "h2", "heading1": "h3", "heading2": "h4"}
_LEAD = """\
<body>
<a class="skiplink" href="#content">Direct naar content</a>
<header class="header">
<div class="header__start"><a href="/" class="header__logo">Overheid.nl | Officiële bekendmakingen</a></div>
<nav class="header__nav" aria-label="Hoofdnavigatie">
<ul>
<li><a href="/">Zoeken</a></li>
<li><a href="/uitgebreidzoeken">Uitgebreid zoeken</a></li>
<li><a href="/help">Help</a></li>
</ul>
</nav>
</header>
<nav class="breadcrumb" aria-label="Kruimelpad"><p>U bent hier:</p>
<ol><li><a href="/">Home</a></li><li>Parlementaire documenten</li></ol>
</nav>
<main id="content">
"""
_TAIL = """\
</main>
<footer class="footer">
<ul>
<li><a href="/over-deze-site">Over deze site</a></li>
<li><a href="/contact">Contact</a></li>
<li><a href="/privacy">Privacy en cookies</a></li>
<li><a href="/toegankelijkheid">Toegankelijkheid</a></li>
</ul>
</footer>
</body>
</html>
"""


def write(document: Document) -> bytes:
    """Write a document as a page of the official site."""
    lines = [*_document(document)]
    text = _head(document) + _LEAD + "".join(f"{line}\n" for line in lines) + _TAIL
    return text.replace(NO_BREAK_SPACE, "&nbsp;").encode("utf-8")


def _head(document: Document) -> str:
    title = f"{document.dossier_title}; {document.category}; {document.subject}"
    metas = [
        ("DC.identifier", document.id),
        ("DC.title", title),
        ("DC.type", document.category),
        ("DC.creator", "Tweede Kamer der Staten-Generaal"),
        ("DCTERMS.issued", document.issued.isoformat()),
        ("DCTERMS.available", document.available.isoformat()),
        ("OVERHEIDop.dossiernummer", document.dossier.replace(" ", "", 1).replace(" ", "-")),
        ("OVERHEIDop.ondernummer", document.number),
        ("OVERHEIDop.vergaderjaar", document.session_year.replace("–", "-")),
        ("OVERHEIDop.indiener", document.author),
    ]
    return "".join(
        f"{line}\n"
        for line in [
            "<!DOCTYPE html>",
            f"<!-- {INVENTED} -->",
            '<html lang="nl">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(title)} | Overheid.nl &gt; Officiële bekendmakingen</title>",
            *(f'<meta name="{name}" content="{escape(content)}">' for name, content in metas),
            "</head>",
        ]
    )


def _document(document: Document) -> Iterator[str]:
    number = document.dossier
    yield '<div id="broodtekst" class="stuk broodtekst-container">'
    yield '<div class="kamerstukkop">'
    yield "<p>Tweede Kamer der Staten-Generaal <span>2</span></p>"
    yield f"<p>Vergaderjaar {document.session_year}</p>"
    yield "</div>"
    yield f'<h1><span class="dossiernummer">{number}</span> {escape(document.dossier_title)}</h1>'
    yield f'<h2 class="stuktitel">Nr. {document.number} {escape(document.heading)}</h2>'
    open_list = False
    for block in document.blocks:
        if (block.kind == "item") != open_list:
            open_list = not open_list
            yield '<ul class="expliciet">' if open_list else "</ul>"
        yield _block(block)
    if document.notes:
        yield '<div class="noten">'
        for note, content in document.notes.items():
            back = f'<a class="noot-nr" id="n{note}" href="#r{note}"><sup>{note}</sup></a>'
            yield f'<div class="noot"><p>{back} {_inline(content)}</p></div>'
        yield "</div>"
    yield "</div>"


def _block(block: Block) -> str:
    inner = _inline(block.content)
    match block.kind:
        case "title" | "heading1" | "heading2":
            tag = _TAGS[block.kind]
            return f'<{tag} class="tussenkop">{inner}</{tag}>'
        case "item":
            return f'<li class="li"><p><span class="li-nr">{ITEM_SIGN}</span> {inner}</p></li>'
        case "function":
            return f'<div class="ondertekening"><p><span class="functie">{inner}</span><br>'
        case "name":
            return f'<span class="naam">{inner}</span></p></div>'
        case "proposed":
            return f'<p class="datumtekst">{inner}</p>'
        case _:
            return f'<p class="al">{inner}</p>'


def _inline(content: Inline) -> str:
    return "".join(_mark(part) if isinstance(part, Mark) else _words(part) for part in content)


def _words(part: Words) -> str:
    text = escape(part.text, quote=False)
    if part.target is None:
        return text
    title = f"link naar publicatie {part.target}"
    return f'<a class="extref" href="{_SITE}/{part.target}.html" title="{title}">{text}</a>'


def _mark(mark: Mark) -> str:
    return f'<a class="nootmarkering" id="r{mark.note}" href="#n{mark.note}"><sup>{mark.note}</sup></a>'
