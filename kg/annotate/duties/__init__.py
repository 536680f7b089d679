"""Who answers for what.

In: the text of a document. Out: duties: a task, the bodies or groups that answer for it, and their role.
"""
