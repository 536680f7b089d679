"""Answers for eyes and files.

In: values and tables. Out: text for a terminal, a report, exports in other formats, pages.
"""
