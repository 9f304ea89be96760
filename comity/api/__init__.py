"""HTTP for machines: /api/v1 for embeds and newsrooms.

Promises: every answer is a typed schema or problem+json with a stable code and a sentence in
the reader's language; what is personal is never cached; the schema is committed and compared.
Never: reads a cookie, decides anything, or does by itself what an action does.
"""
