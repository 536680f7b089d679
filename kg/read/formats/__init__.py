"""Files that are no plain text: web pages, Word, PDF, tables, archives; one module a format.

In: the bytes of a file. Out: `Source`s with the places of their text, known policies, and what was not read and why. A
module is imported when a file of its format is met: none of them costs a build of texts anything.
"""
