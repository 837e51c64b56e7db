"""Several PDFs as one, page after page as they are."""

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from koordinator.reports.pictures import one_at_a_time


class JoinedPdf(NamedTuple):
    """A PDF and how many pages it has."""

    pdf: bytes
    pages: int


def joined(pdfs: Iterable[bytes]) -> JoinedPdf:
    """The pages of some PDFs in their order."""
    from pypdfium2 import PdfDocument

    with one_at_a_time:
        whole = PdfDocument.new()
        try:
            for pdf in pdfs:
                part = PdfDocument(pdf)
                whole.import_pages(part)
                part.close()
            written = BytesIO()
            whole.save(written)
            return JoinedPdf(written.getvalue(), len(whole))
        finally:
            whole.close()
