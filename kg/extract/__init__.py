"""The extract: what one file gives, as data.

In: a file. Out: an `Extract` of it, written, read back, and kept by content; what stands right of it (`kg.resolve`)
sees the extracts of all files.
"""
