"""Errors and findings: one table of codes, which the documentation prints.

`DelokrugError` is for the caller's mistakes and the machine's; what a document contains never raises past
`read.read_document`, it becomes a finding or a documents row with status failed.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # documents that give no text
    "empty_file": "the file is empty",
    "not_text": "the file is neither text, PDF, an office document nor a picture (it looks like {what})",
    "unsupported_format": "{what} files are not read yet; convert the file to PDF or plain text",
    "unknown_encoding": "the text's encoding could not be recognised",
    "pdf_broken": "the PDF is damaged or cut short: {reason}",
    "pdf_encrypted": "the PDF is encrypted and asks for a password (--password)",
    "wrong_password": "the password does not open the file",
    "pdf_no_text": "the PDF has no text layer (a scan?); {reason}",
    "pdf_too_many_pages": "the PDF has {pages} pages, more than the limit of {limit}",
    "pdf_bomb": "a part of the PDF unpacks to more than {limit} MB, which no page does",
    "office_broken": "the document is damaged: {reason}",
    "office_no_text": "the document holds pictures and no text (a scan?); save it as PDF, whose pictures are read",
    "office_encrypted": "the document is protected with a password (--password)",
    "odt_encrypted": "the OpenDocument text is protected with a password; save it without one",
    "doc_unread": "DOC files need LibreOffice or catdoc; this installs it: {command}",
    "conversion_failed": "LibreOffice could not read the document: {reason}",
    "archive_too_large": "the file unpacks to {size} MB, more than the limit of {limit} MB",
    "html_too_large": "the page has {size} MB and {count} tags; the limits are {limit} MB and {tags} tags",
    "html_broken": "the page could not be read: {reason}",
    "html_no_text": "the page holds no text (is it made by a script when it is opened?)",
    "archive_broken": "the archive is damaged: {reason}",
    "archive_encrypted": "the archive is encrypted and asks for a password (--password)",
    "archive_bomb": "a file in the archive unpacks to more than {times} times its size, which no document does",
    "archive_no_document": "the archive holds no document",
    "archive_nested": "an archive inside an archive is not opened; unpack it first",
    "archive_many_members": "the archive holds {count} files, the limit is {limit}",
    "image_broken": "the picture is damaged or cut short: {reason}",
    "image_too_large": "the picture has more than {limit} million pixels",
    "image_no_text": "the picture gave no text; {reason}",
    "too_many_pages": "the file has more pages than the limit of {limit}",
    "file_too_large": "the file has {size} MB, more than the limit of {limit} MB",
    "fetch_failed": "the address could not be read: {reason}",
    "unreadable": "the file could not be read: {reason}",
    "text_too_long": "the text has {count} million characters, more than the limit of {limit}",
    "other_language": "the text is not in a language delokrug reads (it looks like {language})",
    "garbled_text": "the letters of {where} make no words, and no known map makes words of them; what stands there is "
    "missing in the tables",
    # a document's child process
    "timeout": "reading took longer than {seconds} s and was stopped (--timeout gives it more time)",
    "crashed": "the process that read the file died: {reason}",
    "internal": "an error in delokrug, please report it: {reason}",
    # findings
    "page_without_text": "page {page} has no text layer",
    "no_libreoffice": "read without LibreOffice: automatic numbers, notes and tables may be missing; this "
    "installs it: {command}",
    "quotation_open": "the new text «{text}» begins with a quotation mark that is never closed; it was read up to the "
    "next article or amending sentence",
    "post_amended": "a post is changed or deleted, and has no row since its full text is not given: «{text}»",
    "amended_duties": "left out, since the act does not name the unit that has them: {duties} of amended provisions",
    "ocr_read": "{pages} read by character recognition (mean confidence {confidence} %)",
    "ocr_doubtful": "page {page} was read by character recognition with a confidence of only {confidence} %; compare "
    "it with the original",
    "ocr_headcounts": "the numbers of executors of {posts} were read by character recognition (lowest confidence "
    "{confidence} %)",
    "ocr_headcount": "the number of executors of «{title}» was read by character recognition with a confidence of only "
    "{confidence} %; compare it with the original",
    "ocr_missing": "pages without a text layer are lost: character recognition is not installed; run: {command}",
    "ocr_out_of_time": "{pages} not read: character recognition was stopped so that the rest could be read within "
    "{seconds} s (--timeout gives it more time)",
    "part_unread": "a part of the document was not read: {reason}",
    "accents_restored": "the text was typed without accents (č, ć, š, ž, đ); {words} words were given theirs",
    "font_repaired": "letters stood for others on {where} ({cause}); those that were meant were put in their place",
    "strange_letters": "some letters on {where} stand for others, and which is not known; words with them are as found",
    "no_units": "no organisational unit was found",
    "total_posts": "«{quote}»{where}: {declared} posts declared, {found} found: {posts}",
    "total_executors": "«{quote}»{where}: {declared} executors declared, {found} found: {posts}",
    "total_part": "«{quote}»{where}: {declared} posts declared, {found} found: the text may hold only a part of them",
    "duplicate": "the same file as {source}; its rows stand there",
    # the act against itself and against the law (docs/checks.md)
    "number_repeated": "two posts have the number {number}: {titles}",
    "number_missing": "numbers of posts are missing: {numbers} (they go from {first} to {last})",
    "number_without_post": "the text has the numbers {numbers}, but no posts that could be read behind them",
    "post_without_number": "among numbered posts these have no number: {titles}",
    "post_without_unit": "these posts stand behind those of the units and in no unit: {titles}",
    "post_without_executors": "the post «{title}» has no number of executors{source}",
    "rank_unknown": "«{rank}» is no rank that is known: {titles}",
    "unit_name_differs": "«{name}» was announced as «{announced}»",
    "unit_without_remit": "«{name}» is announced, but what it does is not said",
    "unit_not_announced": "«{name}» has a remit or posts, but is not among the units that are announced",
    "unit_outranks_parent": "«{name}» is a part of «{parent}», a smaller kind of unit",
    "unit_too_small": "«{name}» has {count} executors, fewer than {minimum} ({source})",
    "too_many_posts": "there are {count} posts like «{title}», more than {maximum} ({source})",
    # the caller's
    "several_documents": "the archive holds {count} documents: name one ({example}), or read all with `delokrug run`",
    "net_not_allowed": "{source} is on the network, which is not asked unless it is allowed (--allow-net)",
    "no_source": "no document found in {source}",
    "out_unwritable": "cannot write to {path}: {reason}",
    "no_page_image": "there is no such page to draw: {reason}",
    "missing_table": "{table}.csv is missing in {folder}",
    "bad_gold": "{path} is not a gold file: {reason}",
    "no_pack": "there is no language pack {language!r}; there are {known}",
    "bad_pack": "this is no language pack: {reason}",
    # language models
    "package_missing": "{package} is not installed: {command}",
    "models_missing": "the models of {name} are not in {folder}: `delokrug models --download {name}` fetches them "
    "where the network allows; elsewhere fill that folder with {files}",
    "model_broken": "the models of {name} in {folder} could not be loaded: {reason}",
    "no_download": "{name} cannot be downloaded; what can: {known}",
    "download_failed": "the models of {name} could not be downloaded ({reason}); fill {folder} by hand with {files}",
}

SEVERITIES: dict[str, str] = {
    "pdf_broken": "warning",
    "office_broken": "warning",
    "page_without_text": "note",
    "no_libreoffice": "warning",
    "ocr_read": "note",
    "ocr_doubtful": "warning",
    "ocr_headcounts": "note",
    "ocr_headcount": "warning",
    "ocr_missing": "warning",
    "ocr_out_of_time": "warning",
    "part_unread": "warning",
    "garbled_text": "warning",
    "unknown_encoding": "warning",
    "accents_restored": "note",
    "font_repaired": "note",
    "strange_letters": "warning",
    "no_units": "note",
    "quotation_open": "warning",
    "post_amended": "note",
    "amended_duties": "note",
    "duplicate": "note",
    "number_repeated": "warning",
    "number_missing": "warning",
    "number_without_post": "note",
    "post_without_number": "note",
    "post_without_unit": "note",
    "post_without_executors": "warning",
    "rank_unknown": "note",
    "total_posts": "warning",
    "total_executors": "warning",
    "total_part": "note",
    "unit_name_differs": "warning",
    "unit_without_remit": "warning",
    "unit_not_announced": "warning",
    "unit_outranks_parent": "warning",
    "unit_too_small": "warning",
    "too_many_posts": "warning",
}
"""Code of a finding → its severity. A code of `CODES` that is not here ends the reading of a document."""


class DelokrugError(Exception):
    """A mistake with a code of `CODES`, and the file and page where it is known."""

    def __init__(self, code: str, *, file: str = "", page: int | None = None, **facts: object) -> None:
        self.code = code
        self.file = file
        self.page = page
        self.reason = CODES[code].format(**facts)
        where = file + (f", page {page}" if page else "")
        super().__init__(f"{where}: {self.reason}" if where else self.reason)
        self._facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        # the error crosses from a child process to its parent, so it must survive pickling
        return _rebuilt, (self.code, self.file, self.page, self._facts)


def _rebuilt(code: str, file: str, page: int | None, facts: dict[str, object]) -> DelokrugError:
    return DelokrugError(code, file=file, page=page, **facts)
