"""How the documents of group g are made: sources with marked duties in, documents, gold and truth out.

    source → gold
    source → opendocument, word, web, plain → office → paper, pdfs

`corpora/make_documents.py` says which document is made how, and runs it all.
"""
