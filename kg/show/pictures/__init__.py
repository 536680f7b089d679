"""Interactive pages.

In: `Records`. Out: HTML that stands alone, or a folder of pages that share one script file.
"""
