"""Files to documents and table rows.

In: paths. Out: `Source`, from it `CleanText`, from it segments (one a document) and rows of tables.
"""
